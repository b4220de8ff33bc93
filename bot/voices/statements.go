package voices

import (
	"slices"
)

// statement is what a claim gives as one speaker's words, or as its own.
type statement struct {
	words  *reading // the claim, cut down to the statement
	claim  *reading
	source *source // nil when the claim says it itself
}

// statements parts a claim into what each speaker said and what the claim
// says itself.
func (r *reading) statements() []statement {
	var out []statement
	taken := make([]bool, len(r.tokens))
	for k := range r.sources {
		s := &r.sources[k]
		for i := range r.tokens {
			taken[i] = taken[i] || s.covers(i) || s.names(i) && !r.describesSource(*s) || s.tells(i)
		}
		inner := func(i int) bool {
			return (s.covers(i) || s.tells(i)) && !slices.ContainsFunc(r.sources[k+1:], func(o source) bool { return o.covers(i) || o.names(i) || o.tells(i) })
		}
		if words := r.only(inner); words.says() {
			out = append(out, statement{words, r, s})
		}
	}
	if own := r.only(func(i int) bool { return !taken[i] }); own.says() || len(out) == 0 {
		out = append(out, statement{own, r, nil})
	}
	return out
}

// describesSource reports whether a source says more than who it is: "Grant,
// who was not involved, said".
func (r *reading) describesSource(s source) bool {
	return slices.ContainsFunc(r.tokens[s.from:s.to], func(t token) bool { return r.vocab.verbs[t.Folded] }) || slices.ContainsFunc(r.marks, func(m mark) bool { return s.names(m.at) })
}

// says reports whether any word of the reading says something.
func (r *reading) says() bool {
	for i := range r.tokens {
		if r.content(i) {
			return true
		}
	}
	return len(r.dates) > 0
}

// only returns the reading cut down to the tokens that keep holds for.
func (r *reading) only(keep func(i int) bool) *reading {
	c := &reading{vocab: r.vocab, tokens: slices.Clone(r.tokens), at: map[string][]int{}}
	whole := func(from, to int) bool { return keep(from) && keep(to-1) }
	for i := range c.tokens {
		if !keep(i) {
			c.tokens[i].key = ""
		} else if k := c.tokens[i].key; k != "" {
			c.at[k] = append(c.at[k], i)
		}
	}
	for _, n := range r.numbers {
		if whole(n.from, n.to) {
			c.numbers = append(c.numbers, n)
		}
	}
	for _, d := range r.dates {
		if whole(d.from, d.to) {
			c.dates = append(c.dates, d)
		}
	}
	for _, n := range r.names {
		if whole(n.from, n.to) {
			c.names = append(c.names, n)
		}
	}
	for _, m := range r.marks {
		if keep(m.at) {
			c.marks = append(c.marks, m)
		}
	}
	for _, f := range r.frames {
		if keep(f.verb) {
			dropped := func(i int) bool { return !keep(i) }
			f.agent = slices.DeleteFunc(slices.Clone(f.agent), dropped)
			f.patient = slices.DeleteFunc(slices.Clone(f.patient), dropped)
			f.after = slices.DeleteFunc(slices.Clone(f.after), dropped)
			c.frames = append(c.frames, f)
		}
	}
	return c
}
