package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pullquote/pullquote/retrieval"
)

// verifyCommand proves every quotation ever shown.
type verifyCommand struct {
	JSON bool `name:"json" help:"Print the proof as JSON."`
}

// Help is shown by --help.
func (verifyCommand) Help() string {
	return `Compares every quotation in the log of answers, summaries, timelines, comparisons and sources with the stored bytes of the article it was copied from.

Example:

    pullquote verify

The exit status is 0 when every quotation is as it was stored, else 1.`
}

// proof is the result, as --json prints it.
type proof struct {
	// Answers counts everything that was said, Kinds by what it was.
	Answers int            `json:"answers"`
	Kinds   map[string]int `json:"kinds"`
	Quotes  int            `json:"quotes"`
	// Erased counts the quotations of articles that were erased.
	Erased  int      `json:"erased"`
	Altered []failed `json:"altered"`
}

type failed struct {
	Answer   string `json:"answer"` // the key of the ledger's entry
	N        int    `json:"n"`
	Article  string `json:"article"`
	Revision int    `json:"revision"`
	Start    int    `json:"start"` // bytes
	End      int    `json:"end"`
	Reason   string `json:"reason"`
}

// Run proves the quotations. Where nothing was ever said there is nothing to
// prove.
func (c *verifyCommand) Run(ctx context.Context, p *program) error {
	result := proof{Altered: []failed{}, Kinds: map[string]int{}}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil && !errors.Is(err, retrieval.ErrNoArchive) {
		return err
	}
	if err == nil {
		proved, err := archive.Prove(ctx)
		if err == nil && len(proved.Failed) == 0 { // the quotations are there; the rest of the file may not be
			err = archive.CheckFile(ctx)
		}
		if err := errors.Join(err, archive.Close()); err != nil {
			return err
		}
		result.Answers, result.Kinds, result.Quotes, result.Erased = proved.Entries, proved.Kinds, proved.Quotes, proved.Erased
		for _, f := range proved.Failed {
			result.Altered = append(result.Altered, failed{
				Answer: f.Key, N: f.N, Article: string(f.Article), Revision: f.Revision, Start: f.Start, End: f.End, Reason: f.Reason,
			})
		}
	}
	return c.print(p, result)
}

func (c *verifyCommand) print(p *program, result proof) error {
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, result)
	} else {
		_, err = io.WriteString(p.stdout, proofPage(result, p.style()))
	}
	if err == nil && len(result.Altered) > 0 {
		return &mistake{
			said: "The archive does not bear out what was quoted from it.",
			next: "Restore the data folder from a backup, and correct what was published from the answers named above.",
		}
	}
	return err
}

// proofPage returns the proof as a person reads it.
func proofPage(result proof, s style) string {
	p := &page{style: s}
	p.text(nil, nil, span{fmt.Sprintf("%s in %s re-proved, %d altered",
		count(result.Quotes, "quote"), said(result), len(result.Altered)), strong})
	if result.Erased > 0 {
		p.text(nil, nil, span{text: count(result.Erased, "quote") + " of articles that were erased"})
	}
	section(p, "Altered", result.Altered, func(f failed) string {
		return fmt.Sprintf("%s [%d]: article %s, revision %d, bytes %d to %d: %s", f.Answer, f.N, f.Article, f.Revision, f.Start, f.End, f.Reason)
	})
	return p.String()
}

// said counts what was said by what it was: "9 answers, 2 summaries".
func said(result proof) string {
	named := []struct{ kind, one, many string }{
		{"answer", "answer", "answers"}, {"summary", "summary", "summaries"}, {"timeline", "timeline", "timelines"},
		{"comparison", "comparison", "comparisons"}, {"sources", "list of sources", "lists of sources"},
	}
	var parts []string
	others := result.Answers
	for i, k := range named {
		n := result.Kinds[k.kind]
		others -= n
		switch {
		case n == 1:
			parts = append(parts, "1 "+k.one)
		case n > 0 || i == 0 && result.Answers == 0:
			parts = append(parts, fmt.Sprintf("%d %s", n, k.many))
		}
	}
	if others > 0 {
		parts = append(parts, count(others, "other message"))
	}
	return strings.Join(parts, ", ")
}
