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

// Every byte that was quoted, and every byte of the text around it, is held
// against what was written down.
func TestProveFindsTampering(t *testing.T) {
	ctx := context.Background()
	text := func(text, sha256 string) statement {
		return statement{`UPDATE revisions SET text = ?, sha256 = ?`, []any{[]byte(text), sha256}}
	}
	for name, tamper := range map[string]statement{
		"":                              {`SELECT 1`, nil},
		"a byte of the text":            text("The ministry reported 62 raids.", books.Digest([]byte("The ministry reported 61 raids."))),
		"the text and its hash":         text("The minister reported raids.", books.Digest([]byte("The minister reported raids."))),
		"the text cut off and its hash": text("The", books.Digest([]byte("The"))),
		"where it stood":                {`UPDATE ledger_quotes SET start = start - 4`, nil},
		"an impossible place":           {`UPDATE ledger_quotes SET start = -1`, nil},
		"what was quoted":               {`UPDATE ledger_quotes SET sha256 = ?`, []any{books.Digest([]byte("x"))}},
		"the revision gone":             {}, // see loseRevisions
	} {
		a, q := quoted(t)
		if _, err := a.Books.Intend(ctx, "answer", noon, nil, []news.Quote{q}); err != nil {
			t.Fatal(err)
		}
		if tamper.text == "" {
			loseRevisions(t, a)
		} else {
			tamper.run(t, a)
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

// statement is one that is run behind the archive's back, where the articles are.
type statement struct {
	text string
	args []any
}

func (s statement) run(t *testing.T, a *Archive) {
	t.Helper()
	err := a.truth.Change(t.Context(), func(tx books.Tx) error {
		_, err := tx.ExecContext(t.Context(), s.text, s.args...)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", s.text, err)
	}
}

// loseRevisions deletes what was quoted from, as either engine can be made to.
func loseRevisions(t *testing.T, a *Archive) {
	t.Helper()
	if a.origin == nil {
		if _, err := a.write.Exec(`PRAGMA foreign_keys = 0; DELETE FROM revisions; PRAGMA foreign_keys = 1`); err != nil {
			t.Fatal(err)
		}
		return
	}
	statement{`ALTER TABLE ledger_quotes DROP CONSTRAINT ledger_quotes_article_revision_fkey`, nil}.run(t, a)
	statement{`DELETE FROM revisions`, nil}.run(t, a)
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
	statement{`UPDATE ledger_quotes SET start = start - 4 WHERE entry = (SELECT id FROM ledger WHERE key LIKE 'live/%')`, nil}.run(t, a)
	proof, err := a.Prove(ctx)
	if err != nil || proof.Entries != 1 || proof.Quotes != 1 || len(proof.Failed) != 1 || proof.Failed[0].Key != "live/answer/1/1" {
		t.Errorf("%+v, %v", proof, err)
	}
}
