package lexicon

import (
	"fmt"
	"strings"
)

// entry is a line of words with the sentences below it.
type entry struct {
	at       string // file and line
	words    []string
	examples []example
}

// example is a sentence that holds a word of its entry, or holds none.
type example struct {
	text  string
	holds bool
}

// parse reads a file: lines of words, each with lines of sentences that begin
// with + or - below it. A line that begins with # is a comment.
func parse(name, text string) (out []entry, err error) {
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		at := fmt.Sprintf("%s:%d", name, i+1)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '+' || line[0] == '-':
			if len(out) == 0 {
				return nil, fmt.Errorf("%s: a sentence stands before any words", at)
			}
			last := &out[len(out)-1]
			last.examples = append(last.examples, example{strings.TrimSpace(line[1:]), line[0] == '+'})
		default:
			out = append(out, entry{at: at, words: strings.Fields(line)})
		}
	}
	return out, nil
}
