package ground_test

import "strings"

// notDropped: "did not pay", "won't pay", "never paid" -> "paid", "will pay".
func notDropped(s *sentence) []string {
	if !s.has(" not ", "n't", " never ", "cannot", " no longer ") || s.has("not only", "not just", "not merely", "not simply", "whether or not", " if not", " nor ", "not until", "n't just", "n't only", "n't even", " but ") {
		return nil
	}
	var out []string
	for i := range s.read() {
		w, aux := s.at(i).low, s.at(i-1).low
		switch next := s.at(i + 1); {
		case oneOf(s.at(i+1).low, " yet necessarily quite exactly least to always really ") || s.more(i):
		case w == "never" && !oneOf(aux, " than "):
			out = append(out, claim(s.cut(0, i), s.some(i+1)))
		case w == "cannot":
			out = append(out, claim(s.cut(0, i), "can", s.some(i+1)))
		case w == "no" && next.low == "longer":
			out = append(out, claim(s.cut(0, i), s.some(i+2)))
		case w != "not" && w != "n't":
		case oneOf(aux, " do does did ") && next.tag == "VB" && aux == "did":
			out = append(out, claim(s.cut(0, i-1), s.lang.past(next.low), s.some(i+2)))
		case oneOf(aux, " do does did ") && (next.tag == "VB" || next.tag == "VBP"):
			out = append(out, claim(s.cut(0, i), s.some(i+1)))
		case aux == "ca":
			out = append(out, claim(s.cut(0, i-1), "can", s.some(i+1)))
		case aux == "wo":
			out = append(out, claim(s.cut(0, i-1), "will", s.some(i+1)))
		case oneOf(aux, " is was are were has have had will would could should can may might must "):
			out = append(out, claim(s.cut(0, i), s.some(i+1)))
		}
	}
	return out
}

// more reports whether the negation at i makes a comparison or stands with
// another negation, so that without it the sense may be the same.
func (s *sentence) more(i int) bool {
	for k := range s.read() {
		if k != i && k != i-1 && oneOf(s.at(k).low, negations+" more better less until unless ") {
			return true
		}
	}
	return false
}

// some is the text from word i on in which "any" has become "some".
func (s *sentence) some(i int) string {
	return strings.NewReplacer(" anything", " something", " anyone", " someone", " any ", " some ", " anywhere", " somewhere").Replace(" " + s.rest(i))
}

// noDropped: "had no money", "without help", "nobody came" -> "had money",
// "with help", "somebody came".
func noDropped(s *sentence) []string {
	if !s.has(" no ", "without ", "nobody ", "no one ", "none of ", "neither ") || s.has(" nor ", " but ") {
		return nil
	}
	const set = " doubt matter wonder question longer more less fewer way means one surprise coincidence accident other different better "
	var out []string
	for i := range s.read() {
		w, next := s.at(i).low, s.at(i+1)
		switch {
		case s.more(i):
		case w == "no" && oneOf(next.tag, " NN NNS JJ ") && !oneOf(next.low, set) && !oneOf(s.at(i+2).low, " but other than "):
			out = append(out, claim(s.cut(0, i), s.some(i+1)))
		case w == "without" && oneOf(next.tag, " DT NN NNS JJ PRP$ ") && next.low != "doubt":
			out = append(out, claim(s.cut(0, i), cased("with", s.at(i).text), s.some(i+1)))
		case w == "nobody" || w == "no" && next.low == "one":
			skip := 1 + strings.Count(w, "no") - strings.Count(w, "nobody")
			out = append(out, claim(s.cut(0, i), cased("somebody", s.at(i).text), s.some(i+skip)))
		case w == "none" && next.low == "of":
			out = append(out, claim(s.cut(0, i), cased("some", s.at(i).text), s.some(i+1)))
		}
	}
	return out
}

// cased gives the word a capital where the other has one.
func cased(w, like string) string {
	if capital(like) {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}

// denialDropped: "X denied stealing it", "X denied that P", "X denies the
// charge" -> "X stole it", "P", "X admits the charge".
func denialDropped(s *sentence) []string {
	if !s.has("deni", "deny") {
		return nil
	}
	var out []string
	for i := range s.read() {
		w, next := s.at(i).low, s.at(i+1)
		if !oneOf(w, " denied denies deny denying ") || s.negatedBefore(i) || oneOf(s.at(i-1).low, " was were been be is are being ") {
			continue
		}
		switch {
		case next.tag == "VBG" && oneOf(w, " denied denies ") && oneOf(next.low, " being having "):
			out = append(out, claim(s.cut(0, i), "admitted", s.rest(i+1)))
		case next.tag == "VBG" && oneOf(w, " denied denies ") && !s.secondGerund(i+1) && !oneOf(s.at(i-1).low, " has have had "):
			out = append(out, claim(s.cut(0, i), s.lang.pastOfGerund(next.low), s.rest(i+2)))
		case next.low == "that" && s.subjectAt(i+2):
			out = append(out, claim(s.some(i+2)))
		case s.chargesAt(i + 1):
			out = append(out, claim(s.cut(0, i), admit(w), s.some(i+1)))
		}
	}
	return out
}

// chargesAt reports whether a noun phrase at i names what may be denied.
func (s *sentence) chargesAt(i int) bool {
	for j := i; j < i+4 && !s.closes(j); j++ {
		if oneOf(s.at(j).low, " allegation allegations accusation accusations claim claims charge charges wrongdoing report reports involvement existence knowledge responsibility ties links suggestion suggestions rumors rumours ") {
			return true
		}
	}
	return false
}

// admit returns the form of "admit" that fits that of "deny".
func admit(w string) string {
	switch w {
	case "denied":
		return "admitted"
	case "denies":
		return "admits"
	case "denying":
		return "admitting"
	}
	return "admit"
}
