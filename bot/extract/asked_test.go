package extract

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	mill = `The Bergby council voted 14 to 9 on Monday to turn the old paper mill into a concert hall. The conversion will cost 8.4 million euros, Mayor Ingrid Sollie told reporters.

The building has stood empty since 2003, when the last 120 workers lost their jobs. Work is to begin in March 2027.

Opposition leader Per Haugen voted against the plan. "We are building a hall for people who do not live here," he said. He did not rule out a legal challenge.

The owner of the neighbouring sawmill declined to comment.`
	ferry = `The ferry Solveig ran aground on a reef off Skarv early on Sunday with 212 passengers on board. The alarm was raised at 4:20 a.m.

Fourteen people were injured, two of them seriously, police spokesman Lars Holm said. Nobody was killed. The cause of the accident is not known.

Captain Erik Dahl steered the ship off the reef at noon. "The sea was calm," passenger Marit Olsen said.`
	lighthouse = `The Skarv lighthouse will open to visitors next summer, the harbour office said on Tuesday. Visitors will climb 178 steps.

The last keeper left the lighthouse in 1987. Anna Reed, 34, who grew up in the keeper's house, will run the café. "I know every step," Reed said.

An earlier version of this article said that the lighthouse was built in 1846. It was built in 1864.`
	warehouse = `A warehouse in the harbour of Tarvik burned down on Thursday night. No one was inside. The fire brigade had the blaze under control by 6 a.m.

Bergby mayor Ingrid Sollie offered to send her town's second fire engine. Police in Tarvik are looking for witnesses.`
)

// What is asked decides what answers: who did it and to whom, whether anybody
// did, of which town and of which year. Each question has its first answer
// here, and where there is a second one, it must not be that.
func TestChooseAsAsked(t *testing.T) {
	for _, test := range []struct{ question, first, not string }{
		{"How many people died on the ferry?", "Nobody was killed.", "passengers"},
		{"How many people were injured on the ferry?", "Fourteen people were injured", "passengers"},
		{"Was anybody killed on the Solveig?", "Nobody was killed.", "reef"},
		{"What is the captain of the Solveig called?", "Captain Erik Dahl", "aground"},
		{"When was the lighthouse built?", "It was built in 1864.", "1987"},
		{"Did Per Haugen rule out a legal challenge?", "He did not rule out a legal challenge.", "conversion"},
		{"Who is Anna Reed?", "Anna Reed, 34, who grew up", "harbour office"},
		{"Who is the mayor of Bergby?", "Bergby mayor Ingrid Sollie", "Haugen"},
		{"Who opposes the plan for the mill?", "Opposition leader Per Haugen", ""},
		{"Who declined to comment?", "The owner of the neighbouring sawmill", ""},
		{"Was the lighthouse built in 1846?", "built in 1846. It was built in 1864.", ""},
		{"Who is the mayor of Tarvik?", "", ""},
		{"Who owns the paper mill?", "", ""},
		{"Who is the spokesperson of the mill?", "", ""},
		{"How tall is the Solveig?", "", ""},
		{"What did the concert hall cost in 1990?", "", ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			e := articles(mill, ferry, lighthouse, warehouse)
			heads := map[news.ArticleID]string{"a1": "Council approves paper mill conversion", "a2": "Ferry Solveig runs aground off Skarv", "a3": "Skarv lighthouse to open", "a4": "Warehouse burns down in Tarvik"}
			for _, l := range e.Lines {
				l.Article.Headline = heads[l.Article.ID]
				l.Article.Published = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
			}
			picks := Choose(Analyse(test.question, nil), e).Picks
			switch {
			case test.first == "" && len(picks) > 0:
				t.Errorf("answered with %q", picks[0].text())
			case test.first != "" && len(picks) == 0:
				t.Error("refused")
			case test.first != "" && !strings.Contains(picks[0].text(), test.first):
				t.Errorf("first %q, want %q", picks[0].text(), test.first)
			}
			for _, p := range picks {
				if test.not != "" && strings.Contains(p.text(), test.not) {
					t.Errorf("also %q", p.text())
				}
			}
		})
	}
}

// The injured are not the dead: a number of them is none of those.
func TestCountsHarm(t *testing.T) {
	ev := read(articles("Fourteen people were injured when the ferry Solveig ran aground."))
	for question, want := range map[string]float64{"How many people were injured?": 1, "How many people were hurt?": 1, "How many people were killed?": 0.2, "How many people were on board?": 1} {
		if got := ev.lines[0].answers(Analyse(question, nil).Clauses[0], &ev); got != want {
			t.Errorf("%s: %.1f, want %.1f", question, got, want)
		}
	}
}

// Who owns something is told by a word of owning, not by a name beside it.
func TestChooseOwner(t *testing.T) {
	for text, want := range map[string]int{"The Marlow lighthouse belongs to the county.": 1, "The owner of the Marlow lighthouse is Anna Reed.": 1, "Anna Reed runs the café of the Marlow lighthouse.": 0} {
		if got := len(Choose(Analyse("Who owns the Marlow lighthouse?", nil), articles(text)).Picks); got != want {
			t.Errorf("%s: %d picks", text, got)
		}
	}
}

// What nobody is said to have done is not answered with who is named nearby.
func TestTellOf(t *testing.T) {
	const bridge = "Anna Reed opened the new Marlow footbridge over the Thames near the old Harwell paper mill on Friday."
	for question, want := range map[string]int{"Who opened the new Marlow footbridge over the Thames near the old Harwell paper mill?": 1, "Who designed the new Marlow footbridge over the Thames near the old Harwell paper mill?": 0} {
		if got := len(Choose(Analyse(question, nil), articles(bridge)).Picks); got != want {
			t.Errorf("%s: %d picks", question, got)
		}
	}
}

// What an earlier version said is not quoted without what is right.
func TestJoinedCorrection(t *testing.T) {
	ev := read(articles("The lighthouse opens in May. An earlier version said that the lighthouse was built in 1846. The right year is 1864."))
	for _, i := range []int{1, 2} {
		if first, last := new(Table).joined(&asked{ev: &ev}, i, []float64{5, 1, 9}); first != 1 || last != 2 {
			t.Errorf("line %d is quoted from %d to %d", i, first, last)
		}
	}
}

// What a question of a time alone is answered with is how each article begins,
// a correction with what is right.
func TestOpenings(t *testing.T) {
	picks := Openings(articles("An earlier version said 1846. It was 1864. We are sorry.", mill, ferry, warehouse)).Picks
	if len(picks) != MaxPicks || picks[0].text() != "An earlier version said 1846. It was 1864." || !strings.HasPrefix(picks[1].text(), "The Bergby council") {
		t.Errorf("picks %+v", picks)
	}
}

// When something was done is told where it is.
func TestDeed(t *testing.T) {
	for question, want := range map[string]string{
		"When was the Skarv lighthouse built?": "built", "When did the ferry run aground?": "", "How many people died on Sunday?": "die",
		"How many raids were carried out?": "", "Was anybody hurt?": "hurt", "Did the ferry sink?": "",
	} {
		if got := Analyse(question, nil).Clauses[0].deed; got != want {
			t.Errorf("%s: deed %q, want %q", question, got, want)
		}
	}
}

// What two publishers print word for word is shown once, however much of it is
// quoted; what one prints otherwise is shown.
func TestAddOnceOfCopies(t *testing.T) {
	lines := articles(ferry, ferry, strings.ReplaceAll(ferry, "Fourteen", "Forty-one")).Lines
	of := len(lines) / 3
	var choice Choice
	for _, at := range [][2]int{{2, 2}, {of + 2, of + 2}, {of + 2, of + 3}, {2 * (of + 1), 2 * (of + 1)}} {
		choice.add(Pick{First: lines[at[0]], Last: lines[at[1]]}, 1)
	}
	var got []string
	for _, p := range choice.Picks {
		got = append(got, p.text())
	}
	if len(got) != 2 || got[0] != lines[2].Text() || !strings.HasPrefix(got[1], "Forty-one") {
		t.Errorf("shown: %q", got)
	}
}

// The town in a publisher's name is not what its articles are about.
func TestOfficeNotOfPublisher(t *testing.T) {
	const text = "Mayor David Lowe said that the roof of the school would cost £780,000 to repair."
	for publisher, headline := range map[string]string{"The Tarvik Courier": "School to close", "The Courier": "Tarvik school to close"} {
		e := articles(text)
		e.Lines[0].Article.Publisher, e.Lines[0].Article.Headline = publisher, headline
		ev := read(e)
		c := Analyse("Who is the mayor of Tarvik?", nil).Clauses[0]
		want := strings.HasPrefix(headline, "Tarvik")
		if ev.ofOffice(0, c) != want || ev.isAbout(0, c.names[0]) != want {
			t.Errorf("%s: %s", publisher, headline)
		}
	}
}

// Who has been named in full is named by the surname later, and says it all the
// same; a year is when something was in any language.
func TestChooseSurnameAndYear(t *testing.T) {
	const pell = "Anne Whitlock won the mayoral election with 4,812 votes. Her rival, the farmer George Pell, got 4,377.\n\nThe turnout was high.\n\nMr Pell said he would not ask for a recount."
	const brewery = "Die Brauerei Lindner in Oberau schließt nach langer Zeit.\n\nDie Brauerei wurde 1846 gegründet."
	for _, test := range []struct{ question, text, first string }{
		{"What did George Pell say?", pell, "Mr Pell said he would not ask for a recount."},
		{"Wann wurde die Brauerei gegründet?", brewery, "Die Brauerei wurde 1846 gegründet."},
	} {
		e := articles(test.text)
		for _, l := range e.Lines {
			if strings.Contains(test.text, "Brauerei") {
				l.Article.Language = "de"
			}
		}
		if picks := Choose(Analyse(test.question, nil), e).Picks; len(picks) == 0 || picks[0].text() != test.first {
			t.Errorf("%s: %+v", test.question, picks)
		}
	}
}

// A year that stands alone tells when something was; a count of four digits
// does not.
func TestTimesOfYears(t *testing.T) {
	for text, want := range map[string]float64{"The brewery: founded 1846, closed.": yearFit, "The brewery sold 1846 barrels.": 0} {
		ev := read(articles(text))
		ev.lines[0].dates = nil
		if got := ev.lines[0].times(Clause{}); got != want {
			t.Errorf("%s: %.1f, want %.1f", text, got, want)
		}
	}
}

// A year that is named as another word, or one to come, bars nothing.
func TestOfYear(t *testing.T) {
	e := articles(mill)
	e.Lines[0].Article.Published = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	ev := read(e)
	for question, want := range map[string]bool{
		"What did the hall cost in 1990?":            false,
		"What has the hall cost since 1990?":         true,
		"What will the hall cost in 2030?":           true,
		"What happened to the mill in 2003?":         true,
		"What did the hall cost in 2025?":            true,
		"In 2024, who voted against the mill's end?": false,
	} {
		if got := ev.ofYear(0, Analyse(question, nil).Clauses[0]); got != want {
			t.Errorf("%s: %v", question, got)
		}
	}
}

// How old somebody is stands beside their name, and not beside that of another.
func TestAge(t *testing.T) {
	for _, test := range []struct {
		question, text string
		want           float64
	}{
		{"How old is Anna Reed?", "Anna Reed, 34, will run the café.", 1},
		{"How old is Anna Reed?", "Ms Reed is 34.", 1},
		{"How old is Anna Reed?", "The 34-year-old Anna Reed will run the café.", 1},
		{"How old is Anna Reed?", "Anna Reed, whose daughter Lily, 7, was on board, thanked them.", 0.2},
		{"How old is Anna Reed?", "Anna Reed put the damage at 3.5 million euros.", 0},
		{"How old is Anna Reed?", "Anna Reed won with 4,812 votes.", 0},
		{"How old is Anna Reed?", "The council voted 9 to 5 to close the school.", 0.2},
		{"How old is Anna Reed?", "She is 58.", 1},
		{"How old is the brewery?", "The brewery closes after 180 years.", 1},
		{"How old is she?", "She is 58.", 0.8},
	} {
		ev := read(articles(test.text))
		if got := ev.lines[0].answers(Analyse(test.question, nil).Clauses[0], &ev); got != test.want {
			t.Errorf("%s %s: %.1f, want %.1f", test.question, test.text, got, test.want)
		}
	}
}

// The body of an office may stand behind its holder.
func TestOfAnotherBody(t *testing.T) {
	c := Analyse("Who is the mayor of Tarvik?", nil).Clauses[0]
	for text, want := range map[string]bool{
		"Mayor Anna Reed of Bergby said so in Tarvik.": false, "Bergby mayor Anna Reed spoke in Tarvik.": false, "The mayor of Bergby, Anna Reed, spoke in Tarvik.": false,
		"Mayor Anna Reed of Tarvik said so.": true, "Mayor Anna Reed spoke in Tarvik.": true, "The mayor of Tarvik met Mayor Anna Reed of Bergby.": true,
	} {
		ev := read(articles(text))
		if got := ev.ofOffice(0, c); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// A population is a whole number of people: no share, no place on the map, and
// no number of households while there is one of people.
func TestTotalFit(t *testing.T) {
	ev := read(articles("Marlow lies at 51.57 degrees and has 14 % more land than in 1990; its population is 5,000 people in 638 households, and once it was 4,712."))
	c := Analyse("What is the population of Marlow?", nil).Clauses[0]
	got := map[string]float64{}
	for _, n := range ev.lines[0].numbers {
		got[n.Value] = ev.lines[0].numberFit(n, c)
	}
	for value, want := range map[string]float64{"51.57": 0, "14": 0, "5000": 1, "638": 0.3, "4712": 0.8} {
		if got[value] != want {
			t.Errorf("%s fits %.1f, want %.1f (of %v)", value, got[value], want, got)
		}
	}
}
