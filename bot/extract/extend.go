package extract

// joinMargin is how much less than the chosen line its neighbour may be worth
// to belong to the same answer: two sentences that both bear on the question
// are quoted in one run. On the scale of the scores, where a difference of 1
// makes a line about a third as likely.
const joinMargin = 1.5

// longestRun is how many words a run of two sentences has at most: what is
// read in one breath.
const longestRun = 70

// run is the line as a quotation: with the sentence before when it leans on
// that, else with the neighbour that bears on the question nearly as much.
func (ev *evidence) run(s scored, all []scored, clause int) Pick {
	first, last := ev.joined(s, all)
	return Pick{First: ev.lines[first].Line, Last: ev.lines[last].Line, Clause: clause, Cover: s.cover}
}

func (ev *evidence) joined(s scored, all []scored) (first, last int) {
	l := &ev.lines[s.line]
	if l.before >= 0 && (l.leans() || Corrects(ev.lines[l.before].Line)) {
		return l.before, s.line
	}
	if l.after >= 0 && Corrects(l.Line) {
		return s.line, l.after
	}
	at := -1
	for _, k := range []int{l.before, l.after} {
		if k >= 0 && len(l.words)+len(ev.lines[k].words) <= longestRun && all[k].score >= s.score-joinMargin && (at < 0 || all[k].score > all[at].score) {
			at = k
		}
	}
	if at < 0 {
		return s.line, s.line
	}
	return min(at, s.line), max(at, s.line)
}
