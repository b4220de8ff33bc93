package extract

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// A line bears on a question of which it meets more than a third (minBears), may be
// shown on somebody else's word with a sixth of its own (minOwn), and answers where a
// model saw no answer with nearly all (sureCover).
func TestLimitsOfChoices(t *testing.T) {
	c := Choice{covers: []float64{0.36, 0.34, 0.5, 0.5}, own: []float64{0.3, 0.3, 0.16, 0.14}, Picks: []Pick{{Cover: 0.86}, {Cover: 0.84}}}
	for number, want := range map[int]bool{1: true, 2: false, 3: true, 4: true} {
		if got := c.Bears(number); got != want {
			t.Errorf("line %d bears on it: %t, want %t", number, got, want)
		}
	}
	for number, want := range map[int]bool{1: true, 2: false, 3: true, 4: false} {
		if got := c.Vouches(number); got != want {
			t.Errorf("line %d is vouched for: %t, want %t", number, got, want)
		}
	}
	if got := c.After(false).Picks; len(got) != 1 || got[0].Cover != 0.86 {
		t.Errorf("after a model that saw nothing: %v", got)
	}
	if got := c.After(true).Picks; len(got) != 2 {
		t.Errorf("after a model that saw something: %v", got)
	}
}

// A line that gives no reason is shown with the one after it in up to seventy words
// (longestRun).
func TestLongestRun(t *testing.T) {
	for words, joined := range map[int]bool{40: true, 65: true, 75: false, 100: false} {
		first := "The mill of Marlow burned down on Friday" + strings.Repeat(" again", words-8-5) + "."
		r := Read(Analyse("Why did the mill of Marlow burn down?", nil), articles(first+" A lamp fell into straw."))
		from, to := (&Table{}).joined(r.clauses[0], 0, []float64{1, -1})
		if (to > from) != joined {
			t.Errorf("%d words: lines %d to %d, joined should be %t", words, from, to, joined)
		}
	}
}

// Names of three letters and more may be told apart by a letter alone (fewLetters),
// and nobody is older than three digits (oldest).
func TestLimitsOfNamesAndAges(t *testing.T) {
	for pair, want := range map[[2]string]bool{{"ann", "ana"}: true, {"berg", "bergh"}: true, {"bo", "by"}: false, {"bo", "bo"}: true} {
		if got := near(pair[0], pair[1]); got != want {
			t.Errorf("%v are near: %t, want %t", pair, got, want)
		}
	}
	for value, want := range map[string]float64{"34": 0.8, "104": 0.8, "1040": 0} {
		if got := ageFit(lang.Number{Value: value}); got != want {
			t.Errorf("%s is an age: %.1f, want %.1f", value, got, want)
		}
	}
}
