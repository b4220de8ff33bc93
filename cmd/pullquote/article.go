package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// articleCommand prints one article.
type articleCommand struct {
	ID       string `arg:"" help:"The article's id, as 'pullquote articles' lists it."`
	Revision int    `placeholder:"N" help:"Print this revision rather than the newest."`
	Meta     bool   `help:"Print what is known about the article, and its revisions, in place of its text."`
}

// Help is shown by --help.
func (articleCommand) Help() string {
	return `Prints the text that quotations are copied from, byte for byte: the bytes from start to end of a citation are its quotation.

Examples:

    pullquote article 000_e4184e934ececaf9
    pullquote article 000_e4184e934ececaf9 --revision 1 --meta`
}

// Run prints the article.
func (c *articleCommand) Run(ctx context.Context, p *program) error {
	archive, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	return errors.Join(c.print(ctx, p, archive), archive.Close())
}

func (c *articleCommand) print(ctx context.Context, p *program, archive *retrieval.Archive) error {
	if c.Revision < 0 {
		return &mistake{said: "Revisions are counted from 1.", next: "pullquote article " + c.ID + " --meta", status: statusUsage}
	}
	a, err := archive.Article(ctx, news.ArticleID(c.ID), c.Revision)
	if errors.Is(err, retrieval.ErrNoArticle) {
		return c.missing(ctx, p, archive)
	}
	if err != nil {
		return err
	}
	if stone, err := archive.Tombstone(ctx, a.ID); err == nil {
		return &mistake{said: fmt.Sprintf("Article %s was erased on %s: %s.", a.ID, stone.At.In(p.config.Zone).Format("2 Jan 2006 15:04 MST"), strings.TrimRight(stone.Reason, ".")), next: "pullquote articles"}
	}
	text := a.Text
	switch {
	case c.Meta:
		if text, err = c.meta(ctx, p, archive, a); err != nil {
			return err
		}
	case p.screen.out:
		text = clean(text) + "\n"
	}
	_, err = io.WriteString(p.stdout, text)
	return err
}

// meta returns what is known about the article: a line for each thing that is.
func (c *articleCommand) meta(ctx context.Context, p *program, archive *retrieval.Archive, a *news.Article) (string, error) {
	revisions, err := archive.Revisions(ctx, a.ID)
	if err != nil {
		return "", err
	}
	withdrawn := ""
	if a.Withdrawn {
		withdrawn = "yes"
	}
	page := &page{style: p.style()}
	for _, field := range [][2]string{
		{"Id", string(a.ID)}, {"Revision", fmt.Sprintf("%d of %d", a.Revision, len(revisions))},
		{"Headline", a.Headline}, {"Publisher", a.Publisher}, {"Byline", a.Byline}, {"URL", a.URL},
		{"Published", stamp(a.Published)}, {"Updated", stamp(a.Updated)}, {"Language", a.Language},
		{"Collection", a.Collection}, {"Embargo", stamp(a.Embargo)}, {"Expires", stamp(a.Expires)}, {"Withdrawn", withdrawn},
		{"Bytes", fmt.Sprint(len(a.Text))}, {"SHA-256", a.SHA256},
	} {
		if value := oneLine(field[1]); value != "" {
			page.whole(line{{fmt.Sprintf("%-12s", field[0]+":"), quiet}}, span{text: value})
		}
	}
	return page.String(), nil
}

// stamp prints an instant, or nothing when it is not known.
func stamp(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

// missing says that there is no such article or revision, and what is near.
func (c *articleCommand) missing(ctx context.Context, p *program, archive *retrieval.Archive) error {
	if revisions, err := archive.Revisions(ctx, news.ArticleID(c.ID)); err == nil {
		return &mistake{
			said: fmt.Sprintf("Article %s has no revision %d.", c.ID, c.Revision),
			next: fmt.Sprintf("Its newest is revision %d.", revisions[len(revisions)-1].Revision),
		}
	}
	articles, err := archive.Articles(ctx, news.Reader{At: p.now()})
	if err != nil {
		return err
	}
	next := "pullquote articles"
	if near := nearest(c.ID, articles); len(near) > 0 {
		next = "Did you mean " + strings.Join(near, " or ") + "? `pullquote articles` lists all."
	}
	return &mistake{said: "There is no article " + c.ID + ".", next: next}
}
