package extract

// meets says for each line how well it holds each term of the clause.
func (ev *evidence) meets(c Clause) [][]float64 {
	out := make([][]float64, len(ev.lines))
	for i := range ev.lines {
		out[i] = make([]float64, len(c.Terms))
		for j, t := range c.Terms {
			out[i][j] = ev.lines[i].holds(t)
		}
	}
	return out
}

// headMet says of each term whether the headline or the publisher holds it.
func (a *article) headMet(c Clause) []float64 {
	met := make([]float64, len(c.Terms))
	for j, t := range c.Terms {
		if a.head[t.Stem] || a.heads[t.Folded] {
			met[j] = 1
		}
	}
	return met
}

func (l *line) freshNames(c Clause) int {
	n := 0
	for _, name := range l.names {
		if !c.isNamed(name.Words) {
			n++
		}
	}
	return n
}

// pool is, for each line, how far articles back the best of its values: each by
// the square of the cover of its best line with the value. What stands near
// the words of the question is more likely what is asked for. The value with
// the most counts 1.
func (ev *evidence) pool(c Clause, covers []float64) []float64 {
	values := make([][]string, len(ev.lines))
	given := map[string]map[int]float64{} // by value and article
	for i := range ev.lines {
		values[i] = ev.lines[i].values(c)
		for _, v := range values[i] {
			if given[v] == nil {
				given[v] = map[int]float64{}
			}
			at := ev.lines[i].article
			given[v][at] = max(given[v][at], covers[i]*covers[i])
		}
	}
	backing, most := map[string]float64{}, 0.0
	for v, by := range given {
		for k := range ev.articles { // in order: sums of floats depend on it
			backing[v] += by[k]
		}
		most = max(most, backing[v])
	}
	out := make([]float64, len(ev.lines))
	for i := range ev.lines {
		for _, v := range values[i] {
			if most > 0 {
				out[i] = max(out[i], backing[v]/most)
			}
		}
	}
	return out
}
