package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Newest is the first of Articles, at most so many. It goes by what searches hold
// in memory and reads no more articles than it returns, so that a large archive
// costs little more than a small one.
func (a *Archive) Newest(ctx context.Context, as news.Reader, most int) (out []news.Article, err error) {
	err = a.view(ctx, func(tx *sql.Tx) error {
		c, err := a.listings(ctx, tx)
		if err != nil {
			return err
		}
		rows, err := json.Marshal(c.newestRows(as, most))
		if err != nil {
			return err
		}
		read, err := tx.QueryContext(ctx, `SELECT `+articleColumns+` FROM revisions r WHERE r.id IN (SELECT value FROM json_each(?))`, string(rows))
		if err != nil {
			return err
		}
		out, err = collectArticles(read)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing the newest articles: %w", err)
	}
	slices.SortFunc(out, func(x, y news.Article) int {
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.ID, y.ID))
	})
	return out, nil
}

// newestRows are the revisions of the newest articles that the reader may see.
func (c *corpus) newestRows(as news.Reader, most int) []int64 {
	newer := func(x, y *listing) int { return y.article.Published.Compare(x.article.Published) }
	var top []*listing
	for i := range c.listed {
		l := &c.listed[i]
		if len(top) >= most && (most <= 0 || newer(l, top[len(top)-1]) >= 0) || !as.MayRead(&l.article) {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, l, func(x, y *listing) int { return cmp.Or(newer(x, y), -1) })
		top = slices.Insert(top, at, l)
		top = top[:min(len(top), most)]
	}
	rows := make([]int64, len(top))
	for i, l := range top {
		rows[i] = l.row
	}
	return rows
}
