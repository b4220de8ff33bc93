package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Hit is a passage that was found, with the reasons for its rank.
type Hit struct {
	news.Passage
	BM25     float64 // of the lexical leg, higher is better; 0 when not found by it
	Vector   float64 // cosine; 0 when not found by the vector leg
	Rescored float64 // what the order comes from
	// LexicalRank and VectorRank are the ranks within each leg, 1 for the
	// best; 0 when not found by it.
	LexicalRank int
	VectorRank  int
}

// Search returns at most limit passages that bear on the words, best first.
// Only articles that the reader may see are looked at.
func (a *Archive) Search(ctx context.Context, words string, as news.Reader, limit int) ([]news.Passage, error) {
	hits, err := a.Explain(ctx, words, as, limit)
	if err != nil {
		return nil, err
	}
	out := make([]news.Passage, len(hits))
	for i, h := range hits {
		out[i] = h.Passage
	}
	return out, nil
}

// Explain is Search with the reasons for the order.
func (a *Archive) Explain(ctx context.Context, words string, as news.Reader, limit int) ([]Hit, error) {
	var quoted []string
	for _, w := range lang.Words(words, "en") {
		if !w.Stop {
			quoted = append(quoted, `"`+strings.ReplaceAll(w.Folded, `"`, `""`)+`"`)
		}
	}
	if len(quoted) == 0 || limit <= 0 {
		return nil, nil
	}
	params, err := readerParams(as)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	err = a.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+articleColumns+`, r.text, p.start, p."end", p.sentences, -f.rank
			FROM passage_index f CROSS JOIN passages p ON p.id = f.rowid CROSS JOIN revisions r ON r.id = p.revision
			WHERE passage_index MATCH :match AND `+visible+` ORDER BY f.rank LIMIT :limit`,
			append(params, sql.Named("match", strings.Join(quoted, " OR ")), sql.Named("limit", limit))...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var h Hit
			var text, packed []byte
			h.Article, err = scanArticle(rows, &text, &h.Start, &h.End, &packed, &h.BM25)
			if err != nil {
				return err
			}
			h.Article.Text = string(text)
			if h.Sentences, err = unpackSentences(packed); err != nil {
				return err
			}
			h.Rescored, h.LexicalRank = h.BM25, len(hits)+1
			hits = append(hits, h)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	return hits, nil
}
