package ground_test

import "strings"

// modalHedge: "may close", "might have closed" -> "will close", "has closed".
func modalHedge(s *sentence) []string {
	if !s.has(" may ", " might ", " could ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		if !oneOf(s.at(i).low, " may might could ") || s.at(i).tag != "MD" || oneOf(s.at(i+1).low, " not n't be well as ") && s.at(i+1).low != "be" {
			continue
		}
		if s.has(" if ", "how ", "what ", "as well", "than ") || oneOf(s.at(i+1).low, " see hear feel ") {
			continue
		}
		switch {
		case s.at(i+1).low == "have" && s.subjectPlural(i):
			out = append(out, claim(s.cut(0, i), "have", s.rest(i+2)))
		case s.at(i+1).low == "have":
			out = append(out, claim(s.cut(0, i), "has", s.rest(i+2)))
		case s.at(i+1).tag == "VB":
			out = append(out, claim(s.cut(0, i), "will", s.rest(i+1)))
		}
	}
	return out
}

// adverbHedge: "allegedly stole" -> "stole".
func adverbHedge(s *sentence) []string {
	const hedges = " reportedly allegedly possibly probably perhaps apparently potentially supposedly presumably likely purportedly seemingly arguably maybe "
	if !s.has("ly ", "ly,", "perhaps", "maybe") {
		return nil
	}
	var out []string
	for i := range s.read() {
		if !oneOf(s.at(i).low, hedges) || s.at(i).low == "allegedly" && s.has("charged", "accus", "indict") || s.at(i).low == "likely" && (s.at(i).tag != "RB" && s.at(i-1).tag != "MD" || s.at(i+1).low == "to") {
			continue
		}
		if oneOf(s.at(i-1).low, " most more very less as how not n't and or ") || oneOf(s.at(i+1).low, " and or more less most best ") {
			continue
		}
		after := i + 1
		if s.at(i-1).text == "," && s.at(after).text == "," {
			after++
		}
		out = append(out, claim(article(s.cut(0, i), s.at(after).text+"x"), s.rest(after)))
	}
	return out
}

// adjectiveHedge: "the alleged attack" -> "the attack".
func adjectiveHedge(s *sentence) []string {
	const hedges = " alleged suspected possible potential apparent presumed purported supposed so-called would-be likely attempted planned proposed "
	if !s.has("alleged ", "suspected ", "possible ", "potential ", "apparent ", "presumed ", "supposed ", "would-be ", "likely ", "attempted ", "planned ", "proposed ") {
		return nil
	}
	var out []string
	const loose = " interplay opportunity opportunities reason reasons path impact impacts risk risks benefit benefits range consequences danger dangers threat threats savings exposure problem problems "
	for i := range s.read() {
		w := s.at(i)
		if w.low == "potential" && oneOf(s.at(i+1).low, loose) || !oneOf(w.low, hedges) || !oneOf(w.tag, " JJ VBN ") || !s.isNoun(i+1) || oneOf(s.at(i-1).low, " as all every any no more best worst only and or most was were is are been have has had they who to not n't , "+"other ") {
			continue
		}
		if oneOf(s.at(i-1).tag, " VBD RB JJS JJ ") && w.low != "alleged" || s.negated(0, i) {
			continue
		}
		out = append(out, claim(article(s.cut(0, i), s.at(i+1).text), s.rest(i+1)))
	}
	return out
}

// numberHedge: "at least 20 people" -> "20 people".
func numberHedge(s *sentence) []string {
	if !s.mentions(" about around nearly almost roughly approximately over under least most than up ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		n := i + 1
		switch w, next := s.at(i).low, s.at(i+1).low; {
		case oneOf(w, " about around nearly almost roughly approximately "), oneOf(w, " over under ") && next == "$":
		case w == "at" && oneOf(next, " least most "), oneOf(w, " more less fewer ") && next == "than", w == "up" && next == "to":
			n++
		default:
			continue
		}
		if s.at(n).tag != "CD" && s.at(n).text != "$" || oneOf(s.at(n).low, " one ") || year(s.at(n).low) || oneOf(s.at(i-1).low, " not n't no nor of for the , up turned told spread ") {
			continue
		}
		out = append(out, claim(s.cut(0, i), s.rest(n)))
	}
	return out
}

// claiming are verbs whose "that" clause is somebody's word and no more.
const claiming = " said says say claimed claims claim alleged alleges allege argued argues believes believe believed thinks think suggested suggests insisted insists estimated estimates predicted predicts feared fears warned warns maintained maintains speculated suspects suspected contends contended hopes hoped "

// leadDropped: "Police said that P" -> "P".
func leadDropped(s *sentence) []string {
	if !s.mentions(claiming) {
		return nil
	}
	if i := max(s.phrase(0), 1); oneOf(s.at(i).low, claiming) && (i > 1 || s.isName(0) || s.at(0).tag == "PRP" || s.at(0).tag == "NNS") && s.subjectAt(i+1) {
		return list(claim(s.rest(i + 1)))
	}
	for i := 1; i < 14; i++ {
		that := i + 1
		if !oneOf(s.at(i).low, claiming) || !oneOf(s.at(i).tag, " VBD VBZ VBP VBN ") {
			continue
		}
		if s.at(that).low != "that" || s.negated(0, i) || !s.subjectAt(that+1) || s.at(that).tag == "DT" && !s.at(that).isBefore(s, that) {
			continue
		}
		return list(claim(s.rest(that + 1)))
	}
	return nil
}

// isBefore reports that a "that" tagged as an article stands before a subject
// of its own, so that it cannot be one.
func (w word) isBefore(s *sentence, i int) bool {
	return oneOf(s.at(i+1).tag, " DT PRP PRP$ NNP NNPS ")
}

// subjectAt reports whether a subject and its verb begin at i.
func (s *sentence) subjectAt(i int) bool {
	if s.at(i).tag == "PRP" || s.at(i).low == "there" {
		return s.finite(i + 1)
	}
	p := s.phrase(i)
	for k := p; p > i && k < p+6 && !s.closes(k) && !oneOf(s.at(k).tag, " WDT WP WRB CC TO "); k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// accordingDropped: "According to X, P", "P, according to X." -> "P".
func accordingDropped(s *sentence) []string {
	if !s.has("according to ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		if s.at(i).low != "according" || s.at(i+1).low != "to" {
			continue
		}
		for j := i + 2; i == 0 && s.at(j).text != ""; j++ {
			if s.at(j).text == "," && s.subjectAt(j+1) {
				return list(claim(s.rest(j + 1)))
			}
		}
		end := s.phrase(i + 2)
		if i > 0 && s.at(i-1).text == "," && end > i+2 && s.at(end).text == "." && s.hasVerb(0, i) {
			out = append(out, claim(s.cut(0, i-1)))
		}
	}
	return out
}

// tailDropped: "P, X said." -> "P".
func tailDropped(s *sentence) []string {
	if !s.mentions(claiming + " heard told added ") {
		return nil
	}
	w := s.read()
	for i := len(w) - 2; i > 4 && i > len(w)-12; i-- {
		if w[i].text != "," {
			continue
		}
		v := s.phrase(i + 1)
		if s.at(i+1).tag == "PRP" {
			v = i + 2
		}
		if v == i+1 || !oneOf(s.at(v).low, claiming+" heard told added ") || !oneOf(s.at(v).tag, " VBD VBZ VBP ") || !s.hasVerb(0, i) || s.negated(v, len(w)) {
			return nil
		}
		if s.at(v).low == "heard" && s.at(v-1).low != "court" && s.at(v-1).low != "jury" && s.at(v-1).low != "inquest" || oneOf(s.at(v+1).low, " to that ") || s.hasVerb(v+1, len(w)) {
			return nil
		}
		return list(claim(strings.TrimSuffix(s.cut(0, i), ",")))
	}
	return nil
}
