// Package lexicon holds the words of languages as data, and no other package holds
// any: one text file a notion and language, lists and groups of words with
// sentences that hold them and sentences that do not. It imports nothing, so that
// every package can read it. A newsroom adds words in files of the same form.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"
)

//go:embed */*.txt
var files embed.FS

// Files of groups, whose words stand for each other. Package meaning reads them.
const (
	Meanings = "meanings"
	Forms    = "forms"
)

// contents is what the files say: entries by file ("speech") and language ("en").
type contents struct {
	entries map[string]map[string][]Entry
	text    string // of the files
	own     string // that of the newsroom's
}

// current is what is read, that of the program alone until a newsroom's files join
// it. The words of a language are the same for the whole process, as the language
// is; nothing else is kept here.
var current atomic.Pointer[contents]

// now returns what is read, and reads it first where nothing is.
func now() *contents {
	if c := current.Load(); c != nil {
		return c
	}
	c := &contents{entries: map[string]map[string][]Entry{}}
	if err := c.read(files); err != nil {
		panic(err) // the files are part of the program: a fault of the build
	}
	current.CompareAndSwap(nil, c)
	return current.Load()
}

// Join adds a newsroom's own files to those of the program, in place of any that
// were added before; nil adds none. A file and a list must have the name of one of
// the program's. The fold is how words are compared; the sentences below plain
// lists are tried with it, and the error names each that does not hold. Groups are
// left to package meaning.
func Join(own fs.FS, fold func(string) string) error {
	if own == nil && now().own == "" {
		return nil
	}
	c := &contents{entries: map[string]map[string][]Entry{}}
	if err := c.read(files); err != nil || own == nil {
		current.Store(c)
		return err
	}
	theirs := &contents{entries: map[string]map[string][]Entry{}}
	if err := theirs.read(own); err != nil {
		return err
	}
	var faults []error
	for file, languages := range theirs.entries {
		for language, entries := range languages {
			for _, e := range entries {
				faults = append(faults, c.add(file, language, e, fold)...)
			}
		}
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	c.own = theirs.text
	current.Store(c)
	return nil
}

// Own returns the text of the newsroom's own lists, by which what was made with
// other words is known; empty where it has none. Groups change nothing that is made.
func Own() string { return now().own }

// read adds the entries of the files, where they are.
func (c *contents) read(from fs.FS) error {
	names, err := fs.Glob(from, "*/*.txt")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		entries, err := Parse(name, string(text))
		if err != nil {
			return err
		}
		language, file := path.Dir(name), strings.TrimSuffix(path.Base(name), ".txt")
		if err := compile(entries); err != nil {
			return err
		}
		if c.entries[file] == nil {
			c.entries[file] = map[string][]Entry{}
		}
		c.entries[file][language] = entries
		if file != Meanings && file != Forms {
			c.text += name + "\n" + string(text)
		}
	}
	return nil
}

// add adds an entry of a newsroom to the program's, and returns what is wrong with it.
func (c *contents) add(file, language string, e Entry, fold func(string) string) []error {
	if file == Meanings || file == Forms {
		return nil
	}
	known := c.names(file)
	if !slices.Contains(known, e.Name) && !slices.Contains(tables, file) {
		return []error{fmt.Errorf("%s: no list is named %q in %s.txt: there are %s", e.At, e.Name, file, strings.Join(known, ", "))}
	}
	for i, w := range e.Words {
		e.Words[i] = fold(w)
	}
	c.entries[file][language] = append(c.entries[file][language], e)
	if slices.Contains(readElsewhere, file) {
		return nil
	}
	return Try(e, fold)
}

// names returns those of the lists of a file.
func (c *contents) names(file string) (out []string) {
	for _, entries := range c.entries[file] {
		for _, e := range entries {
			if !slices.Contains(out, e.Name) {
				out = append(out, e.Name)
			}
		}
	}
	slices.Sort(out)
	return out
}
