package ground_test

import "strings"

// toVerbMadeFact: "agreed to close", "is expected to close" -> "closed".
func toVerbMadeFact(s *sentence) []string {
	const alone = " agreed agrees threatened threatens failed fails refused refuses declined declines tried tries attempted attempts plans planned hopes hoped wants wanted intends intended aims aimed pledged pledges promised promises vowed vows offered offers decided pretended hesitated volunteered proposes proposed "
	const afterBe = " expected likely set due aiming trying planning hoping preparing ordered told asked urged advised invited scheduled supposed seeking attempting looking threatening poised ready willing unable reluctant tipped projected predicted encouraged persuaded "
	if !s.has(" to ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		g, b := s.at(i), i+2
		if s.at(i+1).low != "to" || s.at(b).tag != "VB" || s.negatedBefore(i+2) && g.low != "unable" || s.secondVerb(b) {
			continue
		}
		base := s.at(b).low
		switch {
		case oneOf(g.low, alone) && oneOf(g.tag, " VBD VBZ VBP ") && (s.isNoun(i-1) || s.at(i-1).tag == "PRP" || s.at(i-1).tag == "WP"):
			out = append(out, claim(s.cut(0, i), s.pastFor(base, i), s.rest(b+1)))
		case oneOf(g.low, alone) && oneOf(s.at(i-1).low, " has have had "):
			out = append(out, claim(s.cut(0, i), s.lang.perfect(base), s.rest(b+1)))
		case oneOf(g.low, afterBe) && oneOf(s.at(i-1).low, " is was are were ") && base != "be":
			out = append(out, claim(s.cut(0, i-1), s.lang.past(base), s.rest(b+1)))
		case oneOf(g.low, afterBe) && oneOf(s.at(i-1).low, " is was are were "):
			out = append(out, claim(s.cut(0, i), s.rest(b+1)))
		case g.low == "talks" && s.at(i-1).low == "in" && oneOf(s.at(i-2).low, " is was are were "):
			out = append(out, claim(s.cut(0, i-2), s.pastFor(base, i-2), s.rest(b+1)))
		}
	}
	return out
}

// pastFor returns the past of a verb for the subject before i.
func (s *sentence) pastFor(base string, i int) string {
	if base == "be" && s.subjectPlural(i) {
		return "were"
	}
	return s.lang.past(base)
}

// secondVerb reports whether another plain verb is joined to the one at b, so
// that both would have to change.
func (s *sentence) secondVerb(b int) bool {
	for k := b + 1; s.at(k).text != ""; k++ {
		if oneOf(s.at(k).low, " and or but ") && (s.at(k+1).tag == "VB" || s.at(k+1).tag == "RB" || s.at(k+1).low == "to" || s.at(k-1).text == ",") {
			return true
		}
	}
	return oneOf(s.at(b+1).low, " and or ")
}

// ofVerbMadeFact: "is accused of stealing", "considered selling" -> "stole".
func ofVerbMadeFact(s *sentence) []string {
	if !s.has("ing ") || !s.mentions(" accused suspected charged cleared acquitted prevented stopped banned barred blocked capable considering contemplating thinking considered suggested proposed avoided opposed resisted recommended mulled ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		g, p := s.at(i), i+1
		if oneOf(s.at(p).low, " of with from against about for ") {
			p++
		}
		v := s.at(p)
		if v.tag != "VBG" || len(v.low) < 6 || s.negated(i-4, p) || v.low == "being" || v.low == "including" || s.secondGerund(p) {
			continue
		}
		be := oneOf(s.at(i-1).low, " is was are were ")
		switch {
		case p == i+2 && be && oneOf(g.low, " accused suspected charged cleared acquitted prevented stopped banned barred blocked capable "),
			p == i+1 && be && oneOf(g.low, " considering contemplating "),
			p == i+2 && be && oneOf(g.low, " thinking "):
			out = append(out, claim(s.cut(0, i-1), s.lang.pastOfGerund(v.low), s.rest(p+1)))
		case p == i+1 && oneOf(g.low, " considered suggested proposed avoided opposed resisted recommended mulled "):
			out = append(out, claim(s.cut(0, i), s.lang.pastOfGerund(v.low), s.rest(p+1)))
		}
	}
	return out
}

// secondGerund reports whether another -ing form is joined to the one at b.
func (s *sentence) secondGerund(b int) bool {
	for k := b + 1; s.at(k).text != ""; k++ {
		if oneOf(s.at(k).low, " and or ") && strings.HasSuffix(s.at(k+1).low, "ing") {
			return true
		}
	}
	return false
}

// passiveTurned: "X was sued by Y" -> "X sued Y".
func passiveTurned(s *sentence) []string {
	if !s.has(" by ") {
		return nil
	}
	const evenly = " accompanied joined followed matched met married surrounded faced equalled shared caused affected "
	var out []string
	for i := range s.read() {
		if !oneOf(s.at(i).low, " was were ") || s.at(i+1).tag != "VBN" || s.at(i+2).low != "by" || oneOf(s.at(i+1).low, evenly) {
			continue
		}
		y := s.phrase(i + 3)
		if y == i+3 || !s.endsPhrase(y) || s.at(i+3).tag == "CD" || oneOf(s.at(y-1).low, " percent cent points percentage million billion end time means way ") {
			continue
		}
		if !s.isNoun(i-1) && s.at(i-1).tag != "PRP" || s.negatedBefore(i) {
			continue
		}
		out = append(out, claim(s.cut(0, i), s.pastOfPerfect(s.at(i+1).low), s.rest(i+3)))
	}
	return out
}

// pastOfPerfect returns the past that belongs to a participle.
func (s *sentence) pastOfPerfect(w string) string {
	if p, ok := s.lang.pastOf[w]; ok {
		return p
	}
	return w
}

// objectSwapped: "X sued Y" -> "Y sued X".
func objectSwapped(s *sentence) []string {
	const evenly = " met married faced fought joined divorced resembled matched equalled was were became remained had said seemed stayed felt looked appeared got went came signed shared kissed hugged replied added concluded continued explained noted wrote spoke talked "
	v := s.phrase(0)
	if v == 0 || oneOf(s.at(v+1).low, " past home ") || strings.ContainsAny(s.cut(v+1, v+2), "0123456789%") || !s.pastVerb(v) || oneOf(s.at(v).low, evenly) {
		return nil
	}
	end := s.phrase(v + 1)
	if end == v+1 || !s.endsPhrase(end) || s.at(v+1).tag == "CD" || oneOf(s.at(v+1).low, calendar+" last next this hours minutes moments briefly ") {
		return nil
	}
	if s.at(end).low == "," && !oneOf(s.at(end+1).tag, " VBG IN ") || overlap(s.cut(0, v), s.cut(v+1, end)) {
		return nil
	}
	return list(claim(s.cut(v+1, end), s.at(v).text, s.inner(0, v), s.rest(end)))
}

// passiveLost: "X was given a prize", "X was taken" -> "X gave a prize", "X took".
func passiveLost(s *sentence) []string {
	const givers = " offered awarded handed paid sent granted promised denied sold lent taught sued attacked "
	const others = " born been done gone known seen proven grown begun borne shown thrown torn forgotten hidden frozen woken "
	var out []string
	for i := range s.read() {
		p := s.at(i + 1)
		if !oneOf(s.at(i).low, " was were ") || p.tag != "VBN" || s.negatedBefore(i) || oneOf(p.low, others) || s.at(i+2).low == "by" {
			continue
		}
		past, differs := s.lang.pastOf[p.low]
		gave := oneOf(p.low, givers) && (s.at(i+2).tag == "DT" || s.at(i+2).tag == "CD")
		if !differs && !gave || !s.isNoun(i-1) && s.at(i-1).tag != "PRP" {
			continue
		}
		if !differs {
			past = p.low
		}
		out = append(out, claim(s.cut(0, i), past, s.rest(i+2)))
	}
	return out
}
