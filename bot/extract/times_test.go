package extract

import "testing"

// When something was said is not when it happened, unless that is asked.
func TestTimesOfSayings(t *testing.T) {
	const happened, said = "When did the weir break?", "When did the council announce the closure?"
	for _, c := range []struct {
		question, text string
		want           float64
	}{
		{happened, "The weir broke on 3 March, the council said.", 1},
		{happened, "The weir broke on Friday.", aMoment},
		{happened, "The council announced Friday that the weir had broken.", whenSaid},
		{happened, "The council on Friday confirmed that the weir had broken.", whenSaid},
		{happened, "The weir had broken, the council said in a statement late on Friday.", whenSaid},
		{happened, "The council said it would mend the weir on Friday.", aMoment},
		{happened, "The council said that the weir broke on Tuesday.", aMoment},
		{said, "The council announced Friday that the weir would be closed.", aMoment},
		{happened, "The weir broke.", 0},
	} {
		ev := read(articles(c.text))
		if got := ev.lines[0].times(Analyse(c.question, nil).Clauses[0]); got != c.want {
			t.Errorf("%s\n%s: %.1f, want %.1f", c.question, c.text, got, c.want)
		}
	}
}

// Where something happened is asked of the deed; a list of names is a list of places
// only where one is asked for.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		question, text string
		want           float64
	}{
		{"Where was Ann Carr arrested?", "Ann Carr was arrested in Marlow.", nameNearby},
		{"Where was Ann Carr arrested?", "Tom Pell and Jo Vance of Tarn Power met Ann Carr in Marlow.", nameNearby},
		{"In which towns was Ann Carr seen?", "Ann Carr was seen in Marlow, Skarv and Venn.", 1},
	} {
		ev := read(articles(c.text))
		if got := ev.lines[0].places(Analyse(c.question, nil).Clauses[0]); got != c.want {
			t.Errorf("%s\n%s: %.1f, want %.1f", c.question, c.text, got, c.want)
		}
	}
}

// What was done is the deed where it is told apart, else the last plain word.
func TestAct(t *testing.T) {
	for question, want := range map[string]string{
		"Where was Ann Carr arrested?":                "arrest",
		"When did the weir break?":                    "break",
		"How many tons of sand did the storm remove?": "remov",
		"In which town did Ann Carr live?":            "live",
		"What did Ann Carr say about the weir?":       "",
		"Who closed the weir?":                        "close",
	} {
		if got := Analyse(question, nil).Clauses[0].act; got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
