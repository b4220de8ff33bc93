package retrieval

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The same bytes change nothing, other bytes make a further revision, and the
// bytes of an earlier revision do too: what counts is the newest.
func TestIngestStates(t *testing.T) {
	a := openTemp(t, Options{})
	for i, step := range []struct {
		text     string
		state    State
		revision int
	}{
		{"The ministry reported 61 raids.", New, 1},
		{"The ministry reported 61 raids.", Unchanged, 1},
		{"The ministry reported 62 raids.", Changed, 2},
		{"The ministry reported 61 raids.", Changed, 3},
		{"The ministry reported 61 raids.", Unchanged, 3},
	} {
		got := take(t, a, news.Article{ID: "a", Text: step.text})
		want := Taken{Article: "a", Revision: step.revision, State: step.state, Passages: 1}
		if got != want {
			t.Errorf("step %d: got %+v, want %+v", i, got, want)
		}
	}
}

func TestUnchangedWritesNothing(t *testing.T) {
	a := openTemp(t, Options{})
	article := news.Article{ID: "a", Text: "The ministry reported 61 raids."}
	from := Source{Path: "/news/a.txt", Size: 31, Modified: noon.Add(-time.Hour)}
	takeFrom(t, a, article, from)
	before := count(t, a.write, `SELECT total_changes()`)
	if got := takeFrom(t, a, article, from); got.State != Unchanged {
		t.Errorf("got %v", got.State)
	}
	if after := count(t, a.write, `SELECT total_changes()`); after != before {
		t.Errorf("%d rows were written", after-before)
	}
}

// Every field of an article comes back as it was given, each time with the
// zone it was stated in, and its bytes untouched.
func TestArticleComesBackWhole(t *testing.T) {
	a := openTemp(t, Options{})
	damascus := time.FixedZone("", 3*3600)
	given := news.Article{
		ID: "a", Publisher: "The Media Line", Headline: "Raids “nationwide”", Byline: "By A. Writer", URL: "https://example.org/a?b=c&d",
		Published: time.Date(2025, 11, 8, 0, 0, 0, 0, damascus), Updated: time.Date(2025, 11, 9, 8, 7, 6, 5, time.UTC),
		Language: "en-GB", Collection: "desk", Embargo: time.Date(2025, 11, 8, 6, 0, 0, 1, damascus),
		Text: "Zero\x00byte, é and e\u0301, no NFC.\n\nSecond paragraph\tends here.",
	}
	take(t, a, given)
	got, err := a.Article(context.Background(), "a", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got.Published.Format(time.RFC3339) != "2025-11-08T00:00:00+03:00" || !got.Updated.Equal(given.Updated) || !got.Embargo.Equal(given.Embargo) {
		t.Errorf("times: %v, %v, %v", got.Published, got.Updated, got.Embargo)
	}
	want := given
	want.Revision, want.SHA256 = 1, books.Digest([]byte(given.Text))
	want.Published, want.Updated, want.Embargo = got.Published, got.Updated, got.Embargo
	want.Read(a.senses)
	if *got != want {
		t.Errorf("got  %+v\nwant %+v", *got, want)
	}
	var raw []byte
	err = a.truth.View(t.Context(), func(tx books.Tx) error {
		return tx.QueryRowContext(t.Context(), `SELECT raw FROM revisions`).Scan(&raw)
	})
	if err != nil || string(raw) != string(rawOf(given)) {
		t.Errorf("raw bytes %q, error %v", raw, err)
	}
}

// After a change only the newest revision is found, and the one before it is
// still there to prove quotations with.
func TestChangedArticleOnDisk(t *testing.T) {
	folder := t.TempDir()
	a, err := Open(context.Background(), Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	take(t, a, news.Article{ID: "a", Text: strings.Repeat("The sheriff counted sixty horses in the stable of the town that day. ", 20)})
	take(t, a, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
	if got := find(t, a, "sheriff horses stable", anybody); got != nil {
		t.Errorf("the old revision is found: %v", got)
	}
	if got := find(t, a, "raids", anybody); len(got) != 1 {
		t.Errorf("the new revision is not found: %v", got)
	}
	old, err := a.Article(context.Background(), "a", 1)
	if err != nil || !strings.Contains(old.Text, "sheriff") {
		t.Errorf("the old text is gone: %v, %v", old, err)
	}
	for table, want := range map[string]int{"revisions": 2, "passages": 1, "vectors": 1, "passage_index": 1} {
		if n := count(t, a.read, `SELECT count(*) FROM `+table); n != want {
			t.Errorf("%s has %d rows, want %d", table, n, want)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, folder)
}

// A withdrawn article is a revision without text: nobody finds it, and its
// body is not kept even when the file still holds one.
func TestWithdrawnArticle(t *testing.T) {
	a := openTemp(t, Options{})
	article := news.Article{ID: "a", Text: "The ministry reported 61 raids."}
	take(t, a, article)
	article.Withdrawn = true
	article.Headline = "Withdrawn"
	if got := take(t, a, article); got.State != Changed || got.Revision != 2 || got.Passages != 0 {
		t.Errorf("got %+v", got)
	}
	if got := find(t, a, "raids", anybody); got != nil {
		t.Errorf("found %v", got)
	}
	got, err := a.Article(context.Background(), "a", 0)
	if err != nil || !got.Withdrawn || got.Text != "" {
		t.Errorf("got %+v, %v", got, err)
	}
	if old, err := a.Article(context.Background(), "a", 1); err != nil || old.Text == "" {
		t.Errorf("the revision before it: %+v, %v", old, err)
	}
}

func TestIngestRefusesWhatIsNoArticle(t *testing.T) {
	a := openTemp(t, Options{})
	for name, article := range map[string]news.Article{
		"no id":       {Text: "Raids."},
		"not UTF-8":   {ID: "a", Text: "Raids\xff."},
		"wrong hash":  {ID: "a", Text: "Raids.", SHA256: books.Digest([]byte("raids."))},
		"year 10,000": {ID: "a", Text: "Raids.", Published: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
	} {
		if _, err := a.Ingest(context.Background(), article, rawOf(article), Source{}); !errors.Is(err, ErrNotAnArticle) {
			t.Errorf("%s: got %v, want ErrNotAnArticle", name, err)
		}
	}
	if n := count(t, a.read, `SELECT count(*) FROM revisions`); n != 0 {
		t.Errorf("%d revisions were stored", n)
	}
}

// A file is known by path, size and time; one that had only just been written
// when it was read is read again once.
func TestKnown(t *testing.T) {
	a := openTemp(t, Options{})
	ctx := context.Background()
	old := Source{Path: "/news/old.txt", Size: 10, Modified: noon.Add(-time.Hour)}
	fresh := Source{Path: "/news/fresh.txt", Size: 10, Modified: noon.Add(-time.Second)}
	takeFrom(t, a, news.Article{ID: "old", Text: "Raids."}, old)
	takeFrom(t, a, news.Article{ID: "fresh", Text: "Raids."}, fresh)
	for i, c := range []struct {
		path     string
		size     int64
		modified time.Time
		want     bool
	}{
		{old.Path, old.Size, old.Modified, true},
		{old.Path, old.Size, old.Modified.In(time.FixedZone("", 7200)), true},
		{old.Path, old.Size + 1, old.Modified, false},
		{old.Path, old.Size, old.Modified.Add(time.Nanosecond), false},
		{"/news/other.txt", old.Size, old.Modified, false},
		{fresh.Path, fresh.Size, fresh.Modified, false},
	} {
		if got, err := a.Known(ctx, c.path, c.size, c.modified); err != nil || got != c.want {
			t.Errorf("case %d: got %v, %v, want %v", i, got, err, c.want)
		}
	}
	a.now = func() time.Time { return noon.Add(time.Minute) }
	takeFrom(t, a, news.Article{ID: "fresh", Text: "Raids."}, fresh)
	if got, err := a.Known(ctx, fresh.Path, fresh.Size, fresh.Modified); err != nil || !got {
		t.Errorf("after it was read again: %v, %v", got, err)
	}
}
