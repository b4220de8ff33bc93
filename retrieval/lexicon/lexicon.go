// Package lexicon holds words of a language as data: one text file a notion and
// language, each group of words with sentences that hold it and sentences that
// do not. A newsroom adds files of the same form.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
)

//go:embed */*.txt
var files embed.FS

// Files of a language. Those of meanings and forms hold groups of words that
// stand for each other.
const (
	meaningsFile = "meanings.txt"
	formsFile    = "forms.txt"
)

// english is the only language that has them.
const english = "en"

// Lexicon is what is known of words. The zero Lexicon knows none; a nil one is
// that of Standard.
type Lexicon struct {
	group    map[string]int // of a stem, 1 for the first group; see Alike
	size     int
	lists    map[string]*list
	examples []Example
}

// Standard is the lexicon that comes with the program, read once.
var Standard = sync.OnceValue(func() *Lexicon {
	l, err := Read(nil)
	if err != nil {
		panic(err) // a test reads the files that are built in
	}
	return l
})

// Read reads the lexicon that comes with the program, and a newsroom's own files
// if there are any: en/meanings.txt and en/forms.txt in the folder. A group of
// theirs that shares a word with one of ours joins it. Their sentences are tried
// as ours are by our tests; the error names each that does not hold.
func Read(own fs.FS) (*Lexicon, error) {
	l := &Lexicon{group: map[string]int{}, lists: map[string]*list{}}
	if err := l.read(files); err != nil {
		return nil, err
	}
	if err := l.readLists(files); err != nil || own == nil {
		return l, err
	}
	return l, l.read(own)
}

// read adds the groups of the files, where they are, and tries their sentences.
func (l *Lexicon) read(from fs.FS) error {
	var all []entry
	for _, name := range []string{meaningsFile, formsFile} {
		name = path.Join(english, name)
		text, err := fs.ReadFile(from, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		entries, err := parse(name, string(text))
		if err != nil {
			return err
		}
		all = append(all, entries...)
	}
	for _, e := range all {
		if err := l.add(e); err != nil {
			return fmt.Errorf("%s: %w", e.at, err)
		}
	}
	var faults []error
	for _, e := range all {
		faults = append(faults, l.try(e)...)
	}
	return errors.Join(faults...)
}

// add makes a group of the words of an entry, with those of the groups that one
// of them is in already.
func (l *Lexicon) add(e entry) error {
	l.size++
	for _, word := range e.words {
		stem, err := stemOf(word)
		if err != nil {
			return err
		}
		if old := l.group[stem]; old != 0 {
			for other, g := range l.group {
				if g == old {
					l.group[other] = l.size
				}
			}
		}
		l.group[stem] = l.size
	}
	return nil
}

// stemOf returns the stem of one English word.
func stemOf(word string) (string, error) {
	words := lang.Words(word, english)
	if len(words) != 1 {
		return "", fmt.Errorf("%q is not one word", word)
	}
	return words[0].Stem, nil
}

// try returns what is wrong with the sentences of an entry.
func (l *Lexicon) try(e entry) (faults []error) {
	first, err := stemOf(e.words[0])
	if err != nil {
		return []error{err}
	}
	for _, example := range e.examples {
		met := slices.ContainsFunc(lang.Words(example.text, english), func(w lang.Word) bool {
			return !w.Stop && (w.Stem == first || l.alike(w.Stem, first))
		})
		switch {
		case example.holds && !met:
			faults = append(faults, fmt.Errorf("%s: no word for %q stands in %q", e.at, e.words[0], example.text))
		case !example.holds && met:
			faults = append(faults, fmt.Errorf("%s: a word for %q stands in %q", e.at, e.words[0], example.text))
		}
	}
	return faults
}

// Alike reports whether two stems are words for one thing.
func (l *Lexicon) Alike(a, b string) bool { return l.orStandard().alike(a, b) }

func (l *Lexicon) alike(a, b string) bool {
	g := l.group[a]
	return g != 0 && g == l.group[b]
}

// HasOthers reports whether there are other words for what a stem stands for.
func (l *Lexicon) HasOthers(stem string) bool { return l.orStandard().group[stem] != 0 }

// orStandard lets no lexicon stand for the standard one.
func (l *Lexicon) orStandard() *Lexicon {
	if l == nil {
		return Standard()
	}
	return l
}
