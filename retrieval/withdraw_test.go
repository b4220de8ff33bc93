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
	a, err := Open(t.Context(), Options{Folder: folder, Origin: originOf(t, folder), Now: func() time.Time { return noon }})
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

// An article that was withheld, and that its unchanged file would bring back,
// can be withdrawn besides: then the file brings it back no more.
func TestWithdrawWithheld(t *testing.T) {
	a := openTemp(t, Options{})
	article := news.Article{ID: "a", Headline: "Lifeboat", Text: "The lifeboat of Portnahaven was launched twice."}
	take(t, a, article)
	if back, err := a.Withhold(t.Context(), "a", []byte("its page is locked")); !back || err != nil {
		t.Fatal(back, err)
	}
	for _, want := range []State{Changed, Unchanged} {
		got, err := a.Withdraw(t.Context(), "a")
		if err != nil || got.Revision != 3 || got.State != want {
			t.Errorf("got %+v, %v; want %v as revision 3", got, err, want)
		}
	}
	if got := take(t, a, article); got.State != Unchanged {
		t.Errorf("the same bytes again: %v", got.State)
	}
	article.Withdrawn, article.ID = true, "b"
	take(t, a, article)
	if got, err := a.Withdraw(t.Context(), "b"); err != nil || got.State != Unchanged {
		t.Errorf("one that was never shown: %+v, %v", got, err)
	}
}
