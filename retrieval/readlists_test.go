package retrieval

import (
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Lists that were read before are not read again, and no more are kept than may be.
func TestReadListsAreBounded(t *testing.T) {
	r := newReadLists()
	for i := range 100 {
		r.add(listKey{fmt.Sprint(i), 0, 5}, make([]int64, mostRead/20))
		held := 0
		for _, ids := range r.lists {
			held += len(ids)
		}
		if held > mostRead || held == 0 {
			t.Fatalf("%d passages are kept", held)
		}
	}
	if _, known := r.of(listKey{"99", 0, 5}); !known {
		t.Error("the last list is not known")
	}
	if _, known := r.of(listKey{"99", 0, 6}); known {
		t.Error("a longer list is another one")
	}
	if r.add(listKey{"huge", 0, 5}, make([]int64, mostRead+1)); len(r.lists) == 0 {
		t.Error("a list that is never kept drove out the others")
	}
}

// What one reader had read changes nothing for another who may see less, and what
// was read is read anew when an article comes in.
func TestReadListsKeepToTheReader(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, news.Article{ID: "open", Text: "The harbour was closed."})
	take(t, a, news.Article{ID: "shut", Text: "The harbour was sold.", Collection: "desk"})
	find := func(as news.Reader, want ...news.ArticleID) {
		t.Helper()
		found, err := a.Find(t.Context(), "harbour", as, 5)
		if err != nil {
			t.Fatal(err)
		}
		got := map[news.ArticleID]bool{}
		for _, p := range found.Passages {
			got[p.Article.ID] = true
		}
		if len(got) != len(want) {
			t.Fatalf("found %v, want %v", got, want)
		}
		for _, id := range want {
			if !got[id] {
				t.Errorf("found %v, want %v", got, want)
			}
		}
	}
	for range 2 {
		find(news.Reader{Collections: []string{"desk"}}, "open", "shut")
		find(news.Reader{}, "open")
	}
	take(t, a, news.Article{ID: "new", Text: "The harbour opens again."})
	find(news.Reader{}, "open", "new")
	find(news.Reader{Collections: []string{"desk"}}, "open", "shut", "new")
}
