package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// withdrawCommand takes articles back.
type withdrawCommand struct {
	IDs []string `arg:"" name:"id" help:"Ids of articles, as 'pullquote articles' lists them."`
}

// Help is shown by --help.
func (withdrawCommand) Help() string {
	return `From now on nobody finds the article or is shown it. Its revisions stay in the archive, so that what was quoted from them can still be proved. Taking the same file in again does not bring it back; a changed file does.

Example:

    pullquote withdraw 000_e4184e934ececaf9`
}

// Run takes the articles back; with an unknown id among them, none.
func (c *withdrawCommand) Run(ctx context.Context, p *program) error {
	archive, err := p.openFilled(ctx, lockWait)
	if err != nil {
		return err
	}
	return errors.Join(c.withdraw(ctx, p, archive), p.close(archive))
}

func (c *withdrawCommand) withdraw(ctx context.Context, p *program, archive *retrieval.Archive) error {
	var unknown []string
	for _, id := range c.IDs {
		if _, err := archive.Revisions(ctx, news.ArticleID(id)); errors.Is(err, retrieval.ErrNoArticle) {
			unknown = append(unknown, id)
		} else if err != nil {
			return err
		}
	}
	if len(unknown) > 0 {
		return &mistake{said: "There is no article " + strings.Join(unknown, " or ") + "; nothing was withdrawn.", next: "pullquote articles"}
	}
	for _, id := range c.IDs {
		taken, err := archive.Withdraw(ctx, news.ArticleID(id))
		if err != nil {
			return err
		}
		said := "withdrawn, as revision %d"
		if taken.State == retrieval.Unchanged {
			said = "was withdrawn before, as revision %d"
		}
		if _, err := fmt.Fprintf(p.stdout, "%s: "+said+"\n", id, taken.Revision); err != nil {
			return err
		}
	}
	return nil
}
