package story

import (
	"slices"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// attribute gives each sentence the speaker who stands outside of it: the label
// of a transcript, the one who answers an interview, the writer of a letter, and
// of a quotation of several sentences the one whom another of them names.
func (s *Story) attribute() {
	t := speech.Read(s.Article)
	index := make(map[int]int, len(s.sentences))
	for i, n := range s.sentences {
		index[n.Sentence.Start] = i
	}
	for i := range s.sentences {
		n := &s.sentences[i]
		at := t.At(n.Sentence.Start)
		if at < 0 {
			continue
		}
		part := t.Part(at)
		switch part.Kind {
		case speech.Labelled, speech.Answered, speech.Signed:
			if by, ok := s.spokenBy(t, part); ok && !t.Signs(at) {
				n.speech = voices.Speech{By: []voices.Attribution{by}, Quotes: true}
				n.spoken = true
			}
		case speech.Quoted:
			n.partly = part.To-part.From > 1
			if k, ok := index[t.Sentences[t.Speaks(at)].Start]; ok && !namesAny(n.speech.By) {
				n.continues = s.speakers(t, part, s.sentences[k])
			}
		}
	}
}

// speakers are those of a quotation of several sentences: whoever the sentence
// with the words that name them attributes it to, and where half a quotation
// hides that from the attribution, the name in those words.
func (s *Story) speakers(t *speech.Text, p speech.Part, said sentence) []voices.Attribution {
	if namesAny(said.speech.By) || p.To-p.From < 2 || !voices.Reads(s.Article.Language) {
		return said.speech.By
	}
	name := t.NameIn(p.Speaker)
	by := voices.Attribution{Source: name, Name: name, Person: true}
	for _, w := range s.Article.Sense().At(name.Start, name.End).Words() {
		by.Words = append(by.Words, w.Folded)
	}
	if len(by.Words) == 0 {
		return said.speech.By
	}
	return []voices.Attribution{by}
}

// namesAny reports whether one of the attributions has a name.
func namesAny(by []voices.Attribution) bool {
	return slices.ContainsFunc(by, voices.Attribution.Named)
}

// spokenBy is the speaker of a text whose speakers stand outside of it. ok is
// false for the paper itself, which asks, and for a label that names nobody.
func (s *Story) spokenBy(t *speech.Text, p speech.Part) (by voices.Attribution, ok bool) {
	name, about := t.Name(p.Speaker)
	text := s.Article.Text[name.Start:name.End]
	if text == "" || text == s.Article.Publisher || s.reports(s.Article.Text[about.Start:about.End]) {
		return by, false
	}
	by = voices.Attribution{Source: name, Name: name, Affiliation: about, Person: true}
	for _, w := range s.Article.Sense().Beside(text).Words() {
		by.Words = append(by.Words, w.Folded)
	}
	return by, len(by.Words) > 0
}

// reports reports whether who speaks is of the paper, or of one of its kin: a
// live page names its reporters before what they write, "Dan Glaun, Florida
// Today:". Kin have the last word of their name in common.
func (s *Story) reports(about string) bool {
	words := s.Article.Sense().Beside(s.Article.Publisher).Words()
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1].Folded
	return slices.ContainsFunc(s.Article.Sense().Beside(about).Words(), func(w lang.Word) bool { return w.Folded == last })
}
