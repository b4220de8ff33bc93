package draft

import (
	"cmp"
	"slices"
	"strings"

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
	s := t.speech()
	i, found := slices.BinarySearchFunc(s.Sentences, at, func(n news.Sentence, at int) int { return cmp.Compare(n.Start, at) })
	if !found {
		i--
	}
	if i < 0 {
		return ""
	}
	p := s.Part(i)
	if p.Speaker.End == 0 {
		return ""
	}
	name := s.NameIn(p.Speaker)
	switch {
	case p.Kind == speech.Labelled || p.Kind == speech.Signed:
		name, _ = s.Name(p.Speaker)
	case name.End == 0 && p.Kind == speech.Quoted:
		if name = t.attributed(s.Speaks(i), p.Speaker); name.End == 0 {
			name = t.lone(p.Speaker)
		}
	}
	return s.Article.Text[name.Start:name.End]
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
		if by.Source.End <= clause.Start || clause.End <= by.Source.Start || !by.Person || t.isBesides(by) {
			continue
		}
		if name.End > 0 && by.Name != name {
			return lang.Span{}
		}
		name = by.Name
	}
	return name
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
// the draft does. Both must name their speaker.
func (c *checker) otherSpeaker(q quotation, j judged) bool {
	draft := c.own.speakerAt(q.words[0].Start)
	if draft == "" {
		return false
	}
	stored := j.text.speaker(j.at)
	return stored != "" && !sameName(draft, stored)
}

// sameName reports whether two names may be of one person: they share a word
// that is no initial.
func sameName(a, b string) bool {
	words := strings.Fields(strings.ToLower(lang.Fold(b)))
	for _, w := range strings.Fields(strings.ToLower(lang.Fold(a))) {
		if len([]rune(strings.Trim(w, "."))) > 1 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}
