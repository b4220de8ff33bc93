package extract

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

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
		v, ok := valueOf(c, articles(test.text).Lines)
		if !ok || v.Text() != test.want {
			t.Errorf("%s %q: got %q, want %q", test.question, test.text, v.Text(), test.want)
		}
	}
}

// A number with a unit is of what is counted where the question names the unit, by
// whatever word.
func TestCountedUnits(t *testing.T) {
	for _, test := range []struct {
		question, text string
		want           bool
	}{
		{"By how many percent did the crown fall?", "The crown fell by 2 percent.", true},
		{"By how many percent did the crown fall?", "The crown fell by 2% in a day.", true},
		{"How many minutes was the lift stuck?", "The lift was stuck for 40 minutes.", true},
		{"How many metres did the river rise?", "The river rose by three metres.", true},
		{"How many metres did the river rise?", "The river rose in three hours.", false},
		{"How many barges sank?", "The river rose by three metres.", false},
	} {
		numbers := lang.Numbers(test.text, "en")
		if c := Analyse(test.question, nil).Clauses[0]; len(numbers) != 1 || c.isCounted(numbers[0]) != test.want {
			t.Errorf("%s %s: %+v", test.question, test.text, numbers)
		}
	}
}
