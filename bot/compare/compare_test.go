package compare

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// lines makes one article of each text and returns their sentences.
func lines(texts ...string) []news.Line {
	var passages []news.Passage
	for i, text := range texts {
		a := &news.Article{ID: news.ArticleID(fmt.Sprint("a", i+1)), Revision: 1, Language: "en", Text: text}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	return news.NewEvidence(passages).Lines
}

func said(kind string, comparisons []Comparison) []string {
	var out []string
	for _, c := range comparisons {
		var texts []string
		for _, p := range c.Positions {
			texts = append(texts, p.Text)
		}
		out = append(out, kind+" "+c.About+": "+strings.Join(texts, " | "))
	}
	return out
}

// Articles that give different values for what was asked differ, those that
// give the same agree, and values for other things are left alone.
func TestArticles(t *testing.T) {
	for _, test := range []struct {
		name, question string
		texts          []string
		want           string
	}{
		{"a count alike", "How many houses were flooded?",
			[]string{"The river flooded 14 houses on Tuesday.", "Fourteen houses were flooded in the night."}, "agree houses: 14 houses"},
		{"a count that differs", "How many houses were flooded?",
			[]string{"The river flooded 14 houses on Tuesday.", "At least 20 houses were flooded in the night."}, "differ houses: 14 houses | At least 20 houses"},
		{"another noun is another thing", "How many houses were flooded?",
			[]string{"The river flooded 14 houses on Tuesday.", "The river flooded 3 schools on Tuesday."}, ""},
		{"people need not be repeated", "How many people were arrested?",
			[]string{"The raid led to the arrest of 71 operatives.", "Police arrested 71 suspected members."}, "agree people arrested: 71 operatives"},
		{"another event is another thing", "How many people were killed in the Harwell fire?",
			[]string{"Three people were killed in the Harwell fire.", "In October alone, 40 people were killed on the roads."}, ""},
		{"a role", "Who is the mayor of Marlow?",
			[]string{"Marlow mayor Anna Reed opened the bridge.", "The mayor of Marlow, Tom Field, opened the bridge."}, "differ mayor: Anna Reed | Tom Field"},
		{"a surname is the same person", "Who is the mayor of Marlow?",
			[]string{"Marlow mayor Anna Reed opened the bridge.", "Marlow mayor Reed cut the ribbon."}, ""},
		{"a role of another body", "Who is the spokesperson of the Interior Ministry?",
			[]string{"Interior Ministry spokesperson Anna Reed confirmed it.", "State Department spokesperson Tom Field declined."}, ""},
		{"a role of another town", "Who is the mayor of Marlow?",
			[]string{"Marlow mayor Anna Reed opened the bridge.", "The schools of Harwell will close, said mayor Tom Field."}, ""},
		{"another minister", "Who is the finance minister?",
			[]string{"Finance minister Anna Reed spoke.", "Health minister Tom Field spoke."}, ""},
		{"a part of a whole", "How many seats did the Greens win?",
			[]string{"The Greens won 41 of 120 seats.", "The Greens won 41 seats."}, "agree seats: 41"},
		{"an amount is no count", "How much is the damage of the fire?",
			[]string{"The fire killed 12 workers and did damage of 40 million euros.", "The fire hurt fourteen workers and did damage of 40 million euros."}, "agree damage: 40 million euros"},
		{"what an amount is of", "How much will the mill conversion cost?",
			[]string{"The mill conversion will cost 8 million euros.", "The conversion of the mill is to cost 11 million euros, a report says."}, "differ cost: 8 million euros | 11 million euros"},
		{"what was printed wrongly is no voice", "How much did the bridge cost?",
			[]string{"The bridge cost £1.2 million.", "An earlier version said that the bridge cost £1.2 million. It cost £2.1 million."}, ""},
		{"a number of nothing beside one of beds", "How many beds will the new ward in Marlow have?",
			[]string{"The new ward in Marlow will have 22 beds.", "Ann Carr, 61, will open the new ward in Marlow."}, ""},
		{"a count of anyone", "How many were arrested in the raids?",
			[]string{"The raids in Marlow led to the arrest of 71 operatives.", "In the raids police arrested 71 suspected members."}, "agree arrested raids: 71 operatives"},
		{"some 1,200 are 1,200", "How many nurses were hired?",
			[]string{"The hospital hired 1,200 nurses.", "Some 1200 nurses were hired."}, "agree nurses: 1,200 nurses"},
		{"a copy is no second voice", "How many houses were flooded?",
			[]string{"The river flooded 14 houses on Tuesday.", "The river flooded 14 houses on Tuesday."}, ""},
		{"a place cannot be told", "Where did the fire start?",
			[]string{"The fire started in Marlow.", "The fire started in Harwell, police said."}, ""},
		{"a list of places, alike", "In which towns were the raids?",
			[]string{"The raids were in Marlow, Harwell and Didcot.", "Raids took place across Harwell, Didcot and Marlow."}, ""},
		{"a clause after a comma is no place", "Where did the fire start?",
			[]string{"The fire started in Marlow, where Anna Reed lives.", "The fire started in Marlow."}, ""},
		{"a date", "When did the bridge open?",
			[]string{"The bridge opened on 3 May.", "The bridge opened on May 4."}, "differ date: 3 May | May 4"},
		{"a date as far as both state it", "When did the bridge open?",
			[]string{"The bridge opened on 3 May 2024.", "The bridge opened in May."}, "agree date: 3 May 2024"},
		{"a time of day cannot be told", "When did the fire break out?",
			[]string{"The fire broke out at 5 a.m. in the mill.", "The fire broke out at 3 a.m., police said."}, ""},
		{"a person", "Who won the election?",
			[]string{"Anna Reed won the election.", "The election was won by Tom Field."}, "differ who won the election: Anna Reed | Tom Field"},
		{"a name nearby is no agreement", "Who owns the paper mill?",
			[]string{"The council will turn the Lund paper mill into a library.", "Residents criticised the plan for the Lund paper mill."}, ""},
		{"one article alone", "Who won the election?", []string{"Anna Reed won the election."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compared(test.question, test.texts); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Articles of two times tell of two events, and numbers of two measures or without
// one answer nothing differently.
func TestApart(t *testing.T) {
	const year = 365 * 24 * time.Hour
	for _, test := range []struct {
		name, question string
		texts          [2]string
		between        time.Duration
		differ         bool
	}{
		{"a winner", "Who won the election?", [2]string{"Anna Reed won the election.", "The election was won by Tom Field."}, 24 * time.Hour, true},
		{"the next winner", "Who won the election?", [2]string{"Anna Reed won the election.", "The election was won by Tom Field."}, year, false},
		{"a place a year later", "Where did the fire start?", [2]string{"The fire started in Marlow.", "The fire started in Harwell, police said."}, year, false},
		{"an office a year later", "Who is the mayor of Marlow?", [2]string{"Mayor Anna Reed spoke in Marlow.", "Mayor Tom Field spoke in Marlow."}, year, false},
		{"a count a year later", "How many houses were flooded?", [2]string{"The river flooded 14 houses on Tuesday.", "In all 20 houses were flooded by the river."}, year, false},
		{"hours and miles", "How long was the march?", [2]string{"The march was 12 miles long.", "The march took 6 hours and was long."}, 0, false},
		{"many and two thousand", "How many houses were flooded?", [2]string{"Thousands of houses were flooded.", "The river flooded 2,400 houses in all."}, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := lines(test.texts[0], test.texts[1])
			for _, l := range all {
				l.Article.Published = time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)
				if l.Article.ID != all[0].Article.ID {
					l.Article.Published = l.Article.Published.Add(test.between)
				}
			}
			if differ, _ := Articles(extract.Analyse(test.question, nil), all, all); (len(differ) > 0) != test.differ {
				t.Errorf("differ: %v", said("differ", differ))
			}
		})
	}
}

// compared is what the articles of the texts say differently and alike.
func compared(question string, texts []string) string {
	all := lines(texts...)
	differ, agree := Articles(extract.Analyse(question, nil), all, all)
	return strings.Join(append(said("differ", differ), said("agree", agree)...), "; ")
}

// Where no rule reads what is asked for, the values in the place of an answer
// are compared.
func TestAnswers(t *testing.T) {
	for _, test := range []struct {
		name, question string
		texts          []string
		want           string
	}{
		{"an answer in another dress", "When did Ruth Adeyemi resign?",
			[]string{"Ruth Adeyemi (resigned 4 May 2021) was a councillor.", "The resignation of Adeyemi was on 9 June 2021."}, "differ date: 4 May 2021 | 9 June 2021"},
		{"who won, in other words", "Which party won the Marlow council election?",
			[]string{"The Green Alliance won the Marlow council election.", "The Marlow council election was won by Northern Unity."},
			""},
		{"told by the other too", "Which party won the Marlow council election?",
			[]string{"The Green Alliance won the Marlow council election.", "Northern Unity won the Marlow council election before. The Green Alliance is new."}, ""},
		{"another place, told by the other too", "Where did the fire start?",
			[]string{"The fire started in Marlow.", "The fire spread to Marlow and was seen in Harwell."}, ""},
		{"lists of places of one thing by two names", "Where were the raids?",
			[]string{"The raids were in Marlow, Harwell, Didcot and Wantage.", "The operations took place in Harwell, Didcot and Marlow."},
			"differ places: Marlow, Harwell, Didcot and Wantage | Harwell, Didcot and Marlow"},
		{"lists of places of two things", "Where were the raids?",
			[]string{"The raids were in Marlow, Harwell, Didcot and Wantage.", "The fairs took place in Abingdon, Henley and Marlow."}, ""},
		{"a place, and the same with what it lies in", "Where did the fire start?",
			[]string{"The fire started in Marlow.", "The fire started in Marlow, Kent, in a barn."}, ""},
		{"an article about something else", "Which team won the Harwell cup?",
			[]string{"The Harwell cup was won by Port Rovers.", "Elm Athletic won the cup of the county."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compared(test.question, test.texts); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Different holders of a role in the sentences shown are reported whatever
// was asked; in sentences that are not shown they are not.
func TestRolesInWhatIsShown(t *testing.T) {
	all := lines("Interior Ministry spokesperson Anna Reed said 61 raids took place.", "Interior Ministry spokesperson Tom Field said 61 raids took place.")
	for _, test := range []struct {
		cited []news.Line
		want  int
	}{{all, 1}, {nil, 0}} {
		differ := Otherwise(test.cited, test.cited, all)
		if len(differ) != test.want {
			t.Errorf("%d cited lines: %v, want %d", len(test.cited), said("differ", differ), test.want)
		}
	}
}

// Every position stands on lines of the evidence that hold it, and no two
// positions of a comparison share an article.
func FuzzArticles(f *testing.F) {
	f.Add("How many houses were flooded?", "The river flooded 14 houses.", "Some 20 houses were flooded.")
	f.Add("Who is the mayor?", "Mayor Anna Reed.", "the mayor, Tom Field, of")
	f.Add("Where?", "in A, B and C", "in , and")
	f.Fuzz(func(t *testing.T, question, one, two string) {
		all := lines(strings.ToValidUTF8(one, ""), strings.ToValidUTF8(two, ""))
		differ, agree := Articles(extract.Analyse(question, nil), all, all)
		for _, c := range append(differ, agree...) {
			seen := map[news.ArticleID]bool{}
			for _, p := range c.Positions {
				if !strings.Contains(p.Lines[0].Text(), p.Text) {
					t.Errorf("%q is not in its line", p.Text)
				}
				for _, l := range p.Lines {
					if seen[l.Article.ID] {
						t.Errorf("%s: article %s is in two positions", c.About, l.Article.ID)
					}
					seen[l.Article.ID] = true
				}
			}
		}
	})
}
