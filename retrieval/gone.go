package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Filed is a file that gave an article which answers now.
type Filed struct {
	Path    string
	Article news.ArticleID
	Gone    time.Time // since when the file is not there; zero while it is
}

// FilesIn returns the files within a folder that gave articles which answer
// now, in the order of their paths.
func (a *Archive) FilesIn(ctx context.Context, folder string) ([]Filed, error) {
	begin := strings.TrimSuffix(folder, string(filepath.Separator)) + string(filepath.Separator)
	out, err := a.filed(ctx, `SELECT s.path, s.article, s.gone FROM sources s JOIN revisions r ON r.article = s.article AND r.listed = 1
		WHERE substr(s.path, 1, length(?1)) = ?1 AND r.withdrawn = 0 AND r.sample = 0 ORDER BY s.path`, begin)
	if err != nil {
		return nil, fmt.Errorf("files within %s: %w", folder, err)
	}
	return out, nil
}

// FilesOf returns the files whose bytes, as they were last taken, have the
// SHA-256: of which article a file under another name is.
func (a *Archive) FilesOf(ctx context.Context, sha256 string) ([]Filed, error) {
	out, err := a.filed(ctx, filesOf, sha256)
	if err != nil {
		return nil, fmt.Errorf("files of %s: %w", sha256, err)
	}
	return out, nil
}

// filesOf finds the article by its bytes, without a look at the others: this is
// asked for every file.
const filesOf = `SELECT s.path, s.article, s.gone FROM revisions r JOIN sources s ON s.article = r.article
		WHERE r.raw_sha256 = ? AND r.sample = 0 AND r.revision = (SELECT max(revision) FROM revisions WHERE article = r.article AND withdrawn = 0) ORDER BY s.path`

func (a *Archive) filed(ctx context.Context, query, arg string) (out []Filed, err error) {
	rows, err := a.read.QueryContext(ctx, query, arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var f Filed
		var gone string
		if err := rows.Scan(&f.Path, &f.Article, &gone); err != nil {
			return nil, err
		}
		if gone != "" {
			if f.Gone, err = parseDate(gone); err != nil {
				return nil, fmt.Errorf("file %s: %w", f.Path, err)
			}
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// NoteGone remembers since when files are not there; the zero time: they are
// back. Each replica looks for itself.
func (a *Archive) NoteGone(ctx context.Context, paths []string, since time.Time) error {
	if a.write == nil {
		return errReadOnly
	}
	at := ""
	if !since.IsZero() {
		at = stamp(since)
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		for _, path := range paths {
			if _, err := tx.ExecContext(ctx, `UPDATE sources SET gone = ? WHERE path = ?`, at, path); err != nil {
				return fmt.Errorf("file %s: %w", path, err)
			}
		}
		return nil
	})
}

// ForgetFiles forgets files whose articles have others.
func (a *Archive) ForgetFiles(ctx context.Context, paths []string) error {
	if a.write == nil {
		return errReadOnly
	}
	err := a.inOrder(ctx, func() error {
		return a.changeFiles(ctx, func(tx books.Tx, change int64) error {
			for _, path := range paths {
				if _, err := tx.ExecContext(ctx, forgetFile+` WHERE path = ?3`, unread, change, path); err != nil {
					return err
				}
			}
			return nil
		}, func(tx *sql.Tx) error {
			for _, path := range paths {
				if _, err := tx.ExecContext(ctx, `DELETE FROM sources WHERE path = ?`, path); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return fmt.Errorf("forgetting files: %w", err)
	}
	return nil
}

// itsFileIsGone stands for the bytes of a file that is not there.
const itsFileIsGone = "its file is gone"

// WithdrawGone takes out of all answers an article whose files are gone. Any
// of them brings it back, unchanged too. It returns false when there is
// nothing to take back.
func (a *Archive) WithdrawGone(ctx context.Context, id news.ArticleID) (bool, error) {
	back, err := a.Withhold(ctx, id, []byte(itsFileIsGone))
	if err != nil || !back {
		return false, err
	}
	// No file has that size: it is to be read should it come back.
	err = a.inOrder(ctx, func() error {
		return a.changeFiles(ctx, func(tx books.Tx, change int64) error {
			_, err := tx.ExecContext(ctx, `UPDATE sources SET size = ?, change = ? WHERE article = ?`, unread, change, id)
			return err
		}, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE sources SET size = ?, gone = '' WHERE article = ?`, unread, id)
			return err
		})
	})
	if err != nil {
		err = fmt.Errorf("withdrawing article %s: %w", id, err)
	}
	return true, err
}
