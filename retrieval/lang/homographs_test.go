package lang

import (
	"strings"
	"testing"
)

// The sentences of the file hold: those with a plus have the noun, those with a
// minus the verb alone.
func TestHomographs(t *testing.T) {
	stem, n := "", 0
	for line := range strings.Lines(homographText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '+' || line[0] == '-':
			n++
			if has := HoldsNoun(Words(line[1:], "en"), stem); has != (line[0] == '+') {
				t.Errorf("%s: in %q: %t", stem, line, has)
			}
		default:
			noun, forms, _ := strings.Cut(line, ": ")
			stem = Words(noun, "en")[0].Stem
			if !HasHomograph(stem) || HasHomograph("raid") {
				t.Errorf("%s: %v", noun, homographs())
			}
			for form := range strings.SplitSeq(forms, ", ") {
				if Words(form, "en")[0].Stem != stem { // the stems tell them apart already
					t.Errorf("%s is not needed for %s", form, noun)
				}
			}
		}
	}
	if n < 2 {
		t.Error("the file has no sentences")
	}
}
