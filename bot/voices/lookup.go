package voices

// folded returns the folded word at i, or "" outside the text.
func (r *reading) folded(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Folded
}

// content reports whether token i says something of its own.
func (r *reading) content(i int) bool {
	t := r.tokens[i]
	return t.key != "" && !t.stop && !t.light
}

// past returns the token after the next one that is the word, in the clause
// of token i, or i.
func (r *reading) past(word string, i int) int {
	for k := i; k < len(r.tokens) && r.tokens[k].clause == r.tokens[i].clause; k++ {
		if r.folded(k) == word {
			return k + 1
		}
	}
	return i
}
