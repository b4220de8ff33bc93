package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// reopen opens the folder again with another embedder.
func reopen(t *testing.T, a *Archive, folder string, e Embedder) *Archive {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(context.Background(), Options{Folder: folder, Embedder: e})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// modelsOf returns the models with vectors and how many each has.
func modelsOf(t *testing.T, a *Archive) map[string]int {
	t.Helper()
	rows, err := a.read.Query(`SELECT m.name, m.dimension, m.answers, (SELECT count(*) FROM vectors v WHERE v.model = m.id) FROM models m`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var name string
		var dimension, answers, n int
		if err := rows.Scan(&name, &dimension, &answers, &n); err != nil {
			t.Fatal(err)
		}
		out[fmt.Sprintf("%s/%d answers %d", name, dimension, answers)] = n
	}
	return out
}

// A new embedding model takes over only when it has all vectors; until then
// the old vectors stay, and a search without their embedder goes by words.
func TestReindexSwapsModels(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	old := &scripted{name: "old", dimension: 8}
	a, err := Open(ctx, Options{Folder: folder, Embedder: old})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 250 { // three batches
		take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Text: fmt.Sprintf("The ministry reported %d raids.", i)})
	}

	fresh := &scripted{name: "fresh", dimension: 16}
	a = reopen(t, a, folder, fresh)
	if vectorLeg(t, a, "raids") {
		t.Error("the new model's question was held against the old model's vectors")
	}
	stopping, stop := context.WithCancel(ctx)
	err = a.Reindex(stopping, func(done, _ int) {
		if done == 2*embedBatch {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("broken off: %v", err)
	}
	if got := modelsOf(t, a); got["old/8 answers 1"] != 250 || got["fresh/16 answers 0"] != 200 {
		t.Errorf("half way: %v", got)
	}

	a = reopen(t, a, folder, old)
	if !vectorLeg(t, a, "raids") {
		t.Error("the old model no longer answers")
	}

	a = reopen(t, a, folder, fresh)
	asked := fresh.asked
	var steps []string
	if err := a.Reindex(ctx, func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) }); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(steps) != "[50/50]" || fresh.asked != asked+50 {
		t.Errorf("what was done already was done again: %v, %d texts", steps, fresh.asked-asked)
	}
	if got := modelsOf(t, a); len(got) != 1 || got["fresh/16 answers 1"] != 250 {
		t.Errorf("at the end: %v", got)
	}
	if !vectorLeg(t, a, "raids") {
		t.Error("the new model does not answer")
	}
}

// With nothing to do, neither the embedder nor the file is touched.
func TestReindexWithNothingToDo(t *testing.T) {
	e := &scripted{name: "m", dimension: 8}
	a := openTemp(t, Options{Embedder: e})
	if err := a.Reindex(context.Background(), nil); err != nil || e.asked != 0 {
		t.Errorf("an empty archive: %v, %d texts asked", err, e.asked)
	}
	take(t, a, raidStory)
	asked, changes := e.asked, count(t, a.write, `SELECT total_changes()`)
	if err := a.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if e.asked != asked || count(t, a.write, `SELECT total_changes()`) != changes {
		t.Errorf("%d texts were asked for, %d rows written", e.asked-asked, count(t, a.write, `SELECT total_changes()`)-changes)
	}
}

// Passages without a usable vector do not hold up the others.
func TestReindexOfBadVectors(t *testing.T) {
	e := &scripted{name: "m", dimension: 8, fail: errors.New("endpoint down")}
	a := openTemp(t, Options{Embedder: e})
	take(t, a, raidStory)
	take(t, a, horseStory)
	e.fail, e.spoil = nil, map[string][]float32{"horses": make([]float32, 8)}
	for range 2 {
		if err := a.Reindex(context.Background(), nil); !errors.Is(err, ErrBadVector) {
			t.Errorf("got %v, want ErrBadVector", err)
		}
		if got := modelsOf(t, a); got["m/8 answers 1"] != 1 || !vectorLeg(t, a, "raids") {
			t.Errorf("models %v", got)
		}
	}
	e.spoil = nil
	if err := a.Reindex(context.Background(), nil); err != nil || modelsOf(t, a)["m/8 answers 1"] != 2 {
		t.Errorf("mended: %v, models %v", err, modelsOf(t, a))
	}
}

// A model that changes the length of its vectors is another model.
func TestReindexOfAnotherLength(t *testing.T) {
	e := &scripted{name: "m", dimension: 8}
	a := openTemp(t, Options{Embedder: e})
	take(t, a, raidStory)
	e.dimension = 16
	take(t, a, horseStory)
	if vectorLeg(t, a, "raids") {
		t.Error("vectors of two lengths were compared")
	}
	if err := a.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if got := modelsOf(t, a); len(got) != 1 || got["m/16 answers 1"] != 2 || !vectorLeg(t, a, "raids") {
		t.Errorf("models %v", got)
	}
}

// When the rules by which words are cut have changed, the index is made anew.
func TestReindexCutsWordsAnew(t *testing.T) {
	folder := t.TempDir()
	a := openTemp(t, Options{Folder: folder})
	take(t, a, raidStory)
	// What an older program would have left, with other rules.
	for _, q := range []string{
		`INSERT INTO passage_index (passage_index, rowid, stems) SELECT 'delete', id, stems FROM passages`,
		`UPDATE passages SET stems = 'other rules'`,
		`INSERT INTO passage_index (rowid, stems) SELECT id, stems FROM passages`,
		`UPDATE index_state SET words = 'other', generation = generation + 1`,
	} {
		if _, err := a.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if got := find(t, a, "raids", anybody); got != nil {
		t.Fatalf("the test has not spoilt the index: %v", got)
	}
	if err := a.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if got := find(t, a, "raids", anybody); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	checkSound(t, folder)
}

// When passages are cut otherwise than the stored ones were, they are cut
// anew, and get their vectors.
func TestReindexCutsPassagesAnew(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	a := openTemp(t, Options{Folder: folder, Embedder: &scripted{name: "m", dimension: 8}})
	story := raidStory
	story.Text = "The ministry reported 61 raids.\n\nIt named no towns.\n\nArrests followed in Homs."
	take(t, a, story)
	// What an older program would have left: each sentence on its own.
	err := a.change(ctx, func(tx *sql.Tx) error {
		var single []news.Passage
		for _, s := range news.Sentences(&story) {
			single = append(single, news.Passage{Article: &story, Start: s.Start, End: s.End, Sentences: []news.Sentence{s}})
		}
		if _, err := unlist(ctx, tx, 1); err != nil {
			return err
		}
		if _, err := storePassages(ctx, tx, 1, single, stemLines(&story, single)); err != nil {
			return err
		}
		_, err := tx.Exec(`UPDATE revisions SET listed = 1, passages = 3; UPDATE index_state SET words = 'other', generation = generation + 1`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, n, _, _ := a.Scope(ctx, anybody); n != 3 {
		t.Fatalf("the test has not parted the passage: %d", n)
	}
	if err := a.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	found, err := a.Search(ctx, "raids in Homs", anybody, 10)
	if err != nil || len(found) != 1 || found[0].Text() != story.Text {
		t.Errorf("found %v, %v", found, err)
	}
	if got := modelsOf(t, a); got["m/8 answers 1"] != 1 {
		t.Errorf("vectors %v", got)
	}
	checkSound(t, folder)
}
