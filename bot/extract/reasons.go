package extract

// causes are words that give a reason.
var causes = map[string]float64{"because": 1, "cause": 1, "caused": 1, "due": 1, "aimed": 1, "aim": 1, "designed": 1, "prevent": 1, "purpose": 1, "reason": 1, "blamed": 1, "owing": 1,
	"since": 0.5, "so": 0.5, "order": 0.5, "after": 0.5, "following": 0.5, "amid": 0.5,
	"weil": 1, "wegen": 1, "damit": 1, "parce": 1, "car": 1, "porque": 1, "لأن": 1, "כי": 1}

func (l *line) reasons() float64 {
	best := 0.0
	for w := range l.folded {
		best = max(best, causes[w])
	}
	return best
}
