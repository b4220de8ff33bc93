package retrieval

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// newsroom is an archive of articles at random, and what is true of it.
type newsroom struct {
	archive *Archive
	newest  map[news.ArticleID]news.Article
}

// randomNewsroom fills an archive with articles of all collections and
// embargoes, some changed, some withdrawn, all on the same few words, so that
// each question fits them all. Each text names its own revision.
func randomNewsroom(t *testing.T, random *rand.Rand, embedder Embedder) newsroom {
	t.Helper()
	r := newsroom{openTemp(t, Options{Embedder: embedder}), map[news.ArticleID]news.Article{}}
	for i := range 60 {
		a := news.Article{ID: news.ArticleID(fmt.Sprintf("a%d", random.IntN(40))), Headline: "Raids"}
		a.Collection = []string{"", "", "desk", "legal", "Desk"}[random.IntN(5)]
		a.Published = noon.Add(time.Duration(random.IntN(100)) * time.Hour)
		if random.IntN(3) == 0 {
			a.Embargo = noon.Add(time.Duration(random.IntN(5)-2) * time.Nanosecond)
		}
		a.Withdrawn = random.IntN(10) == 0
		for n := range 1 + random.IntN(3) {
			a.Text += fmt.Sprintf("The ministry of Deir ez-Zor reported raids, step %d part %d, in the towns and the villages of the province and "+
				"in the hills around them, as well as on the roads that lead from there to the border and beyond it to the neighbouring state, by way of %s.\n\n", i, n, madeUp(random, 24))
		}
		taken := take(t, r.archive, a)
		a.Revision = taken.Revision
		r.newest[a.ID] = a
	}
	return r
}

// madeUp is a list of words that nothing else holds, so that no text is a copy of
// another.
func madeUp(random *rand.Rand, n int) string {
	var out []string
	for range n {
		word := []byte("Qa")
		for range 6 {
			word = append(word, byte('a'+random.IntN(26)))
		}
		out = append(out, string(word))
	}
	return strings.Join(out, ", ")
}

func randomReader(random *rand.Rand) news.Reader {
	all := []string{"desk", "legal", "Desk", "", "nobody's"}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return news.Reader{Collections: all[:random.IntN(len(all))], At: noon.Add(time.Duration(random.IntN(5)-2) * time.Nanosecond)}
}

// No reader is ever shown, or told of, an article that news.Reader.MayRead
// keeps from that reader, whatever leg finds it and however it is asked for;
// and every article the reader may see is found.
func TestNobodySeesWhatIsHidden(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 0))
		var embedder Embedder = NewLocalEmbedder()
		if seed%2 == 1 {
			embedder = &sameVector{}
		}
		r := randomNewsroom(t, random, embedder)
		for range 8 {
			as := randomReader(random)
			may := map[news.ArticleID]news.Article{}
			for id, a := range r.newest {
				if as.MayRead(&a) {
					may[id] = a
				}
			}
			r.checkArticles(t, as, may)
			for _, words := range []string{"raids", "Dayr az-Zawr raids", "what happened in the villages by the border?"} {
				hits, _, err := r.archive.Explain(ctx, words, as, 1000)
				if err != nil {
					t.Fatal(err)
				}
				found := map[news.ArticleID]bool{}
				for _, h := range hits {
					a, ok := may[h.Article.ID]
					if !ok || a.Text != h.Article.Text || a.Revision != h.Article.Revision {
						t.Fatalf("seed %d, reader %+v, %q: shown %s revision %d", seed, as, words, h.Article.ID, h.Article.Revision)
					}
					found[h.Article.ID] = true
				}
				if len(found) != len(may) {
					t.Errorf("seed %d, reader %+v, %q: found %d of %d articles", seed, as, words, len(found), len(may))
				}
			}
		}
	}
}

// checkArticles holds Articles and Scope to the articles the reader may see.
func (r newsroom) checkArticles(t *testing.T, as news.Reader, may map[news.ArticleID]news.Article) {
	t.Helper()
	ctx := context.Background()
	list, err := r.archive.Articles(ctx, as)
	if err != nil || len(list) != len(may) {
		t.Errorf("reader %+v: %d articles are listed, want %d, error %v", as, len(list), len(may), err)
	}
	passages, newest := 0, time.Time{}
	for _, a := range list {
		if m, ok := may[a.ID]; !ok || m.Revision != a.Revision || a.Text != "" {
			t.Errorf("reader %+v: %s revision %d is listed", as, a.ID, a.Revision)
		}
		m := may[a.ID]
		passages += len(news.Passages(&m, news.Sentences(&m)))
		if a.Published.After(newest) {
			newest = a.Published
		}
	}
	if !slices.IsSortedFunc(list, func(x, y news.Article) int { return y.Published.Compare(x.Published) }) {
		t.Error("the articles are not in order of time")
	}
	n, p, when, err := r.archive.Scope(ctx, as)
	if err != nil || n != len(may) || p != passages || !when.Equal(newest) {
		t.Errorf("reader %+v: scope is %d, %d, %v, error %v; want %d, %d, %v", as, n, p, when, err, len(may), passages, newest)
	}
}

// What a reader may not see changes nothing of what the reader is shown: not
// even the scores.
func TestHiddenArticlesChangeNothing(t *testing.T) {
	ctx := context.Background()
	open := openTemp(t, Options{})
	both := openTemp(t, Options{})
	for i := range 20 {
		a := news.Article{ID: news.ArticleID(fmt.Sprintf("a%d", i)), Text: fmt.Sprintf("The ministry reported %d raids and %d arrests in Homs.", i, i%3)}
		take(t, open, a)
		take(t, both, a)
		a.ID, a.Collection, a.Text = "hidden-"+a.ID, "desk", "Arrests, arrests, raids in Homs."
		take(t, both, a)
	}
	const words = "How many raids and arrests were there in Homs?"
	want, _, err := open.Explain(ctx, words, anybody, 10)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := both.Explain(ctx, words, anybody, 10)
	if err != nil || len(got) != len(want) || len(want) == 0 {
		t.Fatalf("got %d hits, want %d, error %v", len(got), len(want), err)
	}
	for i := range want {
		if got[i].Article.ID != want[i].Article.ID || got[i].Rescored != want[i].Rescored || got[i].BM25 != want[i].BM25 {
			t.Errorf("rank %d: got %s %v, want %s %v", i, got[i].Article.ID, got[i].Rescored, want[i].Article.ID, want[i].Rescored)
		}
	}
}
