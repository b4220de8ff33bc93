package retrieval

import "unicode/utf8"

// Two stems are of one kin when they begin with the same letters for most of
// their length: "financ" and "financi", "prosecut" and "prosecutor". The
// stemmers keep such words apart, since they take off endings and no more.
const (
	// kinLetters is how many letters they must share at least. With fewer,
	// chance pairs are the rule.
	kinLetters = 5
	// kinShare is the share of the longer one's bytes that the letters in
	// common make up at least.
	kinShare = 0.7
)

// kinship is the terms of a question in one language, by the first kinLetters
// of their stems.
type kinship map[string][]kin

type kin struct {
	stem string
	term int
}

func kinshipOf(stems map[string]int) kinship {
	out := kinship{}
	for stem, term := range stems {
		if head := headOf(stem); head != "" {
			out[head] = append(out[head], kin{stem, term})
		}
	}
	return out
}

// headOf returns the first kinLetters of a stem, nothing when it is shorter.
func headOf(stem string) string {
	at := 0
	for range kinLetters {
		_, n := utf8.DecodeRuneInString(stem[at:])
		if n == 0 {
			return ""
		}
		at += n
	}
	return stem[:at]
}

// of returns the terms that a stem is of one kin with.
func (k kinship) of(stem string) terms {
	var out terms
	if len(stem) < kinLetters {
		return out
	}
	for _, other := range k[headOf(stem)] {
		same := 0
		for same < len(stem) && same < len(other.stem) && stem[same] == other.stem[same] {
			same++
		}
		if float64(same) >= kinShare*float64(max(len(stem), len(other.stem))) {
			out |= 1 << other.term
		}
	}
	return out
}
