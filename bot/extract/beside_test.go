package extract

import (
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

// Whose words are asked for is named in the question: the name in another
// spelling is no answer that would put its line before that of the person.
func TestNamedInAnotherSpelling(t *testing.T) {
	c := Analyse("What did Anna Reed say about the mill?", nil).Clauses[0]
	for name, named := range map[string]bool{"anna reed": true, "anna read": true, "reed": true, "anna field": false} {
		if got := c.isNamed(strings.Fields(name)); got != named {
			t.Errorf("%s is named: %v, want %v", name, got, named)
		}
	}
	r := Read(Question{Clauses: []Clause{c}}, articles("The mill was empty, said Anna Read.", "The mill was empty, said Anna Reed."))
	if picks, _ := fittedTable(t).Choose(r).Ranked(); picks[0].First.Number != 2 {
		t.Errorf("%q comes first", picks[0].text())
	}
}

func fittedTable(t *testing.T) *Table {
	t.Helper()
	table, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	return table
}
