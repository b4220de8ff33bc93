package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// eraseCommand erases articles.
type eraseCommand struct {
	ID     string `arg:"" name:"id" help:"Id of the article, as 'pullquote articles' lists it."`
	Reason string `required:"" help:"Why, for the record."`
}

// Help is shown by --help.
func (eraseCommand) Help() string {
	return `Removes every byte of the article from the data folder: all its revisions, what they were read from, the index, and what was said of it; messages in Slack that quoted it are written over by 'pullquote serve'. Nothing brings it back. What stays is a tombstone with the digests of its texts, the reason and the time, by which it is not taken again. To take an article back and keep it, use 'pullquote withdraw'.

Erase it at its source too, and in backups: those are other files.

Example:

    pullquote erase harbour --reason "court order of 3 May"`
}

func (c *eraseCommand) beside(args []string) ([]string, bool) { return args, false }

// Run erases the article. Erasing it again finishes what was broken off.
func (c *eraseCommand) Run(ctx context.Context, p *program) error {
	archive, err := p.openArchive(ctx, lockWait)
	if err != nil {
		return err
	}
	stone, err := archive.Erase(ctx, news.ArticleID(c.ID), oneLine(c.Reason))
	if errors.Is(err, retrieval.ErrNoArticle) {
		err = &mistake{said: "There is no article " + c.ID + "; nothing was erased.", next: "pullquote articles", cause: err}
	}
	if err := errors.Join(err, p.close(archive)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: erased %s, with %s\n", c.ID, stone.At.In(p.config.Zone).Format("2 Jan 2006 15:04 MST"), count(len(stone.SHA256), "text"))
	return err
}
