package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// backupCommand writes the archive to a file.
type backupCommand struct {
	File string `arg:"" help:"The file to write; it must not be there yet."`
}

// Help is shown by --help.
func (backupCommand) Help() string {
	return `Writes everything in the data folder's archive, articles and the log of answers, to one file. Others may go on asking and "pullquote serve" may go on running: the file holds what was there when the backup began.

Example:

    pullquote backup archive-monday.db`
}

// Run writes the file.
func (c *backupCommand) Run(ctx context.Context, p *program) error {
	if err := p.refuseDatabase("Back up the database as you do others, such as with pg_dump; `pullquote move --from` makes a data folder of it."); err != nil {
		return err
	}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if errors.Is(err, retrieval.ErrNoArchive) {
		return &mistake{said: "There is no archive yet to write to a file.", next: "pullquote ingest FOLDER"}
	}
	if err != nil {
		return err
	}
	err = errors.Join(archive.Backup(ctx, c.File), archive.Close())
	switch {
	case errors.Is(err, retrieval.ErrThere):
		return &mistake{said: c.File + " is there already; nothing was written.", next: "Name a file that is not there yet.", cause: err}
	case errors.Is(err, fs.ErrNotExist):
		return &mistake{said: "The folder of " + c.File + " does not exist.", next: "Make it, or name another file.", cause: err}
	case err != nil:
		return err
	}
	info, err := os.Stat(c.File)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "The archive is in %s (%s). `pullquote restore` brings it back.\n", c.File, sizeOf(info.Size()))
	return err
}

// sizeOf says how large a file is.
func sizeOf(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// restoreCommand brings the archive back.
type restoreCommand struct {
	File    string `arg:"" help:"A file that 'pullquote backup' wrote."`
	Replace bool   `help:"Also when the data folder has an archive, which is kept beside it."`
}

// Help is shown by --help.
func (restoreCommand) Help() string {
	return `Checks the backup, puts it into the data folder, erases again what was erased in the archive that makes room, and proves every quotation. No other Pullquote may be using the folder.

Example:

    pullquote restore archive-monday.db`
}

// Run puts the archive in place and proves it.
func (c *restoreCommand) Run(ctx context.Context, p *program) error {
	if err := p.refuseDatabase("Restore the database as you do others; to bring back a file, restore it without DATABASE_URL and use `pullquote move --to`."); err != nil {
		return err
	}
	erased, known := p.erasedHere(ctx)
	kept, err := retrieval.Restore(ctx, p.config.DataDir, c.File, c.Replace)
	switch {
	case errors.Is(err, retrieval.ErrThere):
		return &mistake{said: "The data folder has an archive; nothing was changed.", next: "With --replace it makes room, and is kept beside the new one.", cause: err}
	case retrieval.IsDamage(err):
		return &mistake{said: c.File + " is no whole archive; nothing was changed.", next: "Try an earlier backup.", cause: err}
	case errors.Is(err, fs.ErrNotExist):
		return &mistake{said: "There is no file " + c.File + ".", next: "Check the path; nothing was changed.", cause: err}
	case err != nil:
		return err
	}
	if kept != "" {
		if _, err := fmt.Fprintf(p.stdout, "The archive that was there is now %s.\n", kept); err != nil {
			return err
		}
	}
	if !known {
		said := "An article that was erased after this backup was made is in it again: erase it anew, with `pullquote erase ID --reason TEXT`."
		if _, err := fmt.Fprintln(p.stdout, said); err != nil {
			return err
		}
	}
	if err := p.eraseAgain(ctx, erased); err != nil {
		return err
	}
	return (&verifyCommand{}).Run(ctx, p)
}

// erasedHere returns what was erased in the archive that is there; known is false
// where there is none, or it cannot be read.
func (p *program) erasedHere(ctx context.Context) (erased map[news.ArticleID]string, known bool) {
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil {
		return nil, false
	}
	erased, err = archive.Erased(ctx)
	return erased, errors.Join(err, archive.Close()) == nil
}

// eraseAgain takes out of a restored archive what was erased after its backup was
// made.
func (p *program) eraseAgain(ctx context.Context, erased map[news.ArticleID]string) error {
	if len(erased) == 0 {
		return nil
	}
	archive, err := p.open(ctx, retrieval.Options{})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(erased)) {
		if _, stone := archive.Tombstone(ctx, id); stone == nil {
			continue
		}
		_, fault := archive.Erase(ctx, id, erased[id])
		if errors.Is(fault, retrieval.ErrNoArticle) {
			continue
		}
		if err = errors.Join(err, fault); fault == nil {
			_, fault = fmt.Fprintf(p.stdout, "Article %s was erased after this backup was made, and is erased again.\n", id)
			err = errors.Join(err, fault)
		}
	}
	return errors.Join(err, archive.Close())
}
