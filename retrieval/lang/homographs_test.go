package lang

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The sentences of the file hold: those with a plus have the noun, those with a
// minus the verb alone.
func TestHomographs(t *testing.T) {
	n := 0
	for _, e := range lexicon.Entries("homographs", "en") {
		stem := Words(e.Name, "en")[0].Stem
		if !HasHomograph(stem) || HasHomograph("raid") {
			t.Errorf("%s: %v", e.Name, homographs())
		}
		for _, form := range e.Words {
			if Words(form, "en")[0].Stem != stem { // the stems tell them apart already
				t.Errorf("%s is not needed for %s", form, e.Name)
			}
		}
		for _, example := range e.Examples {
			n++
			if has := HoldsNoun(Words(example.Text, "en"), stem); has != example.Holds {
				t.Errorf("%s: %q: %t", example.At, example.Text, has)
			}
		}
	}
	if n < 20 {
		t.Errorf("%d sentences tried", n)
	}
}
