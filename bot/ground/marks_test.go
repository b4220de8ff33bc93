package ground

import "testing"

// A claim strikes nothing out and hides nothing between letters, unless its line
// does so too.
func TestStruck(t *testing.T) {
	for _, test := range []struct {
		line, claim string
		holds       bool
	}{
		{"The ferry carried 40 people on Monday.", "The ferry carried 40 people on Monday.", true},
		{"The ferry carried 40 people on Monday.", "The ferry carried 4\u03360 people on Monday.", false},
		{"The ferry carried 40 people on Monday.", "The ferry carried 40\u20dd people on Monday.", false},
		{"The ferry carried 40 people on Monday.", "The fer\u200dry carried 40 people on Monday.", false},
		{"The ferry carried 40 people on Monday.", "The ferry\u3164 carried 40 people on Monday.", false},
		{"The café served 40 people.", "The cafe\u0301 served 40 people.", true},
		{"The cafe\u0301 served 40 people.", "The café served 40 people.", true},
		{"Mr Adẹ\u0300kọ́lá served 40 people.", "Mr Adẹ\u0300kọ́lá served 40 people.", true},
	} {
		e := oneLine(test.line, "en")
		v := Check(Claim{Text: test.claim, Lines: []int{1}}, e)
		if v.Holds() != test.holds {
			t.Errorf("%q on %q: %+v, want it to hold %t", test.claim, test.line, v.Fault, test.holds)
		}
	}
}
