package retrieval

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// The same question has the same answer, score by score.
func TestSearchIsDeterministic(t *testing.T) {
	for _, e := range []Embedder{NewLocalEmbedder(), &sameVector{}, &scripted{name: "m", dimension: 8}} {
		a := openTemp(t, Options{Embedder: e})
		for i := range 8 { // more than make the cut, many of them equals
			take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Text: fmt.Sprintf("The ministry of Deir ez-Zor reported %d raids.", i%3)})
		}
		for _, words := range []string{"ministry raids", "Dayr az-Zawr", "who reported 2 raids, and where?"} {
			first, _, err := a.Explain(context.Background(), words, anybody, 20)
			if err != nil || len(first) == 0 {
				t.Fatal(first, err)
			}
			for range 5 {
				again, _, err := a.Explain(context.Background(), words, anybody, 20)
				if err != nil || !reflect.DeepEqual(first, again) {
					t.Fatalf("%s with %s: not the same twice, error %v", words, e.Model(), err)
				}
			}
		}
	}
}

// No question is an error, however odd; one without words finds nothing.
func TestOddQuestions(t *testing.T) {
	a := openTemp(t, Options{})
	if got := find(t, a, "raids", anybody); got != nil {
		t.Errorf("in an empty archive: %v", got)
	}
	take(t, a, raidStory)
	long := ""
	for i := range 500 {
		long += fmt.Sprintf("word%d ", i)
	}
	for words, want := range map[string]int{
		"": 0, " \t\n": 0, "???": 0, "the of and": 0, `"`: 0, `" OR 1`: 0, "NEAR(raids)": 1, "raids*": 1, `"raids"`: 1, "-raids": 1,
		"stems:raids": 1, "raids AND NOT": 1, "\x00raids\xff": 1, "RAIDS": 1, "ráids": 1, long: 0, "raids " + long: 1, "61": 1, "'61'": 1, "日本": 0,
	} {
		if got := find(t, a, words, anybody); len(got) != want {
			t.Errorf("%q: found %v, want %d", words, got, want)
		}
	}
	for _, limit := range []int{0, -1} {
		if got, err := a.Search(context.Background(), "raids", anybody, limit); err != nil || len(got) != 0 {
			t.Errorf("limit %d: %v, %v", limit, got, err)
		}
	}
}

// A word that stands in every passage is looked for when there is no other.
func TestCommonWordAlone(t *testing.T) {
	a := openTemp(t, Options{})
	for i := range 30 {
		take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Text: "The ministry reported raids."})
	}
	if got := find(t, a, "raids", anybody); len(got) != 10 {
		t.Errorf("found %v", got)
	}
}

// What comes first is the passage that answers, not the one with most words
// of the question in its article.
func TestOrder(t *testing.T) {
	a := openTemp(t, Options{})
	for i, text := range []string{
		"Officials spoke of raids in Homs. Others spoke of the weather.",
		"The Interior Ministry said 71 people were arrested in 61 raids.",
		"The ministry is in the interior of the country, where people farm.",
		"Arrests were made in Hama. The interior of the building was damaged. A ministry denied it.",
	} {
		take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Publisher: []string{"The Daily Post", "Reuters"}[i%2], Text: text})
	}
	for words, want := range map[string]string{
		"How many people did the Interior Ministry arrest?": "1",
		"Where were arrests made?":                          "3",
		"raids in Homs":                                     "0",
		"raids, according to Reuters":                       "1",
		"what The Daily Post says on raids":                 "0",
	} {
		got, err := a.Search(context.Background(), words, anybody, 4)
		if err != nil || len(got) == 0 || string(got[0].Article.ID) != want {
			t.Errorf("%s: got %v, %v, want %s", words, got, err, want)
		}
	}
}

// Many passages of one article make room for those of others, as long as
// these are not much worse; what has no score is never chosen.
func TestChoose(t *testing.T) {
	var list []*candidate
	for i, c := range []struct {
		row   int64
		score float64
	}{{1, 10}, {1, 9.9}, {1, 9.8}, {1, 9.7}, {2, 8.8}, {2, 0}, {3, 1}, {3, -1}} {
		list = append(list, &candidate{id: int64(i), listing: &listing{row: c.row}, score: c.score})
	}
	for limit, want := range map[int][]int64{-1: nil, 0: nil, 1: {0}, 3: {0, 1, 4}, 4: {0, 1, 4, 2}, 100: {0, 1, 4, 2, 3, 6}} {
		var got []int64
		taken, _ := choose(&question{}, list, limit, &copies{})
		for _, c := range taken {
			got = append(got, c.id)
		}
		if !slices.Equal(got, want) {
			t.Errorf("limit %d: got %v, want %v", limit, got, want)
		}
	}
}

// Searches go on while articles are taken, and see each whole or not at all.
func TestSearchWhileIngesting(t *testing.T) {
	a := openTemp(t, Options{Embedder: &scripted{name: "m", dimension: 8}})
	take(t, a, crashArticle("a", 0))
	want := len(find(t, a, "raids in towns", anybody))
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				hits, _, err := a.Explain(context.Background(), "raids in towns", anybody, 10)
				if err != nil || len(hits) != want {
					t.Errorf("%d hits, want %d, error %v", len(hits), want, err)
					return
				}
				for _, h := range hits {
					if h.Article.Revision != hits[0].Article.Revision {
						t.Error("passages of two revisions of one article")
						return
					}
				}
			}
		})
	}
	for i := range 30 {
		take(t, a, crashArticle("a", int64(i+1)))
	}
	close(done)
	readers.Wait()
}

// Nothing is shown of a text that is not as it was stored, and it breaks no
// search.
func TestDamagedText(t *testing.T) {
	for _, damage := range []string{"The ministry reported 62 raids.", "The", ""} {
		a := openTemp(t, Options{})
		take(t, a, raidStory)
		take(t, a, horseStory)
		if _, err := a.write.Exec(`UPDATE revisions SET text = ? WHERE article = 'raids'`, []byte(damage)); err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"who reported raids or counted horses?", "what did the Menestry report on horses?"} {
			if got := find(t, a, words, anybody); len(got) != 1 || got[0] != horseStory.Text {
				t.Errorf("%q: %s: found %v", damage, words, got)
			}
		}
		if _, err := a.Article(context.Background(), "raids", 0); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, want ErrDamaged", damage, err)
		}
	}
}

// The more of a question one passage holds, its headline and outlet included,
// the more that passage bears on it; a word in another spelling counts half.
func TestBearing(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, news.Article{ID: "a", Publisher: "The Islander", Headline: "Harbour reopens", Text: "The ferry sails again, the master said."})
	bearing := func(words string) float64 {
		found, err := a.Find(context.Background(), words, anybody, 10)
		if err != nil {
			t.Fatal(err)
		}
		return found.Bearing
	}
	if got := bearing("Has the ferry master of the harbour said it to The Islander?"); got < 0.99 {
		t.Errorf("all words are there: %v", got)
	}
	half, misspelt := bearing("ferry dragons"), bearing("ferry mastre")
	if half < 0.4 || half > 0.6 || misspelt <= half || misspelt >= 0.9 {
		t.Errorf("half of the words are there: %v; one is misspelt: %v", half, misspelt)
	}
	if got := bearing("dragons"); got != 0 {
		t.Errorf("no word is there: %v", got)
	}
}

// Of passages that are worth the same, that of the newer article comes first
// and that of one without a date last; one that is worth more comes before
// both, however old.
func TestNewestFirstAmongEquals(t *testing.T) {
	a := openTemp(t, Options{})
	day := func(n int) time.Time { return time.Date(2024, 1, n, 0, 0, 0, 0, time.UTC) }
	const said = "The harbour of Port Ellen will close."
	for id, at := range map[string]time.Time{"undated": {}, "first": day(1), "third": day(3), "second": day(2)} {
		take(t, a, news.Article{ID: news.ArticleID(id), Text: said, Published: at})
	}
	take(t, a, news.Article{ID: "old", Text: "The harbour of Port Ellen will close in May, the harbour master of Port Ellen said.", Published: day(1).AddDate(-9, 0, 0)})
	found, err := a.Search(context.Background(), "Did the harbour master say that Port Ellen will close in May?", anybody, 10)
	if err != nil {
		t.Fatal(err)
	}
	var order []news.ArticleID
	for _, p := range found {
		order = append(order, p.Article.ID)
	}
	if want := []news.ArticleID{"old", "third", "second", "first", "undated"}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
}

// A question asks for something in each of its clauses: the best for a short
// one gains on the best for a long one, and does not overtake it.
func TestClausesAreEven(t *testing.T) {
	const long, short = "dredging contractors overcharged council clearing silt berth pier", "bakers hoard rye flour"
	q := readQuestion("Which "+long+", and "+short+"?", []string{"en"})
	for i := range q.terms {
		q.weigh(i, 1, 100)
	}
	var list []*candidate
	for _, text := range []string{long, short} {
		var stems []string
		for _, w := range lang.Words(text, "en") {
			stems = append(stems, w.Stem)
		}
		list = append(list, &candidate{listing: &listing{article: news.Article{Language: "en"}}, stems: strings.Join(stems, " ")})
	}
	rescore(q, list)
	var gain [2]float64
	for i, c := range list {
		if c.clause != i {
			t.Fatalf("passage %d fits clause %d best", i, c.clause)
		}
		gain[i] = c.parts.Clause / (c.parts.Words + c.parts.Pairs + c.parts.Window)
	}
	if gain[1] <= gain[0] || list[1].score >= list[0].score {
		t.Errorf("the clauses count %v times the question as a whole, scores %v and %v", gain, list[0].score, list[1].score)
	}
}

// What was read of an article for one question is there for the next, whichever
// way the article is come by, and for no other revision.
func TestArticlesAreReadOnce(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, news.Article{ID: "harbour", Text: "The harbour was closed on Monday."})
	read := func() []*sense.Text {
		t.Helper()
		found, err := a.Find(t.Context(), "harbour", news.Reader{}, 5)
		if err != nil || len(found.Passages) != 1 {
			t.Fatalf("%v, %v", found.Passages, err)
		}
		whole, err := a.Article(t.Context(), "harbour", 0)
		if err != nil {
			t.Fatal(err)
		}
		return []*sense.Text{found.Passages[0].Article.Sense(), found.Evidence().Lines[0].Article.Sense(), whole.Sense()}
	}
	first := read()
	for _, s := range append(first, read()...) {
		if s != first[0] {
			t.Fatal("the article was read anew")
		}
	}
	take(t, a, news.Article{ID: "harbour", Text: "The harbour was closed on Tuesday."})
	if again := read(); again[0] == first[0] || again[0] != again[2] {
		t.Error("the new revision goes by what was read of the old one")
	}
	if changed := (&news.Article{Text: "The harbour"}); changed.Sense() == changed.Sense() {
		t.Error("an article of no shelf is kept")
	}
}
