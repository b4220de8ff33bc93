package compare

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// toldOf makes a told difference of lines "value | sentence | rest of its
// article", each of an article of its own.
func toldOf(about string, positions ...string) Told {
	t := Told{About: about}
	for i, p := range positions {
		parts := strings.SplitN(p+" | ", " | ", 3)
		a := &news.Article{ID: news.ArticleID(rune('a' + i)), Revision: 1, Language: "en", Text: parts[1] + " " + parts[2]}
		t.Positions = append(t.Positions, ToldPosition{Value: parts[0], Lines: []news.Line{{Number: i + 1, Article: a, Sentence: news.Sentence{End: len(parts[1])}}}})
	}
	return t
}

// A told difference is confirmed with the bytes of its lines where it is near
// certain, and doubted by name everywhere else.
func TestConfirm(t *testing.T) {
	for _, test := range []struct {
		name  string
		told  Told
		rule  Rule
		about string
		texts string
	}{
		{"numbers of one noun", toldOf("arrests", "61 raids | The ministry said forces carried out 61 raids across Syria.", "seventy-one raids | Forces carried out seventy-one raids across Syria, the ministry said."), "", "raids", "61 raids / seventy-one raids"},
		{"the number alone is told", toldOf("x", "14 | The fire in Marlow destroyed 14 houses in Mill Street, the fire service said.", "20 | The fire in Marlow destroyed 20 houses in Mill Street, the police said."), "", "houses", "14 houses / 20 houses"},
		{"amounts of one unit", toldOf("cost", "8.4 million euros | The conversion of the mill will cost 8.4 million euros, the council said.", "11.2 million euros | The conversion of the mill will cost 11.2 million euros, the council said."), "", "cost", "8.4 million euros / 11.2 million euros"},
		{"dates", toldOf("x", "8 November | The bridge over the Orr was opened to traffic on 8 November by the mayor.", "9 November | The bridge over the Orr was opened to traffic on 9 November by the mayor."), "", "date", "8 November / 9 November"},
		{"holders of one office", toldOf("x", "Ann Carr | The mayor of Bergby, Ann Carr, opened the bridge.", "Bob Hill | Bergby mayor Bob Hill cut the ribbon."), "", "mayor", "Ann Carr / Bob Hill"},
		{"places", toldOf("x", "Homs | The army seized the stolen lorry in Homs after a long chase.", "Aleppo | The army seized the stolen lorry in Aleppo after a long chase."), "", "places", "Homs / Aleppo"},

		{"not printed", toldOf("raids", "61 raids | Forces carried out 61 raids across Syria.", "72 raids | Forces carried out 71 raids across Syria."), NotPrinted, "", ""},
		{"a part of a number", toldOf("raids", "1 | Forces carried out 61 raids across Syria.", "71 | Forces carried out 71 raids across Syria."), NotPrinted, "", ""},
		{"no words", toldOf("raids", "... | Forces carried out 61 raids across Syria.", "71 | Forces carried out 71 raids across Syria."), NotPrinted, "", ""},
		{"a number and a date", toldOf("x", "61 raids | Forces carried out 61 raids across Syria.", "8 November | Forces carried out raids across Syria on 8 November."), NotOneKind, "", ""},
		{"two nouns", toldOf("x", "61 raids | Forces carried out 61 raids across Syria.", "71 arrests | Forces carried out 71 arrests across Syria."), NotOneKind, "", ""},
		{"two units", toldOf("x", "8 million euros | The mill will cost 8 million euros, the council said.", "9 million dollars | The mill will cost 9 million dollars, the council said."), NotOneKind, "", ""},
		{"plain words", toldOf("x", "resigned | The mayor of Bergby resigned on Friday over the leak.", "was dismissed | The mayor of Bergby was dismissed on Friday over the leak."), NotOneKind, "", ""},
		{"several values in one", toldOf("x", "9 raids and 61 raids | Forces made 9 raids and 61 raids across Syria.", "71 raids | Forces made 71 raids across Syria."), NotOneKind, "", ""},
		{"a person and a place", toldOf("x", "Maj. Gen. Fares Khalil | Maj. Gen. Fares Khalil led the raids across Syria.", "Homs | Forces led the raids across Syria in Homs."), NotOneKind, "", ""},
		{"names of nobody knows what", toldOf("x", "Orr Valley | Orr Valley won the cup.", "Marlow | Marlow won the cup."), NotOneKind, "", ""},
		{"a rank and a number", toldOf("x", "third floor | The fire began on the third floor of the mill.", "4 floors | The fire spread to 4 floors of the mill."), NotOneKind, "", ""},
		{"the same in words", toldOf("x", "61 raids | Forces carried out 61 raids across Syria.", "sixty-one raids | Forces carried out sixty-one raids across Syria."), Held, "", ""},
		{"rounded", toldOf("x", "60 raids | Forces carried out 60 raids across Syria.", "61 raids | Forces carried out 61 raids across Syria."), Held, "", ""},
		{"rounded millions", toldOf("x", "1.2 million people | The storm hit 1.2 million people along the coast.", "1,198,000 people | The storm hit 1,198,000 people along the coast."), Held, "", ""},
		{"more than", toldOf("x", "more than 40 schools | The council closed more than 40 schools in the county.", "45 schools | The council closed 45 schools in the county."), Held, "", ""},
		{"about", toldOf("x", "about 100 schools | The council closed about 100 schools in the county.", "95 schools | The council closed 95 schools in the county."), Held, "", ""},
		{"dozens", toldOf("x", "dozens of people | The storm killed dozens of people along the coast.", "36 people | The storm killed 36 people along the coast."), Held, "", ""},
		{"a date that holds the other", toldOf("x", "November 2025 | The bridge over the Orr was opened to traffic in November 2025.", "8 November | The bridge over the Orr was opened to traffic on 8 November."), Held, "", ""},
		{"a surname", toldOf("x", "Ann Carr | The mayor of Bergby, Ann Carr, opened the bridge.", "Carr | Bergby mayor Carr cut the ribbon."), Held, "", ""},
		{"spellings of a place", toldOf("x", "Deir ez-Zor | The army seized the stolen lorry in Deir ez-Zor after a chase.", "Deir al-Zour | The army seized the stolen lorry in Deir al-Zour after a chase."), Held, "", ""},
		{"told by the other elsewhere", toldOf("x", "61 raids | Forces carried out 61 raids across Syria. | ", "71 raids | Forces carried out 71 raids across Syria. | The ministry had spoken of 61 raids."), Held, "", ""},
		{"told by the first elsewhere", toldOf("x", "61 raids | Forces carried out 61 raids across Syria. | The ministry had spoken of 71 raids.", "71 raids | Forces carried out 71 raids across Syria."), Held, "", ""},
		{"initials", toldOf("x", "UK | The army seized the stolen lorry in the UK after a long chase.", "United Kingdom | The army seized the stolen lorry in the United Kingdom after a long chase."), Held, "", ""},
		{"two offices", toldOf("x", "Ann Carr | The mayor, Ann Carr, opened the new bridge over the river Orr on Monday.", "Bob Hill | The governor, Bob Hill, opened the new bridge over the river Orr on Monday."), NotOneThing, "", ""},
		{"a few words in common", toldOf("x", "18 people | Police arrested 18 people in a street in Corin over the theft of copper wire from a railway depot last winter.", "87 people | Police in a street of Varnholm led away 87 people who had breathed smoke from burning tyres after a football match."), NotOneThing, "", ""},
		{"of two things", toldOf("x", "18 people | Police arrested 18 people in Corin over the theft of copper.", "87 people | Doctors in Varnholm treated 87 people for smoke."), NotOneThing, "", ""},
		{"offices of two bodies", toldOf("x", "Ann Carr | The mayor of Bergby, Ann Carr, opened the bridge over the Orr.", "Bob Hill | The mayor of Tarvik, Bob Hill, opened the bridge over the Orr."), NotOneThing, "", ""},
		{"two who speak", toldOf("x", "Ann Carr | Ann Carr said the bridge was safe.", "Bob Hill | Bob Hill said the mill had burned."), NotOneThing, "", ""},
	} {
		c, doubt := Confirm(test.told)
		var texts []string
		for _, p := range c.Positions {
			texts = append(texts, p.Text)
		}
		if doubt.Rule != test.rule || c.About != test.about || strings.Join(texts, " / ") != test.texts {
			t.Errorf("%s: %q of %q, %q: %s; want %q of %q, %q", test.name, strings.Join(texts, " / "), c.About, doubt.Rule, doubt, test.texts, test.about, test.rule)
		}
		if (doubt.Rule != "") != (doubt.String() != "") {
			t.Errorf("%s: rule %q is worded %q", test.name, doubt.Rule, doubt)
		}
	}
}

// One article is no two voices, and articles of two times are no one event.
func TestConfirmArticles(t *testing.T) {
	told := toldOf("raids", "61 raids | Forces carried out 61 raids across Syria.", "71 raids | Forces carried out 71 raids across Syria.")
	first, second := told.Positions[0].Lines[0].Article, told.Positions[1].Lines[0].Article
	first.Published = time.Date(2025, 11, 8, 0, 0, 0, 0, time.UTC)
	for days, want := range map[int]Rule{0: "", 14: "", -14: "", 15: NotOneEvent, -15: NotOneEvent} {
		second.Published = first.Published.AddDate(0, 0, days)
		if _, doubt := Confirm(told); doubt.Rule != want {
			t.Errorf("%d days apart: %q, want %q", days, doubt.Rule, want)
		}
	}
	second.ID = first.ID
	if _, doubt := Confirm(told); doubt.Rule != OneOrigin {
		t.Errorf("one article: %q", doubt.Rule)
	}
}

// A line that does not print the value is not shown with it, and the words of
// the one who told are shown only where the lines print them.
func TestConfirmShowsOnlyWhatIsPrinted(t *testing.T) {
	told := toldOf("the corrupt ministry", "61 raids | Forces carried out 61 raids across Syria.", "71 raids | Forces carried out 71 raids across Syria.")
	other := told.Positions[1].Lines[0]
	told.Positions[0].Lines = append(told.Positions[0].Lines, other)
	arrests := toldOf("x", "61 | Forces made 61 arrests in Homs.").Positions[0].Lines[0]
	told.Positions[0].Value, told.Positions[0].Lines = "61", append(told.Positions[0].Lines, arrests)
	c, doubt := Confirm(told)
	if doubt.Rule != "" || len(c.Positions[0].Lines) != 1 || c.About != "raids" {
		t.Errorf("%+v, %s", c, doubt)
	}
	for about, want := range map[string]string{
		"The Cost": "figures", "cost": "cost", "conversion of the mill": "figures", "mill": "mill", "corrupt council": "figures", "11.2 million": "figures", "": "figures",
	} {
		c, doubt := Confirm(toldOf(about, "8 million euros | The conversion of the mill will cost 8 million euros, the council said.", "11 million euros | The conversion of the mill will cost 11 million euros, the council said."))
		if doubt.Rule != "" || c.About != want {
			t.Errorf("told of %q: shown of %q, %s; want %q", about, c.About, doubt, want)
		}
	}
}

// Numbers are at odds only where neither may stand for the other.
func TestNumbersAtOdds(t *testing.T) {
	for _, test := range []struct {
		a, boundA, b, boundB string
		want                 bool
	}{
		{"61", "", "71", "", true}, {"9", "", "10", "", true}, {"100", "", "140", "", true}, {"14", "", "20", "", true}, {"2/3", "", "0.5", "", true},
		{"17:30", "", "18:00", "", true}, {"40", "less", "45", "", true}, {"40", "more", "30", "less", true}, {"100", "about", "150", "about", true},
		{"61", "", "61", "", false}, {"60", "", "61", "", false}, {"0.5", "", "0.46", "", false}, {"100", "", "96", "", false}, {"5", "", "5.4", "", false},
		{"17:30", "", "17:30", "", false}, {"24/7", "", "1.2.3", "", false}, {"12", "many", "900", "", false}, {"40", "more", "50", "more", false}, {"-60", "", "-61", "", false},
	} {
		if got, back := apart(test.a, test.boundA, test.b, test.boundB), apart(test.b, test.boundB, test.a, test.boundA); got != test.want || back != test.want {
			t.Errorf("%s %s and %s %s: %v and back %v, want %v", test.boundA, test.a, test.boundB, test.b, got, back, test.want)
		}
	}
}
