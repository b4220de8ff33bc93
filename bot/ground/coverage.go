package ground

import "fmt"

// The part of a statement's words that the lines must hold. A paraphrase
// brings in a word of its own now and then; two in a short claim make it
// another claim. Both numbers were found on the claims in testdata.
const (
	// wordsPerFreeOne is how many words of a statement must come from the
	// lines for each one that may not.
	wordsPerFreeOne = 5
	// maxFree is how many words may not come from the lines at most.
	maxFree = 2
)

// coverageFault says which word of the statement the lines do not hold, or
// "".
func coverageFault(st, lines *reading) string {
	held, free := 0, -1
	strangers := 0
	for i, t := range st.tokens {
		if fault := scaleFault(st, lines, i); fault != "" {
			return fault
		}
		if !st.content(i) || t.marked {
			continue
		}
		if lines.hasToken(t) || st.oneFor(i, lines) || lines.leans(st.sidesAt(i)) || st.contestAt(i) && lines.contests() {
			held++
			continue
		}
		if st.vocab.risky(t) {
			return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
		}
		strangers++
		free = i
	}
	if strangers > min(maxFree, held/wordsPerFreeOne) {
		return fmt.Sprintf("the word %q is in no cited sentence", st.tokens[free].raw)
	}
	if held == 0 {
		return "the cited sentences say nothing of this"
	}
	return ""
}

// scaleFault says which word of amount ("all", "most") of the statement the
// lines do not hold, or "".
func scaleFault(st, lines *reading, i int) string {
	t := st.tokens[i]
	class, ok := st.vocab.scales[t.Folded]
	if !ok || t.key == "" {
		return ""
	}
	for _, l := range lines.tokens {
		if st.vocab.scales[l.Folded] == class {
			return ""
		}
	}
	return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
}

// hasToken reports whether the reading holds the word, as one of its forms or
// as it is printed. A name may be the people's for the land's.
func (r *reading) hasToken(t token) bool {
	return r.has(t.key) || len(r.printed[t.plain]) > 0 || t.capital && r.row([]string{t.plain})
}

// leans reports whether a token of the reading stands at one of the ends:
// "fell" where the claim says "dropped".
func (r *reading) leans(sides []side) bool {
	if len(sides) == 0 {
		return false
	}
	agreeing, _ := r.ends(sides)
	return len(agreeing) > 0
}
