package ground_test

import "strings"

// spot is a place or a time in a sentence: the words from start to end.
type spot struct{ start, end int }

// swapSpots swaps each two spots that a finite verb parts.
func (s *sentence) swapSpots(spots []spot) []string {
	var out []string
	for i, a := range spots {
		for _, b := range spots[i+1:] {
			x, y := s.cut(a.start, a.end), s.cut(b.start, b.end)
			if s.verbs(a.end, b.start) > 0 && s.verbs(0, b.start) > 1 && !overlap(x, y) && !overlap(y, x) && s.alike(a, b) {
				out = append(out, claim(s.cut(0, a.start), y, s.cut(a.end, b.start), s.inner(a.start, a.end), s.rest(b.end)))
			}
		}
	}
	return out
}

// verbs counts the finite verbs between i and j.
func (s *sentence) verbs(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if s.finite(i) {
			n++
		}
	}
	return n
}

// alike reports whether two spots may change places: both are told from today
// or neither is, as "this year" may be 2021, and neither tells an end that the
// other does not. A place that is told of in the words after it may be one
// with another place in them.
func (s *sentence) alike(a, b spot) bool {
	const today, ends = " last next this ", " since by until "
	x, y := s.at(a.start).low, s.at(b.start).low
	if oneOf(x, today) != oneOf(y, today) || x != y && (oneOf(x, ends) || oneOf(y, ends)) {
		return false
	}
	return s.at(a.end).text != "," || !oneOf(s.at(a.end+1).low, " which where one the a an when ")
}

// placesSwapped: "P in X and Q in Y" -> "P in Y and Q in X".
func placesSwapped(s *sentence) []string {
	if strings.Count(s.low, " in ")+strings.Count(s.low, " at ")+strings.Count(s.low, "side ") < 2 && !strings.HasPrefix(s.low, "in ") {
		return nil
	}
	var spots []spot
	for i := range s.read() {
		if !oneOf(s.at(i).low, " in at outside inside ") || s.at(i).tag != "IN" {
			continue
		}
		j := s.name(i + 1)
		if p := s.phrase(i + 1); j == i+1 && oneOf(s.at(p-1).low, placeNouns) {
			j = p
		}
		if j == i+1 || s.known(i+1, j) || s.at(j).text == "," && s.isName(j+1) || s.at(j).low == "'s" || s.at(j).low == "and" || s.isNoun(j) {
			continue
		}
		if len(spots) > 0 && spots[len(spots)-1].end == i {
			continue
		}
		spots = append(spots, spot{i, j})
	}
	return s.swapSpots(spots)
}

// timesSwapped: "P in 2019 and Q in 2021" -> "P in 2021 and Q in 2019".
func timesSwapped(s *sentence) []string {
	if !s.mentions(calendar) && !s.has(" in 19", " in 20") {
		return nil
	}
	var spots []spot
	for i := range s.read() {
		if j := s.timeAt(i); j > i && !oneOf(s.at(i-1).low, " from by of than until for since late earlier later early the ") {
			spots = append(spots, spot{i, j})
		}
	}
	return s.swapSpots(spots)
}

// timeAt returns the end of a time that begins at i, such as "on Monday", "in
// March 2019" or "last week", or i.
func (s *sentence) timeAt(i int) int {
	w, next := s.at(i).low, s.at(i+1).low
	j := i
	switch {
	case w == "on" && oneOf(next, weekdays):
		j = i + 2
	case oneOf(w, " in since by until during ") && year(next):
		j = i + 2
	case w == "on" && oneOf(next, months) && s.at(i+2).tag == "CD":
		j = i + 3
	case oneOf(w, weekdays) && !oneOf(s.at(i-1).low, " super black ") && s.at(i+1).low != "and" && oneOf(s.at(i-1).tag, " NN NNS NNP VBD VBN PRP ") && !s.isNoun(i+1):
		j = i + 1
	case w == "in" && (oneOf(next, months) || next == "may"):
		j = i + 2
		if year(s.at(j).low) {
			j++
		}
	case oneOf(w, " last next this ") && oneOf(next, " week month year "):
		j = i + 2
	}
	if s.at(j).low == "'s" || s.at(j).low == "and" && j > i && s.timeAt(j+1) == j+1 && year(s.at(j+1).low) {
		return i
	}
	return j
}

// year reports whether the word is a year.
func year(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// timeOfOtherClause: "P, but X did Q on Tuesday" -> "P on Tuesday".
func timeOfOtherClause(s *sentence) []string {
	if !s.has(", but ", ", and ", ", while ", " before ") || !s.has(" in 19", " in 20") && !s.mentions(calendar) {
		return nil
	}
	var out []string
	for i := range s.read() {
		w := s.at(i).low
		if !oneOf(w, " and but while before ") || oneOf(w, " and but while ") && s.at(i-1).text != "," || i < 4 {
			continue
		}
		subject := max(s.phrase(i+1), i+1)
		if s.at(i+1).tag == "PRP" {
			subject = i + 2
		}
		if subject == i+1 || !s.finite(subject) || !s.hasVerb(0, i) || s.hasTime(0, i) {
			continue
		}
		for k := subject + 1; s.at(k).text != ""; k++ {
			if end := s.timeAt(k); end > k && !oneOf(s.at(k).low, " this next ") && (oneOf(w, " and but while ") || s.at(k).low == "in") {
				out = append(out, claim(strings.TrimSuffix(s.cut(0, i), ","), s.cut(k, end)))
			}
		}
	}
	return out
}

// hasTime reports whether a time is told between i and j.
func (s *sentence) hasTime(i, j int) bool {
	for ; i < j; i++ {
		if w := s.at(i).low; oneOf(w, calendar) || year(w) || oneOf(w, " now later earlier soon recently ago minutes hours years months weeks already once since ") {
			return true
		}
	}
	return false
}
