package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// articleColumns are what scanArticle reads, of a revision r.
const articleColumns = `r.article, r.revision, r.publisher, r.headline, r.byline, r.url, r.published, r.updated,
	r.language, r.collection, r.embargo, r.withdrawn, r.sha256, ` + expiryColumn

// expiryColumn is from when a revision r may not be seen any more.
const expiryColumn = `COALESCE((SELECT e.at FROM expiries e WHERE e.revision = r.id), '')`

// scanArticle reads articleColumns and then the further columns.
func scanArticle(row interface{ Scan(...any) error }, further ...any) (*news.Article, error) {
	var a news.Article
	var published, updated, embargo, expires string
	into := append([]any{&a.ID, &a.Revision, &a.Publisher, &a.Headline, &a.Byline, &a.URL, &published, &updated,
		&a.Language, &a.Collection, &embargo, &a.Withdrawn, &a.SHA256, &expires}, further...)
	if err := row.Scan(into...); err != nil {
		return nil, err
	}
	var errs [4]error
	a.Published, errs[0] = parseDate(published)
	a.Updated, errs[1] = parseDate(updated)
	a.Embargo, errs[2] = parseDate(embargo)
	a.Expires, errs[3] = parseDate(expires)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("article %s revision %d: %w", a.ID, a.Revision, err)
	}
	return &a, nil
}

// Article returns one revision of an article with its text, whoever may see
// it; revision 0 stands for the newest. The error wraps ErrNoArticle when
// there is none, and ErrDamaged when its text is not as it was stored.
func (a *Archive) Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error) {
	var text []byte
	var article *news.Article
	err := a.truth.View(ctx, func(tx books.Tx) (err error) {
		article, err = scanArticle(tx.QueryRowContext(ctx, `SELECT `+articleColumns+`, r.text FROM revisions r
			WHERE r.article = ?1 AND (?2 = 0 OR r.revision = ?2) ORDER BY r.revision DESC LIMIT 1`, id, revision), &text)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s revision %d: %w", id, revision, ErrNoArticle)
	}
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	if books.Digest(text) != article.SHA256 {
		return nil, fmt.Errorf("article %s revision %d: %w", id, article.Revision, ErrDamaged)
	}
	article.Text = string(text)
	article.Read(a.senses)
	return article, nil
}

// Revisions returns all revisions of an article without their texts, oldest
// first, whoever may see them. The error wraps ErrNoArticle when there is
// none.
func (a *Archive) Revisions(ctx context.Context, id news.ArticleID) ([]news.Article, error) {
	rows, err := a.truth.Query(ctx, `SELECT `+articleColumns+` FROM revisions r WHERE r.article = ? ORDER BY r.revision`, id)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	out, err := collectArticles(rows)
	if err == nil && len(out) == 0 {
		err = ErrNoArticle
	}
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	return out, nil
}

// Articles returns the newest revisions that the reader may see, without
// their texts, the newest published first and those without a date last.
func (a *Archive) Articles(ctx context.Context, as news.Reader) ([]news.Article, error) {
	rows, err := a.read.QueryContext(ctx, `SELECT `+articleColumns+` FROM revisions r WHERE r.listed = 1`)
	if err != nil {
		return nil, fmt.Errorf("listing articles: %w", err)
	}
	out, err := collectArticles(rows)
	if err != nil {
		return nil, fmt.Errorf("listing articles: %w", err)
	}
	out = slices.DeleteFunc(out, func(a news.Article) bool { return !as.MayRead(&a) })
	slices.SortFunc(out, func(x, y news.Article) int {
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.ID, y.ID))
	})
	return out, nil
}

// Scope returns how many articles and passages the reader may search, and
// when the newest of those articles was published; zero when none says so.
func (a *Archive) Scope(ctx context.Context, as news.Reader) (articles, passages int, newest time.Time, err error) {
	err = a.view(ctx, func(tx *sql.Tx) error {
		c, err := a.listings(ctx, tx)
		if err != nil {
			return err
		}
		for _, l := range c.listed {
			if !as.MayRead(&l.article) {
				continue
			}
			articles, passages = articles+1, passages+int(l.end-l.first)
			if l.article.Published.After(newest) {
				newest = l.article.Published
			}
		}
		return nil
	})
	if err != nil {
		return 0, 0, time.Time{}, fmt.Errorf("counting articles: %w", err)
	}
	return articles, passages, newest, nil
}

func collectArticles(rows *sql.Rows) ([]news.Article, error) {
	defer rows.Close()
	var out []news.Article
	for rows.Next() {
		a, err := scanArticle(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *a)
	}
	return out, rows.Err()
}
