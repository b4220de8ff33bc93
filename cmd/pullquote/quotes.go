package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// quotesCommand lists the quotations of one text.
type quotesCommand struct {
	From    string `arg:"" help:"A .txt, .md, .html, .docx, .vtt or .srt file, a web address, or the id of an article."`
	Speaker string `placeholder:"NAME" help:"Only what somebody of this name says."`
	JSON    bool   `name:"json" help:"Print the quotations as JSON."`
	readerFlags
}

// Help is shown by --help.
func (quotesCommand) Help() string {
	return `Prints the quotations as they stand in the text, each with its speaker where the text makes that certain. Quotation marks around fewer than four words are left out. A recording is listed cue by cue.

Examples:

    pullquote quotes 004_997d06f23800edea
    pullquote quotes interview.vtt --speaker "Lars Holm"`
}

// quoted is a quotation, as --json prints it.
type quoted struct {
	Text    string `json:"text"`
	Start   int    `json:"start"` // bytes
	End     int    `json:"end"`
	Speaker string `json:"speaker"`
	Time    string `json:"time"`
}

// Run lists the quotations.
func (c *quotesCommand) Run(ctx context.Context, p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	text, err := c.text(ctx, p, reader)
	if err != nil {
		return err
	}
	all := []quoted{}
	for _, q := range text.Quotations() {
		if c.Speaker == "" || strings.Contains(lang.Fold(q.Speaker), lang.Fold(c.Speaker)) {
			all = append(all, quoted{q.Text, q.Start, q.End, q.Speaker, q.Time})
		}
	}
	if c.JSON {
		err = writeJSON(p.stdout, all)
	} else {
		_, err = io.WriteString(p.stdout, quotesPage(all, p.style()))
	}
	if err == nil && len(all) == 0 {
		return errNotFound
	}
	return err
}

// text reads the file or the page, or the article that the reader may see.
func (c *quotesCommand) text(ctx context.Context, p *program, reader news.Reader) (*draft.Text, error) {
	if info, err := os.Stat(c.From); isAddress(c.From) || err == nil && !info.IsDir() {
		raw, name, err := readGiven(ctx, c.From)
		if err != nil {
			return nil, err
		}
		t, err := draft.ReadText(name, raw)
		if err != nil {
			return nil, materialMistake(err)
		}
		return t, nil
	}
	archive, err := p.openToRead(ctx)
	if err != nil {
		return nil, err
	}
	article, err := visible(ctx, archive, reader, news.ArticleID(c.From))
	if err := errors.Join(err, archive.Close()); err != nil {
		return nil, err
	}
	return &draft.Text{Article: article}, nil
}

// visible returns the newest revision of an article that the reader may see.
func visible(ctx context.Context, from articleReader, reader news.Reader, id news.ArticleID) (*news.Article, error) {
	listed, err := from.Articles(ctx, reader)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(listed, func(a news.Article) bool { return a.ID == id })
	if i < 0 {
		return nil, &mistake{said: "There is no article " + string(id) + ", nor a file of the name.", next: "`pullquote articles` lists the articles."}
	}
	return from.Article(ctx, id, listed[i].Revision)
}

// quotesPage returns the quotations as a person reads them.
func quotesPage(all []quoted, s style) string {
	p := &page{style: s}
	if len(all) == 0 {
		p.text(nil, nil, span{"There is no such quotation.", strong})
	}
	margin := line{{text: "  "}}
	for _, q := range all {
		p.gap()
		p.text(nil, nil, span{text: oneLine(q.Text)})
		if who := join(" · ", oneLine(q.Speaker), q.Time); who != "" {
			p.text(margin, margin, span{who, quiet})
		}
	}
	return p.String()
}
