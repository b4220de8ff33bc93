package extract

import "testing"

// The value of a line that answers best: of two names as close to the words of
// the question, one that may be a person where a person is asked for, and a
// place where a place is; of numbers, one without a unit for a total.
func TestValueOf(t *testing.T) {
	for _, test := range []struct{ question, text, want string }{
		{"Who won the singles title?", "Dana Whitfield beat Ruth Adeyemi to win the singles title.", "Dana Whitfield"},
		{"Who opened the theatre?", "The theatre in Port Marlow was opened by Ruth Adeyemi.", "Ruth Adeyemi"},
		{"Who opened the theatre?", "In Port Marlow the theatre opened, said Dana Whitfield.", "Dana Whitfield"},
		{"Where was the ferry sold?", "Dana Whitfield sold the ferry to a firm in Marlow.", "Marlow"},
		{"What is the population of Marlow?", "The population of Marlow, 60 miles away, lives at 85 degrees; there are 4,120 residents.", "4,120"},
	} {
		c := Analyse(test.question, nil).Clauses[0]
		v, ok := ValueOf(c, articles(test.text).Lines)
		if !ok || v.Text() != test.want {
			t.Errorf("%s %q: got %q, want %q", test.question, test.text, v.Text(), test.want)
		}
	}
}
