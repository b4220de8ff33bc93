package compare

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/extract"
)

// A value counts only where its sentence gives it for what was asked.
func TestAsked(t *testing.T) {
	for _, test := range []struct {
		name, question string
		texts          []string
		want           string
	}{
		{"what a follow-up asks", "And how many houses were flooded?", []string{"In Harwell the river flooded 14 houses.", "In Harwell 20 houses were flooded."}, "differ houses: 14 houses | 20 houses"},
		{"the noun that was asked for", "How many climbers were rescued?", []string{"In 61 sorties the crews rescued 71 climbers.", "The crews flew 61 sorties and rescued 71 climbers."}, "agree climbers: 71 climbers"},
		{"two nouns", "How many sorties and climbers were there?", []string{"In 61 sorties the crews rescued 71 climbers.", "The crews flew 64 sorties and rescued 71 climbers."}, "differ sorties: 61 sorties | 64 sorties; agree climbers: 71 climbers"},
		{"a number of another noun", "How many climbers were rescued?", []string{"In 61 sorties the crews rescued the climbers.", "The crews rescued climbers in 48 sorties."}, ""},
		{"a model", "How many planes did Norland ground?", []string{"Norland grounded its Kestrel 9 planes.", "Norland grounded 40 planes."}, ""},
		{"a flight", "How many people were on the Norland plane?", []string{"People on Norland Flight 82 were calm.", "Norland said 140 people were on the plane."}, ""},
		{"an age", "How long was the wait at Lund hospital?", []string{"The wait at Lund hospital killed a 14-year-old girl.", "The wait at Lund hospital was 9 years long for a man."}, ""},
		{"both ends of a range", "How long was the wait at Lund hospital?", []string{"The wait at Lund hospital was 10 to 14 days.", "The wait at Lund hospital was 20 days."}, ""},
		{"somebody else's", "How many flights did Norland cancel?", []string{"Norland cancelled 52 flights.", "Sudair had 191 cancelled flights, more than Norland."}, ""},
		{"of one day", "How many flights did Norland cancel?", []string{"Norland cancelled 52 flights.", "Norland cancelled 170 Sunday flights."}, ""},
		{"of two days", "How many flights did Norland cancel?", []string{"Norland cancelled 52 flights on Monday.", "On Tuesday Norland cancelled 61 flights."}, ""},
		{"what may be", "How many jobs did the Lund mill cut?", []string{"The Lund mill cut 120 jobs.", "The Lund mill could cut 300 jobs."}, ""},
		{"what a suit is worth", "How much did Norland pay?", []string{"Norland agreed to pay $80 million.", "Norland paid to end a $200 million lawsuit."}, ""},
		{"about as many", "How many died in Harwell?", []string{"About 1,600 people died in Harwell.", "In Harwell 1,650 people died."}, ""},
		{"a share is no count", "How many houses in Harwell were flooded?", []string{"In Harwell 14 houses were flooded.", "In Harwell 20% of the houses were flooded."}, ""},
		{"some of them", "How many climbers were rescued?", []string{"In Harwell 71 climbers were rescued. Six of the rescued climbers were flown out.", "In Harwell 68 climbers were rescued."}, "differ climbers: 71 climbers | 68 climbers"},
		{"some of them alone", "How many climbers were rescued?", []string{"Six of the rescued climbers were flown out.", "In Harwell 68 climbers were rescued."}, ""},
		{"a month and a day", "When did Ann Carr resign?", []string{"Ann Carr resigned on 9 January.", "Ann Carr resigned in April."}, ""},
		{"the year of something else", "When was Ann Carr tried?", []string{"Ann Carr was tried over the 2016 election.", "Ann Carr was tried over the 2020 election."}, ""},
		{"a life", "When was Ann Carr born?", []string{"Ann Carr (3 May 1931 – 9 June 2024) was a judge.", "Ann Carr was born on 4 May 1931."}, "differ date: 3 May 1931 | 4 May 1931"},
		{"a dateline", "Who won the election in Norland?", []string{"LUND, Norland (AP) The ruling party won the election in Norland.", "Tom Field won the election in Norland."}, ""},
		{"two of them", "Who won the Lund prize?", []string{"Ann Carr and Tom Field won the Lund prize.", "Mary Oak won the Lund prize."}, ""},
		{"another office", "Who is the minister?", []string{"Norland prime minister Ann Carr spoke.", "Sudland prime minister Tom Field spoke."}, ""},
		{"a row of prices", "What is the price of the Kestrel lamp?", []string{"The Kestrel lamp is here.\n\n$40 - 60 watt Kestrel (up from 40 watt)\n\n$70 - 100 watt Kestrel", "The Kestrel lamp was tried.\n\n60 watt Kestrel lamp ($45)\n\n100 watt Kestrel lamp ($70)"},
			"differ price: $40 | $45"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compared(test.question, test.texts); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A follow-up is compared as the full question is.
func TestFollowUp(t *testing.T) {
	all := lines("There were 61 raids. The raids were in Marlow, Harwell, Didcot and Wantage.", "Police told of 61 raids. Raids took place in Harwell, Didcot and Marlow.")
	const want = "differ places: Marlow, Harwell, Didcot and Wantage | Harwell, Didcot and Marlow"
	for question, earlier := range map[string][]string{"Where were the raids?": nil, "Where were they?": {"How many raids were there?"}} {
		differ, _ := Articles(extract.Analyse(question, earlier), all, all)
		if got := strings.Join(said("differ", differ), "; "); got != want {
			t.Errorf("%s after %q: %s", question, earlier, got)
		}
	}
}

// A line of a year or a month that is not its article's tells of another time.
func TestAnotherTime(t *testing.T) {
	for text, differ := range map[string]bool{"A fire in Lund killed 20 cows.": true, "A fire in Lund killed 20 cows in 2020.": false, "In May a fire in Lund killed 20 cows.": false} {
		all := lines("A fire in Lund killed 400 cows.", text)
		for _, l := range all {
			l.Article.Published = time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)
		}
		if got, _ := Articles(extract.Analyse("How many cows did the fire in Lund kill?", nil), all, all); (len(got) > 0) != differ {
			t.Errorf("%s: %v", text, said("differ", got))
		}
	}
}

// A quotation that two articles print in other words is shown, and only one that
// is whole in both.
func TestQuoted(t *testing.T) {
	const first = "“No child should have to walk to school on a road like this one in the dark,” Ann Carr said."
	for second, want := range map[string]string{
		"“No child should walk to school on a road like this one in the dark,” Ann Carr told the council.":         "differ the wording of a quotation: No child should have to walk to school on a | No child should walk to school on a",
		"“No child should have to walk to school on a road like this one in the dark,” Ann Carr told us.":          "",
		"“No child should ... walk to school on a road like this one in the dark,” Ann Carr told the council.":     "",
		"“No child should [have to] walk to school on a road like this one in the dark,” Ann Carr said.":           "",
		"No child should walk to school on a road like this one in the dark, Ann Carr told the council.":           "",
		"“No child should have to walk to school,” Ann Carr told the council, “on a road like this one at night”.": "",
	} {
		all := lines(first, second)
		if got := strings.Join(said("differ", Otherwise(all[:1], all[:1], all)), "; "); got != want {
			t.Errorf("%s: got %q, want %q", second, got, want)
		}
		differ, _ := Articles(extract.Analyse("What did Ann Carr say about the road?", nil), nil, all)
		if got := strings.Join(said("differ", differ), "; "); got != want {
			t.Errorf("asked, %s: got %q, want %q", second, got, want)
		}
	}
}
