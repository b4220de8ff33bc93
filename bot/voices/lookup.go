package voices

import (
	"strings"
)

// folded returns the folded word at i, or "" outside the text.
func (r *reading) folded(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Folded
}

// keyAt returns the key at i, or "" outside the text.
func (r *reading) keyAt(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].key
}

// has reports whether a token has the key.
func (r *reading) has(key string) bool { return len(r.at[key]) > 0 }

// content reports whether token i says something of its own.
func (r *reading) content(i int) bool {
	t := r.tokens[i]
	return t.key != "" && !t.stop && !t.light
}

// anyContent reports whether one of the tokens says something.
func (r *reading) anyContent(from, to int) bool {
	for i := from; i < to; i++ {
		if r.content(i) {
			return true
		}
	}
	return false
}

// single reports whether the reading is of one sentence.
func (r *reading) single() bool { return len(r.tokens) > 0 && r.tokens[len(r.tokens)-1].sentence == 0 }

// next returns the next token before or after i that says something, or a
// token outside the text.
func (r *reading) next(i, step int) int {
	for i += step; i >= 0 && i < len(r.tokens); i += step {
		if r.content(i) {
			return i
		}
	}
	return i
}

// neighbour returns the key of the next token before or after i that says
// something.
func (r *reading) neighbour(i, step int) string { return r.keyAt(r.next(i, step)) }

// before returns the last token before i in its clause that says something,
// or i.
func (r *reading) before(i int) int {
	for k := i - 1; k >= 0 && r.tokens[k].clause == r.tokens[i].clause; k-- {
		if r.content(k) {
			return k
		}
	}
	return i
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

// sentenceOf returns the tokens of the sentence that token i stands in.
func (r *reading) sentenceOf(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && r.tokens[from-1].sentence == r.tokens[i].sentence {
		from--
	}
	for to < len(r.tokens) && r.tokens[to].sentence == r.tokens[i].sentence {
		to++
	}
	return from, to
}

// distance says how far two tokens stand apart: words, with a clause border
// counted as six words, so that a word of the same clause is always nearer,
// and a sentence border as forty.
func (r *reading) distance(i, j int) int {
	if i > j {
		i, j = j, i
	}
	a, b := r.tokens[i], r.tokens[j]
	return j - i + 6*(b.clause-a.clause) + 40*(b.sentence-a.sentence)
}

// nearest returns the shortest distance from a token with the key to one of
// the tokens, and that one.
func (r *reading) nearest(key string, to []int) (distance, at int) {
	distance = 1 << 30
	from, next := r.at[key], 0
	for _, k := range to {
		// Both lists ascend, so that the nearest is the last before k or the
		// first after it.
		for next < len(from) && from[next] < k {
			next++
		}
		for _, i := range from[max(0, next-1):min(len(from), next+1)] {
			if d := r.distance(i, k); d < distance {
				distance, at = d, k
			}
		}
	}
	return distance, at
}

// first returns the first token with the key, or -1.
func (r *reading) first(key string) int {
	if at := r.at[key]; len(at) > 0 {
		return at[0]
	}
	return -1
}

// around returns up to n words that say something on each side of tokens
// [from, to): those of their clause, up to the next "and" and to the next
// number, which has words of its own.
func (r *reading) around(from, to, n int) []int {
	var out []int
	collect := func(i, step int) {
		for left := n; left > 0 && i >= 0 && i < len(r.tokens) && r.tokens[i].clause == r.tokens[from].clause; i += step {
			if joiners[r.folded(i)] || strings.Contains(r.tokens[max(i, i-step)].gap, ",") {
				break
			}
			if !r.content(i) {
				continue
			}
			out = append(out, i)
			left--
			if strings.HasPrefix(r.tokens[i].key, "#") {
				break
			}
		}
	}
	collect(from-1, -1)
	collect(to, 1)
	return out
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}
