package retrieval

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

const (
	// mostCopies is how many places of the evidence one text gets at most: its
	// newest form and one that bears it out. mostForms is how many it gets with
	// a form of it that has other figures, since a later report of the same words
	// may have the new number.
	mostCopies = 2
	mostForms  = 3
	// copyShare is how much of the words of the shorter of two passages the other
	// has when one is a copy of the other. Reports of one event by two papers share
	// less than half; a copy with a few words put in or changed nearly all.
	copyShare = 0.8
	// fewestCopied is from how many words on a passage can be a copy: shorter ones
	// are alike by chance.
	fewestCopied = 8
)

// copies are the passages that were taken, so that two hundred articles that
// repeat one text, by one paper or by as many, do not fill all the places.
type copies struct {
	taken []*candidate
}

// take reports whether a passage gets a place, and notes it if it does.
func (t *copies) take(c *candidate) bool {
	alike, other := 0, true
	for _, x := range t.taken {
		if x.row != c.row && isCopy(x.words(), c.words()) {
			alike++
			other = other && !slices.Equal(figuresOf(x.words()), figuresOf(c.words()))
		}
	}
	if alike >= mostForms || alike >= mostCopies && !other {
		return false
	}
	t.taken = append(t.taken, c)
	return true
}

// uncopied returns the first of the candidates, up to a limit, one text in few
// places.
func uncopied(ctx context.Context, tx *sql.Tx, list []*candidate, limit int) (out []*candidate, err error) {
	stems, err := readStems(ctx, tx, `SELECT id, stems FROM passages`, list, func(c *candidate) int64 { return c.id })
	if err != nil {
		return nil, err
	}
	var told copies
	for _, c := range list {
		if c.stems = stems[c.id]; len(out) < limit && told.take(c) {
			out = append(out, c)
		}
	}
	return out, nil
}

// words are the stems of a passage, each once, in the order of letters.
func (c *candidate) words() []string {
	if c.told == nil {
		c.told = strings.Fields(c.stems)
		slices.Sort(c.told)
		c.told = slices.Compact(c.told)
	}
	return c.told
}

// isCopy reports whether two passages are nearly of the same words.
func isCopy(a, b []string) bool {
	shorter := min(len(a), len(b))
	if shorter < fewestCopied {
		return false
	}
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		switch strings.Compare(a[0], b[0]) {
		case 0:
			shared++
			a, b = a[1:], b[1:]
		case -1:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return float64(shared) >= copyShare*float64(shorter)
}

// figuresOf are those of the words that begin with a digit.
func figuresOf(words []string) (out []string) {
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			out = append(out, w)
		}
	}
	return out
}
