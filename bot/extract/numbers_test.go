package extract

import (
	"strings"
	"testing"
)

// Ages and numbers in names count nothing: they are left out where a count is
// asked for, unless that very noun is counted.
func TestNoCount(t *testing.T) {
	for _, test := range []struct {
		question, text string
		want           float64
	}{
		{"How many people voted in Marlow?", "Ann Carr, a 74-year-old baker who voted in Marlow, said it was close.", 0},
		{"How many passengers were on board?", "The passengers were flown by Flight 212 and by a Cessna 172.", 0},
		{"How many passengers were on board?", "In Marlow 212 passengers were on board.", 1},
	} {
		a := askedOf(test.question, test.text)
		if got := a.values[0]; got != test.want {
			t.Errorf("%s %s: %.1f, want %.1f", test.question, test.text, got, test.want)
		}
	}
}

// askedOf is the first clause of the question over one article.
func askedOf(question, text string) *asked {
	e := articles(text)
	return Read(Analyse(question, nil), e).clauses[0]
}

// A reason is told by a word for one, or by what something was done for.
func TestReasons(t *testing.T) {
	for text, want := range map[string]float64{
		"The mill shut because of the flood.":                      1,
		"The mayor resigned, citing her health.":                   1,
		"The ferry was kept near the coast so it could turn back.": 1,
		"The mill shut in the flood.":                              0,
		"The mill was so loud.":                                    0.5,
	} {
		if got := askedOf("Why did the mill shut?", text).ev.lines[0].reasons(); got != want {
			t.Errorf("%s: %.1f, want %.1f", text, got, want)
		}
	}
}

// A sentence that gives no reason where one is asked for is quoted with the next.
func TestJoinedReason(t *testing.T) {
	a := askedOf("Why did Ann Carr leave the meeting?", "Ann Carr left the meeting during the vote. A member of her family owns the mill. The vote was close.")
	if first, last := new(Table).joined(a, 0, []float64{9, 0, 0}); first != 0 || last != 1 {
		t.Errorf("quoted from %d to %d", first, last)
	}
	a = askedOf("Who left the meeting?", "Ann Carr left the meeting during the vote. A member of her family owns the mill. The vote was close.")
	if first, last := new(Table).joined(a, 0, []float64{9, 0, 0}); first != 0 || last != 0 {
		t.Errorf("quoted from %d to %d", first, last)
	}
}

// How long something took is told without the verb of the question.
func TestSpanWithoutItsVerb(t *testing.T) {
	c := Analyse("How long did the strike last?", nil).Clauses[0]
	for _, term := range c.Terms {
		if term.Folded == "last" && term.Weight > frameWeight {
			t.Errorf("%q counts %.2f", term.Folded, term.Weight)
		}
	}
	if c.deed != "" {
		t.Errorf("the deed is %q", c.deed)
	}
}

// Who somebody is stands before their name too, at the head of a sentence.
func TestDescribed(t *testing.T) {
	for text, want := range map[string]float64{
		"Analyst Ann Carr of Marlow Partners said the price was high.": saysWho,
		"The price was high, said Ann Carr.":                           namesWho,
		"The price was high, said Eva Carr.":                           0,
	} {
		if got := askedOf("Who is Ann Carr?", text).kinds[0]; got != want {
			t.Errorf("%s: %.1f, want %.1f", text, got, want)
		}
	}
}

// Where a line tells of the deed and has a value of the kind, others of its article
// do not answer; a length of time is no amount of money.
func TestTellingOfTheDeed(t *testing.T) {
	for _, test := range []struct{ question, text, want string }{
		{"Who set up the mail server?", "A clerk, Ann Carr, worked on the mail server. Bo Lind set up the machine in the cellar.", "Bo Lind"},
		{"When was the mill closed?", "The mill of Marlow opened in 1901. It was closed in 1980.", "1980"},
		{"Was anyone hurt when the ferry ran aground?", "The ferry Solveig ran aground on Friday with 22 people. No one was hurt.", "No one"},
		{"How much did the clerk steal?", "The clerk who stole was jailed for three years. Bo Lind stole £4,000 in 2020.", "£4,000"},
	} {
		got, _ := Choose(Analyse(test.question, nil), articles(test.text)).Ranked()
		if len(got) == 0 || !strings.Contains(got[0].text(), test.want) {
			t.Errorf("%s: %+v, want %s", test.question, got, test.want)
		}
	}
}

// A refusal that may be wrong is known from one that is plain.
func TestMayAnswer(t *testing.T) {
	table, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	r := Read(Analyse("How many people were injured on the ferry?", nil), articles(ferry))
	table.Refuse = 1.1 // whatever is asked
	if c := table.Choose(r); !c.MayAnswer() || len(c.Picks) > 0 || !strings.HasPrefix(c.Unstated[0], "No sentence says plainly") {
		t.Errorf("denied flatly: %+v", c.Unstated)
	}
	r = Read(Analyse("Who is the mayor of Lisbon?", nil), articles(ferry))
	if c := table.Choose(r); c.MayAnswer() || !strings.HasPrefix(c.Unstated[0], "No article") {
		t.Errorf("denied softly: %+v", c.Unstated)
	}
}

// Where it is asked in which provinces, a line that names them answers.
func TestPlacing(t *testing.T) {
	got, _ := Choose(Analyse("In which provinces were the floods?", nil), articles("The floods hit several provinces on Monday. The floods were in Arlen, Bexley and Corran.")).Ranked()
	if len(got) == 0 || !strings.Contains(got[0].text(), "Arlen") {
		t.Errorf("%+v", got)
	}
}
