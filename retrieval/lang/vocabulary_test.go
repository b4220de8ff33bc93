package lang

import (
	"fmt"
	"strings"
	"testing"
)

// What was read before changes no word: not its language, and not whether its
// text was all in capitals.
func TestVocabularyChangesNoWord(t *testing.T) {
	v := NewVocabulary()
	for range 2 {
		for _, text := range []string{
			"It is in the US, and IS is not.", "IT IS IN THE US", "L’armée dit non", "More:Khalil had 1,000", strings.Repeat("x", 2*longestKnown),
		} {
			for _, language := range []string{"en", "de", "fr", ""} {
				got, want := v.Words(text, language), Words(text, language)
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("%q in %q: %v, want %v", text, language, got, want)
				}
			}
		}
	}
}

// A vocabulary does not grow without end, and keeps no address.
func TestVocabularyIsBounded(t *testing.T) {
	v := NewVocabulary()
	v.Words(strings.Repeat("y", longestKnown+1)+" short", "en")
	if len(v.known["en"]) != 1 {
		t.Errorf("%d words are known, want the short one", len(v.known["en"]))
	}
	if v.Forget(); len(v.known) != 0 {
		t.Errorf("%d words are known after all were forgotten", len(v.known))
	}
	for i := range 3 {
		var b strings.Builder
		for k := range mostKnown/2 + 1 {
			fmt.Fprintf(&b, "w%dx%d ", i, k)
		}
		v.Words(b.String(), "en")
		if n := len(v.known["en"]); n == 0 || n > mostKnown {
			t.Fatalf("%d words are known, at most %d may be", n, mostKnown)
		}
	}
}
