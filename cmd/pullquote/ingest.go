package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
)

// ingestCommand takes articles into the archive.
type ingestCommand struct {
	Paths []string `arg:"" help:"Files and folders: .txt, .md and .html, with or without front matter."`
	JSON  bool     `name:"json" help:"Print the report as JSON."`
}

// Help is shown by --help.
func (ingestCommand) Help() string {
	return `Takes new articles, and a new revision of each that has changed; earlier revisions are kept. Files that cannot be taken are named with the reason, and the rest is taken.

Examples:

    pullquote ingest seeds
    pullquote ingest --json seeds/000_e4184e934ececaf9.txt

A file that seems to be limited to some readers or a later time, in a form that cannot be read, is held back, and so is what it said before. A kill notice takes back the story whose headline it names.

The exit status is 0 when at least one article of the files is in the archive and none is held back, else 1.`
}

// Run takes the files.
func (c *ingestCommand) Run(ctx context.Context, p *program) error {
	for _, path := range c.Paths {
		if err := checkPath(path); err != nil {
			return err
		}
	}
	archive, err := p.openArchive(ctx, lockWait)
	if err != nil {
		return err
	}
	account, err := c.take(ctx, p, archive)
	if err := errors.Join(err, p.close(archive)); err != nil {
		return err
	}
	return c.print(p, account)
}

// beside names the files in a way that holds in every folder.
func (c *ingestCommand) beside([]string) ([]string, bool) {
	args := []string{"ingest"}
	if c.JSON {
		args = append(args, "--json")
	}
	args = append(args, "--")
	for _, path := range c.Paths {
		args = append(args, absolute(path))
	}
	return args, false
}

// checkPath says in words what is wrong with a path that cannot be read.
func checkPath(path string) error {
	switch _, err := os.Stat(path); {
	case errors.Is(err, os.ErrNotExist):
		return &mistake{said: "There is no file or folder " + path + ".", next: "Check the path; nothing was taken.", cause: err}
	case err != nil:
		return &mistake{said: path + " cannot be read.", next: "Check that you may read it; nothing was taken.", cause: err}
	}
	return nil
}

// take takes the files with a bar, and then makes the vectors that are still
// lacking.
func (c *ingestCommand) take(ctx context.Context, p *program, archive *retrieval.Archive) (account, error) {
	total, err := feed.Count(ctx, c.Paths)
	if err != nil {
		return account{}, fmt.Errorf("counting files: %w", err)
	}
	bar := p.progress("Taking articles", total)
	in := newIntake(archive, p.config.Zone)
	in.step = bar.step
	err = in.files(ctx, c.Paths)
	bar.end()
	if err != nil {
		return in.account, err
	}
	return in.account, p.embedMissing(ctx, archive)
}

// print prints the report. It returns a mistake when no file gave an article.
func (c *ingestCommand) print(p *program, a account) error {
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, a)
	} else {
		_, err = io.WriteString(p.stdout, accountPage(a, p.style(), p.now()))
	}
	if err == nil && len(a.Held) > 0 {
		return &mistake{said: heldBack(len(a.Held)) + ", such as " + a.Held[0].Path + ".", next: "State its limit as the report says, then take it again."}
	}
	if err == nil && a.held() == 0 {
		return &mistake{said: "No article was taken.", next: "Give files or folders with .txt, .md or .html in them."}
	}
	return err
}

// heldBack says how many files are held back.
func heldBack(n int) string {
	if n == 1 {
		return "1 file is held back"
	}
	return count(n, "file") + " are held back"
}
