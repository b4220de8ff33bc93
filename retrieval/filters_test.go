package retrieval

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// wednesday is when the questions of these tests are asked.
var wednesday = time.Date(2025, 11, 12, 15, 30, 0, 0, time.UTC)

// filterArchive holds articles of two outlets, two writers and two weeks.
func filterArchive(t *testing.T) *Archive {
	a := openTemp(t, Options{})
	for i, x := range []struct {
		publisher, byline string
		published         time.Time
		text              string
	}{
		{"The Islander", "By Ann Carr", wednesday.AddDate(0, 0, -1), "The harbour of Port Ellen reopened, the harbour master said."},
		{"The Islander - Sports", "Bob Dole and Ann Carr, Staff", wednesday.AddDate(0, 0, -8), "The harbour race was called off, the harbour master said."},
		{"Harbour News", "Bob Dole", wednesday.AddDate(0, 0, -30), "The harbour closed for three weeks, the harbour master said."},
		{"Harbour News", "", time.Time{}, "The harbour has two piers, the harbour master said."},
		{"Harbour on Sunday", "", wednesday.AddDate(0, 0, -60), "The lighthouse was painted, its keeper said."},
	} {
		take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Publisher: x.publisher, Byline: x.byline, Published: x.published, Text: x.text})
	}
	return a
}

// TestFilters holds which articles are searched when a question limits them,
// and what the reader is told.
func TestFilters(t *testing.T) {
	a := filterArchive(t)
	for _, c := range []struct {
		question string
		want     []string
		told     []string
	}{
		{"What did the harbour master say?", []string{"0", "1", "2", "3"}, nil},
		{"What did Harbour on Sunday say of the harbour master?", []string{"0", "1", "2", "3"}, nil},
		{"What did the harbour master say this week?", []string{"0"}, []string{"Only articles of 10 to 12 November 2025: add “any date” to search all."}},
		{"What did the harbour master say this week, any date?", []string{"0", "1", "2", "3"}, nil},
		{"What did the harbour master say in The Islander?", []string{"0", "1"}, []string{"Only articles in The Islander: add “any publisher” to search all."}},
		{"what did the harbour master say in the islander", []string{"0", "1"}, []string{"Only articles in The Islander: add “any publisher” to search all."}},
		{"What did the harbour master say in The Islander or any publisher?", []string{"0", "1", "2", "3"}, nil},
		{"What did the harbour master say, according to The Islander?", []string{"0", "1", "2", "3"}, nil},
		{"harbour master, by Bob Dole", []string{"1", "2"}, []string{"Only articles by Bob Dole: add “any author” to search all."}},
		{"harbour master, by ann carr, last week", []string{"1"}, []string{
			"Only articles of 3 to 9 November 2025: add “any date” to search all.", "Only articles by Ann Carr: add “any author” to search all."}},
		{"What did Bob Dole write about the harbour master?", []string{"1", "2"}, []string{"Only articles by Bob Dole: add “any author” to search all."}},
		{"What did Bob Dole say about the harbour master?", []string{"0", "1", "2", "3"}, nil},
		{"What did Bob Dole write?", []string{"1", "2"}, []string{"Only articles by Bob Dole: add “any author” to search all."}},
		{"What happened this week?", []string{"0"}, []string{"Only articles of 10 to 12 November 2025: add “any date” to search all."}},
		{"Was the harbour closed by Don Bell?", []string{"0", "1", "2", "3"}, nil},
		{"What did the harbour master say in October 2019?", []string{"0", "1", "2", "3"}, []string{
			"No article of 1 to 31 October 2019 bears on this; those of any date were searched."}},
	} {
		found, err := a.Find(context.Background(), c.question, news.Reader{At: wednesday}, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got, told []string
		for _, p := range found.Passages {
			got = append(got, string(p.Article.ID))
		}
		for _, f := range found.Filters {
			told = append(told, f.Sentence())
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) || !slices.Equal(told, c.told) {
			t.Errorf("%s:\ngot  %v %q\nwant %v %q", c.question, got, told, c.want, c.told)
		}
	}
}

// Words that limit the articles are no part of what the articles are asked.
func TestFilterWordsAreMet(t *testing.T) {
	a := filterArchive(t)
	for question, want := range map[string]string{
		"Last week, what did the harbour master say in The Islander?": ", what did the harbour master say ?",
		"What did the harbour master say last week, any date?":        "What did the harbour master say , ?",
		"What did the harbour master say?":                            "What did the harbour master say?",
	} {
		found, err := a.Find(context.Background(), question, news.Reader{At: wednesday}, 10)
		if err != nil {
			t.Fatal(err)
		}
		if got := found.Asked(question); got != want {
			t.Errorf("%s: asked is %q, want %q", question, got, want)
		}
	}
}

// A short question in English is one where most articles are in Arabic, so that
// its small words are not looked for in the one article of a publisher.
func TestFilterOfOneArticle(t *testing.T) {
	a := openTemp(t, Options{})
	for i, x := range []struct{ language, publisher, text string }{
		{"en", "The Islander", "Anna Reed thanked the harbour master on Monday."},
		{"ar", "", "قال المتحدث إن الميناء فتح يوم الخميس."},
		{"ar", "", "أعلنت الشرطة أن الميناء أغلق يوم الجمعة."},
	} {
		take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Language: x.language, Publisher: x.publisher, Published: wednesday, Text: x.text})
	}
	found, err := a.Find(context.Background(), "What did Reed say in The Islander?", news.Reader{At: wednesday}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Passages) != 1 || len(found.Filters) != 1 || found.Filters[0].Dropped {
		t.Errorf("%d passages, filters %+v", len(found.Passages), found.Filters)
	}
}

// A question of a time alone gets the newest first, and never what the reader
// may not see: neither an article of a collection nor one under embargo.
func TestNewestKeepsSecrets(t *testing.T) {
	a := openTemp(t, Options{})
	for i, x := range []news.Article{
		{Published: wednesday.AddDate(0, 0, -2)}, {Published: wednesday.AddDate(0, 0, -1)},
		{Published: wednesday.AddDate(0, 0, -1), Collection: "staff"}, {Published: wednesday.AddDate(0, 0, -1), Embargo: wednesday.AddDate(0, 0, 9)},
	} {
		x.ID, x.Text = news.ArticleID(fmt.Sprint(i)), fmt.Sprintf("The harbour master spoke for the %d. time.", i)
		take(t, a, x)
	}
	found, err := a.Find(context.Background(), "What happened this week?", news.Reader{At: wednesday}, 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range found.Passages {
		got = append(got, string(p.Article.ID))
	}
	if !found.Newest || !slices.Equal(got, []string{"1", "0"}) {
		t.Errorf("newest %v, articles %v", found.Newest, got)
	}
}
