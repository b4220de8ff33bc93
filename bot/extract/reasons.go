package extract

// causes are words that give a reason.
var causes = valued("cause", map[string]float64{"cause": 1, "maybecause": 0.5})

func (l *line) reasons() float64 {
	best := 0.0
	for w := range l.folded {
		best = max(best, causes()[w])
	}
	return best
}
