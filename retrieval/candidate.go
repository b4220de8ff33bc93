package retrieval

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// candidate is a passage that a leg has found, with what the re-scorer looks
// at.
type candidate struct {
	news.Passage            // its Article has no text until it is chosen
	id           int64      // of the passage
	row          int64      // of the revision
	body         [][]string // stems, by sentence
	headline     []string   // stems
	respelled    []terms    // of the question, that a sentence spells otherwise
	lexical      found
	vector       found
	score        float64
	parts        Parts
}

// found is what a leg says of a candidate; the zero value says that it did
// not find it.
type found struct {
	score float64
	rank  int // 1 for the best
}

// candidates reads the passages that the legs have found. It leaves out those
// that are gone by now or that the reader may not see.
func candidates(ctx context.Context, tx *sql.Tx, as news.Reader, lexical, vector []scored) ([]*candidate, error) {
	of := map[int64]*candidate{}
	var ids []int64
	get := func(passage int64) *candidate {
		if of[passage] == nil {
			of[passage] = &candidate{id: passage}
			ids = append(ids, passage)
		}
		return of[passage]
	}
	for i, s := range lexical {
		get(s.passage).lexical = found{s.score, i + 1}
	}
	for i, s := range vector {
		get(s.passage).vector = found{s.score, i + 1}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+articleColumns+`, p.id, p.revision, p.start, p."end", p.sentences, p.stems, r.headline_stems
		FROM json_each(?) j CROSS JOIN passages p ON p.id = j.value CROSS JOIN revisions r ON r.id = p.revision
		WHERE r.listed = 1`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*candidate
	revisions := map[int64]*candidate{} // one of each revision
	for rows.Next() {
		read, err := scanCandidate(rows)
		if err != nil {
			return nil, err
		}
		if !as.MayRead(read.Article) {
			continue
		}
		if same := revisions[read.row]; same != nil {
			read.Article, read.headline = same.Article, same.headline
		} else {
			revisions[read.row] = read
		}
		read.lexical, read.vector = of[read.id].lexical, of[read.id].vector
		out = append(out, read)
	}
	return out, rows.Err()
}

func scanCandidate(rows *sql.Rows) (*candidate, error) {
	var c candidate
	var packed []byte
	var stems, headline string
	var err error
	if c.Article, err = scanArticle(rows, &c.id, &c.row, &c.Start, &c.End, &packed, &stems, &headline); err != nil {
		return nil, err
	}
	for line := range strings.SplitSeq(stems, "\n") {
		c.body = append(c.body, strings.Fields(line))
	}
	c.headline = strings.Fields(headline)
	c.Sentences, err = unpackSentences(packed)
	return &c, err
}

// fillTexts gives the articles of the candidates their texts.
func fillTexts(ctx context.Context, tx *sql.Tx, list []*candidate) error {
	for _, c := range list {
		if c.Article.Text != "" {
			continue
		}
		var text []byte
		if err := tx.QueryRowContext(ctx, `SELECT text FROM revisions WHERE id = ?`, c.row).Scan(&text); err != nil {
			return err
		}
		c.Article.Text = string(text)
	}
	return nil
}

// findSpellings marks in the candidates of the vector leg, which has an eye for
// them, the names of the question that they spell otherwise. There is nothing
// to do for most questions: every name in them is known.
func findSpellings(ctx context.Context, tx *sql.Tx, q *question, list []*candidate) error {
	names := q.unknownNames()
	if len(names) == 0 {
		return nil
	}
	for _, c := range list {
		if c.vector.rank == 0 {
			continue
		}
		var text string
		err := tx.QueryRowContext(ctx, `SELECT CAST(substr(text, ?, ?) AS TEXT) FROM revisions WHERE id = ?`, c.Start+1, c.End-c.Start, c.row).Scan(&text)
		if err != nil {
			return err
		}
		c.respelled = make([]terms, len(c.Sentences))
		for i, s := range c.Sentences {
			c.respelled[i] = respelled(names, text[s.Start-c.Start:s.End-c.Start])
		}
	}
	return nil
}
