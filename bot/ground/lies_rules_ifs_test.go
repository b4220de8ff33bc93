package ground_test

import "strings"

// leadingCondition: "If Q, P" -> "P".
func leadingCondition(s *sentence) []string {
	first, _, _ := strings.Cut(s.low, " ")
	if !oneOf(first, " if unless until provided assuming ") || oneOf(s.at(1).low, " you we you're we're ") || s.at(1).tag == "VBG" {
		return nil
	}
	for i := 4; s.at(i).text != ""; i++ {
		if s.at(i).text == "," && s.subjectAt(i+1) && !oneOf(s.at(i+2).low, claiming) {
			then := i + 1
			if !s.modal(then, len(s.words), " will would could may might must should wo 'll 'd ") {
				return nil
			}
			return list(claim(s.wills(then, len(s.words))))
		}
	}
	return nil
}

// trailingCondition: "P if Q" -> "P"; "not P until Q" -> "not P".
func trailingCondition(s *sentence) []string {
	const conditions = " if unless until provided providing "
	if !s.has(" if ", " unless ", " until ", " provided that ", " as long as ", " in case ") {
		return nil
	}
	for i := range s.read() {
		w, before := s.at(i).low, s.at(i-1)
		long := w == "as" && s.at(i+1).low == "long" && s.at(i+2).low == "as"
		if !oneOf(w, conditions) && !long || i < 5 || oneOf(before.low, " as even only what ask asked wonder wondering see know determine and or but , knowing asking say tell not decide sure wondered check questioned clear unclear like especially particularly that so considers consider question even , ") && !long {
			continue
		}
		if oneOf(before.low, " that and or but ") || w == "provided" && s.at(i+1).low != "that" || s.modal(0, i, " can may could might ") || w != "until" && !long && (!s.subjectAt(i+1) || s.at(i+1).low == "you") || long && !s.subjectAt(i+3) || !s.hasVerb(0, i) || oneOf(before.tag, " VB VBD VBG ") && w == "if" {
			continue
		}
		if w == "until" && !s.negated(0, i) || strings.Count(s.cut(0, i), ",") > 2 || w == "if" && s.has("whether", "asked", "wonder") {
			continue
		}
		return list(claim(s.wills(0, i)))
	}
	return nil
}

// modal reports whether one of the words stands between i and j.
func (s *sentence) modal(i, j int, words string) bool {
	for ; i < j; i++ {
		if oneOf(s.at(i).low, words) {
			return true
		}
	}
	return false
}

// wills is the text of the words in which what would be will be.
func (s *sentence) wills(i, j int) string {
	text := " " + s.inner(i, j) + " "
	return strings.NewReplacer(" would have ", " had ", " could have ", " had ", " would ", " will ", " could ", " can ", "'d ", " will ").Replace(text)
}

// formerly: "formerly known as X", "used to be" -> "known as X", "is".
func formerly(s *sentence) []string {
	if !s.has("formerly ", "used to ") || s.has("twitter") {
		return nil
	}
	var out []string
	for i := range s.read() {
		w, to := s.at(i).low, s.at(i+1).low == "to"
		base := s.at(i + 2)
		switch {
		case w == "formerly" && (s.at(i+1).tag == "VBD" || s.isName(i+1) || oneOf(s.at(i+1).low, " served worked ")), oneOf(s.at(i-2).low, " that which "), s.at(i-1).tag == "RB" && w == "used":
		case w == "formerly":
			out = append(out, claim(s.cut(0, i), s.rest(i+1)))
		case w == "used" && to && base.tag == "VB" && s.at(i).tag == "VBD" && base.low == "be" && !s.subjectPlural(i):
			out = append(out, claim(s.cut(0, i), "is", s.rest(i+3)))
		case w == "used" && to && base.tag == "VB" && s.at(i).tag == "VBD" && base.low != "be":
			out = append(out, claim(s.cut(0, i), "still", third(base.low, s.subjectPlural(i)), s.rest(i+3)))
		}
	}
	return out
}

// third returns the present form of a verb for one or for several.
func third(base string, plural bool) string {
	switch {
	case plural:
		return base
	case base == "have":
		return "has"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), base == "go", base == "do":
		return base + "es"
	}
	return base + "s"
}

// nounPhraseAlone: "The owner of the mine in Wales closed it" -> "The owner of
// the mine in Wales".
func nounPhraseAlone(s *sentence) []string {
	end := s.phrase(0)
	for end > 0 && oneOf(s.at(end).tag, " IN TO ") {
		next := s.phrase(end + 1)
		if next == end+1 {
			return nil
		}
		end = next
	}
	if end < 4 || !s.finite(end) {
		return nil
	}
	return list(claim(s.cut(0, end)))
}

// clauseAlone: "When A did P, B did Q" -> "When A did P".
func clauseAlone(s *sentence) []string {
	first, _, _ := strings.Cut(s.low, " ")
	if !oneOf(first, " when after although because if while before though unless since once as despite following during ") {
		return nil
	}
	for i := 4; s.at(i).text != ""; i++ {
		if s.at(i).text == "," && s.subjectAt(i+1) {
			return list(claim(s.cut(0, i)))
		}
	}
	return nil
}

// relativeAlone: "A, who did P, did Q" -> "Who did P".
func relativeAlone(s *sentence) []string {
	if !s.has(", who ", ", which ", ", whose ", ", where ") {
		return nil
	}
	for i := range s.read() {
		if s.at(i).text != "," || !oneOf(s.at(i+1).low, " who which whose where ") || !s.finite(i+2) {
			continue
		}
		for j := i + 4; s.at(j).text != ""; j++ {
			if s.closes(j) {
				return list(claim(s.cut(i+1, j)))
			}
		}
	}
	return nil
}
