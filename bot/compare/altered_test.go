package compare

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A copy that is altered in one place is told, under what its number counts;
// copies among themselves are not.
func TestAltered(t *testing.T) {
	const wire = "Fourteen people were injured when the ferry Solveig ran aground, police said. It was built in Marlow."
	for _, test := range []struct {
		name   string
		copies []string
		want   string
	}{
		{"a true copy", []string{wire}, ""},
		{"another number", []string{strings.Replace(wire, "Fourteen", "Forty-one", 1)}, "differ people: Fourteen people | Forty-one people"},
		{"two that agree on another", []string{strings.Replace(wire, "Fourteen", "Forty-one", 1), strings.Replace(wire, "Fourteen", "Forty-one", 1)}, "differ people: Fourteen people | Forty-one people"},
		{"another name", []string{strings.Replace(wire, "built in Marlow", "built in Harwell", 1)}, "differ the wording of one sentence: Marlow | Harwell"},
		{"two, each in its place", []string{strings.Replace(wire, "Fourteen", "Forty-one", 1), strings.Replace(wire, "Solveig", "Marit", 1)}, "differ people: Fourteen people | Forty-one people"},
		{"a shorter copy", []string{"It was built in Marlow."}, ""},
		{"none", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := lines(append([]string{wire}, test.copies...)...)
			var own, copies []news.Line
			for _, l := range all {
				if l.Article.ID == all[0].Article.ID {
					own = append(own, l)
				} else {
					copies = append(copies, l)
				}
			}
			if got := strings.Join(said("differ", Altered(own, copies)), "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
