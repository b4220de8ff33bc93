package ground

import "strings"

// agoAt returns where a time such as "two years ago" or "a year earlier" ends that
// begins at token i, or i for none. Plain ones such as "the past decade" are read
// as nouns; see nounChunk.
func agoAt(tokens []token, i int, lex *vocabulary) int {
	if t := tokens[i]; t.tag != "CD" && t.tag != "DT" && t.tag != "JJ" && t.tag != "NNS" && quantifierEnd(tokens, i, lex) == i {
		return i
	}
	for k := quantifierEnd(tokens, i, lex); k+1 < len(tokens) && k < i+4; k++ {
		if !lex.is("time", tokens[k].key) {
			if t := tokens[k]; t.tag != "CD" && t.tag != "DT" && t.tag != "JJ" && t.tag != "IN" {
				return i
			}
			continue
		}
		if next := tokens[k+1].key; next == "ago" || next == "earlier" || next == "later" {
			return k + 2
		}
		return i
	}
	return i
}

// startsTime reports whether a day begins after a noun that is no time: "the
// man Monday", "for life today".
func startsTime(t, before token, lex *vocabulary) bool {
	if !lex.is("time", t.key) || lex.is("time", before.key) || before.tag == "CD" {
		return false
	}
	switch t.key {
	case "today", "yesterday", "tomorrow", "tonight":
		return true
	}
	// "Groundhog Day" and "the Word of the Year" are one noun.
	return t.tag == "NNP" && (monthOf(t.key) != "" || len(t.key) > 3 && strings.HasSuffix(t.key, "day"))
}

// isYear reports whether a token is a year or a span of years.
func isYear(t token) bool {
	return (len(t.raw) == 4 || len(t.key) == 9 && t.key[4] == '-') && t.tag == "CD" && (strings.HasPrefix(t.key, "19") || strings.HasPrefix(t.key, "20"))
}
