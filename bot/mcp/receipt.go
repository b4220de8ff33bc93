package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/say"
)

type receiptInput struct {
	ID string `json:"id" jsonschema:"id of a receipt, as the other tools name it, such as answer/mcp-0123456789abcdef0123456789abcdef"`
}

// errNoReceipt is told of an id that there is not, and of what was said elsewhere.
var errNoReceipt = Refusal("There is no receipt of this id. Receipts of these tools are shown here, and no others.")

// addReceipt adds the tool that proves what was shown.
func (s *Server) addReceipt() {
	add(s, tool{
		name: "receipt", title: "Prove what was shown",
		does: `Proves what one of these tools has shown: the question, the time, the passages that were offered, each quotation with its position and its SHA-256, which is computed again from the stored bytes, the model and the version of its prompt, and what was checked.`,
	}, func(ctx context.Context, in receiptInput) (say.Receipt, string, error) {
		r, err := s.receipt(ctx, in.ID)
		if err != nil {
			return say.Receipt{}, "", err
		}
		return r, receiptWords(r), nil
	})
}

func (s *Server) receipt(ctx context.Context, id string) (say.Receipt, error) {
	if err := within("id", id, longestID); err != nil {
		return say.Receipt{}, err
	}
	if _, tail, ok := strings.Cut(id, "/"); !ok || !strings.HasPrefix(tail, idPrefix) {
		return say.Receipt{}, errNoReceipt
	}
	l, err := s.o.Logged(ctx, id)
	if err != nil {
		if ctx.Err() != nil {
			return say.Receipt{}, ctx.Err()
		}
		return say.Receipt{}, errNoReceipt
	}
	as := from(ctx).reader
	r, err := say.ReadReceipt(ctx, l, s.o.Archive, &as)
	if errors.Is(err, say.ErrErasedRecord) || err == nil && r.Place != from(ctx).place {
		err = errNoReceipt
	}
	return r, err
}

// receiptWords is a receipt as a model reads it.
func receiptWords(r say.Receipt) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "Receipt %s of %s\nAsked: %s\nOutcome: %s, claims: %s\n", r.ID, r.At, oneLine(r.Question), r.Outcome, r.Mode)
	if r.Prompt != "" {
		fmt.Fprintf(b, "Model: %s, prompt %s\n", oneLine(r.Model), r.Prompt)
	}
	fmt.Fprintf(b, "%d passages were offered.\n", len(r.Offered))
	if r.Withheld {
		b.WriteString("Some of what was shown may not be shown any more, and is left out.\n")
	}
	if len(r.Quotes) > 0 {
		b.WriteString(asTheyAre + "\n")
	}
	for _, q := range r.Quotes {
		fmt.Fprintf(b, "\n[%d]\n%s  %s · article %s, revision %d, bytes %d to %d · SHA-256 %s · %s\n",
			q.N, behind(q.Text), oneLine(q.Headline), oneLine(q.Article), q.Revision, q.Start, q.End, q.SHA256, q.Check)
	}
	return b.String()
}
