package speech

import (
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// linkForm matches a link to another article, set into this one: "More:How
// much is it?"
var linkForm = regexp.MustCompile(`^[^?]{1,40}:\S`)

// longestQuestion is how many bytes a question has at most that stands alone
// in its paragraph above its answer.
const longestQuestion = 240

// interviewee is the full name that opens a sentence above the paragraph, and
// is not that of the author; empty where there is none or more than one.
func (t *Text) interviewee(p int) lang.Span {
	found, words := lang.Span{}, ""
	for i := range t.Sentences {
		s := t.Sentences[i]
		if t.paragraph[i] >= p {
			break
		}
		for _, n := range t.at(lang.Span(s)).Names() {
			name := strings.Join(n.Words, " ")
			if len(n.Words) < 2 || n.Start > len(n.Title)+1 || strings.Contains(lang.Fold(t.Article.Byline), name) {
				continue
			}
			if words != "" && words != name {
				return lang.Span{}
			}
			words, found = name, lang.Span{Start: s.Start + n.Start, End: s.Start + n.End}
			break
		}
	}
	return found
}

// isHeading reports whether a paragraph is one question and nothing else.
func (t *Text) isHeading(p int) bool {
	r := t.paragraphs[p]
	text := t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End]
	if len(text) > longestQuestion || r.to-r.from > 2 || t.quotes(r.from) {
		return false
	}
	for i := r.from; i < r.to; i++ {
		if s := t.Sentences[i]; !strings.HasSuffix(strings.TrimRight(t.Article.Text[s.Start:s.End], "* "), "?") {
			return false
		}
	}
	return !linkForm.MatchString(text)
}

// readHeadings reads questions that stand alone above their answers. Where the
// answers speak of "I", they are those of whom the article names above them.
func (t *Text) readHeadings() bool {
	var heads []int
	mine := 0
	for p := 0; p+1 < len(t.paragraphs); p++ {
		if t.isHeading(p) && !t.isHeading(p+1) {
			heads = append(heads, p)
			if t.saysI(p + 1) {
				mine++
			}
		}
	}
	if len(heads) < 2 {
		return false
	}
	var who lang.Span
	kind := Nobody
	if 2*mine >= len(heads) && mine >= fewestMine {
		kind, who = Answered, t.interviewee(heads[0])
	}
	for k, p := range heads {
		end := p + 2 // an explainer goes on to other things
		if kind == Answered && k+1 < len(heads) {
			end = heads[k+1]
		}
		t.add(turn{run: t.paragraphs[p], kind: Labelled, label: asks})
		t.add(turn{run: run{t.paragraphs[p+1].from, t.paragraphs[end-1].to}, kind: kind, label: answers, speaker: who})
	}
	return true
}

// fewestMine is how many answers say "I" at least where they are somebody's own.
const fewestMine = 2

// saysI reports whether a paragraph speaks of itself outside of quotations.
func (t *Text) saysI(p int) bool {
	r := t.paragraphs[p]
	first := of(ones, t.Article.Language)
	for i := r.from; i < r.to; i++ {
		for _, part := range t.outside(i) {
			for _, w := range t.at(part).Words() {
				if first[w.Folded] {
					return true
				}
			}
		}
	}
	return false
}
