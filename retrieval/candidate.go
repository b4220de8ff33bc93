package retrieval

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// candidate is a passage that a leg has found, with what the re-scorer looks
// at.
type candidate struct {
	news.Passage          // only of those chosen
	*listing              // that it belongs to
	id           int64    // of the passage
	stems        string   // one sentence a line
	told         []string // see words
	headline     string   // stems
	respelled    []terms  // of the question, that a sentence spells otherwise
	lexical      standing
	vector       standing
	score        float64
	parts        Parts
	bearing      float64 // how much of the question it holds, with its headline, 0 to 1
	clause       int     // of the question that it fits best; -1 for none
}

// standing is what a leg says of a candidate; the zero value says that it did
// not find it.
type standing struct {
	score float64
	rank  int // 1 for the best
}

// candidates reads the passages that the legs have found. It leaves out those
// that are gone by now or that the reader may not see.
func candidates(ctx context.Context, tx *sql.Tx, c *corpus, as news.Reader, lexical, vector []scored) ([]*candidate, error) {
	of := legs(lexical, vector)
	var list []*candidate
	for _, id := range slices.Sorted(maps.Keys(of)) {
		if l := c.of(id); l != nil && as.MayRead(&l.article) {
			list = append(list, &candidate{listing: l, id: id, lexical: of[id][0], vector: of[id][1]})
		}
	}
	stems, err := readStems(ctx, tx, `SELECT id, stems FROM passages`, list, func(c *candidate) int64 { return c.id })
	if err != nil {
		return nil, err
	}
	headlines, err := readStems(ctx, tx, `SELECT id, headline_stems FROM revisions`, list, func(c *candidate) int64 { return c.row })
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		c.stems, c.headline = stems[c.id], headlines[c.row]
	}
	return list, nil
}

// legs returns what each of the two legs says of each passage.
func legs(lexical, vector []scored) map[int64][2]standing {
	out := map[int64][2]standing{}
	for leg, list := range [2][]scored{lexical, vector} {
		for i, s := range list {
			both := out[s.passage]
			both[leg] = standing{s.score, i + 1}
			out[s.passage] = both
		}
	}
	return out
}

// readStems reads the stems of the rows that the candidates name.
func readStems(ctx context.Context, tx *sql.Tx, query string, list []*candidate, id func(*candidate) int64) (map[int64]string, error) {
	out := make(map[int64]string, len(list))
	for _, c := range list {
		out[id(c)] = ""
	}
	ids, err := json.Marshal(slices.Sorted(maps.Keys(out)))
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, query+` WHERE id IN (SELECT value FROM json_each(?))`, string(ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var stems string
		if err := rows.Scan(&id, &stems); err != nil {
			return nil, err
		}
		out[id] = stems
	}
	return out, rows.Err()
}

// fill reads the passages of the candidates with their articles. It leaves out
// candidates whose text is not as it was stored: nothing may be quoted from it.
func (a *Archive) fill(ctx context.Context, tx *sql.Tx, list []*candidate) ([]*candidate, error) {
	articles := map[int64]*news.Article{} // by row; nil when damaged
	var out []*candidate
	for _, c := range list {
		article, known := articles[c.row]
		if !known {
			var err error
			if article, err = a.intact(ctx, tx, c.row); err != nil {
				return nil, err
			}
			articles[c.row] = article
		}
		if article == nil {
			continue
		}
		c.Article = article
		var packed []byte
		err := tx.QueryRowContext(ctx, `SELECT start, "end", sentences FROM passages WHERE id = ?`, c.id).Scan(&c.Start, &c.End, &packed)
		if err != nil {
			return nil, err
		}
		if c.Sentences, err = unpackSentences(packed); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// intact returns the article of a revision; nil when its text is damaged.
func (a *Archive) intact(ctx context.Context, tx *sql.Tx, row int64) (*news.Article, error) {
	var text []byte
	article, err := scanArticle(tx.QueryRowContext(ctx, `SELECT `+articleColumns+`, r.text FROM revisions r WHERE r.id = ?`, row), &text)
	if err != nil {
		return nil, err
	}
	if books.Digest(text) != article.SHA256 {
		a.log.Error("stored text is damaged", "article", article.ID, "revision", article.Revision)
		return nil, nil
	}
	article.Text = string(text)
	article.Read(a.senses)
	return article, nil
}

// findSpellings marks in the candidates of the vector leg, which has an eye for
// letters, the names of the question that stand there in another spelling.
func (a *Archive) findSpellings(ctx context.Context, tx *sql.Tx, q *question, list []*candidate) error {
	names := q.unknownNames()
	near := slices.DeleteFunc(slices.Clone(list), func(c *candidate) bool { return c.vector.rank == 0 })
	if len(names) == 0 || len(near) == 0 {
		return nil
	}
	near, err := a.fill(ctx, tx, near)
	if err != nil {
		return err
	}
	for _, c := range near {
		c.respelled = make([]terms, len(c.Sentences))
		for i, s := range c.Sentences {
			c.respelled[i] = respelled(names, c.Article.Text[s.Start:s.End])
		}
	}
	return nil
}
