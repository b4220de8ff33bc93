package lang

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem/english"
)

//go:embed homographs.txt
var homographText string

// homographs are the folded English verb forms that a stemmer would bring to a
// noun of another meaning. Each is its own stem, but that forms of one verb
// share that of the first.
var homographs = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(homographText) {
		noun, forms, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.ContainsAny(noun, "#+-") {
			continue
		}
		list := strings.Split(forms, ", ")
		for _, form := range list {
			out[form] = list[0]
		}
	}
	return out
})

// VerbApart returns the stem of the English verb that looks like the noun of the
// stem and means something else, such as that of "fired" for "fire", or "".
func VerbApart(noun string) string {
	for form, verb := range homographs() {
		if form == verb && snowball(english.Stem, form) == noun {
			return verb
		}
	}
	return ""
}

// readAsVerb gives a word that a number follows the stem of the verb, if one is
// apart from the noun: in "Mill fires 15 workers" nothing burns.
func (w *Word) readAsVerb() {
	if !strings.HasSuffix(w.Folded, "s") {
		return
	}
	if verb := VerbApart(w.Stem); verb != "" {
		w.Stem = verb
	}
}
