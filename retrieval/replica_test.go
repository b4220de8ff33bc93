package retrieval

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// replica opens a copy of the database in a folder of its own.
func replica(t *testing.T, address string) *Archive {
	t.Helper()
	a := openTemp(t, Options{Origin: openOrigin(t, address)})
	catchUp(t, a)
	return a
}

func catchUp(t *testing.T, a *Archive) {
	t.Helper()
	if err := a.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

// history makes changes of every kind, on one archive or by turns on several
// replicas.
func history(t *testing.T, replicas ...*Archive) {
	t.Helper()
	turn := 0
	next := func() *Archive { turn++; return replicas[turn%len(replicas)] }
	takeFrom(t, next(), news.Article{ID: "sample", Text: "A sample of raids."}, Source{Path: "sample.txt", Sample: true})
	for i := range 12 {
		take(t, next(), news.Article{ID: news.ArticleID(fmt.Sprint("town-", i)), Headline: "Raids", Publisher: "The Paper",
			Text: fmt.Sprintf("The ministry reported %d raids in towns near Ambolo.\n\nA clerk counted the raids again.", 60+i)})
	}
	take(t, next(), news.Article{ID: "town-3", Headline: "Raids", Text: "The ministry corrected: 99 raids in towns."})
	take(t, next(), news.Article{ID: "debt", Text: "Fenella Quarrie called the ruling on raids a bolt from the blue."})
	takeFrom(t, next(), news.Article{ID: "late", Text: "Raids come late.", Embargo: noon.AddDate(0, 0, 1), Expires: noon.AddDate(0, 0, 2)}, Source{Path: "/late.txt", Size: 9, Modified: noon})
	if _, err := next().Withdraw(t.Context(), "town-5"); err != nil {
		t.Fatal(err)
	}
	if _, err := next().Withdraw(t.Context(), "town-6"); err != nil {
		t.Fatal(err)
	}
	if ok, err := next().Readmit(t.Context(), "town-6"); err != nil || !ok {
		t.Fatal(ok, err)
	}
	take(t, next(), news.Article{ID: "town-6", Text: "The raids of town six, again."})
	if _, err := next().Erase(t.Context(), "debt", "a test"); err != nil {
		t.Fatal(err)
	}
}

// told is all that a reader can tell of an archive.
func told(t *testing.T, a *Archive) string {
	t.Helper()
	var b bytes.Buffer
	for _, words := range []string{"raids in towns", "Who counted the raids?", "99 raids", "Fenella Quarrie", "Ambollo", "town six"} {
		hits, _, err := a.Explain(t.Context(), words, anybody, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			fmt.Fprintln(&b, words, h.Passage.Article.ID, h.Passage.Article.Revision, h.Passage.Start, h.BM25, h.Vector, h.Rescored)
		}
	}
	all, err := a.Articles(t.Context(), news.Reader{At: noon.AddDate(1, 0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	for _, article := range all {
		fmt.Fprintf(&b, "%+v\n", article)
	}
	for _, id := range []news.ArticleID{"debt", "town-5"} {
		revisions, err := a.Revisions(t.Context(), id)
		fmt.Fprintln(&b, len(revisions), err)
	}
	arrivals, last, err := a.Arrivals(t.Context(), anybody, 0, noon)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range arrivals {
		fmt.Fprintln(&b, n.Article.ID, n.Taken)
	}
	fmt.Fprintln(&b, len(arrivals), last > 0)
	return b.String()
}

// However many replicas the changes are made on, each of them, one that is
// filled afterwards, and an archive of one machine tell the same.
func TestReplicasTellTheSame(t *testing.T) {
	address := server.Address(t)
	single := openTemp(t, Options{})
	history(t, single)
	want := told(t, single)
	first, second := replica(t, address), replica(t, address)
	history(t, first, second)
	third := replica(t, address)
	for name, a := range map[string]*Archive{"the first": first, "the second": second, "one filled afterwards": third} {
		catchUp(t, a)
		if got := told(t, a); got != want {
			t.Errorf("%s tells\n%s\nwant\n%s", name, got, want)
		}
		if own, err := a.HasOwn(t.Context()); err != nil || !own {
			t.Errorf("%s: own articles %v, %v", name, own, err)
		}
	}
	rows := func(a *Archive) (ids []int64) {
		arrivals, last, err := a.Arrivals(t.Context(), anybody, 0, noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range arrivals {
			ids = append(ids, n.Row)
		}
		return append(ids, last)
	}
	if a, b := rows(first), rows(third); !slices.Equal(a, b) {
		t.Errorf("a digest goes on from other rows on another replica: %v, %v", a, b)
	}
}

// Replicas that take articles at the same moment take each once, and all in one
// order.
func TestReplicasTakeAtOnce(t *testing.T) {
	address := server.Address(t)
	replicas := []*Archive{replica(t, address), replica(t, address), replica(t, address)}
	var mu sync.Mutex
	fresh := map[news.ArticleID]int{}
	var wait sync.WaitGroup
	for _, a := range replicas {
		wait.Go(func() {
			for i := range 12 {
				article := news.Article{ID: news.ArticleID(fmt.Sprint(i)), Text: fmt.Sprintf("There were %d raids.", i)}
				got, err := a.Ingest(t.Context(), article, rawOf(article), Source{})
				if err != nil {
					t.Error(err)
				}
				if got.State == New {
					mu.Lock()
					fresh[got.Article]++
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	var want string
	for _, a := range replicas {
		catchUp(t, a)
		if got := told(t, a); want == "" {
			want = got
		} else if got != want {
			t.Errorf("one tells\n%s\nanother\n%s", got, want)
		}
	}
	for i := range 12 {
		if n := fresh[news.ArticleID(fmt.Sprint(i))]; n != 1 {
			t.Errorf("article %d was new %d times", i, n)
		}
	}
}

// What one replica took back may not be shown by another that does not know of
// it yet: articles are read again where they are before anything is posted.
func TestReplicaReadsAgain(t *testing.T) {
	address := server.Address(t)
	first, second := replica(t, address), replica(t, address)
	take(t, first, raidStory)
	catchUp(t, second)
	if _, err := first.Withdraw(t.Context(), raidStory.ID); err != nil {
		t.Fatal(err)
	}
	if found := find(t, second, "raids", anybody); len(found) != 1 {
		t.Fatalf("the copy is not stale: %q", found)
	}
	now, err := second.Article(t.Context(), raidStory.ID, 0)
	if err != nil || !now.Withdrawn || anybody.MayRead(now) {
		t.Errorf("got %+v, %v", now, err)
	}
}

// An erasure leaves no byte in any replica's folder.
func TestReplicaErases(t *testing.T) {
	address := server.Address(t)
	first, second := replica(t, address), replica(t, address)
	article := news.Article{ID: "debt", Headline: "Debt", Text: "Fenella Quarrie called the ruling a bolt from the blue."}
	takeFrom(t, first, article, Source{Path: "/quarrie.txt"})
	catchUp(t, second)
	if _, err := first.Erase(t.Context(), "debt", "a test"); err != nil {
		t.Fatal(err)
	}
	catchUp(t, second)
	for _, a := range []*Archive{first, second} {
		stone, err := a.Tombstone(t.Context(), "debt")
		if err != nil || !stone.Clean || stone.Reason != "a test" || len(stone.SHA256) != 1 {
			t.Errorf("tombstone %+v, %v", stone, err)
		}
		for _, end := range []string{"", "-wal"} {
			data, err := os.ReadFile(filepath.Join(a.folder, databaseName+end))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(bytes.ToLower(data), []byte("quarrie")) {
				t.Errorf("it is in %s%s", databaseName, end)
			}
		}
		if _, err := a.Ingest(t.Context(), article, rawOf(article), Source{}); !errors.Is(err, ErrErased) {
			t.Errorf("taken again: %v", err)
		}
	}
}

// A folder that is the copy of another database, or that has articles of its
// own, is left alone.
func TestCopyOfAnother(t *testing.T) {
	folder := t.TempDir()
	a, err := Open(t.Context(), Options{Folder: folder, Origin: openOrigin(t, server.Address(t))})
	if err != nil {
		t.Fatal(err)
	}
	catchUp(t, a)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := openTemp(t, Options{Folder: folder, Origin: openOrigin(t, server.Address(t))})
	if err := b.CatchUp(t.Context(), nil); !errors.Is(err, ErrOtherDatabase) {
		t.Errorf("of another database: %v", err)
	}
}

// A model elsewhere is asked once for a passage, however many replicas there
// are.
func TestReplicasShareVectors(t *testing.T) {
	address := server.Address(t)
	asked := &scripted{dimension: 2}
	first := openTemp(t, Options{Origin: openOrigin(t, address), Embedder: asked})
	take(t, first, raidStory)
	second := openTemp(t, Options{Origin: openOrigin(t, address), Embedder: asked})
	catchUp(t, second)
	if err := second.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if n := count(t, second.read, `SELECT count(*) FROM vectors`); n != 1 || asked.asked != 1 {
		t.Errorf("%d vectors copied, %d texts were asked for", n, asked.asked)
	}
	if _, err := second.Erase(t.Context(), raidStory.ID, "a test"); err != nil {
		t.Fatal(err)
	}
	if known, _, err := second.knownVectors(t.Context(), []news.ArticleID{raidStory.ID}, []string{raidStory.Text}); err != nil || known[0] != nil {
		t.Errorf("after it was erased: %v, %v", known, err)
	}
}
