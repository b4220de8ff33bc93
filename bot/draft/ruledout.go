package draft

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// How many paragraphs above a quotation must be without a name for it not to be
// that of the speaker: where the words around the quotation have somebody else's
// name, and where they have none, as "she said" and "the minister said". Both
// were found on one half of public articles and measured on the other;
// TestPolnearSpeakers holds them.
const (
	aboveNamed   = 1
	aboveUnnamed = 4
)

// rulesOut reports whether the text cannot mean the person of the name as the
// speaker of the quotation at the byte, though it may not say plainly who that
// is: the name stands nowhere near.
func (t *Text) rulesOut(at int, name string) bool {
	i, ok := t.spokenAt(at)
	if !ok {
		return false
	}
	p := t.speech().Part(i)
	if p.Kind != speech.Quoted {
		return false
	}
	near := lang.Span{Start: t.speech().Sentences[p.From].Start, End: t.speech().Sentences[p.To-1].End}
	above := aboveUnnamed
	if p.Speaker.End > 0 {
		near.Start, near.End = min(near.Start, p.Speaker.Start), max(near.End, p.Speaker.End)
		if t.hasName(p.Speaker) {
			above = aboveNamed
		}
	}
	near = t.withParagraphs(near, above)
	if above == aboveUnnamed && (t.mentions(lang.Span{End: t.firstParagraph()}, name) || holdsName(t.Article.Headline+" "+t.Article.Byline, name)) {
		return false
	}
	return !t.mentions(near, name)
}

// hasName reports whether a name stands in the span.
func (t *Text) hasName(s lang.Span) bool { return len(t.namesIn(s)) > 0 }

func (t *Text) namesIn(s lang.Span) []lang.Name { return t.Article.Sense().At(s.Start, s.End).Names() }

// firstParagraph is where the first paragraph of the text ends.
func (t *Text) firstParagraph() int {
	if end := strings.IndexByte(t.Article.Text, '\n'); end >= 0 {
		return end
	}
	return len(t.Article.Text)
}

// withParagraphs widens the span to the paragraphs that it touches and n above.
func (t *Text) withParagraphs(s lang.Span, n int) lang.Span {
	text := t.Article.Text
	for ; s.Start > 0; n-- {
		s.Start = strings.LastIndexByte(strings.TrimRightFunc(text[:s.Start], unicode.IsSpace), '\n') + 1
		if n == 0 {
			break
		}
	}
	if end := strings.IndexByte(text[s.End:], '\n'); end >= 0 {
		s.End += end
	} else {
		s.End = len(text)
	}
	return s
}

// mentions reports whether a word of the name stands in the span.
func (t *Text) mentions(s lang.Span, name string) bool {
	return holdsName(t.Article.Text[s.Start:s.End], name)
}

// holdsName reports whether a word of the name that is no initial stands in the
// text.
func holdsName(text, name string) bool {
	words := map[string]bool{}
	for w := range strings.FieldsFuncSeq(lang.Fold(text), isNoLetter) {
		words[w] = true
	}
	for w := range strings.FieldsFuncSeq(lang.Fold(name), isNoLetter) {
		if len([]rune(w)) > 1 && words[w] { // "s" is of "Muir's"
			return true
		}
	}
	return false
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
