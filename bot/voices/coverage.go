package voices

import (
	"fmt"
	"strings"
)

// coverageFault says which word of the statement the lines do not hold, or
// "". A paraphrase may use another form of a word, a word of the same class
// (englishSynonyms), the same direction, and words that say nothing
// (englishLight). A single new word beyond these can be an invented fact: "a
// knee injury" for "a hamstring injury".
func coverageFault(st, lines *reading) string {
	held := 0
	for i, t := range st.tokens {
		if fault := scaleFault(st, lines, i); fault != "" {
			return fault
		}
		if weighty[t.Folded] && t.key != "" && !lines.weighs(t) {
			return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
		}
		if !st.content(i) || t.bare || t.tells && !st.vocab.loaded[t.Folded] {
			continue
		}
		if !lines.hasToken(t) && !st.oneFor(i, lines) && !lines.leans(st.sidesAt(i)) && !st.sameContest(i, lines) {
			return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
		}
		held++
	}
	if held == 0 {
		return "the cited sentences say nothing of this"
	}
	return ""
}

// weighs reports whether the reading prints the small word, or another for a
// cause.
func (r *reading) weighs(t token) bool {
	if t.Folded == "because" {
		return len(r.printed["because"])+len(r.printed["due"])+len(r.printed["owing"])+len(r.printed["thanks"]) > 0
	}
	return len(r.printed[t.plain]) > 0
}

// hasToken reports whether the reading holds the word, as one of its forms or
// as it is printed. A name may be the people's for the land's.
func (r *reading) hasToken(t token) bool {
	if adjective, ok := strings.CutSuffix(t.Folded, "ly"); ok && len(r.printed[adjective]) > 0 {
		return true
	}
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
