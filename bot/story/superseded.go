package story

import "slices"

// newer returns the story of the event and its sentence that say in the place
// of the sentences what is true now; -1 where there is none.
func (r *round) newer(k, first, last int) (story, sentence int) {
	for o, s := range r.stories[:k] {
		if r.event[o] != r.event[k] || !s.when().After(r.stories[k].when()) {
			continue
		}
		for i := first; i <= last; i++ {
			if j := s.counterpart(&r.stories[k].sentences[i]); j >= 0 {
				return o, j
			}
		}
	}
	return -1, -1
}

// counterpart returns the sentence of the story that says what n does with
// another count, or -1.
func (s *Story) counterpart(n *sentence) int {
	return slices.IndexFunc(s.sentences, func(m sentence) bool {
		share, both := s.alike(n, &m)
		return !m.furniture && share >= alikeShare && both >= alikeShare && atOdds(n, &m)
	})
}

// Superseded returns what an older story says in the place of the news of the
// first one.
func Superseded(stories []*Story) (p Pick, ok bool) {
	newest := stories[0]
	if newest.news < 0 {
		return Pick{}, false
	}
	for _, s := range stories[1:] {
		if i := s.counterpart(&newest.sentences[newest.news]); i >= 0 && newest.when().After(s.when()) {
			return s.pick(i, i), true
		}
	}
	return Pick{}, false
}
