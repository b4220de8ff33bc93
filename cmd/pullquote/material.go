package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What a draft may be checked against at the most, so that a folder given by
// mistake is refused and not read for minutes.
const (
	mostMaterial      = 1000      // files
	mostMaterialBytes = 100 << 20 // in all
)

// articleReader is where a check reads articles: the archive.
type articleReader interface {
	Articles(ctx context.Context, as news.Reader) ([]news.Article, error)
	Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error)
	Search(ctx context.Context, words string, as news.Reader, limit int) ([]news.Passage, error)
}

// An archive of up to wholeArchive articles is read whole. Of a larger one the
// articles are read that a search by words finds for each quotation and
// figure, foundForEach passages of them, and mostLookups times at the most.
const (
	wholeArchive = 3000
	foundForEach = 8
	mostLookups  = 2000
)

// archiveTexts returns the articles that the draft is checked against: none
// that the reader may not see.
func archiveTexts(ctx context.Context, from articleReader, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
	listed, err := from.Articles(ctx, as)
	if err != nil {
		return nil, err
	}
	var out []*draft.Text
	add := func(id news.ArticleID, revision int) error {
		a, err := from.Article(ctx, id, revision)
		if err == nil {
			out = append(out, &draft.Text{Article: a})
		}
		return err
	}
	if len(listed) <= wholeArchive {
		for _, a := range listed {
			if err := add(a.ID, a.Revision); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	seen := map[news.ArticleID]bool{}
	sought := d.Sought()
	for _, words := range sought[:min(len(sought), mostLookups)] {
		found, err := from.Search(ctx, words, as, foundForEach)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			if a := p.Article; !seen[a.ID] {
				seen[a.ID] = true
				if err := add(a.ID, a.Revision); err != nil {
					return nil, err
				}
			}
		}
	}
	return out, nil
}

// unsentTexts is archiveTexts of a reader for whom no word of the draft goes to an
// embedding endpoint.
func unsentTexts(ctx context.Context, from articleReader, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
	as.NoModel = true
	return archiveTexts(ctx, from, as, d)
}

// readMaterial reads what the draft is checked against besides the archive.
func readMaterial(ctx context.Context, paths []string) (out []*draft.Text, err error) {
	total := 0
	take := func(path string) error {
		raw, name, err := readGiven(ctx, path)
		if err != nil {
			return err
		}
		total += len(raw)
		if len(out) >= mostMaterial || total > mostMaterialBytes {
			return &mistake{said: fmt.Sprintf("There are more than %d files, or %d MB, to check against.", mostMaterial, mostMaterialBytes>>20), next: "Give --against the files that the draft quotes from.", status: statusUsage}
		}
		t, err := draft.ReadText(name, raw)
		if err != nil {
			return materialMistake(err)
		}
		t.Against = path
		out = append(out, t)
		return ctx.Err()
	}
	for _, path := range paths {
		if isAddress(path) {
			if err := take(path); err != nil {
				return nil, err
			}
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, noMaterial(path, err)
		}
		if !info.IsDir() {
			if err := take(path); err != nil {
				return nil, err
			}
			continue
		}
		err = filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
			switch hidden := strings.HasPrefix(e.Name(), ".") && name != path; {
			case err != nil:
				return noMaterial(name, err)
			case hidden && e.IsDir():
				return filepath.SkipDir
			case hidden || !e.Type().IsRegular() || !draft.Reads(name):
				return nil
			}
			return take(name)
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readLimited reads a file that is no larger than a draft may be.
func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, noMaterial(path, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, draft.MostBytes+1))
	if err != nil {
		return nil, noMaterial(path, err)
	}
	return raw, nil
}

// noMaterial says that a file cannot be read.
func noMaterial(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &mistake{said: "There is no file " + path + ".", next: "Check its name.", status: statusUsage, cause: err}
	}
	return &mistake{said: path + " cannot be read.", next: "Check that it is a file that you may read.", cause: err}
}

// materialMistake explains why a file cannot be checked, or checked against.
func materialMistake(err error) error {
	switch {
	case errors.Is(err, draft.ErrTooLarge):
		return &mistake{said: sentence(err.Error()), next: fmt.Sprintf("A file may have %d MB.", draft.MostBytes>>20), status: statusUsage, cause: err}
	case errors.Is(err, draft.ErrKind):
		return &mistake{said: sentence(err.Error()), next: "Save it in one of these forms.", status: statusUsage, cause: err}
	case errors.Is(err, draft.ErrDamaged):
		return &mistake{said: sentence(err.Error()), next: "Open it in a word processor and save it again.", cause: err}
	}
	return err
}
