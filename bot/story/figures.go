package story

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Figures that several articles give are what a story is remembered by: what a
// further article adds that gives one, all of them together at most, and how
// many are shown in any case.
const (
	givenByOthers = 0.3
	mostFigures   = 1.2
	mostGiven     = 2
)

// given counts for each figure of an event the articles that give it.
func (r *round) given(event int) map[string]int {
	out := map[string]int{}
	for k, s := range r.stories {
		if r.event[k] != event {
			continue
		}
		own := map[string]bool{}
		for i := range s.sentences {
			for _, f := range s.sentences[i].figures() {
				if !own[f] && !s.sentences[i].furniture {
					own[f] = true
					out[f]++
				}
			}
		}
	}
	return out
}

// takeFigures takes a sentence for each of the figures that most articles give.
func (r *round) takeFigures() {
	for range mostGiven {
		figure, most := "", 1
		for _, of := range r.figures {
			for f, n := range of {
				if (n > most || n == most && f < figure) && !r.showsFigure(f) {
					figure, most = f, n
				}
			}
		}
		if figure == "" {
			return
		}
		r.takeBest(func(k, i int) bool { return slices.Contains(r.stories[k].sentences[i].figures(), figure) })
	}
}

func (r *round) showsFigure(figure string) bool {
	for k, s := range r.stories {
		for i := range r.shown[k] {
			if slices.Contains(s.sentences[i].figures(), figure) {
				return true
			}
		}
	}
	return false
}

// fewestDigits is how many digits a value has that tells by itself what it is
// of; of a shorter one the noun has to be the same.
const fewestDigits = 3

// figures are the values that the sentence counts, measures or votes by, each
// as what it is known by: "171", "5-4", "20payload". Numbers beside names are
// a part of them: "737 Max".
func (n *sentence) figures() []string {
	if n.counts != nil {
		return n.counts
	}
	n.counts = []string{}
	for i, m := range n.numbers {
		after := n.text[m.End:]
		switch {
		case m.Ordinal || m.IsTime() || m.Bound == "many" || n.besideName(m.Span):
		case i+1 < len(n.numbers) && n.numbers[i+1].Start == m.End+1 && len(m.Value) < fewestDigits && strings.ContainsAny(after[:1], "-–"):
			n.counts = append(n.counts, m.Value+"-"+n.numbers[i+1].Value)
		case len(strings.Trim(m.Value, "0.")) >= fewestDigits:
			n.counts = append(n.counts, m.Value+m.Unit)
		case m.Unit != "" || len(m.Value) > 1 && m.Noun != "":
			n.counts = append(n.counts, m.Value+m.Unit+m.Noun)
		}
	}
	return n.counts
}

// besideName reports whether a name stands around the number or right beside it.
func (n *sentence) besideName(at lang.Span) bool {
	return slices.ContainsFunc(n.names, func(name lang.Name) bool {
		return name.Start <= at.End+1 && at.Start <= name.End+1
	})
}

// figureWeight is what the figures of a sentence add that other articles give
// as well.
func (r *round) figureWeight(k int, n *sentence) float64 {
	sum := 0.0
	for _, f := range n.figures() {
		sum += givenByOthers * float64(r.figures[r.event[k]][f]-1)
	}
	return min(mostFigures, sum)
}
