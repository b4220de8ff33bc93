package retrieval

import (
	"context"
	"slices"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// What stands in no article as it is spelled is read as what the articles print,
// where both are one name; otherwise whose name is nearest is told. A name that
// stands in an article is read as it stands, also where a filter leaves that
// article out.
func TestSpellings(t *testing.T) {
	a := openTemp(t, Options{})
	for i, text := range []string{
		"Yousef Rahmani, a baker in Salen, won the prize for bread.",
		"Erik Larson, an angler, was fined for poaching. Tom Carsen was not.",
		"Marit Solheim closed the bakery beside Margo Teale's.",
	} {
		published := wednesday.AddDate(0, 0, -1)
		if i == 2 {
			published = wednesday.AddDate(0, 0, -60)
		}
		take(t, a, news.Article{ID: news.ArticleID(string(rune('a' + i))), Publisher: "Harbour News", Byline: "By Bob Dole", Headline: "Wexford fair", Published: published, Text: text})
	}
	take(t, a, news.Article{ID: "d", Published: wednesday.AddDate(0, 0, -1), Text: "Marit Solhaim opened the fair."})
	for question, want := range map[string][]news.Spelling{
		"Who is Yusef Rahmani?":                    {{Asked: "Yusef", Nearest: "Yousef", Read: true}},
		"who is yusef rahmani":                     {{Asked: "yusef", Nearest: "Yousef", Read: true}},
		"What was Yusef's prize?":                  {{Asked: "Yusef", Nearest: "Yousef", Read: true}},
		"What was Erik Larsen fined for?":          {{Asked: "Erik Larsen", Nearest: "Erik Larson"}},
		"What did Tove Quisling win?":              {{Asked: "Tove Quisling", Whole: true}},
		"What did Erik Quisling win?":              {{Asked: "Erik Quisling"}},
		"What did Erik Larven win?":                {{Asked: "Erik Larven"}},
		"What did Quisling win?":                   {{Asked: "Quisling", Whole: true}},
		"What did Yousef Rahmani win?":             nil,
		"What does Harbour News print of Wexford?": nil,
		"What did Marit Solheim say this week?":    nil,
		"What did Marit Solheim say?":              nil,
		"Who won the prise?":                       nil,
		"How many people died in Morocco?":         {{Asked: "Morocco", Whole: true}},
		"What did the Moroccan team win?":          {{Asked: "Moroccan"}},
		"What did the USDA say?":                   {{Asked: "USDA"}},
	} {
		found, err := a.Find(context.Background(), question, news.Reader{At: wednesday}, 10)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(found.Spellings, want) {
			t.Errorf("%s: %+v, want %+v", question, found.Spellings, want)
		}
	}
	take(t, a, news.Article{ID: "e", Publisher: "Salen Gazette", Text: "Rain fell all day."})
	of, err := a.Find(context.Background(), "What does Salen Gazette print of the fair prize for bread in Salen?", anybody, 1)
	if err != nil || len(of.Spellings) > 0 {
		t.Errorf("%+v, %v", of.Spellings, err)
	}
	found, err := a.Find(context.Background(), "What was Yusef's prize, Yusef Rahmani?", news.Reader{At: wednesday}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if got := found.Asked("What was Yusef's prize?"); got != "What was Yousef's prize?" {
		t.Error(got)
	}
}
