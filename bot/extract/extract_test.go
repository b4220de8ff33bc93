package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A question is cut into its clauses, and each asks for its kind of answer,
// in every language; the noun asked for is held for English.
func TestAnalyse(t *testing.T) {
	for question, want := range map[string]string{
		"Who is the mayor?":                                         "who mayor",
		"How many raids were there, and who led them?":              "many raid; who led",
		"How many buses and trams were sold?":                       "many buse",
		"When did the bridge close and why was it closed?":          "when bridg; why close",
		"In which provinces were the raids carried out?":            "where provinc",
		"Where was the summit held? Who hosted it?":                 "where summit; who host",
		"What did the minister say about fares?":                    "said minist",
		"What is the price of wheat?":                               "many price",
		"What happened in Harwell?":                                 "open happen",
		"Was anyone hurt when the mill burned down?":                "open anyon",
		"Do we know when the mill burned down?":                     "when mill",
		"Is it clear who led them?":                                 "who led",
		"Wie viele Häuser wurden beschädigt?":                       "many",
		"¿Cuántas personas murieron en el incendio de la fábrica?":  "many",
		"Combien de personnes ont été arrêtées pendant la grève ?":  "many",
		"كم عدد الأشخاص الذين اعتقلوا في المدينة؟":                  "many",
		"כמה אנשים נעצרו בעיר?":                                     "many",
		"The ferry sank in which harbour?":                          "open harbour",
		"Which airline said it found loose bolts?":                  "open airlin",
		"What was the name of the festival?":                        "open festiv",
		"The ferry sank on Friday. Who owned it?":                   "who own",
		"Which mayor, who resigned in May, has returned?":           "open mayor",
		"What was the turnout in the election?":                     "many turnout",
		"Which company bought the airline, and when was it bought?": "who compani; when bought",
	} {
		var got []string
		for _, c := range Analyse(question, nil).Clauses {
			kind := map[Kind]string{Open: "open", Who: "who", HowMany: "many", When: "when", Where: "where", Said: "said", Why: "why"}[c.Kind]
			if strings.Contains(want, " ") {
				kind += " " + c.Focus
			}
			got = append(got, kind)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: got %q, want %q", question, strings.Join(got, "; "), want)
		}
	}
}

// articles makes one article of each text.
func articles(texts ...string) news.Evidence {
	var passages []news.Passage
	for i, text := range texts {
		a := &news.Article{ID: news.ArticleID(fmt.Sprint("a", i+1)), Revision: 1, Language: "en", Text: text}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	return news.NewEvidence(passages)
}

const council = `The council voted on Tuesday to close the Elm Street library. Councillor Ruth Adeyemi said the building needed repairs costing £2.3m.

Protesters gathered outside the town hall in Marlow. They carried placards and sang for two hours.

The library opened in 1962 and lends 40,000 books a year.`

const council2 = `Marlow's Elm Street library will shut, councillors decided this week. The vote was 14 to 9.

Council leader Ian Prosser blamed falling visitor numbers because fewer people borrow books.`

// The chosen sentence is the one that answers, with regard to what is asked;
// where none does, nothing is chosen.
func TestChoose(t *testing.T) {
	for _, test := range []struct{ question, want string }{
		{"When did the library open?", "The library opened in 1962"},
		{"How many books does the library lend?", "40,000 books"},
		{"Where did protesters gather?", "in Marlow"},
		{"What did Ruth Adeyemi say?", "needed repairs"},
		{"What did the protesters carry?", "They carried placards"},
		{"Who is the council leader?", "Ian Prosser"},
		{"Who is the head librarian of Oxford?", ""},
		{"How many people were injured?", ""},
		{"What is the capital of Peru?", ""},
		{"What did Адееми say about the building?", "needed repairs"}, // Adeyemi
		{"How much did the new swimming pool cost?", ""},
	} {
		choice := Choose(Analyse(test.question, nil), articles(council, council2))
		got := ""
		for _, p := range choice.Picks {
			q, err := p.Quote()
			if err != nil {
				t.Fatal(err)
			}
			got += q.Text() + "\n"
		}
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: chose %q, want %q", test.question, got, test.want)
		}
	}
}

// A sentence that begins with a pronoun brings the sentence before it, as one
// quotation.
func TestChooseTakesTheSentenceBefore(t *testing.T) {
	choice := Choose(Analyse("What did the protesters carry?", nil), articles(council))
	if len(choice.Picks) == 0 {
		t.Fatal("nothing chosen")
	}
	q, err := choice.Picks[0].Quote()
	if err != nil {
		t.Fatal(err)
	}
	if want := "Protesters gathered outside the town hall in Marlow. They carried placards and sang for two hours."; q.Text() != want {
		t.Errorf("got %q, want %q", q.Text(), want)
	}
}

// A neighbour that bears on the question nearly as much comes along in one
// quotation, and one that does not stays away.
func TestChooseJoinsNeighbours(t *testing.T) {
	for question, want := range map[string]string{
		"How many houses did the flood in Marlow damage?": "The flood in Marlow began on Tuesday. It damaged 14 houses.",
		"Who is the librarian of Harwell?":                "The librarian of Harwell is Ruth Adeyemi.",
	} {
		text := "The flood in Marlow began on Tuesday. It damaged 14 houses. Cats slept.\n\nThe librarian of Harwell is Ruth Adeyemi. Rain fell."
		if got := quoted(t, Choose(Analyse(question, nil), articles(text))); got != want {
			t.Errorf("%s: got %q, want %q", question, got, want)
		}
	}
}

// Two sentences of one article may answer one question: the second is no
// repetition for being the same article's.
func TestChooseTwiceFromOneArticle(t *testing.T) {
	e := articles("Astronomers in Marlow found 12 moons of Kerra on Tuesday.\n\nThe find brings the moons of Kerra to 27.")
	if got := Choose(Analyse("How many moons does Kerra have?", nil), e); len(got.Picks) != 2 {
		t.Errorf("%d picks: %s", len(got.Picks), quoted(t, got))
	}
}

// A part of the question without an answer is counted.
func TestChooseCountsClauses(t *testing.T) {
	choice := Choose(Analyse("When did the library open, and who is the king of Spain?", nil), articles(council))
	if choice.Asked != 2 || choice.Answered != 1 {
		t.Errorf("answered %d of %d clauses, want 1 of 2", choice.Answered, choice.Asked)
	}
}

// A choice holds at most three runs, none twice, whatever is asked.
func FuzzChoose(f *testing.F) {
	f.Add("When did the library open?", council)
	f.Add("who who who? how many and when", "He. She! They? “It.”\n\nA B C D")
	f.Add("من كم متى", "قال الوزير إن المدينة.")
	f.Fuzz(func(t *testing.T, question, text string) {
		q := Analyse(question, []string{text})
		choice := Choose(q, articles(strings.ToValidUTF8(text, "")))
		if len(choice.Picks) > MaxPicks+max(0, len(q.Clauses)-1) {
			t.Errorf("%d picks", len(choice.Picks))
		}
		seen := map[int]bool{}
		for _, p := range choice.Picks {
			if _, err := p.Quote(); err != nil {
				t.Error(err)
			}
			if seen[p.Last.Number] {
				t.Errorf("line %d chosen twice", p.Last.Number)
			}
			seen[p.Last.Number] = true
		}
	})
}
