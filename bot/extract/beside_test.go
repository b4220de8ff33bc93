package extract

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// What stands beside the best line says more than it does: the same words again
// stay away; another value in them, or a "not", does not.
func TestChooseBeside(t *testing.T) {
	const best = "The fire at the mill in Marlow left 14 families homeless on Thursday."
	for _, test := range []struct {
		name, question, other string
		picks                 int
	}{
		{"a copy", "How many families did the fire at the mill leave homeless?", best, 1},
		{"its denial", "How many families did the fire at the mill leave homeless?", "The fire at the mill in Marlow has not left 14 families homeless on Thursday.", 2},
		{"another value", "How many families did the fire at the mill leave homeless?", "The fire at the mill in Marlow left 41 families homeless on Thursday.", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Choose(Analyse(test.question, nil), articles(best, test.other)); len(got.Picks) != test.picks {
				t.Errorf("%d picks, want %d", len(got.Picks), test.picks)
			}
		})
	}
}

// A line that meets much less of the question than the best, or is worth much
// less, is beside the point.
func TestAdds(t *testing.T) {
	ev := read(articles("The fire left 14 families homeless.", "The mill made cloth for families."))
	best := scored{line: 0, cover: 0.9, score: 6}
	for _, test := range []struct {
		cover, score float64
		want         bool
	}{{0.5, 5, true}, {0.3, 5, false}, {0.5, 2, false}} {
		if got := ev.adds(scored{line: 1, cover: test.cover, score: test.score}, []scored{best}); got != test.want {
			t.Errorf("cover %.1f, score %.0f: %v", test.cover, test.score, got)
		}
	}
}

// Whose words are asked for is named in the question: the name in another
// spelling is no answer that would put its line before that of the person.
func TestNamedInAnotherSpelling(t *testing.T) {
	c := Analyse("What did Anna Reed say about the mill?", nil).Clauses[0]
	for name, named := range map[string]bool{"anna reed": true, "anna read": true, "reed": true, "anna field": false} {
		if got := c.isNamed(strings.Fields(name)); got != named {
			t.Errorf("%s is named: %v, want %v", name, got, named)
		}
	}
	ev := read(articles("The mill was empty, said Anna Read.", "The mill was empty, said Anna Reed."))
	vectors := ev.vectorsOf(c)
	if best := slices.MaxFunc(scores(c, vectors), func(a, b scored) int { return cmp.Compare(a.score, b.score) }); best.line != 1 {
		t.Errorf("%q comes first", ev.lines[best.line].Text())
	}
}
