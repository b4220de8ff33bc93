package ground

// readLike reads a claim. Words that stand side by side in the line as in the
// claim are read as the line's, since a tagger may take them otherwise in other
// company: a claim that is the line cut short is read as the line is.
func readLike(claim string, line *reading, lex *vocabulary) *reading {
	r := read(claim, nil, lex)
	last := 0 // behind the words of the line found last
	for i := 0; i < len(r.tokens); {
		at, n := longestRun(r.tokens[i:], line.tokens, last)
		if n < 2 {
			i++
			continue
		}
		for k := range n {
			own, tag := &r.tokens[i+k].tag, line.tokens[at+k].tag
			if k == 0 && *own == "VBD" && tag == "VBN" && at > 0 && lexHelps[lex.verbBase(line.tokens[at-1].key)] {
				continue // "warned" where the line has "has warned"
			}
			*own = tag
		}
		i, last = i+n, at+n
	}
	r.chunks = chunksOf(r.tokens, lex)
	return r
}

// longestRun returns where in the line the most words stand that the claim
// begins with, and how many; of equal ones the first from token last on.
func longestRun(claim, line []token, last int) (at, n int) {
	for k := range line {
		start := (last + k) % len(line)
		run := 0
		for run < len(claim) && start+run < len(line) && claim[run].key == line[start+run].key {
			run++
		}
		if run > n {
			at, n = start, run
		}
	}
	return at, n
}
