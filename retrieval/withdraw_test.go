package retrieval

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A withdrawn article is found by nobody, also after the archive was opened
// again; its earlier revisions stay, and only other bytes bring it back.
func TestWithdraw(t *testing.T) {
	folder := t.TempDir()
	a, err := Open(t.Context(), Options{Folder: folder, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	article := news.Article{ID: "a", Headline: "Raids", Text: "The ministry reported 61 raids."}
	take(t, a, article)
	take(t, a, news.Article{ID: "b", Text: "The harbour reopened."})
	for _, want := range []State{Changed, Unchanged} {
		got, err := a.Withdraw(t.Context(), "a")
		if err != nil || got.Revision != 2 || got.State != want {
			t.Fatalf("got %+v, %v; want %v as revision 2", got, err, want)
		}
	}
	if got := take(t, a, article); got.State != Unchanged {
		t.Errorf("the same bytes again: %v", got.State)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = openTemp(t, Options{Folder: folder})
	as := news.Reader{At: noon.Add(time.Hour)}
	if got := find(t, a, "raids of the ministry", as); slices.ContainsFunc(got, func(text string) bool { return text == article.Text }) {
		t.Errorf("found %q", got)
	}
	old, err := a.Article(t.Context(), "a", 1)
	if err != nil || old.Text != article.Text {
		t.Errorf("revision 1: %+v, %v", old, err)
	}
	article.Text = "The ministry reported 62 raids."
	if got := take(t, a, article); got.State != Changed || got.Revision != 3 {
		t.Errorf("other bytes: %+v", got)
	}
}

func TestWithdrawUnknown(t *testing.T) {
	a := openTemp(t, Options{})
	if _, err := a.Withdraw(t.Context(), "nothing"); !errors.Is(err, ErrNoArticle) {
		t.Errorf("got %v, want ErrNoArticle", err)
	}
}
