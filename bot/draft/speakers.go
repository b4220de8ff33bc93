package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// sentence is the span of the sentences that hold the bytes.
func (t *Text) sentence(at lang.Span) lang.Span {
	out := at
	for i := t.sentenceAt(at.Start); i >= 0 && i < len(t.sentences) && t.sentences[i].Start < at.End; i++ {
		out.Start, out.End = min(out.Start, t.sentences[i].Start), max(out.End, t.sentences[i].End)
	}
	return out
}

// sentenceAt is the number of the sentence that holds the byte, or -1.
func (t *Text) sentenceAt(at int) int {
	i, found := slices.BinarySearchFunc(t.sentences, at, func(s lang.Span, at int) int { return cmp.Compare(s.Start, at) })
	if !found {
		i--
	}
	return i
}

// quotations are those of the text with their marks; none of a recording, in
// which all is said.
func (t *Text) quotations() []lang.Span {
	if t.marks == nil {
		t.marks = speech.Quotations(t.Article.Text)
	}
	return t.marks
}

// Cue returns where in a recording the byte is said; its zero value where the
// text is none.
func (t *Text) Cue(at int) Cue {
	i, found := slices.BinarySearchFunc(t.Cues, at, func(c Cue, at int) int { return cmp.Compare(c.Start, at) })
	if !found {
		i--
	}
	if i < 0 {
		return Cue{}
	}
	return t.Cues[i]
}

// speaker returns the name of whoever says the bytes, as far as the text makes
// it certain; empty otherwise.
func (t *Text) speaker(at lang.Span) string {
	if c := t.Cue(at.Start); c.Speaker != "" {
		return c.Speaker
	}
	return t.speakerAt(at.Start)
}

// speakerAt is the name of whoever says what stands at the byte.
func (t *Text) speakerAt(at int) string {
	i, ok := t.spokenAt(at)
	if !ok {
		return ""
	}
	s := t.speech()
	p := s.Part(i)
	if p.Speaker.End == 0 {
		return ""
	}
	name := s.NameIn(p.Speaker)
	switch {
	case p.Kind == speech.Labelled || p.Kind == speech.Signed:
		name, _ = s.Name(p.Speaker)
	case name.End == 0 && p.Kind == speech.Quoted:
		if name = t.leadIn(p.Speaker); name.End > 0 {
			break
		}
		if name = t.attributed(s.Speaks(i), p.Speaker); name.End == 0 {
			name = t.lone(p.Speaker)
		}
	}
	return withoutOwning(s.Article.Text[name.Start:name.End])
}

// withoutOwning is the name without the ending of "Muir's".
func withoutOwning(name string) string {
	for _, end := range []string{"’s", "'s"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// spokenAt is the number of the sentence that the byte stands in, as the text is
// read for who speaks.
func (t *Text) spokenAt(at int) (int, bool) {
	i, found := slices.BinarySearchFunc(t.speech().Sentences, at, func(n news.Sentence, at int) int { return cmp.Compare(n.Start, at) })
	if !found {
		i--
	}
	return i, i >= 0
}

// attributed is the full name of the one source that the sentence gives in the
// words of the clause: "Alabama's Jean Muir said", and of "he said" whoever that
// is where nobody else can be meant. It is empty where there are several.
func (t *Text) attributed(sentence int, clause lang.Span) lang.Span {
	if t.voices == nil {
		e := news.Evidence{}
		for i, s := range t.speech().Sentences {
			e.Lines = append(e.Lines, news.Line{Number: i + 1, Article: t.speech().Article, Sentence: s})
		}
		t.voices = voices.Speeches(e)
	}
	var name lang.Span
	for _, by := range t.voices[sentence].By {
		if by.Source.End <= clause.Start || clause.End <= by.Source.Start || !by.Person && !t.isName(by) || t.isBesides(by) {
			continue
		}
		if name.End > 0 && by.Name != name {
			return lang.Span{}
		}
		name = by.Name
	}
	return name
}

// leadIn is the name in words that end with a name and a verb right before a
// quotation: "She knew, to which Muir replied: “No.”"
func (t *Text) leadIn(clause lang.Span) lang.Span {
	text, language := t.Article.Text, t.Article.Language
	after := strings.TrimLeft(text[clause.End:], ":, ")
	if r, _ := utf8.DecodeRuneInString(after); after == text[clause.End:] || !strings.ContainsRune(quoteMarks, r) {
		return lang.Span{}
	}
	words, names := lang.Words(text[clause.Start:clause.End], language), t.namesIn(clause)
	if len(words) < 2 || len(names) == 0 {
		return lang.Span{}
	}
	verb, name := words[len(words)-1], names[len(names)-1]
	if name.End > verb.Start || strings.TrimSpace(text[clause.Start+name.End:clause.Start+verb.Start]) != "" || verb.Stop {
		return lang.Span{}
	}
	return lang.Span{Start: clause.Start + name.Start, End: clause.Start + name.End}
}

// isName reports whether the source is a name and nothing else but what a comma
// parts from it.
func (t *Text) isName(by voices.Attribution) bool {
	source := t.Article.Text[by.Source.Start:by.Source.End]
	head, _, _ := strings.Cut(source, ",")
	names := lang.Names("– "+head, t.Article.Language)
	return len(names) == 1 && len(lang.Words(head, t.Article.Language)) == len(names[0].Words)
}

// isBesides reports whether the name only says who the source is: "a friend of
// Lars Holm".
func (t *Text) isBesides(by voices.Attribution) bool {
	source := t.Article.Text[by.Source.Start:by.Source.End]
	for _, n := range lang.Names(source, t.Article.Language) {
		before := lang.Words(source[:n.Start], t.Article.Language)
		if len(before) > 1 && before[len(before)-1].Stop && slices.Contains(by.Words, n.Words[len(n.Words)-1]) {
			return true
		}
	}
	return false
}

// lone is the name in a clause of a name and a verb: "Muir said".
func (t *Text) lone(clause lang.Span) lang.Span {
	text := t.Article.Text[clause.Start:clause.End]
	names := lang.Names(text, t.Article.Language)
	if len(names) != 1 || len(lang.Words(text, t.Article.Language)) != 1+len(names[0].Words) {
		return lang.Span{}
	}
	return lang.Span{Start: clause.Start + names[0].Start, End: clause.Start + names[0].End}
}

// otherSpeaker reports whether the text has the words said by somebody else than
// the draft does: it names another, or the draft's speaker cannot be meant.
func (c *checker) otherSpeaker(q quotation, j judged) bool {
	draft := c.own.speakerAt(q.words[0].Start)
	if draft == "" {
		return false
	}
	if stored := j.text.speaker(j.at); stored != "" {
		return !sameName(draft, stored)
	}
	return j.text.rulesOut(j.at.Start, draft)
}

// sameName reports whether two names may be of one person: they share a word
// that is no initial.
func sameName(a, b string) bool {
	return holdsName(a, b)
}
