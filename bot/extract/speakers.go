package extract

import (
	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// speakers reads whose words the lines are that do not say so themselves: the
// lines of a transcript, an interview or a letter.
type speakers map[*news.Article]*speech.Text

// tell adds to a line who speaks, and to the answer of an interview the words
// of its question: both stand outside of the sentence and are shown with it.
func (s speakers) tell(l *line) {
	a := l.Article
	if s[a] == nil {
		s[a] = speech.Read(a)
	}
	at := s[a].At(l.Sentence.Start)
	if at < 0 {
		return
	}
	part, ok := s[a].Turn(at)
	if !ok {
		return
	}
	if part.Speaker.End > 0 {
		l.speaker = map[string]bool{}
		name, _ := s[a].Name(part.Speaker)
		for _, w := range a.Sense().At(name.Start, name.End).Words() {
			l.speaker[undotted(w.Folded)] = true
		}
	}
	for _, span := range []lang.Span{part.Speaker, part.Question} {
		for _, w := range a.Sense().At(span.Start, span.End).Words() {
			l.folded[undotted(w.Folded)] = true
			if !w.Stop {
				l.stems[w.Stem] = true
			}
		}
	}
}

// spokenBy reports whether the line is known to be the words of whom the name
// names: of its last word and every other that the speaker is called by. "Ms
// Pratt" is PRATT, Ann Pratt is not Tom Pratt.
func (l *line) spokenBy(name []string) bool {
	if len(l.speaker) == 0 || len(name) == 0 || !l.speaker[name[len(name)-1]] {
		return false
	}
	met := 0
	for _, w := range name {
		if l.speaker[w] {
			met++
		}
	}
	return met == len(name) || len(l.speaker) == 1 || met == len(l.speaker)
}

// told is how well a line tells who by the name of its speaker, which stands
// outside of it: as well as by a full name in it.
func (l *line) told() float64 {
	if len(l.speaker) == 0 {
		return 0
	}
	return 0.7
}

// isAnothers reports whether the line is the words of somebody else than one
// whom the clause names and who speaks in a line of the evidence: how long one
// reader waited is not told by the letter of another.
func (ev *evidence) isAnothers(i int, c Clause) bool {
	l := &ev.lines[i]
	if len(l.speaker) == 0 {
		return false
	}
	for _, name := range c.names {
		if !l.spokenBy(name) && !l.hasAll(name) && ev.hear(l.article, name) {
			return true
		}
	}
	return false
}

// hear reports whether whoever the name names speaks in a line of the article.
func (ev *evidence) hear(article int, name []string) bool {
	for k := range ev.lines {
		if ev.lines[k].article == article && ev.lines[k].spokenBy(name) {
			return true
		}
	}
	return false
}
