package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// intake takes the articles of files into an archive and keeps account.
type intake struct {
	archive *retrieval.Archive
	zone    *time.Location
	step    func()          // called after each file
	met     map[string]bool // files that are there, by their absolute path

	mu      sync.Mutex // files are read while others are taken
	account account
	// limited are the files that bear on articles taken before: those held
	// back, and kill notices.
	limited []feed.Skipped
}

// account is what became of the files. Its JSON form is what `ingest --json`
// prints.
type account struct {
	New       []takenFile   `json:"new"`
	Changed   []takenFile   `json:"changed"`
	Unchanged int           `json:"unchanged"`
	Skipped   []skippedFile `json:"skipped"`
	// Unread are things that files state and that could not be read, without
	// which the articles were taken, and damaged letters that were mended.
	Unread []skippedFile `json:"unread"`
	// Held are those of the skipped files that seem to be limited to some
	// readers or a later time, in a form that cannot be read.
	Held []skippedFile `json:"held"`
	// Withdrawn are the articles that were taken back because a file says so.
	Withdrawn []withdrawnArticle `json:"withdrawn"`
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
	// Expires is RFC 3339; empty when it never does.
	Expires string `json:"expires,omitempty"`
}

type skippedFile struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	// told is the reason for those who read a digest: nothing of a file that
	// must not be shown stands in it.
	told string
}

type withdrawnArticle struct {
	Path    string `json:"path"` // of the file that says so
	Article string `json:"article"`
}

// held is how many articles of the files are in the archive now.
func (a account) held() int { return len(a.New) + len(a.Changed) + a.Unchanged }

func newIntake(archive *retrieval.Archive, zone *time.Location) *intake {
	return &intake{
		archive: archive, zone: zone, step: func() {}, met: map[string]bool{},
		account: account{New: []takenFile{}, Changed: []takenFile{}, Skipped: []skippedFile{}, Unread: []skippedFile{}, Held: []skippedFile{}, Withdrawn: []withdrawnArticle{}},
	}
}

// readAhead is how many files are read while one is being taken: enough that
// neither waits for the other, few enough to hold in memory.
const readAhead = 8

// files takes the files and folders at paths. Its error means that the rest
// was not looked at; a file that cannot be taken is in the account.
func (i *intake) files(ctx context.Context, paths []string) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	read := make(chan feed.File, readAhead)
	taken := make(chan error, 1)
	go func() { taken <- i.takeAll(ctx, read, stop) }()
	wanted := func(f feed.Found) bool { return i.wanted(ctx, f) }
	hand := func(f feed.File) error {
		select {
		case read <- f:
			return nil
		case <-reading.Done():
			return reading.Err()
		}
	}
	options := feed.Options{
		Zone:   i.zone,
		Known:  func(path string) news.ArticleID { return i.given(ctx, path) },
		Givers: func(id news.ArticleID) []string { return i.givers(ctx, id) },
		Named:  func(path, sum string) news.ArticleID { return i.named(ctx, path, sum) },
	}
	err := feed.Walk(reading, paths, options, wanted, hand, i.skip)
	close(read)
	if fault := <-taken; fault != nil { // the cause of the other, if there is one
		err = fault
	}
	if err == nil {
		err = i.takeBack(ctx)
	}
	if err != nil {
		return fmt.Errorf("taking articles: %w", err)
	}
	return nil
}

// takeBack takes back what the files say must not be shown: the earlier form of
// an article whose file is held back now, and the stories that kill notices
// name.
func (i *intake) takeBack(ctx context.Context) error {
	for _, s := range i.limited {
		if s.Held != nil && s.Held.Article == "" {
			continue
		}
		if s.Held != nil {
			back, err := i.archive.Withhold(ctx, s.Held.Article, s.Held.Raw)
			if err != nil {
				return err
			}
			if back {
				i.account.Withdrawn = append(i.account.Withdrawn, withdrawnArticle{s.Path, string(s.Held.Article)})
			}
			continue
		}
		if err := i.killed(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// killed takes back what a notice names: its own story, by the id that its
// agency gave it, or those of a headline.
func (i *intake) killed(ctx context.Context, s feed.Skipped) error {
	ids := []news.ArticleID{s.Kill.Article}
	if s.Kill.Article == "" {
		var err error
		if ids, err = i.archive.Headlined(ctx, s.Kill.Headline); err != nil {
			return err
		}
	}
	for _, id := range ids {
		taken, err := i.archive.Withdraw(ctx, id)
		if s.Kill.Article != "" && (errors.Is(err, retrieval.ErrNoArticle) || err == nil && taken.State == retrieval.Unchanged) {
			continue // it was never taken, or is taken back already
		}
		if err != nil {
			return err
		}
		i.account.Withdrawn = append(i.account.Withdrawn, withdrawnArticle{s.Path, string(id)})
	}
	return nil
}

// takeAll takes the files that are read. After one that cannot be stored it
// stops the reading and takes no more.
func (i *intake) takeAll(ctx context.Context, read <-chan feed.File, stop func()) error {
	for f := range read {
		if err := i.take(ctx, f, retrieval.Source{Path: absolute(f.Path)}); err != nil {
			stop()
			for range read { // until the reading has ended
			}
			return err
		}
	}
	return nil
}

// wanted reports whether the file must be read. One that the archive knows
// is counted as unchanged.
func (i *intake) wanted(ctx context.Context, f feed.Found) bool {
	i.met[absolute(f.Path)] = true
	known, err := i.archive.Known(ctx, absolute(f.Path), f.Size, f.Modified)
	if err != nil || !known {
		return true // reading it again does no harm
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.account.Unchanged++
	i.step()
	return false
}

// given returns the id of the article that a file gave when it was last taken.
// An archive of an earlier version does not say; then it is that of its name.
func (i *intake) given(ctx context.Context, file string) news.ArticleID {
	if id, err := i.archive.Given(ctx, absolute(file)); err == nil && id != "" {
		return id
	}
	base := path.Base(filepath.ToSlash(file))
	return news.ArticleID(strings.TrimSuffix(base, path.Ext(base)))
}

// givers returns the files that gave an article, as far as the archive knows.
func (i *intake) givers(ctx context.Context, id news.ArticleID) []string {
	paths, err := i.archive.Givers(ctx, id)
	if err != nil {
		return nil // storing the article will meet the same fault
	}
	return paths
}

// take stores the article of a file.
func (i *intake) take(ctx context.Context, f feed.File, from retrieval.Source) error {
	defer i.stepOn()
	from.Size, from.Modified = f.Size, f.Modified
	if other := otherGiver(i.givers(ctx, f.Article.ID), from.Path); other != "" {
		i.skip(feed.Skipped{Path: f.Path, Reason: fmt.Sprintf("its id %s is taken by %s", f.Article.ID, other)})
		return nil
	}
	taken, err := i.archive.Ingest(ctx, f.Article, f.Raw, from)
	if errors.Is(err, retrieval.ErrErased) {
		i.skip(feed.Skipped{Path: f.Path, Reason: retrieval.ErrErased.Error()})
		return nil
	}
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

// stepOn tells that one more file is done.
func (i *intake) stepOn() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.step()
}

// enter writes what became of the article into the account.
func (i *intake) enter(f feed.File, taken retrieval.Taken) {
	i.mu.Lock()
	defer i.mu.Unlock()
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
	if !f.Article.Expires.IsZero() {
		file.Expires = f.Article.Expires.Format(time.RFC3339)
	}
	for _, what := range f.Unread {
		i.account.Unread = append(i.account.Unread, skippedFile{Path: f.Path, Reason: what})
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
	i.mu.Lock()
	defer i.mu.Unlock()
	file := skippedFile{Path: s.Path, Reason: s.Reason, told: s.Reason}
	switch {
	case s.Held != nil:
		file.told = "it seems to be limited to some readers or a later time, and is held back"
	case s.Kill != nil:
		file.told = "it is a notice to take back a story"
	}
	i.account.Skipped = append(i.account.Skipped, file)
	if s.Held != nil {
		i.account.Held = append(i.account.Held, file)
	}
	if s.Held != nil || s.Kill != nil && s.Kill.Headline+string(s.Kill.Article) != "" {
		i.limited = append(i.limited, s)
	}
}

// absolute returns the path by which the archive knows a file, whatever
// folder the command runs in.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
