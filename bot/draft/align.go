package draft

// pair lays a word of a quotation beside one of a text; -1 stands for none.
type pair struct{ said, stored int }

// aligned is a quotation laid beside a part of a text.
type aligned struct {
	text     *Text
	from, to int // words of the text
	pairs    []pair
	same     int // pairs of the same word
}

// The steps of an alignment.
const (
	stop byte = iota
	both
	onlySaid
	onlyStored
)

// align lays all of the words beside a part of the window, so that as few
// words as possible differ; what the window has before and after is free.
func align(said []word, w window) aligned {
	stored := w.text.words[w.from:w.to]
	n, m := len(said), len(stored)
	steps := make([]byte, (n+1)*(m+1))
	above, now := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		now[0], steps[i*(m+1)] = i*2, onlySaid
		for j := 1; j <= m; j++ {
			cost, step := above[j-1]+3, both
			if said[i-1].folded == stored[j-1].folded {
				cost = above[j-1]
			}
			if c := above[j] + 2; c < cost {
				cost, step = c, onlySaid
			}
			if c := now[j-1] + 2; c < cost {
				cost, step = c, onlyStored
			}
			now[j], steps[i*(m+1)+j] = cost, step
		}
		above, now = now, above
	}
	end := 0
	for j := range above {
		if above[j] < above[end] {
			end = j
		}
	}
	return trace(said, w, steps, end)
}

// trace follows the steps back from where the best alignment ends.
func trace(said []word, w window, steps []byte, end int) aligned {
	m := w.to - w.from
	out := aligned{text: w.text, from: w.from + end, to: w.from + end}
	i, j := len(said), end
	for i > 0 {
		switch steps[i*(m+1)+j] {
		case both:
			i, j = i-1, j-1
			out.pairs = append(out.pairs, pair{i, w.from + j})
			if said[i].folded == w.text.words[w.from+j].folded {
				out.same++
			}
		case onlySaid:
			i--
			out.pairs = append(out.pairs, pair{i, -1})
		default:
			j--
			out.pairs = append(out.pairs, pair{-1, w.from + j})
		}
	}
	out.from = w.from + j
	for a, b := 0, len(out.pairs)-1; a < b; a, b = a+1, b-1 {
		out.pairs[a], out.pairs[b] = out.pairs[b], out.pairs[a]
	}
	return out
}

// share is how many of the words are the same, of those of both sides: 1 for
// all.
func (a aligned) share() float64 {
	if len(a.pairs) == 0 {
		return 0
	}
	return float64(a.same) / float64(len(a.pairs))
}
