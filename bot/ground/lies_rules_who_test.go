package ground_test

import "strings"

// possessorDid: "X's lawyer did" -> "X did".
func possessorDid(s *sentence) []string {
	if !s.has("'s ", "s' ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		owner := s.ownerAt(i)
		if owner == i || !s.opens(i) {
			continue
		}
		v := s.possessed(owner + 1)
		head, person := s.at(v-1), s.known(i, owner) || s.kinOwner(i, owner)
		if v == owner+1 || person && oneOf(head.low, vagueNouns) || !person && !oneOf(head.low, outsiders) {
			continue
		}
		noun := v
		v = s.afterApposition(v)
		if !s.finite(v) || s.opinionOf(v) || overlap(s.cut(owner-1, owner), s.cut(owner+1, v)) || v > noun && overlap(s.cut(noun, v), s.cut(i, owner)) {
			continue
		}
		if verb, ok := agree(s.at(v).text, s.at(v).tag, s.isPlural(owner-1)); ok {
			out = append(out, claim(s.cut(0, i), s.cut(i, owner), verb, s.rest(v+1)))
		}
	}
	return out
}

// ownerAt returns the end of a possessor that begins at i, or i.
func (s *sentence) ownerAt(i int) int {
	j := s.name(i)
	if j == i && s.at(i).low == "the" {
		for j = i + 1; s.at(j).tag == "NN" || s.at(j).tag == "NNS"; j++ {
		}
	}
	mark := s.at(j)
	if j == i || oneOf(s.at(j-1).low, " mcdonald wendy macy lowe kohl domino sotheby christie moody levi sainsbury trader ") || j == i+1 && s.at(i).low == "the" || mark.low != "'s" && !(mark.low == "'" && strings.HasSuffix(s.at(j-1).low, "s")) {
		return i
	}
	if s.at(j).start != s.at(j-1).end {
		return i
	}
	return j
}

// kinOwner reports whether the possessor is a person named by a role.
func (s *sentence) kinOwner(i, owner int) bool {
	return s.at(i).low == "the" && (oneOf(s.at(owner-1).low, roles) || oneOf(s.at(owner-1).low, " man woman boy girl victim suspect singer actor actress couple teenager "))
}

// afterApposition skips a name set off by commas, as in "X's lawyer, A B, did".
func (s *sentence) afterApposition(i int) int {
	if s.at(i).text == "," {
		if j := s.name(i + 1); j > i+1 && s.at(j).text == "," {
			return j + 1
		}
	}
	return s.name(i)
}

// opinionOf reports whether the predicate from v on tells what its subject is
// rather than what was done: "is that", "is to".
func (s *sentence) opinionOf(v int) bool {
	return oneOf(s.at(v).low, " is was are were ") && oneOf(s.at(v+1).low, " that to : called named known , ")
}

// ofHeadCut: "the brother of X did", "a protest against X did" -> "X did".
func ofHeadCut(s *sentence) []string {
	if !s.has(" of ", " to ", " for ", " against ", " on ", " into ") || !s.headBeforeOf() {
		return nil
	}
	var out []string
	for i := range s.read() {
		p := s.phrase(i)
		if p == i || !s.opens(i) || !oneOf(s.at(p).low, " of to for against on into ") || !oneOf(s.at(p-1).text, ofHeads) {
			continue
		}
		v := s.phrase(p + 1)
		if v == p+1 || oneOf(s.at(p-1).low, " secretary people leader ") && s.at(p).low == "of" || oneOf(s.at(p-1).low, ofOnly) && (s.at(p).low != "of" || oneOf(s.at(v).low, sayings)) || !s.finite(v) || s.opinionOf(v) || oneOf(s.at(v-1).low, " matter incident case issue issues ") || oneOf(s.at(p+1).low, " this that these ") {
			continue
		}
		const agents = " spokesman spokeswoman spokesperson representative representatives lawyer lawyers attorney attorneys publicist agent family "
		if oneOf(s.at(p-1).low, agents) && !s.known(p+1, v) && !s.kinOwner(p+1, v) {
			continue
		}
		if verb, ok := agree(s.at(v).text, s.at(v).tag, s.isPlural(v-1)); ok {
			out = append(out, claim(s.cut(0, i), s.cut(p+1, v), verb, s.rest(v+1)))
		}
	}
	return out
}

// headBeforeOf reports whether a head that can be cut stands before one of the
// words that follow it, which is quicker to tell than to tag the sentence.
func (s *sentence) headBeforeOf() bool {
	last := ""
	for w := range strings.FieldsSeq(s.low) {
		if oneOf(w, " of to for against on into ") && oneOf(last, ofHeads) {
			return true
		}
		last = w
	}
	return false
}

// roleQualifierCut: "the deputy director" -> "the director".
func roleQualifierCut(s *sentence) []string {
	const qualifiers = " shadow assistant deputy acting former outgoing incoming would-be ex- interim vice retired aspiring ousted disgraced honorary associate one-time onetime ex deposed "
	if !s.has("shadow", "assistant", "deputy", "acting", "former", "going", "would-be", "interim", "vice ", "retired", "aspiring", "ousted", "associate", "time") {
		return nil
	}
	var out []string
	for i := range s.read() {
		if w := s.at(i); !oneOf(w.low, qualifiers) || !s.roleAt(i+1) || oneOf(w.low, " retired ousted disgraced ") {
			continue
		}
		if oneOf(s.at(i-1).low, " and or , ") || s.at(i+1).low == "vice" || s.at(i).low == "former" && s.at(i+1).text == "President" {
			continue
		}
		out = append(out, claim(article(s.cut(0, i), s.at(i+1).text), s.rest(i+1)))
	}
	return out
}

// roleAt reports whether a role is named at i, at the second or third word.
func (s *sentence) roleAt(i int) bool {
	for j := i; j < i+3 && (s.isNoun(j) || s.at(j).tag == "JJ"); j++ {
		if oneOf(s.at(j).low, roles) && s.isNoun(j) {
			return true
		}
	}
	return false
}

// article makes the article at the end of the text fit the word after it.
func article(text, next string) string {
	an := strings.ContainsAny(next[:1], "aeioAEIO")
	for _, a := range []string{"a", "A"} {
		if t, ok := strings.CutSuffix(" "+text, " "+a+"n"); ok && !an {
			return t + " " + a
		}
		if t, ok := strings.CutSuffix(" "+text, " "+a); ok && an {
			return t + " " + a + "n"
		}
	}
	return text
}

// modifierDid: "a Tesla owner did", "X spokesman Y did" -> "Tesla did", "X did".
func modifierDid(s *sentence) []string {
	if !s.mentions(workers + " spokesman spokeswoman ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		if !s.opens(i) {
			continue
		}
		start := i
		if s.at(i).tag == "DT" {
			start++
		}
		h := start
		for s.isNoun(h) && !oneOf(s.at(h).text, workers+" spokesman spokeswoman ") {
			h++
		}
		if h == start || !s.isNoun(h) || h-start > 3 || s.at(start).low == "new" && h == start+1 || strings.HasSuffix(s.at(h-1).low, "-winning") || oneOf(s.at(h-1).low, calendar+" police staff team crew board panel service family american former ") || s.at(h+1).low == "general" {
			continue
		}
		v := s.afterApposition(h + 1)
		person := s.known(start, h)
		if !s.finite(v) || s.opinionOf(v) || !person && (oneOf(s.at(v).low, sayings) || oneOf(s.at(h).low, " spokesman spokeswoman lawyer lawyers attorney attorneys ")) {
			continue
		}
		owner := s.cut(start, h)
		if s.at(h-1).tag == "NN" && start == h-1 && start == 0 {
			owner = "the " + strings.ToLower(owner)
		} else if s.at(h-1).tag == "NN" {
			owner = "the " + owner
		}
		if verb, ok := agree(s.at(v).text, s.at(v).tag, s.isPlural(h-1)); ok {
			out = append(out, claim(s.cut(0, i), owner, verb, s.rest(v+1)))
		}
	}
	return out
}
