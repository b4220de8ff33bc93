package retrieval

import (
	"context"
	"testing"

	"github.com/pullquote/pullquote/retrieval/books"
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
// What is not in the archive, word for word, is not written down as quoted.
// Every byte that was quoted, and every byte of the text around it, is held
// against what was written down.
func TestProveFindsTampering(t *testing.T) {
	ctx := context.Background()
	for name, tamper := range map[string]string{
		"":                              `SELECT 1`,
		"a byte of the text":            `UPDATE revisions SET text = CAST(replace(CAST(text AS TEXT), '61', '62') AS BLOB)`,
		"the text and its hash":         `UPDATE revisions SET text = CAST('The minister reported raids.' AS BLOB), sha256 = '` + books.Digest([]byte("The minister reported raids.")) + `'`,
		"the text cut off and its hash": `UPDATE revisions SET text = CAST('The' AS BLOB), sha256 = '` + books.Digest([]byte("The")) + `'`,
		"where it stood":                `UPDATE ledger_quotes SET start = start - 4`,
		"an impossible place":           `UPDATE ledger_quotes SET start = -1`,
		"what was quoted":               `UPDATE ledger_quotes SET sha256 = '` + books.Digest([]byte("x")) + `'`,
		"the revision gone":             `PRAGMA foreign_keys = 0; DELETE FROM revisions; PRAGMA foreign_keys = 1`,
	} {
		a, q := quoted(t)
		if _, err := a.Books.Intend(ctx, "answer", noon, nil, []news.Quote{q}); err != nil {
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
		if _, err := a.Books.Intend(ctx, key, noon, nil, []news.Quote{q}); err != nil {
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
