package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// intake takes the articles of files into an archive and keeps account.
type intake struct {
	archive *retrieval.Archive
	zone    *time.Location
	step    func() // called after each file
	account account
}

// account is what became of the files. Its JSON form is what `ingest --json`
// prints.
type account struct {
	New       []takenFile   `json:"new"`
	Changed   []takenFile   `json:"changed"`
	Unchanged int           `json:"unchanged"`
	Skipped   []skippedFile `json:"skipped"`
	// Unembedded counts the articles that are found by their words only.
	Unembedded int `json:"unembedded"`
}

type takenFile struct {
	Path       string `json:"path"`
	Article    string `json:"article"`
	Revision   int    `json:"revision"`
	Passages   int    `json:"passages"`
	Collection string `json:"collection"`
	Embargo    string `json:"embargo"` // RFC 3339, or empty
}

type skippedFile struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// held is how many articles of the files are in the archive now.
func (a account) held() int { return len(a.New) + len(a.Changed) + a.Unchanged }

func newIntake(archive *retrieval.Archive, zone *time.Location) *intake {
	return &intake{
		archive: archive, zone: zone, step: func() {},
		account: account{New: []takenFile{}, Changed: []takenFile{}, Skipped: []skippedFile{}},
	}
}

// files takes the files and folders at paths. Its error means that the rest
// was not looked at; a file that cannot be taken is in the account.
func (i *intake) files(ctx context.Context, paths []string) error {
	wanted := func(f feed.Found) bool { return i.wanted(ctx, f) }
	take := func(f feed.File) error { return i.take(ctx, f, retrieval.Source{Path: absolute(f.Path)}) }
	options := feed.Options{Zone: i.zone, Known: idOf}
	if err := feed.Walk(ctx, paths, options, wanted, take, i.skip); err != nil {
		return fmt.Errorf("taking articles: %w", err)
	}
	return nil
}

// wanted reports whether the file must be read. One that the archive knows
// is counted as unchanged.
func (i *intake) wanted(ctx context.Context, f feed.Found) bool {
	known, err := i.archive.Known(ctx, absolute(f.Path), f.Size, f.Modified)
	if err != nil || !known {
		return true // reading it again does no harm
	}
	i.account.Unchanged++
	i.step()
	return false
}

// idOf returns the id that a file which need not be read gave its article:
// that of its name, unless its front matter states another, which is rare.
func idOf(file string) news.ArticleID {
	base := path.Base(filepath.ToSlash(file))
	return news.ArticleID(strings.TrimSuffix(base, path.Ext(base)))
}

// take stores the article of a file.
func (i *intake) take(ctx context.Context, f feed.File, from retrieval.Source) error {
	defer i.step()
	from.Size, from.Modified = f.Size, f.Modified
	taken, err := i.archive.Ingest(ctx, f.Article, f.Raw, from)
	if errors.Is(err, retrieval.ErrNotAnArticle) {
		i.skip(feed.Skipped{Path: f.Path, Reason: "it cannot be stored as an article"})
		return nil
	}
	if err != nil {
		return err
	}
	i.enter(f, taken)
	return nil
}

// enter writes what became of the article into the account.
func (i *intake) enter(f feed.File, taken retrieval.Taken) {
	if taken.Unembedded {
		i.account.Unembedded++
	}
	file := takenFile{
		Path: f.Path, Article: string(taken.Article), Revision: taken.Revision, Passages: taken.Passages,
		Collection: f.Article.Collection,
	}
	if !f.Article.Embargo.IsZero() {
		file.Embargo = f.Article.Embargo.Format(time.RFC3339)
	}
	switch taken.State {
	case retrieval.New:
		i.account.New = append(i.account.New, file)
	case retrieval.Changed:
		i.account.Changed = append(i.account.Changed, file)
	case retrieval.Unchanged:
		i.account.Unchanged++
	}
}

func (i *intake) skip(s feed.Skipped) {
	i.account.Skipped = append(i.account.Skipped, skippedFile{s.Path, s.Reason})
}

// absolute returns the path by which the archive knows a file, whatever
// folder the command runs in.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
