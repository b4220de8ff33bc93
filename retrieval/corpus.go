package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/pullquote/pullquote/retrieval/news"
)

// corpus is what every search needs to know of all listed revisions: who may
// see them and which passages are theirs. It is read once for each generation
// of the index and never changes.
type corpus struct {
	generation int64
	listed     []listing // in order of first
	// languages are those of the articles, the commonest first.
	languages []string
}

// listing is a listed revision with the ids of its passages: [first, end).
type listing struct {
	article    news.Article // collection, embargo, published and language only
	first, end int64
}

// listings returns the corpus of the snapshot, from memory when the index has
// not changed.
func (a *Archive) listings(ctx context.Context, tx *sql.Tx) (*corpus, error) {
	var generation int64
	if err := tx.QueryRowContext(ctx, `SELECT generation FROM index_state`).Scan(&generation); err != nil {
		return nil, err
	}
	if c := a.corpus.Load(); c != nil && c.generation == generation {
		return c, nil
	}
	c, err := readCorpus(ctx, tx, generation)
	if err != nil {
		return nil, fmt.Errorf("reading the listed revisions: %w", err)
	}
	a.corpus.Store(c)
	return c, nil
}

func readCorpus(ctx context.Context, tx *sql.Tx, generation int64) (*corpus, error) {
	rows, err := tx.QueryContext(ctx, `SELECT first, passages, collection, embargo, published, language
		FROM revisions WHERE listed = 1 AND withdrawn = 0 ORDER BY first`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := &corpus{generation: generation}
	spoken := map[string]int{}
	for rows.Next() {
		var l listing
		var passages int64
		var embargo, published string
		if err := rows.Scan(&l.first, &passages, &l.article.Collection, &embargo, &published, &l.article.Language); err != nil {
			return nil, err
		}
		if l.article.Embargo, err = parseDate(embargo); err != nil {
			return nil, err
		}
		if l.article.Published, err = parseDate(published); err != nil {
			return nil, err
		}
		l.end = l.first + passages
		spoken[l.article.Language]++
		c.listed = append(c.listed, l)
	}
	c.languages = slices.SortedFunc(maps.Keys(spoken), func(x, y string) int {
		return cmp.Or(cmp.Compare(spoken[y], spoken[x]), cmp.Compare(x, y))
	})
	return c, rows.Err()
}

// scope is which passages a reader may see. What the reader may not see is
// taken away before anything is counted or ranked, so that a hidden article
// changes nothing in an answer, not even the weight of a word.
type scope struct {
	generation int64     // of the index
	visible    int       // passages
	hidden     []listing // in order of first
	missing    int       // passages of hidden
}

// scope returns what the reader may see.
func (c *corpus) scope(as news.Reader) scope {
	s := scope{generation: c.generation}
	for _, l := range c.listed {
		n := int(l.end - l.first)
		if as.MayRead(&l.article) {
			s.visible += n
			continue
		}
		s.missing += n
		s.hidden = append(s.hidden, l)
	}
	return s
}

// hides reports whether the passage is hidden.
func (s scope) hides(passage int64) bool {
	i := sort.Search(len(s.hidden), func(i int) bool { return s.hidden[i].end > passage })
	return i < len(s.hidden) && s.hidden[i].first <= passage
}
