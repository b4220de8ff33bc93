package extract

import "testing"

// The value that was asked for is marked where it stands, and nothing is marked
// where two are as likely, or where the sentence only has a value of the kind.
func TestCertainValue(t *testing.T) {
	for _, test := range []struct{ name, question, text, want string }{
		{"a count among others", "How many families lost their homes in the fire?", "The fire on 3 May drew 12 engines, and 41 families lost their homes in it.", "41"},
		{"a holder of an office", "Who is the harbour master of Marlow?", "Dana Whitfield, the harbour master of Marlow, said on Monday that the pier was safe.", "Dana Whitfield"},
		{"a day", "When did the harbour in Marlow close?", "The harbour in Marlow closed on 12 March after a storm.", "12 March"},
		{"two persons as close", "Who won the singles title?", "Dana Whitfield and Ruth Adeyemi won the singles title.", ""},
		{"a place", "Where was the ferry sold?", "The ferry was sold in Marlow.", ""},
		{"no count", "How many families lost their homes in the fire?", "Several hundred families lost their homes in the fire.", ""},
		{"nobody", "How many people were hurt in the fire?", "No one was hurt in the fire, which 12 engines fought.", ""},
		{"of something else", "How many people were hurt in the fire at the mill?", "The storm on 3 May left 41 people hurt in Tarvik.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Read(Analyse(test.question, nil), articles(test.text))
			at, ok := r.clauses[0].certain(0)
			if got := test.text[at.Start:at.End]; ok != (test.want != "") || ok && got != test.want {
				t.Errorf("marked %q (%v), want %q", got, ok, test.want)
			}
		})
	}
}
