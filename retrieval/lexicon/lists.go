package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// listFiles name lists of words rather than groups that stand for each other. A
// list has the words of all languages that have the file.
var listFiles = []string{"courtesy.txt", "search.txt"}

// languages are those that have files.
var languages = []string{english, "de", "fr", "es"}

// Example is a text below a list with what is to be made of it.
type Example struct{ At, List, Text, Want string }

// list is the phrases of a list, and its words.
type list struct {
	phrases [][]string
	words   map[string]bool
}

// readLists adds the lists of the files, where they are.
func (l *Lexicon) readLists(from fs.FS) error {
	for _, language := range languages {
		for _, name := range listFiles {
			name = path.Join(language, name)
			text, err := fs.ReadFile(from, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil {
				err = l.readList(name, language, string(text))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// readList reads a file of lists: lines such as "greeting: hi, hello", and below
// each texts with what is made of them.
func (l *Lexicon) readList(name, language, text string) error {
	current := ""
	for i, line := range strings.Split(text, "\n") {
		at := fmt.Sprintf("%s:%d", name, i+1)
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '-':
			text := strings.TrimSpace(line[1:])
			l.examples = append(l.examples, Example{at, current, text, text})
		case line[0] == '+':
			text, want, ok := strings.Cut(line[1:], "=>")
			if !ok {
				return fmt.Errorf("%s: what is made of the text is missing after =>", at)
			}
			l.examples = append(l.examples, Example{at, current, strings.TrimSpace(text), strings.TrimSpace(want)})
		default:
			title, words, ok := strings.Cut(line, ":")
			if !ok {
				return fmt.Errorf("%s: a list begins with its name and a colon", at)
			}
			current = title
			l.addList(title, language, words)
		}
	}
	return nil
}

// addList adds phrases, with commas between, to a list.
func (l *Lexicon) addList(title, language, phrases string) {
	to := l.lists[title]
	if to == nil {
		to = &list{words: map[string]bool{}}
		l.lists[title] = to
	}
	for phrase := range strings.SplitSeq(phrases, ",") {
		var folded []string
		for _, w := range lang.Words(phrase, language) {
			folded = append(folded, w.Folded)
			to.words[w.Folded] = true
		}
		to.phrases = append(to.phrases, folded)
	}
}

// Phrases returns the folded words of each phrase of a list.
func (l *Lexicon) Phrases(title string) [][]string { return l.orStandard().list(title).phrases }

// Has reports whether a folded word stands in a list.
func (l *Lexicon) Has(title, folded string) bool { return l.orStandard().list(title).words[folded] }

func (l *Lexicon) list(title string) list {
	if found := l.lists[title]; found != nil {
		return *found
	}
	return list{}
}

// Examples returns the texts below the lists, for the tests of whoever reads those.
func (l *Lexicon) Examples() []Example { return l.orStandard().examples }
