package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// goneFor is how long a file of ARTICLES_DIR has to be gone before its article
	// is taken back: programs save by writing anew, which takes a moment, and
	// folders are brought up to date from elsewhere, which takes minutes.
	goneFor = 10 * time.Minute
	// mostGone is the largest part of a folder's files whose absence is meant. A
	// folder that is not mounted, or was emptied by mistake, takes nothing back.
	mostGone = 0.5
)

// named returns the article of a file that states no id: the one that it gave
// before, or that of a file with the same bytes which is gone, since then it
// was renamed.
func (i *intake) named(ctx context.Context, path, sum string) news.ArticleID {
	if id, err := i.archive.Given(ctx, absolute(path)); err == nil && id != "" {
		return id
	}
	files, err := i.archive.FilesOf(ctx, sum)
	if err != nil {
		return "" // storing the article will meet the same fault
	}
	for _, f := range files {
		if !isGone(f.Path) {
			return "" // a copy
		}
	}
	if len(files) == 0 {
		return ""
	}
	return files[0].Article
}

// isGone reports whether there is no file of that name, for certain.
func isGone(path string) bool {
	_, err := os.Lstat(feed.OnDisk(path))
	return errors.Is(err, fs.ErrNotExist)
}

// watchGone takes back the articles whose files have been gone from
// ARTICLES_DIR for a while, with a word about it.
func (p *program) watchGone(ctx context.Context, archive *retrieval.Archive, in *intake) error {
	files, err := archive.FilesIn(ctx, absolute(p.config.ArticlesDir))
	if err != nil {
		return err
	}
	gone, back, renamed := in.gone(ctx, files)
	if len(back) > 0 {
		err = archive.NoteGone(ctx, paths(back), time.Time{})
	}
	if len(renamed) > 0 && err == nil {
		err = archive.ForgetFiles(ctx, paths(renamed))
	}
	if len(gone) == 0 || err != nil {
		return err
	}
	now := p.now()
	if err := archive.NoteGone(ctx, paths(newlyGone(gone)), now); err != nil {
		return err
	}
	if float64(len(gone)) > mostGone*float64(len(files)) {
		p.note(fmt.Sprintf("%d of %s are gone from ARTICLES_DIR, such as %s. Their articles stay, since that is most of them: bring the files back, or take the articles back with `pullquote withdraw --gone`.",
			len(gone), count(len(files), "file"), gone[0].Path))
		return nil
	}
	return p.takeBackGone(ctx, archive, in, gone, now.Add(-goneFor))
}

// takeBackGone takes back the articles whose files were gone by then.
func (p *program) takeBackGone(ctx context.Context, archive *retrieval.Archive, in *intake, gone []retrieval.Filed, by time.Time) error {
	waiting := 0
	for _, f := range gone {
		if f.Gone.IsZero() || f.Gone.After(by) {
			waiting++
			continue
		}
		back, err := archive.WithdrawGone(ctx, f.Article)
		if err != nil {
			return err
		}
		if back {
			in.account.Withdrawn = append(in.account.Withdrawn, withdrawnArticle{f.Path, string(f.Article)})
			p.note(fmt.Sprintf("%s is taken back: its file %s is gone. It comes back with the file.", f.Article, f.Path))
		}
	}
	if waiting > 0 {
		p.note(fmt.Sprintf("%s gone from ARTICLES_DIR, such as %s: unless they are back within %d minutes, their articles are taken back.", are(waiting), gone[0].Path, goneFor/time.Minute))
	}
	return nil
}

// are says how many files are.
func are(n int) string {
	if n == 1 {
		return "1 file is"
	}
	return count(n, "file") + " are"
}

// gone parts the files that are not there any more, those that are there though
// they are noted as gone, and those whose articles have other files now.
func (i *intake) gone(ctx context.Context, files []retrieval.Filed) (gone, back, renamed []retrieval.Filed) {
	for _, f := range files {
		switch missing := !i.met[f.Path] && isGone(f.Path); {
		case missing && slices.ContainsFunc(i.givers(ctx, f.Article), func(path string) bool { return !isGone(path) }):
			renamed = append(renamed, f)
		case missing:
			gone = append(gone, f)
		case !f.Gone.IsZero():
			back = append(back, f)
		}
	}
	return gone, back, renamed
}

func newlyGone(files []retrieval.Filed) (out []retrieval.Filed) {
	for _, f := range files {
		if f.Gone.IsZero() {
			out = append(out, f)
		}
	}
	return out
}

func paths(files []retrieval.Filed) (out []string) {
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

// withdrawGone takes back at once what has no file in ARTICLES_DIR any more.
func (p *program) withdrawGone(ctx context.Context, archive *retrieval.Archive) error {
	if p.config.ArticlesDir == "" {
		return &mistake{said: "ARTICLES_DIR is not set, so no file is gone from it.", next: "Withdraw the articles by their ids.", status: statusUsage}
	}
	if err := p.findFolder(); err != nil {
		return err
	}
	in := newIntake(archive, p.config.Zone)
	if err := in.files(ctx, []string{p.config.ArticlesDir}); err != nil { // by which a renamed file is known
		return err
	}
	files, err := archive.FilesIn(ctx, absolute(p.config.ArticlesDir))
	if err != nil {
		return err
	}
	gone, _, _ := in.gone(ctx, files)
	for _, f := range gone {
		if _, err := archive.WithdrawGone(ctx, f.Article); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(p.stdout, "%s: withdrawn, its file %s is gone\n", f.Article, f.Path); err != nil {
			return err
		}
	}
	if len(gone) == 0 {
		_, err = fmt.Fprintln(p.stdout, "No file is gone from ARTICLES_DIR.")
	}
	return err
}
