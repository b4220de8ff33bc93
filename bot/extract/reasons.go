package extract

// causes are words that give a reason.
var causes = valued("cause", map[string]float64{"cause": 1, "maybecause": 0.5})

// reasons says how well the line gives a reason: by a word for one, or by what
// something was done for, "so it could land".
func (l *line) reasons() float64 {
	best := 0.0
	for i, w := range l.words {
		best = max(best, causes()[w.Folded])
		if w.Folded == "so" && i+1 < len(l.words) && (leaning.Has(l.words[i+1].Folded) || l.words[i+1].Folded == "that") {
			best = 1
		}
	}
	return best
}
