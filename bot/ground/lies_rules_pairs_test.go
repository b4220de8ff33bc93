package ground_test

import "strings"

// namedSubject returns the end of the name that is the sentence's subject and
// does something in the past, or 0.
func (s *sentence) namedSubject() int {
	v := s.name(0)
	if v == 0 || v > 4 || !s.pastVerb(v) || s.isPlural(v-1) {
		return 0
	}
	return v
}

// anothersDeed: "A did P." and "B did Q." -> "A did Q."
func anothersDeed(a, b *sentence) []string {
	v, w := apart(a, b)
	if v == 0 {
		return nil
	}
	return list(claim(a.cut(0, v), b.rest(w)))
}

// anothersDeedAdded: "A did P." and "B did Q." -> "A did P and did Q."
func anothersDeedAdded(a, b *sentence) []string {
	v, w := apart(a, b)
	if v == 0 || len(a.words)+len(b.words) > 45 {
		return nil
	}
	return list(claim(strings.TrimSuffix(a.text, "."), "and", b.rest(w)))
}

// apart returns where the verbs of two sentences stand whose subjects have
// names that are not alike, or 0 twice. The second tells nothing of the first.
func apart(a, b *sentence) (v, w int) {
	v, w = a.namedSubject(), b.namedSubject()
	if v == 0 || w == 0 || a.at(v).low == b.at(w).low {
		return 0, 0
	}
	x, y := a.cut(0, v), b.cut(0, w)
	if overlap(x, y) || overlap(y, x) {
		return 0, 0
	}
	for _, part := range strings.Fields(x) {
		if strings.Contains(b.text, part) {
			return 0, 0
		}
	}
	for _, part := range strings.Fields(y) {
		if strings.Contains(a.text, part) {
			return 0, 0
		}
	}
	return v, w
}

// subjectsSwapped: "A said B did" -> "B said A did".
func subjectsSwapped(s *sentence) []string {
	var spots []spot
	for i := 0; i < len(s.read()); i++ {
		j := s.name(i)
		if j == i {
			continue
		}
		if s.finite(j) && s.at(j).tag != "VBP" && !strings.HasSuffix(s.at(i).low, "ly") && (s.opens(i) || s.at(i-1).text == "," || s.finite(i-1)) && !s.isPlural(j-1) && j-i < 4 {
			spots = append(spots, spot{i, j})
		}
		i = j
	}
	var out []string
	for i, a := range spots {
		for _, b := range spots[i+1:] {
			x, y := s.cut(a.start, a.end), s.cut(b.start, b.end)
			if !overlap(x, y) && !overlap(y, x) && s.at(a.end).low != s.at(b.end).low {
				out = append(out, claim(s.cut(0, a.start), y, s.cut(a.end, b.start), x, s.rest(b.end)))
			}
		}
	}
	return out
}

// countsSwapped: "four goals in 12 games" -> "12 goals in four games".
func countsSwapped(s *sentence) []string {
	if !strings.ContainsAny(s.text, "0123456789") && !s.mentions(" two three four five six seven eight nine ten ") {
		return nil
	}
	var counts []int
	for i := range s.read() {
		w, head := s.at(i), i+1
		if w.tag != "CD" || year(w.low) || oneOf(w.low, " one million billion thousand hundred ") || s.at(i-1).text == "$" || strings.HasPrefix(w.text, "£") {
			continue
		}
		if s.at(head).tag == "JJ" || s.at(head).tag == "NN" {
			head++
		}
		if s.at(head).tag == "NNS" && s.at(i-1).tag != "CD" && !oneOf(s.at(i-1).low, " to or between ") {
			counts = append(counts, i)
		}
	}
	var out []string
	for i, a := range counts {
		for _, b := range counts[i+1:] {
			if s.at(a).low == s.at(b).low || s.at(a+1).low == s.at(b+1).low || s.at(b-1).low == "and" && b-a < 5 && s.at(a+1).low == "years" {
				continue
			}
			x, y := s.at(a).text, s.at(b).text
			if a == 0 {
				x = strings.ToLower(x)
			}
			out = append(out, claim(s.cut(0, a), y, s.cut(a+1, b), x, s.rest(b+1)))
		}
	}
	return out
}
