package ground_test

import "strings"

// contrastedDid: "Unlike A, B did" -> "A did"; "Instead of A, ..." alike.
func contrastedDid(s *sentence) []string {
	if !s.has("unlike ", "instead of ", "rather than ", "compared with ", "replacing ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		start := i + 1
		switch w := s.at(i).low; {
		case oneOf(w, " unlike replacing "):
		case w == "instead" && s.at(i+1).low == "of", w == "rather" && s.at(i+1).low == "than", w == "compared" && s.at(i+1).low == "with":
			start++
		default:
			continue
		}
		end := s.phrase(start)
		if end == start || s.at(end).text != "," || i > 0 && s.at(i-1).text != "," {
			continue
		}
		v := end + 1
		if i == 0 {
			if v = s.phrase(end + 1); s.at(v).tag == "PRP" {
				v++
			}
		}
		if !s.finite(v) {
			continue
		}
		if verb, ok := agree(s.at(v).text, s.at(v).tag, s.isPlural(end-1)); ok {
			out = append(out, claim(s.cut(start, end), verb, s.rest(v+1)))
		}
	}
	return out
}

// relativeDid: "A, who beat B, did", "the man who shot B did" -> "B did".
func relativeDid(s *sentence) []string {
	if !s.has(" who ", " whose ", " which ", " that ", "ing ", "ed ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		w := s.at(i)
		relative := oneOf(w.low, " who whose which that ") && (w.tag == "WP" || w.tag == "WDT" || w.tag == "WP$")
		partial := oneOf(w.tag, " VBG VBN ") && s.isNoun(i-1)
		if !relative && !partial || i == 0 || s.phrase(0) != i && !(s.at(i-1).text == "," && s.phrase(0) == i-1) {
			continue
		}
		comma := s.at(i-1).text == ","
		for b := i + 1; b < i+12 && !s.closes(b); b++ {
			end := s.phrase(b)
			v := end
			if end == b || !s.isName(end-1) && s.at(b).tag != "DT" || oneOf(s.at(b-1).tag, " VBP VBZ CC NN NNP JJ DT POS ") && !s.finite(b-1) {
				continue
			}
			if comma && s.at(v).text == "," {
				v++
			} else if comma {
				continue
			}
			if !s.finite(v) || b == i+1 && relative {
				continue
			}
			if verb, ok := agree(s.at(v).text, s.at(v).tag, s.isPlural(end-1)); ok && !overlap(s.cut(0, i), s.cut(b, end)) {
				out = append(out, claim(s.cut(b, end), verb, s.rest(v+1)))
			}
			break
		}
	}
	return out
}

// closes reports whether a mark at i ends a clause.
func (s *sentence) closes(i int) bool { return oneOf(s.at(i).text, " , . ") || s.at(i).text == "" }

// apposedDid: "A, a professor at B, did" -> "B did".
func apposedDid(s *sentence) []string {
	i := s.phrase(0)
	if i == 0 || s.at(i).text != "," || !oneOf(s.at(i+1).low, " a an the ") {
		return nil
	}
	p := s.phrase(i + 1)
	if p == i+1 || oneOf(s.at(p-1).low, " hall spokesman spokeswoman spokesperson representative organizer organizers organiser organisers ") || !oneOf(s.at(p).low, " of at for with in from by to and ") || !oneOf(s.at(p).tag, " IN TO ") {
		return nil
	}
	end := s.phrase(p + 1)
	if end == p+1 || s.at(end).text != "," || !s.finite(end+1) || !s.isName(end-1) {
		return nil
	}
	verb, ok := agree(s.at(end+1).text, s.at(end+1).tag, s.isPlural(end-1))
	if !ok || overlap(s.cut(0, i), s.cut(p+1, end)) {
		return nil
	}
	return list(claim(s.cut(p+1, end), verb, s.rest(end+2)))
}

// firstClauseDid: "After A did P, B did Q" -> "A did Q".
func firstClauseDid(s *sentence) []string {
	first, _, _ := strings.Cut(s.low, " ")
	if !oneOf(first, " after when while before as although though because once since ") {
		return nil
	}
	a := s.phrase(1)
	if a == 1 || !s.finite(a) {
		return nil
	}
	for i := a + 1; s.at(i).text != ""; i++ {
		if s.at(i).text != "," {
			continue
		}
		b := s.phrase(i + 1)
		if b == i+1 || !s.finite(b) || !s.isName(1) && s.at(1).tag != "DT" || !s.isName(b-1) && s.at(i+1).tag != "DT" {
			return nil
		}
		verb, ok := agree(s.at(b).text, s.at(b).tag, s.isPlural(a-1))
		if !ok || overlap(s.cut(1, a), s.cut(i+1, b)) || overlap(s.cut(i+1, b), s.cut(1, a)) {
			return nil
		}
		return list(claim(s.cut(1, a), verb, s.rest(b+1)))
	}
	return nil
}
