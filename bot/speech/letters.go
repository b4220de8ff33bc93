package speech

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// signForm matches the line below a letter: a name, and where its writer is or
// what they are, without the stop of a sentence.
var signForm = withWords(`^(?:[–—-] ?)?((?:[\p{Lu}][\p{L}\p{M}.’'\-]*)(?: (?:[\p{Lu}][\p{L}\p{M}.’'\-]*|WORDS)){1,4}(?:[,(] ?[^.!?:“”"\n]{2,60})?)$`, lexicon.Named("speech", "signword"))

// Two signed letters tell a page of letters by themselves, one does where the
// headline or a salutation says that it is a letter.
const (
	fewestLetters = 2
	longestSign   = 90 // bytes
)

// readLetters makes a turn of the paragraphs above each name that signs them.
func (t *Text) readLetters() bool {
	var signs []int
	for p := 1; p < len(t.paragraphs); p++ {
		if t.signs(p) && !t.signs(p-1) && t.endsSentence(p-1) {
			signs = append(signs, p)
		}
	}
	if len(signs) == 0 || len(signs) < fewestLetters && !t.saysLetter() {
		return false
	}
	if !t.saysLetter() && (signs[len(signs)-1] != len(t.paragraphs)-1 || !t.placed(signs)) {
		return false // the reporters of a live page sign too
	}
	from := 0
	for _, p := range signs {
		for from < p-1 && !t.endsSentence(from) { // the heading of a letter
			from++
		}
		sign := t.Sentences[t.paragraphs[p].from]
		name := signForm().FindStringSubmatchIndex(t.Article.Text[sign.Start:sign.End])
		t.turns = append(t.turns, turn{
			run: run{t.paragraphs[from].from, t.paragraphs[p].to}, kind: Signed, asked: -1,
			speaker: lang.Span{Start: sign.Start + name[2], End: sign.Start + name[3]},
		})
		from = p + 1
	}
	return true
}

// placed reports whether the names are followed by where their bearers are or
// what they are, and none comes twice: those who write to a paper are strangers
// to it.
func (t *Text) placed(signs []int) bool {
	seen := map[string]bool{}
	for _, p := range signs {
		s := t.Sentences[t.paragraphs[p].from]
		text := t.Article.Text[s.Start:s.End]
		if !strings.ContainsAny(text, ",(") || seen[text] {
			return false
		}
		seen[text] = true
	}
	return true
}

// signs reports whether a paragraph has the form of a name below a letter.
func (t *Text) signs(p int) bool {
	r := t.paragraphs[p]
	s := t.Sentences[r.from]
	text := t.Article.Text[s.Start:s.End]
	return r.to == r.from+1 && len(text) <= longestSign && !strings.HasSuffix(text, ".") && signForm().MatchString(text)
}

// endsSentence reports whether a paragraph ends with the mark of a sentence.
func (t *Text) endsSentence(p int) bool {
	s := t.Sentences[t.paragraphs[p].to-1]
	text := strings.TrimRight(t.Article.Text[s.Start:s.End], `"”’'»)`)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "؟")
}

// saysLetter reports whether the headline or the first words say that the text
// is a letter.
func (t *Text) saysLetter() bool {
	is := of(letters, t.Article.Language)
	var opening []lang.Word
	if len(t.Sentences) > 0 {
		opening = t.at(lang.Span(t.Sentences[0])).Words()
	}
	for _, w := range append(t.Article.Sense().Beside(t.Article.Headline).Words(), opening[:min(len(opening), 2)]...) {
		if is[w.Folded] {
			return true
		}
	}
	return false
}

// Signs reports whether sentence i is the name below a letter.
func (t *Text) Signs(i int) bool {
	k := t.turnOf[i]
	return k >= 0 && t.turns[k].kind == Signed && i == t.turns[k].to-1
}
