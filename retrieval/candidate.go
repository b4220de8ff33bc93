package retrieval

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
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
	lexical      standing
	vector       standing
	score        float64
	parts        Parts
}

// standing is what a leg says of a candidate; the zero value says that it did
// not find it.
type standing struct {
	score float64
	rank  int // 1 for the best
}

// candidates reads the passages that the legs have found. It leaves out those
// that are gone by now or that the reader may not see.
func candidates(ctx context.Context, tx *sql.Tx, as news.Reader, lexical, vector []scored) ([]*candidate, error) {
	of := legs(lexical, vector)
	list, err := json.Marshal(slices.Sorted(maps.Keys(of)))
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
		read.lexical, read.vector = of[read.id][0], of[read.id][1]
		out = append(out, read)
	}
	return out, rows.Err()
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

// fillTexts gives the articles of the candidates their texts. It leaves out
// candidates whose text is not as it was stored: nothing may be quoted from
// it.
func (a *Archive) fillTexts(ctx context.Context, tx *sql.Tx, list []*candidate) ([]*candidate, error) {
	var out []*candidate
	for _, c := range list {
		if c.Article.Text == "" {
			var text []byte
			if err := tx.QueryRowContext(ctx, `SELECT text FROM revisions WHERE id = ?`, c.row).Scan(&text); err != nil {
				return nil, err
			}
			if digest(text) != c.Article.SHA256 {
				a.log.Error("stored text is damaged", "article", c.Article.ID, "revision", c.Article.Revision)
				continue
			}
			c.Article.Text = string(text)
		}
		out = append(out, c)
	}
	return out, nil
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
		var text []byte
		err := tx.QueryRowContext(ctx, `SELECT substr(text, ?, ?) FROM revisions WHERE id = ?`, c.Start+1, c.End-c.Start, c.row).Scan(&text)
		if err != nil {
			return err
		}
		if len(text) != c.End-c.Start {
			continue // damaged; it will not be shown
		}
		c.respelled = make([]terms, len(c.Sentences))
		for i, s := range c.Sentences {
			c.respelled[i] = respelled(names, string(text[s.Start-c.Start:s.End-c.Start]))
		}
	}
	return nil
}
