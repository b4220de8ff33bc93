package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/pullquote/pullquote/retrieval/news"
)

// articlesCommand lists the articles.
type articlesCommand struct {
	JSON bool `name:"json" help:"Print the list as JSON."`
	readerFlags
}

// Help is shown by --help.
func (articlesCommand) Help() string {
	return `Lists the newest revision of each article, the latest published first.

Examples:

    pullquote articles
    pullquote articles --json --collection investigations`
}

// listed is an article as --json lists it.
type listed struct {
	Article    string `json:"article"`
	Revision   int    `json:"revision"`
	Headline   string `json:"headline"`
	Publisher  string `json:"publisher"`
	Published  string `json:"published"` // RFC 3339, or empty
	URL        string `json:"url"`
	Collection string `json:"collection"`
}

// Run lists the articles.
func (c *articlesCommand) Run(ctx context.Context, p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	archive, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	articles, err := archive.Articles(ctx, reader)
	if err := errors.Join(err, archive.Close()); err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(p.stdout, list(articles))
	}
	_, err = io.WriteString(p.stdout, listPage(articles, p.style()))
	return err
}

func list(articles []news.Article) []listed {
	all := []listed{}
	for _, a := range articles {
		all = append(all, listed{
			Article: string(a.ID), Revision: a.Revision, Headline: a.Headline, Publisher: a.Publisher,
			Published: stamp(a.Published), URL: a.URL, Collection: a.Collection,
		})
	}
	return all
}

// listPage returns the articles as a person reads them: the id, which other
// commands want, and below it what the article is.
func listPage(articles []news.Article, s style) string {
	p := &page{style: s}
	for _, a := range articles {
		p.whole(nil, span{oneLine(string(a.ID)), mark})
		revision := ""
		if a.Revision > 1 {
			revision = fmt.Sprintf("revision %d", a.Revision)
		}
		margin := line{{text: "    "}}
		p.text(margin, margin, span{text: join(" · ", oneLine(a.Headline), oneLine(a.Publisher), day(stamp(a.Published)), revision)})
	}
	p.gap()
	p.text(nil, nil, span{count(len(articles), "article"), quiet})
	return p.String()
}
