package lexicon

import (
	"fmt"
	"strings"
)

// courtesyFile names lists of words rather than groups that stand for each
// other.
const courtesyFile = "courtesy.txt"

// Example is a text with what is to be made of it.
type Example struct{ At, Text, Want string }

// readLists reads a file of lists: lines such as "greeting: hi, hello", and below
// each texts with what is left of them.
func readLists(name, text string) (lists map[string][]string, examples []Example, err error) {
	lists = map[string][]string{}
	for i, line := range strings.Split(text, "\n") {
		at := fmt.Sprintf("%s:%d", name, i+1)
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '-':
			text := strings.TrimSpace(line[1:])
			examples = append(examples, Example{at, text, text})
		case line[0] == '+':
			text, want, ok := strings.Cut(line[1:], "=>")
			if !ok {
				return nil, nil, fmt.Errorf("%s: what is left of the text is missing after =>", at)
			}
			examples = append(examples, Example{at, strings.TrimSpace(text), strings.TrimSpace(want)})
		default:
			list, words, ok := strings.Cut(line, ":")
			if !ok {
				return nil, nil, fmt.Errorf("%s: a list begins with its name and a colon", at)
			}
			for word := range strings.SplitSeq(words, ",") {
				lists[list] = append(lists[list], strings.TrimSpace(word))
			}
		}
	}
	return lists, examples, nil
}

// Courtesy returns the words of a list of courtesy.txt.
func (l *Lexicon) Courtesy(list string) []string { return l.orStandard().courtesy[list] }

// Examples returns the texts of courtesy.txt, for the tests of whoever reads its
// lists.
func (l *Lexicon) Examples() []Example { return l.orStandard().examples }
