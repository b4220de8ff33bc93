package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/speech"
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
	return speakerIn(t.speech(), at.Start)
}

// speakerIn is the name of whoever says what stands at the byte.
func speakerIn(s *speech.Text, at int) string {
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
	if p.Kind == speech.Labelled || p.Kind == speech.Signed {
		name, _ = s.Name(p.Speaker)
	}
	return s.Article.Text[name.Start:name.End]
}

// otherSpeaker reports whether the text has the words said by somebody else than
// the draft does. Both must name their speaker.
func (c *checker) otherSpeaker(q quotation, j judged) bool {
	draft := speakerIn(c.spoken, q.words[0].Start)
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
