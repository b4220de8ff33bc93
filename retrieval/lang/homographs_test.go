package lang

import (
	"slices"
	"strings"
	"testing"
)

// The sentences of the file hold: of each pair the first meets the noun and the
// second does not, and the verb's forms are one word.
func TestHomographs(t *testing.T) {
	noun, forms := "", []string(nil)
	stemsOf := func(text string) (out []string) {
		for _, w := range Words(text, "en") {
			out = append(out, w.Stem)
		}
		return out
	}
	n := 0
	for line := range strings.Lines(homographText) {
		line = strings.TrimSpace(line)
		if name, list, ok := strings.Cut(line, ": "); ok && line[0] != '#' && line[0] != '+' && line[0] != '-' {
			noun, forms = name, strings.Split(list, ", ")
			if a, b := stemsOf(forms[0])[0], stemsOf(forms[1])[0]; a != b || a == stemsOf(noun)[0] {
				t.Errorf("%s: the stems of %v are %q and %q", noun, forms, a, b)
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		if met := slices.Contains(stemsOf(line[1:]), stemsOf(noun)[0]); met != (line[0] == '+') {
			t.Errorf("%s: %q holds it: %t", noun, line, met)
		}
	}
	if n < 2 {
		t.Error("the file has no sentences")
	}
}
