// Package meaning knows which words of a question and an article stand for each
// other: groups of words of the lexicon, and those that a newsroom adds.
package meaning

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// english is the only language that has groups.
const english = "en"

// Groups are the words that stand for each other. The zero Groups know none; nil
// ones are those of Standard.
type Groups struct {
	group map[string]int // of a stem, 1 for the first group; see Alike
	size  int
}

// Standard are the groups that come with the program, read once.
var Standard = sync.OnceValue(func() *Groups {
	g, err := Read(nil)
	if err != nil {
		panic(err) // a test reads the files that are built in
	}
	return g
})

// Read reads the groups that come with the program, and a newsroom's own files
// if there are any: en/meanings.txt and en/forms.txt in the folder. A group of
// theirs that shares a word with one of ours joins it. Their sentences are tried
// as ours are by our tests; the error names each that does not hold.
func Read(own fs.FS) (*Groups, error) {
	g := &Groups{group: map[string]int{}}
	var all []lexicon.Entry
	for _, file := range []string{lexicon.Meanings, lexicon.Forms} {
		all = append(all, lexicon.Entries(file, english)...)
	}
	if err := g.read(all); err != nil || own == nil {
		return g, err
	}
	all, err := ownGroups(own)
	if err != nil {
		return nil, err
	}
	return g, g.read(all)
}

// ownGroups reads a newsroom's files.
func ownGroups(own fs.FS) (all []lexicon.Entry, err error) {
	for _, file := range []string{lexicon.Meanings, lexicon.Forms} {
		name := path.Join(english, file+".txt")
		text, err := fs.ReadFile(own, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		entries, err := lexicon.Parse(name, string(text))
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}

// read adds the groups and tries their sentences.
func (g *Groups) read(all []lexicon.Entry) error {
	for _, e := range all {
		if err := g.add(e); err != nil {
			return fmt.Errorf("%s: %w", e.At, err)
		}
	}
	var faults []error
	for _, e := range all {
		faults = append(faults, g.try(e)...)
	}
	return errors.Join(faults...)
}

// add makes a group of the words of an entry, with those of the groups that one
// of them is in already.
func (g *Groups) add(e lexicon.Entry) error {
	g.size++
	for _, word := range e.Words {
		stem, err := stemOf(word)
		if err != nil {
			return err
		}
		if old := g.group[stem]; old != 0 {
			for other, at := range g.group {
				if at == old {
					g.group[other] = g.size
				}
			}
		}
		g.group[stem] = g.size
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
func (g *Groups) try(e lexicon.Entry) (faults []error) {
	first, err := stemOf(e.Words[0])
	if err != nil {
		return []error{err}
	}
	for _, example := range e.Examples {
		met := slices.ContainsFunc(lang.Words(example.Text, english), func(w lang.Word) bool {
			return !w.Stop && (w.Stem == first || g.alike(w.Stem, first))
		})
		switch {
		case example.Holds && !met:
			faults = append(faults, fmt.Errorf("%s: no word for %q stands in %q", e.At, e.Words[0], example.Text))
		case !example.Holds && met:
			faults = append(faults, fmt.Errorf("%s: a word for %q stands in %q", e.At, e.Words[0], example.Text))
		}
	}
	return faults
}

// Alike reports whether two stems are words for one thing.
func (g *Groups) Alike(a, b string) bool { return g.orStandard().alike(a, b) }

func (g *Groups) alike(a, b string) bool {
	at := g.group[a]
	return at != 0 && at == g.group[b]
}

// HasOthers reports whether there are other words for what a stem stands for.
func (g *Groups) HasOthers(stem string) bool { return g.orStandard().group[stem] != 0 }

// orStandard lets no groups stand for the standard ones.
func (g *Groups) orStandard() *Groups {
	if g == nil {
		return Standard()
	}
	return g
}
