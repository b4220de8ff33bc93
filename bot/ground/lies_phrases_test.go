package ground_test

import "strings"

// isName reports whether the word is a name's.
func (s *sentence) isName(i int) bool {
	w := s.at(i)
	return strings.HasPrefix(w.tag, "NNP") && capital(w.text) && !oneOf(w.low, calendar)
}

// isNoun reports whether the word is a noun or a name.
func (s *sentence) isNoun(i int) bool { return strings.HasPrefix(s.at(i).tag, "NN") }

// isPlural reports whether the word is a plural noun.
func (s *sentence) isPlural(i int) bool {
	w := s.at(i)
	return w.tag == "NNS" || w.tag == "NNPS" || oneOf(w.low, " police people men women children ")
}

// finite reports whether the word is a verb that a subject stands before.
func (s *sentence) finite(i int) bool {
	w := s.at(i)
	return oneOf(w.tag, " VBD VBZ VBP MD ") && !capital(w.text) && !strings.HasPrefix(w.text, "'")
}

// pastVerb reports whether the word is a verb in the past tense that stands
// directly before its object or another complement.
func (s *sentence) pastVerb(i int) bool {
	w := s.at(i)
	return w.tag == "VBD" && w.text == w.low && !strings.HasPrefix(w.text, "'")
}

// name returns the end of the name that begins at i, or i.
func (s *sentence) name(i int) int {
	for s.isName(i) {
		i++
	}
	return i
}

// phrase returns the end of the plain noun phrase that begins at i, or i
// where none does: an article and adjectives, then nouns, with no possessor
// and no pronoun.
func (s *sentence) phrase(i int) int {
	j := i
	if s.at(j).tag == "DT" && oneOf(s.at(j).low, " the a an this that these those some ") {
		j++
	}
	for oneOf(s.at(j).tag, " JJ JJR JJS CD NN NNS NNP NNPS ") && !oneOf(s.at(j).low, " other more most ") {
		j++
	}
	if j == i || !s.isNoun(j-1) || oneOf(s.at(j-1).low, calendar) || strings.HasPrefix(s.at(j).tag, "POS") || s.at(j).low == "'s" {
		return i
	}
	return j
}

// possessed returns the end of the nouns that follow a possessor, or i.
func (s *sentence) possessed(i int) int {
	j := i
	for oneOf(s.at(j).tag, " JJ JJS CD NN NNS NNP NNPS ") {
		j++
	}
	if j == i || !s.isNoun(j-1) {
		return i
	}
	return j
}

// opens reports whether a subject can begin at i: at the beginning of the
// sentence or of a clause within it.
func (s *sentence) opens(i int) bool {
	return i == 0 || oneOf(s.at(i-1).low, " that but while when after because where although before until , said says whether since though as ")
}

// known reports whether the name from i to j is that of a person: one with a
// first name here or elsewhere in the article, or with a title.
func (s *sentence) known(i, j int) bool {
	if j-i < 1 || j-i > 3 {
		return false
	}
	first, last := s.at(i), s.at(j-1)
	return s.story.people[last.text] || oneOf(first.low, firstNames+" mr. mr mrs. mrs ms. ms dr. ") && j-i > 1
}

// endsPhrase reports whether a noun phrase that ends before i can be taken
// from the sentence whole: what follows is a mark, a preposition or the end.
func (s *sentence) endsPhrase(i int) bool {
	w := s.at(i)
	return w.text == "" || oneOf(w.text, " . , ") || oneOf(w.tag, " IN TO ") && w.low != "of"
}

// hasVerb reports whether a finite verb stands between i and j.
func (s *sentence) hasVerb(i, j int) bool {
	for k := i; k < j; k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// negated reports whether the words from i to j hold a negation.
func (s *sentence) negated(i, j int) bool {
	for k := max(i, 0); k < j; k++ {
		if oneOf(s.at(k).low, negations) {
			return true
		}
	}
	return false
}

// negatedBefore reports whether a negation stands in the few words before i.
func (s *sentence) negatedBefore(i int) bool { return s.negated(i-4, i) }

// subjectPlural reports whether the verb at i looks to have a plural subject.
func (s *sentence) subjectPlural(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if s.isNoun(k) {
			return s.isPlural(k)
		}
		if w := s.at(k).low; oneOf(w, " they we you ") {
			return true
		} else if oneOf(w, " he she it i ") {
			return false
		}
	}
	return false
}

// overlap reports whether two names share a word, or one is the other's
// initials.
func overlap(a, b string) bool {
	first := ""
	for _, w := range strings.Fields(a) {
		first += w[:1]
		if strings.Contains(" "+b+" ", " "+strings.TrimSuffix(w, ".")) {
			return true
		}
	}
	return first == b || strings.Contains(a, b) || strings.Contains(b, a)
}
