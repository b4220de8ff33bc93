package extract

import "strings"

import "github.com/pullquote/pullquote/retrieval/correction"

// longestRun is how many words a run of two sentences has at most: what is
// read in one breath.
const longestRun = 70

// joined is the line with the sentence before when it leans on that, where a reason
// is asked for and it gives none with the sentence after, in which one mostly stands,
// else with the neighbour that scores nearly as much.
func (t *Table) joined(a *asked, i int, scores []float64) (first, last int) {
	ev := a.ev
	l := &ev.lines[i]
	if l.before >= 0 && (l.leans() || correction.Tells(ev.lines[l.before].Line)) {
		return l.before, i
	}
	if l.after >= 0 && correction.Tells(l.Line) {
		return i, l.after
	}
	if a.Kind == Why && a.kinds[i] == 0 && l.after >= 0 && len(l.words)+len(ev.lines[l.after].words) <= longestRun {
		return i, l.after
	}
	if a.Kind == Said && !l.quotes() && l.after >= 0 && ev.lines[l.after].quotes() && len(l.words)+len(ev.lines[l.after].words) <= longestRun {
		return i, l.after // whoever is asked about, then their words: "They came," she said
	}
	at := -1
	for _, k := range []int{l.before, l.after} {
		if k >= 0 && len(l.words)+len(ev.lines[k].words) <= longestRun && scores[k] >= scores[i]-t.Join && (at < 0 || scores[k] > scores[at]) {
			at = k
		}
	}
	if at < 0 {
		return i, i
	}
	return min(at, i), max(at, i)
}

// quotes reports whether the line holds quotation marks.
func (l *line) quotes() bool { return strings.ContainsAny(l.Text(), "“”\"") }
