package extract

import "testing"

// On somebody else's word a line is shown that says something of what is asked,
// and none that only stands in an article on it; what is chosen anyway is.
func TestVouches(t *testing.T) {
	e := articles("The Elm Street library in Marlow closes in May. It lends 40,000 books. A cat was rescued from a roof.")
	for i := range e.Lines {
		a := *e.Lines[i].Article
		a.Headline = "When does the Elm Street library in Marlow close?"
		e.Lines[i].Article = &a
	}
	c := Choose(Analyse("When does the Elm Street library in Marlow close?", nil), e)
	for number, want := range map[int]bool{-1: false, 0: false, 1: true, 3: false, 4: false} {
		if c.Vouches(number) != want {
			t.Errorf("line %d: %t, want %t", number, !want, want)
		}
	}
	if !c.Bears(3) {
		t.Error("the third line does not bear on the question: it is no trial")
	}
	if o := Openings(e); !o.Vouches(1) || o.Vouches(3) {
		t.Errorf("of openings the first is %t and the third %t, want what is chosen", o.Vouches(1), o.Vouches(3))
	}
	if (Choice{}).Vouches(1) {
		t.Error("of nothing the first line is vouched for")
	}
}
