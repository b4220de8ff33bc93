package lexicon

import (
	"fmt"
	"strings"
)

// Entry is a line of words of a file with the sentences below it.
type Entry struct {
	At       string // file and line
	Name     string // of the list; empty for a group, whose words stand for each other
	Words    []string
	Form     string // a regular expression, in place of words
	Examples []Example
}

// Example is a text below an entry with what is to be made of it. What that is,
// whoever reads the list says; of a plain list it is the words of it that stand
// in the text.
type Example struct {
	At, Text, Want string
	Holds          bool // it stands for what the words are, and not against it
}

// Parse reads a file. A line such as "greeting: hi, good morning" adds to a list, a
// line of words without a colon is a group. Below either stand texts that hold it
// (+), perhaps with what is made of them (=>), and texts that do not (-). A line
// that begins with # is a comment. A long list has several lines of one name. Where
// words alone do not tell, a line has a regular expression between slashes, in which
// {month} or {calendar/month} stands for any word of a list of this or another file.
func Parse(name, text string) (out []Entry, err error) {
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		at := fmt.Sprintf("%s:%d", name, i+1)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '+' || line[0] == '-':
			if len(out) == 0 {
				return nil, fmt.Errorf("%s: a sentence stands before any words", at)
			}
			text, want, _ := strings.Cut(line[1:], "=>")
			last := &out[len(out)-1]
			last.Examples = append(last.Examples, Example{at, strings.TrimSpace(text), strings.TrimSpace(want), line[0] == '+'})
		default:
			e := entryOf(at, line)
			if n := len(out) - 1; n >= 0 && e.Name != "" && e.Form == "" && out[n].Name == e.Name && len(out[n].Examples) == 0 {
				out[n].Words = append(out[n].Words, e.Words...)
				break
			}
			out = append(out, e)
		}
	}
	return out, nil
}

// entryOf reads a line of words.
func entryOf(at, line string) Entry {
	name, words, named := strings.Cut(line, ":")
	if !named {
		return Entry{At: at, Words: strings.Fields(line)}
	}
	e := Entry{At: at, Name: strings.TrimSpace(name)}
	if form := strings.TrimSpace(words); len(form) > 2 && form[0] == '/' && form[len(form)-1] == '/' {
		e.Form = form[1 : len(form)-1]
		return e
	}
	for word := range strings.SplitSeq(words, ",") {
		if word = strings.TrimSpace(word); word != "" {
			e.Words = append(e.Words, word)
		}
	}
	return e
}
