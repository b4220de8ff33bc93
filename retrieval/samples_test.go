package retrieval

import (
	"context"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

var (
	sampleOne = news.Article{ID: "one", Headline: "One", Text: "The sample sheriff counted sixty horses."}
	sampleTwo = news.Article{ID: "two", Headline: "Two", Text: "The sample judge counted seventy horses."}
	ownStory  = news.Article{ID: "own", Headline: "Own", Text: "The mayor counted eighty horses."}
)

func takeSamples(t *testing.T, a *Archive) {
	t.Helper()
	takeFrom(t, a, sampleOne, Source{Path: "one.txt", Sample: true})
	takeFrom(t, a, sampleTwo, Source{Path: "two.txt", Sample: true})
}

func hasOwnArticles(t *testing.T, a *Archive) bool {
	t.Helper()
	own, err := a.HasOwn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// Samples answer while there is nothing else; the first own article makes
// them leave, and a quotation from them can still be proved.
func TestSamplesRetire(t *testing.T) {
	a := openTemp(t, Options{})
	ctx := context.Background()
	takeSamples(t, a)
	if got := find(t, a, "horses counted", anybody); len(got) != 2 || hasOwnArticles(t, a) {
		t.Fatalf("with samples only: %v, own %v", got, hasOwnArticles(t, a))
	}
	sample, err := a.Article(ctx, "one", 0)
	if err != nil {
		t.Fatal(err)
	}
	quote, err := sample.Quote(0, len(sample.Text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Books.Intend(ctx, "answer", noon, nil, []news.Quote{quote}); err != nil {
		t.Fatal(err)
	}

	take(t, a, ownStory)
	if got := find(t, a, "horses counted", anybody); len(got) != 1 || got[0] != ownStory.Text || !hasOwnArticles(t, a) {
		t.Errorf("with an own article: %v, own %v", got, hasOwnArticles(t, a))
	}
	articles, passages, _, err := a.Scope(ctx, anybody)
	if err != nil || articles != 1 || passages != 1 {
		t.Errorf("scope: %d articles, %d passages, %v", articles, passages, err)
	}
	if list, err := a.Articles(ctx, anybody); err != nil || len(list) != 1 || list[0].ID != "own" {
		t.Errorf("articles: %v, %v", list, err)
	}
	if proof, err := a.Prove(ctx); err != nil || proof.Quotes != 1 || len(proof.Failed) != 0 {
		t.Errorf("proof: %+v, %v", proof, err)
	}
}

// A sample that is offered after that is not taken.
func TestSamplesStayAway(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, ownStory)
	if got := takeFrom(t, a, sampleOne, Source{Sample: true}); got.State != Skipped {
		t.Errorf("got %v", got)
	}
	changed := ownStory
	changed.Text = "A sample of the same name."
	if got := takeFrom(t, a, changed, Source{Sample: true}); got.State != Skipped || got.Revision != 1 {
		t.Errorf("over an own article: %v", got)
	}
	if got := find(t, a, "horses counted", anybody); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}

// A newsroom may take a sample for its own, before or after it has retired.
func TestSampleBecomesOwn(t *testing.T) {
	for _, retired := range []bool{false, true} {
		folder := t.TempDir()
		a := openTemp(t, Options{Folder: folder})
		takeSamples(t, a)
		want := []string{sampleOne.Text}
		if retired {
			take(t, a, ownStory)
			want = append(want, ownStory.Text)
		}
		got := take(t, a, sampleOne)
		if got != (Taken{Article: "one", Revision: 1, State: New, Passages: 1}) {
			t.Errorf("retired %v: %+v", retired, got)
		}
		if found := find(t, a, "horses counted", anybody); len(found) != len(want) {
			t.Errorf("retired %v: found %v, want %v", retired, found, want)
		}
		if again := take(t, a, sampleOne); again.State != Unchanged {
			t.Errorf("retired %v: a second time it is %v", retired, again.State)
		}
		checkSound(t, folder)
	}
}

// The path of a sample is no file of the newsroom's.
func TestSampleIsNotKnown(t *testing.T) {
	a := openTemp(t, Options{})
	from := Source{Path: "one.txt", Size: 3, Modified: noon.AddDate(-1, 0, 0), Sample: true}
	takeFrom(t, a, sampleOne, from)
	if known, err := a.Known(context.Background(), from.Path, from.Size, from.Modified); err != nil || known {
		t.Errorf("got %v, %v", known, err)
	}
}
