package ground

import (
	"slices"
	"strings"
)

// called returns the claim's reading with each name as the line has it, where
// the article calls the same person both ways: "Interior Ministry spokesperson
// Fares Khalil" where the line has "Khalil", and "21-year-old Smith" where it
// has "Smith, 21,".
func (r *reading) called(line *reading, article string) *reading {
	out := r
	for i := 0; i < len(out.chunks); i++ {
		c := out.chunks[i]
		if c.kind != name || c.to-c.from < 2 {
			continue
		}
		if out.isApposition(i, line) {
			out = out.part(out.chunks[:i+1], out.chunks[i+4:])
		}
		if cut := out.surplus(c, line, article); cut > 0 {
			short := c
			short.from += cut
			out = out.part(out.chunks[:i], []chunk{short}, out.chunks[i+1:])
		}
	}
	return out
}

// surplus returns how many words at the beginning of a name the line does not
// print and need not: the article prints the whole name elsewhere, or they are
// the age that the line prints behind it.
func (r *reading) surplus(c chunk, line *reading, article string) int {
	words := r.tokens[c.from:c.to]
	from, ok := line.shortOf(words)
	if !ok || from == 0 {
		return 0
	}
	lost, kept := words[:from], words[from:]
	if age, is := strings.CutSuffix(lost[len(lost)-1].key, "-year-old"); is {
		if !line.prints(append(keysOf(kept), ",", age, ",")) {
			return 0
		}
		lost = lost[:len(lost)-1]
	}
	lost = withoutArticles(lost)
	if len(lost) > 0 && !printsName(article, r.text[lost[0].Start:words[len(words)-1].End], kept[len(kept)-1].raw, lost[len(lost)-1].raw) {
		return 0
	}
	return from
}

// withoutArticles returns the words without the articles before them.
func withoutArticles(words []token) []token {
	for len(words) > 0 && articles.Has(words[0].key) {
		words = words[1:]
	}
	return words
}

// isApposition reports whether the chunks from i on are a name with its role
// behind it, between commas, where the line has the role before the name.
func (r *reading) isApposition(i int, line *reading) bool {
	if i+3 >= len(r.chunks) || r.chunks[i+1].kind != ',' || r.chunks[i+2].kind != noun || r.chunks[i+3].kind != ',' {
		return false
	}
	whole := append(keysOf(withoutArticles(r.chunkTokens(i+2))), keysOf(r.chunkTokens(i))...)
	return slices.ContainsFunc(line.chunks, func(c chunk) bool {
		return slices.Equal(keysOf(withoutArticles(line.tokens[c.from:c.to])), whole)
	})
}

// shortOf returns from where on the words are a name of the line, the longest
// that is.
func (l *reading) shortOf(words []token) (int, bool) {
	if l.prints(keysOf(withoutArticles(words))) {
		return 0, false
	}
	for from := range words {
		if strings.HasPrefix(words[from].tag, "NNP") && l.prints(keysOf(words[from:])) {
			return from, true
		}
	}
	return 0, false
}

// prints reports whether the reading has tokens with the keys, side by side.
func (r *reading) prints(keys []string) bool {
	for i := 0; i+len(keys) <= len(r.tokens); i++ {
		if slices.EqualFunc(r.tokens[i:i+len(keys)], keys, func(t token, k string) bool { return t.key == k }) {
			return true
		}
	}
	return false
}

func keysOf(tokens []token) []string {
	out := make([]string, 0, len(tokens)+3)
	for _, t := range tokens {
		out = append(out, t.key)
	}
	return out
}

// printsName reports whether the article prints the full name and calls nobody
// else by its last word: "Raj Patel" and "Priya Patel" are both Patel.
func printsName(article, full, last, before string) bool {
	if !strings.Contains(strings.ToLower(article), strings.ToLower(full)) {
		return false
	}
	for at := 0; ; {
		i := strings.Index(article[at:], " "+last)
		if i < 0 {
			return true
		}
		start := article[:at+i]
		at += i + len(last)
		if endsCapital(start) && !strings.HasSuffix(start, before) {
			return false
		}
	}
}
