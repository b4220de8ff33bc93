package extract

import "testing"

// A question of opinion is refused, and one that only has such a word is not.
func TestAsksOpinion(t *testing.T) {
	for question, want := range map[string]bool{
		"Should the Elm Street library close?":          true,
		"Is closing the library a good thing?":          true,
		"Who is right about the library?":               true,
		"Is the council right?":                         true,
		"Was the right wing of the library closed?":     false,
		"Who is the best man?":                          false,
		"How much is the library worth?":                false,
		"What did Ruth Adeyemi call a bad day for all?": false,
	} {
		if got := Analyse(question, nil).Clauses[0].opinion; got != want {
			t.Errorf("%s: %v", question, got)
		}
	}
	if picks := Choose(Analyse("Should the Elm Street library close?", nil), articles(council)).Picks; len(picks) > 0 {
		t.Errorf("answered with %q", picks[0].text())
	}
}

// How much something cost is not told without a figure.
func TestNoFigure(t *testing.T) {
	e := articles("The repairs of the Elm Street library cost the council dear.", "The repairs of the roof cost £2.3m.")
	if picks := Choose(Analyse("How much did the repairs of the Elm Street library cost?", nil), e).Picks; len(picks) > 0 && picks[0].First.Number == 1 {
		t.Errorf("answered with %q", picks[0].text())
	}
}
