package retrieval

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

func TestArrivals(t *testing.T) {
	a, ctx := openTemp(t, Options{}), context.Background()
	article := func(id, text string, change func(*news.Article)) news.Article {
		n := news.Article{ID: news.ArticleID(id), Headline: id, Text: text}
		if change != nil {
			change(&n)
		}
		return n
	}
	arrivals := func(after int64, since time.Time) string {
		t.Helper()
		got, last, err := a.Arrivals(ctx, anybody, after, since)
		if err != nil {
			t.Fatal(err)
		}
		out := fmt.Sprint(last)
		for _, n := range got {
			out += fmt.Sprintf(" %s@%d/%d:%s", n.Article.ID, n.Row, n.First, n.Article.Text)
			if !n.Taken.Equal(noon) {
				t.Errorf("%s was taken at %v", n.Article.ID, n.Taken)
			}
		}
		return out
	}
	if got := arrivals(0, noon); got != "0" {
		t.Errorf("an empty archive: %s", got)
	}
	take(t, a, article("one", "First.", nil))
	take(t, a, article("lifted", "Held.", func(n *news.Article) { n.Embargo = noon.Add(-time.Hour) }))
	take(t, a, article("held", "Secret.", func(n *news.Article) { n.Embargo = noon.Add(time.Hour) }))
	take(t, a, article("desk", "Closed.", func(n *news.Article) { n.Collection = "desk" }))
	take(t, a, article("gone", "Wrong.", nil))
	take(t, a, article("one", "Second.", nil))
	take(t, a, article("gone", "", func(n *news.Article) { n.Withdrawn = true }))
	take(t, a, article("two", "New.", nil))
	for _, test := range []struct {
		after int64
		since time.Time
		want  string
	}{
		{0, noon, "8 lifted@2/2:Held. one@6/1:Second. two@8/8:New."},
		{6, noon.Add(-2 * time.Hour), "8 lifted@2/2:Held. two@8/8:New."},
		{6, noon.Add(-time.Minute), "8 two@8/8:New."},
		{8, noon, "8"},
	} {
		if got := arrivals(test.after, test.since); got != test.want {
			t.Errorf("after %d since %v: %s, want %s", test.after, test.since, got, test.want)
		}
	}
}
