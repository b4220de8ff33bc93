package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
)

// receiptCommand proves one thing that was said.
type receiptCommand struct {
	ID   string `arg:"" help:"The id of what was said, as tools for assistants name it, or its key in the log of answers."`
	JSON bool   `name:"json" help:"Print the receipt as JSON."`
}

// Help is shown by --help.
func (receiptCommand) Help() string {
	return `Prints what was asked and when, the passages that were offered, what was said, the model and its prompt, and each quotation with its position and SHA-256, which is compared with the stored bytes.

Example:

    pullquote receipt answer/mcp-0123456789abcdef0123456789abcdef

The exit status is 0 when every quotation is as it was stored, else 1.`
}

// Run prints the receipt.
func (c *receiptCommand) Run(ctx context.Context, p *program) error {
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if errors.Is(err, retrieval.ErrNoArchive) {
		return noReceipt(c.ID, err)
	}
	if err != nil {
		return err
	}
	r, err := readReceipt(ctx, archive, c.ID)
	if err := errors.Join(err, archive.Close()); err != nil {
		return err
	}
	if c.JSON {
		err = writeJSON(p.stdout, r)
	} else {
		_, err = io.WriteString(p.stdout, receiptPage(r, p.style()))
	}
	if err == nil && !r.Proved {
		return &mistake{said: "The archive does not bear out what was quoted from it.", next: "Restore the data folder from a backup, and correct what was published."}
	}
	return err
}

func readReceipt(ctx context.Context, archive *retrieval.Archive, id string) (say.Receipt, error) {
	l, err := logged(archive)(ctx, id)
	if errors.Is(err, books.ErrNoEntry) {
		return say.Receipt{}, noReceipt(id, err)
	}
	if err != nil {
		return say.Receipt{}, err
	}
	r, err := say.ReadReceipt(ctx, l, archive, nil)
	if errors.Is(err, say.ErrErasedRecord) {
		return r, &mistake{said: "What was said is gone: an article that it quotes was erased.", next: "pullquote articles", cause: err}
	}
	return r, err
}

func noReceipt(id string, cause error) error {
	return &mistake{said: "Nothing was said under " + id + ".", next: "Check the id, and that DATA_DIR is the folder of the archive that said it.", cause: cause}
}

// logged reads entries of the archive's ledger.
func logged(archive *retrieval.Archive) func(context.Context, string) (say.Logged, error) {
	return func(ctx context.Context, key string) (say.Logged, error) {
		e, err := archive.Books.Entry(ctx, key)
		if err != nil {
			return say.Logged{}, err
		}
		l := say.Logged{Key: e.Key, At: e.At, Address: e.Address, Record: e.Record}
		for _, q := range e.Quotes {
			l.Quotes = append(l.Quotes, say.LoggedQuote(q))
		}
		return l, nil
	}
}

// receiptPage returns the receipt as a person reads it.
func receiptPage(r say.Receipt, s style) string {
	p := &page{style: s}
	for _, field := range [][2]string{
		{"Id", r.ID}, {"Time", r.At}, {"Place", string(r.Place)}, {"Asked", r.Question}, {"Outcome", string(r.Outcome)},
		{"Claims", string(r.Mode)}, {"Model", r.Model}, {"Prompt", r.Prompt},
	} {
		if value := oneLine(field[1]); value != "" {
			p.whole(line{{fmt.Sprintf("%-9s", field[0]+":"), quiet}}, span{text: value})
		}
	}
	section(p, "Passages offered", r.Offered, func(o say.Offered) string {
		return fmt.Sprintf("article %s, revision %d, bytes %d to %d", o.Article, o.Revision, o.Start, o.End)
	})
	section(p, "Claims", r.Claims, func(c say.ReceiptClaim) string {
		how := "put into words by a model, and held against its quotations"
		if c.Printed {
			how = "as printed"
		}
		return fmt.Sprintf("%s %v: %s", clean(c.Text), c.Citations, how)
	})
	section(p, "Not shown", r.Dropped, func(d say.ReceiptDropped) string {
		return fmt.Sprintf("%s: %s", d.Rule, clean(d.Reason))
	})
	for _, q := range r.Quotes {
		p.gap()
		label := fmt.Sprintf("[%d]", q.N)
		p.text(line{{label, mark}, {" │ ", quiet}}, line{{"    │ ", quiet}}, span{text: clean(q.Text)})
		margin := line{{text: "    "}}
		p.text(margin, margin, span{fmt.Sprintf("%s · article %s, revision %d, bytes %d to %d · %s", oneLine(q.Headline), oneLine(q.Article), q.Revision, q.Start, q.End, q.Check), quiet})
		p.whole(margin, span{"SHA-256 " + q.SHA256, quiet})
	}
	return p.String()
}
