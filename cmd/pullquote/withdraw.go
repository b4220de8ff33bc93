package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
	"github.com/pullquote/pullquote/retrieval/news"
)

// withdrawCommand takes articles back.
type withdrawCommand struct {
	IDs  []string `arg:"" optional:"" name:"id" help:"Ids of articles, as 'pullquote articles' lists them."`
	Gone bool     `help:"Take back all articles whose files are gone from ARTICLES_DIR, however many they are."`
	Undo bool     `help:"Let them come again, the next time that the place is read where they are from."`
}

// Help is shown by --help.
func (withdrawCommand) Help() string {
	return `From now on nobody finds the article or is shown it. Its revisions stay in the archive, so that what was quoted from them can still be proved; messages in Slack that quoted it are written over by 'pullquote serve'. Taking the same file in again does not bring it back; a changed file does. One that a connector reads or a system sends comes back only after --undo, however often it is saved there.


An article from ARTICLES_DIR is taken back by itself when its file has been gone for ten minutes, and comes back with it, unless most of the folder is gone; --gone then takes back all whose files are.

Example:

    pullquote withdraw 000_e4184e934ececaf9`
}

// Run takes the articles back; with an unknown id among them, none.
func (c *withdrawCommand) Run(ctx context.Context, p *program) error {
	open := p.openFilled
	if c.Gone { // what is gone is not first said to have some minutes left
		open = p.openArchive
	}
	archive, err := open(ctx, lockWait)
	if err != nil {
		return err
	}
	return errors.Join(c.withdraw(ctx, p, archive), p.close(archive))
}

func (c *withdrawCommand) withdraw(ctx context.Context, p *program, archive *retrieval.Archive) error {
	switch {
	case c.Gone:
		return p.withdrawGone(ctx, archive)
	case len(c.IDs) == 0:
		return &mistake{said: "Say which articles, by their ids.", next: "pullquote articles", status: statusUsage}
	}
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
		if c.Undo {
			if err := c.readmit(ctx, p, archive, news.ArticleID(id)); err != nil {
				return err
			}
			continue
		}
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

// readmit lets an article come again: the archive forgets that it dealt with it,
// and how far its place was read.
func (c *withdrawCommand) readmit(ctx context.Context, p *program, archive *retrieval.Archive, id news.ArticleID) error {
	back, err := archive.Readmit(ctx, id)
	if err != nil {
		return err
	}
	if !back {
		_, err = fmt.Fprintf(p.stdout, "%s: is not withdrawn\n", id)
		return err
	}
	if name, key, ok := strings.Cut(string(id), ":"); ok {
		if err := forget(ctx, archive, name, key); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(p.stdout, "%s: may come again\n", id)
	return err
}

// forget lets the archive forget which form of an article of a place it dealt
// with, and how far the place was read.
func forget(ctx context.Context, archive *retrieval.Archive, name, key string) error {
	known, err := archive.Connections(ctx)
	if err != nil {
		return err
	}
	state, ok := known[name]
	if !ok {
		return nil
	}
	if state.Cursor = ""; name == connector.PushName { // who sends it may send the same version again
		seen, _, err := archive.SeenOne(ctx, name, key)
		if err != nil {
			return err
		}
		version, _, _ := strings.Cut(seen.Version, " ")
		return archive.See(ctx, name, key, retrieval.Connected{Version: version})
	}
	if err := archive.Connect(ctx, state); err != nil {
		return err
	}
	return archive.See(ctx, name, key, retrieval.Connected{})
}
