package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// searchCommand shows what a search finds.
type searchCommand struct {
	Words []string `arg:"" help:"The words to search for."`
	Limit int      `default:"10" help:"Show at most this many passages."`
	JSON  bool     `name:"json" help:"Print the passages as JSON."`
	readerFlags
}

// Help is shown by --help.
func (searchCommand) Help() string {
	return `Shows each passage with its scores: by words (BM25, with its rank), by vector (cosine, with its rank), and the score that the order comes from. A dash means that this way of searching did not find the passage.

Examples:

    pullquote search "church bombing"
    pullquote search --limit 3 --json spokesperson`
}

// found is a passage that a search found, as --json prints it.
type found struct {
	Article    string  `json:"article"`
	Revision   int     `json:"revision"`
	Start      int     `json:"start"` // bytes
	End        int     `json:"end"`
	Headline   string  `json:"headline"`
	Text       string  `json:"text"`
	Score      float64 `json:"score"`
	BM25       float64 `json:"bm25"`
	BM25Rank   int     `json:"bm25_rank"` // 0: not found by words
	Vector     float64 `json:"vector"`
	VectorRank int     `json:"vector_rank"` // 0: not found by vector
}

// Run searches.
func (c *searchCommand) Run(ctx context.Context, p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	words := strings.TrimSpace(strings.Join(c.Words, " "))
	if words == "" || c.Limit < 1 {
		return &mistake{said: "There is nothing to search for.", next: `pullquote search "church bombing"`, status: statusUsage}
	}
	archive, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	hits, filters, err := archive.Explain(ctx, words, reader, c.Limit)
	if err := errors.Join(err, archive.Close()); err != nil {
		return err
	}
	return c.print(p, hits, filters)
}

// print prints the passages. It returns errNotFound when there is none.
func (c *searchCommand) print(p *program, hits []retrieval.Hit, filters []news.Filter) error {
	all := []found{}
	for _, h := range hits {
		all = append(all, found{
			Article: string(h.Article.ID), Revision: h.Article.Revision, Start: h.Start, End: h.End,
			Headline: h.Article.Headline, Text: h.Text(),
			Score: h.Rescored, BM25: h.BM25, BM25Rank: h.LexicalRank, Vector: h.Vector, VectorRank: h.VectorRank,
		})
	}
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, all)
	} else {
		_, err = io.WriteString(p.stdout, foundPage(all, filters, p.style()))
	}
	if err == nil && len(all) == 0 {
		return errNotFound
	}
	return err
}

// foundPage returns the passages as a person reads them, best first.
func foundPage(all []found, filters []news.Filter, s style) string {
	p := &page{style: s}
	if len(all) == 0 {
		p.text(nil, nil, span{"No passage holds these words.", strong})
	}
	const width = 76 // of the passage's first words, in columns
	for i, f := range all {
		p.gap()
		number := fmt.Sprintf("%2d  ", i+1)
		margin := line{{text: strings.Repeat(" ", len(number))}}
		p.text(line{{number, mark}}, margin, span{text: opening(f.Text, width)})
		p.text(margin, margin, span{fmt.Sprintf("score %.3f · words %s · vector %s · %s, revision %d, bytes %d to %d",
			f.Score, leg(f.BM25, f.BM25Rank), leg(f.Vector, f.VectorRank), oneLine(f.Article), f.Revision, f.Start, f.End), quiet})
	}
	for _, f := range filters {
		p.gap()
		p.text(nil, nil, span{oneLine(f.Sentence()), quiet})
	}
	return p.String()
}

// leg tells a score with its rank, or that there is none.
func leg(score float64, rank int) string {
	if rank == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f (rank %d)", score, rank)
}
