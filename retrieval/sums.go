package retrieval

import "slices"

// sums holds what each passage of the archive holds of a part of a question:
// the sum of the weights of its words. It has a place for every passage id in
// use, so that adding up needs no sorting.
type sums struct {
	base int64 // the id of the first place
	of   []float64
}

// newSums returns sums of nothing for the passages of the corpus.
func (c *corpus) newSums() *sums {
	s := &sums{}
	if first := slices.IndexFunc(c.listed, func(l listing) bool { return l.end > 0 }); first >= 0 {
		s.base = c.listed[first].first
		s.of = make([]float64, c.listed[len(c.listed)-1].end-s.base)
	}
	return s
}

// add makes the sums those of the terms of a part.
func (s *sums) add(p postings, part terms) {
	clear(s.of)
	for i, posting := range p {
		if !part.has(i) {
			continue
		}
		for _, id := range posting.passages {
			s.of[id-s.base] += posting.weight
		}
	}
}

// best returns the n passages with the highest sums, best first and by id
// among equals.
func (s *sums) best(n int) []scored {
	b := bestOf{n: n}
	b.take(s, 0, len(s.of))
	return b.end()
}

// bestOf is best among the passages of the articles listed.
func (s *sums) bestOf(c *corpus, listed []int, n int) []scored {
	b := bestOf{n: n}
	for _, i := range listed {
		l := &c.listed[i]
		if l.first == l.end {
			continue // no passages
		}
		b.take(s, int(l.first-s.base), int(l.end-s.base))
	}
	return b.end()
}

// bestOf gathers the n highest sums.
type bestOf struct {
	n     int
	list  []scored
	least float64 // what is not above it comes after n others
}

// take looks at the places from first to end.
func (b *bestOf) take(s *sums, first, end int) {
	for i := first; i < end; i++ {
		if s.of[i] <= b.least {
			continue
		}
		if b.list = append(b.list, scored{s.base + int64(i), s.of[i]}); len(b.list) == 16*b.n {
			b.list = top(b.list, b.n)
			b.least = b.list[b.n-1].score
		}
	}
}

func (b *bestOf) end() []scored { return top(b.list, b.n) }
