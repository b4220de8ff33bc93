package ground

import "strings"

// timeAt returns where a time that begins at token i ends, or i for none: "late
// last year", "April 25, 2023", "two years ago", "three times a week". Plain
// ones such as "the past decade" are read as nouns; see nounChunk.
func timeAt(tokens []token, i int, lex *lexicon) int {
	for _, read := range []func([]token, int, *lexicon) int{dateAt, agoAt, periodAt, rateAt} {
		if end := read(tokens, i, lex); end > i {
			return end
		}
	}
	return i
}

// dateAt reads "April 25, 2023", "Jan. 9" and "25 April 2023".
func dateAt(tokens []token, i int, lex *lexicon) int {
	end := i
	switch {
	case monthOf(tokens[i].key) != "" && isDay(tokens, i+1):
		end = i + 2
	case isDay(tokens, i) && i+1 < len(tokens) && tokens[i+1].tag == "NNP" && monthOf(tokens[i+1].key) != "":
		end = i + 2
	default:
		return i
	}
	if end < len(tokens) && isYear(tokens[end]) {
		return end + 1
	}
	if end < len(tokens) && isNounTag(tokens[end].tag) {
		return i // "the May 3 primary"
	}
	return end
}

// isDay reports whether token i is a day of a month.
func isDay(tokens []token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	key := strings.TrimRight(tokens[i].key, "stndrh")
	return len(key) > 0 && len(key) <= 2 && key[0] >= '1' && key[0] <= '9' && (len(key) == 1 || key[1] <= '9') && tokens[i].tag != "NN"
}

// agoAt reads "two years ago" and "a year earlier".
func agoAt(tokens []token, i int, lex *lexicon) int {
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

// periodAt reads "early last year", "late May" and "earlier this month".
func periodAt(tokens []token, i int, lex *lexicon) int {
	if !lex.is("partly", tokens[i].key) || i+1 >= len(tokens) {
		return i
	}
	if k := i + 1; !strings.HasSuffix(tokens[i].key, "er") && (lex.is("time", tokens[k].key) && tokens[k].tag != "MD" || isYear(tokens[k])) {
		if c, ok := nounAt(tokens, k, lex); ok && c.kind == time {
			return c.to
		}
	}
	if k := i + 2; k < len(tokens) && (tokens[i+1].tag == "DT" || tokens[i+1].key == "last" || tokens[i+1].key == "next") && lex.is("time", tokens[k].key) {
		return k + 1
	}
	return i
}

// rateAt reads "three times a week" and "twice a day".
func rateAt(tokens []token, i int, lex *lexicon) int {
	k := i + 1
	if tokens[i].tag == "CD" && k < len(tokens) && tokens[k].key == "times" {
		k++
	} else if tokens[i].key != "once" && tokens[i].key != "twice" {
		return i
	}
	if k+1 < len(tokens) && (tokens[k].key == "a" || tokens[k].key == "an" || tokens[k].key == "each" || tokens[k].key == "every" || tokens[k].key == "per") && lex.is("time", tokens[k+1].key) {
		return k + 2
	}
	return i
}

// startsTime reports whether a day begins after a noun that is no time: "the
// man Monday", "for life today".
func startsTime(t, before token, lex *lexicon) bool {
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

// startsPeriod reports whether the adjective at token i begins a time after a
// noun: "the party last week".
func startsPeriod(tokens []token, i, head int, lex *lexicon) bool {
	return lex.is("time", tokens[i+1].key) && !lex.is("time", tokens[head].key) && tokens[i-1].tag != "POS"
}

// isYear reports whether a token is a year or a span of years.
func isYear(t token) bool {
	return (len(t.raw) == 4 || len(t.key) == 9 && t.key[4] == '-') && t.tag == "CD" && (strings.HasPrefix(t.key, "19") || strings.HasPrefix(t.key, "20"))
}
