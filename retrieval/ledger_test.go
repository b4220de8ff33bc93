package retrieval

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// quoted returns an archive with one article, and a quotation from it.
func quoted(t *testing.T) (*Archive, news.Quote) {
	t.Helper()
	a := openTemp(t, Options{})
	take(t, a, raidStory)
	article, err := a.Article(context.Background(), "raids", 1)
	if err != nil {
		t.Fatal(err)
	}
	q, err := article.Quote(4, 21)
	if err != nil {
		t.Fatal(err)
	}
	return a, q
}

// A key can be used once; what was written under it first stays.
func TestIntendTwice(t *testing.T) {
	a, q := quoted(t)
	ctx := context.Background()
	for i, want := range []bool{true, false, false} {
		fresh, err := a.Intend(ctx, "answer/1", noon, fmt.Appendf(nil, "record %d", i), []news.Quote{q, q})
		if err != nil || fresh != want {
			t.Errorf("time %d: got %v, %v", i, fresh, err)
		}
	}
	if _, err := a.Intend(ctx, "answer/2", noon, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Receipt(ctx, "answer/1", "C1/123.456"); err != nil {
		t.Fatal(err)
	}
	if err := a.Receipt(ctx, "answer/3", "C1"); !errors.Is(err, errNoEntry) {
		t.Errorf("receipt for nothing: %v", err)
	}
	var got []Entry
	if err := a.Entries(ctx, func(e Entry) error { got = append(got, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Key != "answer/1" || string(got[0].Record) != "record 0" || got[0].Address != "C1/123.456" ||
		!got[0].At.Equal(noon) || len(got[0].Quotes) != 2 || got[1].Address != "" || len(got[1].Quotes) != 0 {
		t.Fatalf("got %+v", got)
	}
	want := QuotedSpan{Article: "raids", Revision: 1, Start: 4, End: 21, SHA256: digest([]byte("ministry reported"))}
	if got[0].Quotes[0] != want {
		t.Errorf("got %+v, want %+v", got[0].Quotes[0], want)
	}
}

func TestEntriesStopsWhenTold(t *testing.T) {
	a, _ := quoted(t)
	ctx := context.Background()
	for i := range 3 {
		if _, err := a.Intend(ctx, fmt.Sprint(i), noon, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	enough, n := errors.New("enough"), 0
	if err := a.Entries(ctx, func(Entry) error { n++; return enough }); err != enough || n != 1 {
		t.Errorf("got %v after %d", err, n)
	}
}

// What is not in the archive, word for word, is not written down as quoted.
func TestIntendRefusesWhatIsNotStored(t *testing.T) {
	a, _ := quoted(t)
	other := raidStory
	other.Revision, other.Text = 1, "The ministry reported 62 raids."
	elsewhere := raidStory
	elsewhere.Revision = 2
	for name, article := range map[string]*news.Article{"other words": &other, "another revision": &elsewhere} {
		q, err := article.Quote(0, len(article.Text))
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := a.Intend(context.Background(), "k", noon, nil, []news.Quote{q})
		if fresh || !errors.Is(err, errNotStored) {
			t.Errorf("%s: got %v, %v", name, fresh, err)
		}
	}
	if _, err := a.Intend(context.Background(), "k", noon, nil, []news.Quote{{}}); !errors.Is(err, errNotStored) {
		t.Errorf("the empty quotation: %v", err)
	}
	if n := count(t, a.read, `SELECT count(*) FROM ledger`); n != 0 {
		t.Errorf("%d entries were written", n)
	}
}

// Every byte that was quoted, and every byte of the text around it, is held
// against what was written down.
func TestProveFindsTampering(t *testing.T) {
	ctx := context.Background()
	for name, tamper := range map[string]string{
		"":                              `SELECT 1`,
		"a byte of the text":            `UPDATE revisions SET text = CAST(replace(CAST(text AS TEXT), '61', '62') AS BLOB)`,
		"the text and its hash":         `UPDATE revisions SET text = CAST('The minister reported raids.' AS BLOB), sha256 = '` + digest([]byte("The minister reported raids.")) + `'`,
		"the text cut off and its hash": `UPDATE revisions SET text = CAST('The' AS BLOB), sha256 = '` + digest([]byte("The")) + `'`,
		"where it stood":                `UPDATE ledger_quotes SET start = start - 4`,
		"an impossible place":           `UPDATE ledger_quotes SET start = -1`,
		"what was quoted":               `UPDATE ledger_quotes SET sha256 = '` + digest([]byte("x")) + `'`,
		"the revision gone":             `PRAGMA foreign_keys = 0; DELETE FROM revisions; PRAGMA foreign_keys = 1`,
	} {
		a, q := quoted(t)
		if _, err := a.Intend(ctx, "answer", noon, nil, []news.Quote{q}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.write.Exec(tamper); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		proof, err := a.Prove(ctx)
		if err != nil || proof.Entries != 1 || proof.Quotes != 1 {
			t.Errorf("%s: %+v, %v", name, proof, err)
		}
		if failed := len(proof.Failed) == 1; failed != (name != "") {
			t.Errorf("%s: %+v", name, proof)
		} else if failed && (proof.Failed[0].Key != "answer" || proof.Failed[0].N != 1 || proof.Failed[0].Article != "raids" || proof.Failed[0].Reason == "") {
			t.Errorf("%s: %+v", name, proof.Failed[0])
		}
	}
}

// What was shown of a message before it was whole is proved as the message
// is, and counted with it.
func TestProveWhatWasShownBefore(t *testing.T) {
	ctx := context.Background()
	a, q := quoted(t)
	for _, key := range []string{"live/answer/1/1", "answer/1"} {
		if _, err := a.Intend(ctx, key, noon, nil, []news.Quote{q}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.write.Exec(`UPDATE ledger_quotes SET start = start - 4 WHERE entry = (SELECT id FROM ledger WHERE key LIKE 'live/%')`); err != nil {
		t.Fatal(err)
	}
	proof, err := a.Prove(ctx)
	if err != nil || proof.Entries != 1 || proof.Quotes != 1 || len(proof.Failed) != 1 || proof.Failed[0].Key != "live/answer/1/1" {
		t.Errorf("%+v, %v", proof, err)
	}
}
