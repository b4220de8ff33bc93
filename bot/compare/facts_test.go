package compare

import (
	"strings"
	"testing"
)

// Where nobody asks, what articles count, where they say it was and who holds
// an office is compared; figures for other things are left alone.
func TestFacts(t *testing.T) {
	for _, test := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"a count alike", []string{"The flood hit 14 houses in Marlow on Tuesday.", "In Marlow 14 houses stood under water on Tuesday."}, "agree houses: 14 houses"},
		{"a count by another noun", []string{"The raid in Marlow led to the arrest of 71 operatives.", "Police in Marlow arrested 71 suspected members in the raid."}, "agree arrest: 71 operatives"},
		{"a count that differs", []string{"The blaze in Mill Street injured 14 workers of the paper mill, the chief said.", "The blaze in Mill Street injured 12 workers of the paper mill, the hospital said."}, "differ workers: 14 workers | 12 workers"},
		{"another event", []string{"The blaze in Mill Street injured 14 workers.", "A train crash near Harwell injured 20 workers on their way home."}, ""},
		{"several figures of a kind", []string{"The Harwell fire was 85% contained, the Didcot fire 60% contained.", "The Didcot fire was 65% contained, the Harwell fire 100% contained."}, ""},
		{"which answers to which", []string{"The Harwell fire in Berkshire killed 14 people and hurt 20 people, officials said.", "The Harwell fire in Berkshire killed 16 people and hurt 25 people, officials said."}, ""},
		{"a share of something else", []string{"The fire was 80% contained by Thursday.", "Tourism makes 80% of the income of the island."}, ""},
		{"a number in a name", []string{"The Marlow Three companies rejected it.", "The Marlow Three companies agreed."}, ""},
		{"a spell of time", []string{"The talks in Paris took 14 hours.", "In Paris they talked for 12 hours."}, ""},
		{"one sentence with another spell of time", []string{"The talks in Paris took 14 hours.", "The talks in Paris took 12 hours."}, "differ the wording of one sentence: 14 hours | 12 hours"},
		{"one sentence with another name", []string{"The mill was empty, Anna Reed told reporters.", "The mill was empty, Tom Field told reporters."}, "differ the wording of one sentence: Anna Reed | Tom Field"},
		{"three prints of one sentence", []string{"The mill was empty, Anna Reed told reporters.", "The mill was empty, Tom Field told reporters.", "The mill was empty, Ann Carr told reporters."}, "differ the wording of one sentence: Anna Reed | Tom Field | Ann Carr"},
		{"what the other article tells elsewhere", []string{"The mill was empty, Anna Reed told reporters.", "The mill was empty, Tom Field told reporters. Anna Reed was there."}, ""},
		{"an amount", []string{"The conversion will cost 8.4 million euros, the mayor told reporters after the meeting.", "The conversion of the Lund paper mill in Marlow will cost 11.2 million euros, says a report."}, "differ cost: 8.4 million euros | 11.2 million euros"},
		{"a count that a copy alters", []string{"The blaze in Mill Street injured 14 workers of the paper mill on Monday.", "The blaze in Mill Street injured 12 workers of the paper mill on Monday."}, "differ workers: 14 workers | 12 workers"},
		{"much alike, and no copy", []string{"The mill was empty for 14 months before the fire.", "The mill was empty for 41 months until a blaze."}, ""},
		{"an amount that tells of nothing", []string{"The fine was 8.4 million euros.", "A fine of 11 million euros was paid by the port."}, ""},
		{"an amount in other money", []string{"The conversion will cost 8.4 million euros, the mayor said.", "The conversion of the mill will cost 11.2 million dollars, says a report."}, ""},
		{"an amount of something else", []string{"The conversion will cost 8.4 million euros, the mayor told reporters.", "The roof alone will cost 1.2 million euros, says a report."}, ""},
		{"an amount for something else", []string{"The council will pay 8.4 million euros, the mayor told reporters.", "The council will save 1.2 million euros, says a report."}, ""},
		{"two amounts", []string{"The conversion will cost 8.4 million euros, the mayor told reporters.", "The conversion will cost 11.2 million euros, of which 2 million euros are lent."}, ""},
		{"a year", []string{"The mill in Marlow opened in 1950.", "The mill in Marlow opened in 1950 with a feast."}, ""},
		{"an office", []string{"Marlow mayor Anna Reed opened the bridge.", "The mayor of Marlow, Tom Field, opened the bridge."}, "differ mayor: Anna Reed | Tom Field"},
		{"two offices of one county", []string{"Marlow County police chief John Harper spoke.", "Marlow County fire chief Ben Vale spoke."}, ""},
		{"one holder is no news", []string{"Marlow mayor Anna Reed opened the bridge.", "Marlow mayor Reed cut the ribbon."}, ""},
		{"lists of places", []string{"The raids were in Marlow, Harwell, Didcot and Oxford.", "Raids took place in Oxford, Marlow and Harwell."}, "differ places: Marlow, Harwell, Didcot and Oxford | Oxford, Marlow and Harwell"},
		{"lists of other places", []string{"The raids were in Marlow, Harwell and Didcot.", "The firm has shops in Paris, Lyon and Nice."}, ""},
		{"a copy is no second voice", []string{"The flood hit 14 houses in Marlow on Tuesday.", "The flood hit 14 houses in Marlow on Tuesday."}, ""},
		{"one article alone", []string{"The flood hit 14 houses in Marlow on Tuesday."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			differ, agree := Facts(lines(test.texts...))
			if got := strings.Join(append(said("differ", differ), said("agree", agree)...), "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Every value stands in its line, whatever the articles hold.
func FuzzFacts(f *testing.F) {
	f.Add("The flood hit 14 houses in Marlow.", "In Marlow 20 houses were flooded.")
	f.Add("in A, B and C", "raids in C, B and A, Mayor D")
	f.Fuzz(func(t *testing.T, one, two string) {
		differ, agree := Facts(lines(strings.ToValidUTF8(one, ""), strings.ToValidUTF8(two, "")))
		for _, c := range append(differ, agree...) {
			for _, p := range c.Positions {
				if !strings.Contains(p.Lines[0].Text(), p.Text) {
					t.Errorf("%q is not in its line", p.Text)
				}
			}
		}
	})
}
