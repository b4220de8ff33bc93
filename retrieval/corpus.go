package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sort"
	"unique"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// corpus is what every search needs to know of all listed revisions: who may
// see them and which passages are theirs. It is read once for each generation
// of the index and does not change; only what was read of the index is added.
type corpus struct {
	generation int64
	listed     []listing // in order of first
	// languages are those of the articles; see sight.spoken.
	languages []string
	// outlets are the names by which readers call the publishers, and under
	// each the articles, by index into listed.
	outlets map[string][]int
	// writers are the full names in the bylines, by their folded form.
	writers map[string][]byWriter
	// read are the passages that words were found in.
	read *readLists
}

// listing is a listed revision with the ids of its passages: [first, end).
type listing struct {
	row        int64        // of the revision
	article    news.Article // collection, embargo, end, published, language, publisher and byline only
	outlet     string       // what readers call the publisher
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
	rows, err := tx.QueryContext(ctx, `SELECT r.id, r.first, r.passages, r.collection, r.embargo, r.published, r.language, r.publisher, r.byline, `+expiryColumn+`
		FROM revisions r WHERE r.listed = 1 AND r.withdrawn = 0 ORDER BY r.first`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := &corpus{generation: generation, outlets: map[string][]int{}, writers: map[string][]byWriter{}, read: newReadLists()}
	for rows.Next() {
		l, err := scanListing(rows)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(c.languages, l.article.Language) {
			c.languages = append(c.languages, l.article.Language)
		}
		if l.outlet != "" {
			c.outlets[l.outlet] = append(c.outlets[l.outlet], len(c.listed))
		}
		for _, name := range writersOf(l.article.Byline) {
			c.writers[lang.Fold(name)] = append(c.writers[lang.Fold(name)], byWriter{name, len(c.listed)})
		}
		c.listed = append(c.listed, l)
	}
	return c, rows.Err()
}

func scanListing(rows *sql.Rows) (l listing, err error) {
	var passages int64
	var embargo, published, expires string
	a := &l.article
	if err := rows.Scan(&l.row, &l.first, &passages, &a.Collection, &embargo, &published, &a.Language, &a.Publisher, &a.Byline, &expires); err != nil {
		return l, err
	}
	if a.Embargo, err = parseDate(embargo); err != nil {
		return l, err
	}
	if a.Expires, err = parseDate(expires); err != nil {
		return l, err
	}
	if a.Published, err = parseDate(published); err != nil {
		return l, err
	}
	// Few names make up most of the archive: each is kept once.
	for _, s := range []*string{&a.Collection, &a.Language, &a.Publisher, &a.Byline} {
		*s = unique.Make(*s).Value()
	}
	l.end, l.outlet = l.first+passages, outletOf(a.Publisher)
	return l, nil
}

// of returns the listing that a passage belongs to, nil when it is in none.
func (c *corpus) of(passage int64) *listing {
	i := sort.Search(len(c.listed), func(i int) bool { return c.listed[i].end > passage })
	if i == len(c.listed) || c.listed[i].first > passage {
		return nil
	}
	return &c.listed[i]
}

// scope is which passages a reader may see. What the reader may not see is
// taken away before anything is counted or ranked, so that a hidden article
// changes nothing in an answer, not even the weight of a word.
type scope struct {
	generation int64      // of the index
	visible    int        // passages
	shown      []*listing // in order of first
	hidden     []*listing // in order of first
	missing    int        // passages of hidden
	whole      *scope     // what the reader may see, when filters leave less
}

// scope returns what the reader may see and the filters leave.
func (c *corpus) scope(as news.Reader, f filters) scope {
	s := scope{generation: c.generation, shown: make([]*listing, 0, len(c.listed))}
	if len(f) > 0 {
		whole := c.scope(as, nil)
		s.whole = &whole
	}
	for i := range c.listed {
		l := &c.listed[i]
		n := int(l.end - l.first)
		if as.MayRead(&l.article) && f.leave(l) {
			s.visible += n
			s.shown = append(s.shown, l)
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

// leave returns the passages that are not hidden; the ids are in order.
func (s scope) leave(ids []int64) []int64 {
	if len(s.hidden) == 0 || len(ids) == 0 {
		return ids
	}
	hidden := s.hidden
	return slices.DeleteFunc(ids, func(id int64) bool {
		skip := sort.Search(len(hidden), func(i int) bool { return hidden[i].end > id })
		hidden = hidden[skip:]
		return len(hidden) > 0 && hidden[0].first <= id
	})
}

// reckon returns in how many of the visible passages a word stands that stands
// in the given ones, the first of them, and was not looked for further: as
// many in proportion in the rest.
func (s scope) reckon(ids []int64) int {
	last := ids[len(ids)-1]
	upTo := 0
	for _, l := range s.shown {
		if l.first > last {
			break
		}
		upTo += int(min(l.end, last+1) - l.first)
	}
	return int(float64(len(ids)) * float64(s.visible) / float64(max(upTo, len(ids))))
}
