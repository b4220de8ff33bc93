package ground

import "strings"

// nounAt reads a noun with all that belongs before it: how many of it ("more
// than 1,100 employees", "all of the drivers"), whose it is, and what it is
// like. What stands inside a noun cannot be lost with what stands around it.
func nounAt(tokens []token, i int, lex *vocabulary) (chunk, bool) {
	if t := tokens[i]; t.tag == "PRP" || t.tag == "EX" {
		return chunk{kind: pronoun, from: i, to: i + 1}, true
	}
	start := quantifierEnd(tokens, i, lex)
	head, end := nounWords(tokens, start, lex)
	switch {
	case head >= 0:
		c := nounChunk(tokens, start, head+1, head, lex)
		c.from = i
		return shareOf(tokens, c, lex), true
	case end > i+1 && (tokens[i].tag == "DT" || tokens[i].tag == "PRP$") && strings.HasPrefix(tokens[end-1].tag, "JJ"):
		return chunk{kind: noun, from: i, to: end}, true // "the fourth"
	case tokens[i].tag == "DT":
		return shareOf(tokens, chunk{kind: pronoun, from: i, to: i + 1}, lex), true
	}
	return shareOf(tokens, chunk{from: i, to: i}, lex), lex.is("shares", tokens[i].key) && isShare(tokens, i+1)
}

// nounWords reads the words of a noun from token i on. It returns its last noun
// with a head of -1 for none, and where the reading ended.
func nounWords(tokens []token, i int, lex *vocabulary) (head, end int) {
	head = -1
	for end = i; end < len(tokens); end++ {
		t := tokens[end]
		switch {
		case isNounTag(t.tag) || t.key == "%":
			if head >= 0 && (startsTime(t, tokens[head], lex)) {
				return head, end
			}
			head = end
			continue
		case t.tag == "POS":
			continue
		case t.tag == "DT" || t.tag == "PRP$" || t.tag == "PDT":
			if head < 0 || tokens[end-1].tag == "POS" {
				continue
			}
		case strings.HasPrefix(t.tag, "RB") && (head < 0 || tokens[end-1].tag == "CD") && end > i && modifies(tokens, end+1):
			continue // "the most important issue"
		case strings.HasPrefix(t.tag, "JJ") || (isVerbal(t) && premodifies(tokens, end)):
			if head < 0 || nounFollows(tokens, end+1) {
				continue
			}
		}
		break
	}
	return head, end
}

// modifies reports whether token i may stand between an adverb and its noun.
func modifies(tokens []token, i int) bool {
	return i < len(tokens) && (strings.HasPrefix(tokens[i].tag, "JJ") || isNounTag(tokens[i].tag) || tokens[i].tag == "VBN")
}

// quantifierEnd returns where the words end that tell how exact a number is,
// from token i on: "more than 90", "up to 40", "nearly half". It returns i for
// none.
func quantifierEnd(tokens []token, i int, lex *vocabulary) int {
	for n := 3; n > 0; n-- {
		if i+n >= len(tokens) || !lex.is("quantifiers", strings.Join(keysOf(tokens[i:i+n]), "-")) {
			continue
		}
		next := tokens[i+n]
		if next.tag != "CD" && next.tag != "$" && !lex.is("shares", next.key) {
			continue
		}
		return i + n
	}
	return i
}

// shareOf adds to a word that counts what it counts: "all of the drivers", "one
// of its ships", "both of them".
func shareOf(tokens []token, c chunk, lex *vocabulary) chunk {
	if c.to == c.from {
		c.to++
	}
	if last := tokens[c.to-1]; last.tag != "CD" && !lex.is("shares", last.key) || !isShare(tokens, c.to) {
		return c
	}
	if of, ok := nounAt(tokens, c.to+1, lex); ok {
		of.from = c.from
		return of
	}
	return c
}

// isShare reports whether "of the" or the like begins at token i.
func isShare(tokens []token, i int) bool {
	if i+2 < len(tokens) && tokens[i].key == "in" && tokens[i-1].tag == "CD" && tokens[i+1].tag == "CD" && !isYear(tokens[i+1]) && isNounTag(tokens[i+2].tag) {
		return true // "one in five drivers"
	}
	if i+1 >= len(tokens) || tokens[i].key != "of" {
		return false
	}
	next := tokens[i+1]
	return next.tag == "PRP$" || next.tag == "PRP" || next.tag == "DT" && articles.Has(next.key)
}

// nounFollows reports whether a noun follows token i with nothing but
// adjectives between.
func nounFollows(tokens []token, i int) bool {
	for i < len(tokens) && strings.HasPrefix(tokens[i].tag, "JJ") {
		i++
	}
	return i < len(tokens) && strings.HasPrefix(tokens[i].tag, "NN")
}

func nounChunk(tokens []token, from, to, head int, lex *vocabulary) chunk {
	c := chunk{kind: noun, from: from, to: to}
	switch t := tokens[head]; {
	case lex.is("time", t.key) && !(t.tag == "NNS" && to < len(tokens) && tokens[to].key == "of") || isYear(t):
		c.kind = time // but not "minutes of the meeting"
	case t.tag == "CD":
		c.kind = number
	case strings.HasPrefix(t.tag, "NNP"):
		c.kind = name
	}
	return c
}
