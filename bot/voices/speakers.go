package voices

import (
	"slices"
)

// speaker is who stands behind an attribution, by every word the article
// uses for them.
type speaker struct {
	keys  map[string]bool
	names [][]string // the plain words of each name
	// persons are those of the names that are the speaker's own.
	persons [][]string
}

func (s *speaker) add(o speaker) {
	s.persons = append(s.persons, o.persons...)
	for k := range o.keys {
		s.keys[k] = true
	}
	for _, n := range o.names {
		if !slices.ContainsFunc(s.names, func(own []string) bool { return slices.Equal(own, n) }) {
			s.names = append(s.names, n)
		}
	}
}

// speakerOf finds who stands behind an attribution of a sentence.
func (c *checker) speakerOf(sc scene, r *reading, src source) speaker {
	s := r.speakerIn(src.from, src.to)
	if len(r.personsIn(src.from, src.to)) == 0 {
		role := r.role(src)
		pronoun := role == "" && src.to-src.from == 1 && pronouns.Has(r.folded(src.from))
		if who, ok := c.antecedent(sc, role, pronoun); ok {
			s.add(who)
		}
	}
	c.extend(sc, &s)
	return s
}

// speakerIn reads a speaker out of tokens [from, to).
func (r *reading) speakerIn(from, to int) speaker {
	s := speaker{keys: map[string]bool{}}
	for i := from; i < to; i++ {
		t := r.tokens[i]
		switch {
		case t.key == "" || t.stop && !owners.Has(t.Folded):
		case genitive(t.raw) && !r.vocab.official[t.key]:
			// "the congressman's spokesman" is not called a congressman
		default:
			s.keys[t.key], s.keys[t.plain] = true, true
		}
	}
	for _, n := range r.personsIn(from, to) {
		s.names = append(s.names, n.words)
		if r.isPerson(n) {
			s.persons = append(s.persons, n.words)
		}
	}
	return s
}

// isPerson guesses whether a name is that of the one spoken of: nothing leads
// to it ("at the Crisis Forum"), and it leads to no noun ("Middle East
// analyst").
func (r *reading) isPerson(n name) bool {
	return !prepositions.Has(r.leading(n)) && r.closes(n)
}

// closes reports whether a name leads to no noun after it.
func (r *reading) closes(n name) bool {
	return n.to >= len(r.tokens) || endsPart(r.tokens[n.to].gap) || r.tokens[n.to].stop || r.isVerb(n.to)
}

// personsIn returns the names in tokens [from, to).
func (r *reading) personsIn(from, to int) []name {
	var out []name
	for _, n := range r.names {
		if from <= n.from && n.to <= to {
			out = append(out, n)
		}
	}
	return out
}

// extend adds what the article says elsewhere of the persons named: the full
// name to a surname, and the roles that stand next to either.
func (c *checker) extend(sc scene, s *speaker) {
	for _, own := range slices.Clone(s.persons) {
		last := own[len(own)-1]
		c.mentions(sc, last, func(r *reading) bool {
			for _, n := range r.names {
				if !samePerson(n.words, own) {
					continue
				}
				s.add(speaker{names: [][]string{n.words}})
				for _, part := range append(r.called(n), n.run) {
					s.add(speaker{keys: r.speakerIn(part.from, part.to).keys})
				}
			}
			return true
		})
	}
}

// antecedent finds who "he" or "the spokesperson" is: the nearest speaker
// before the sentence, in its paragraph or the one above, who is called what
// the source is called.
func (c *checker) antecedent(sc scene, role string, pronoun bool) (speaker, bool) {
	if role == "" && !pronoun {
		return speaker{}, false
	}
	for i := len(sc.before) - 1; i >= 0; i-- {
		prior := c.reading(sc.before[i])
		for k := len(prior.sources) - 1; k >= 0; k-- {
			p := prior.sources[k]
			who := prior.speakerIn(p.from, p.to)
			if len(who.names) == 0 && pronoun && p.to-p.from == 1 {
				continue
			}
			c.extend(sc, &who)
			if pronoun || who.keys[role] {
				return who, true
			}
		}
		if to := prior.leadingName(); pronoun && i >= sc.own && to > 0 {
			who := prior.speakerIn(0, to)
			c.extend(sc, &who)
			return who, true
		}
	}
	return speaker{}, false
}

// leadingName returns the end of the name that is the subject of the sentence: the
// first one where that stands at its head, or the one right before its first verb.
// It returns 0 where there is none; what somebody is quoted as saying has a subject of
// its own.
func (r *reading) leadingName() int {
	verb := r.firstVerb(-1, len(r.tokens))
	for k, n := range r.names {
		if r.tokens[n.from].quoted {
			return 0
		}
		if k == 0 && n.from <= maxLead || n.to == verb && !prepositions.Has(r.leading(n)) {
			return n.to
		}
	}
	return 0
}

// maxLead is how many words may stand before a name that is still the
// subject of its sentence: "The prime minister, Elena Koleva".
const maxLead = 3

// role returns the word that a source without a name is called by, as
// "spokesperson" in "the spokesperson", or "".
func (r *reading) role(src source) string {
	for i := src.to - 1; i >= src.from; i-- {
		if t := r.tokens[i]; t.key != "" && !t.stop {
			return t.key
		}
	}
	return ""
}
