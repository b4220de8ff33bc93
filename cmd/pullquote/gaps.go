package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
)

// gapsCommand shows what the articles could not answer.
type gapsCommand struct {
	JSON bool `name:"json" help:"Print it as JSON."`
}

// Help is shown by --help.
func (gapsCommand) Help() string {
	return `Lists the questions that the articles did not answer, most often asked first, so that editors see what their archive lacks. Questions in nearly the same words count as one. It shows questions of every channel and every person, and is for those who may read them all.`
}

// Run lists the gaps. Where nothing was ever asked there are none.
func (c *gapsCommand) Run(ctx context.Context, p *program) error {
	gaps := []bot.Gap{}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil && !errors.Is(err, retrieval.ErrNoArchive) {
		return err
	}
	if err == nil {
		said, err := outlines{archive.Books}.Outlines(ctx, 0)
		if err := errors.Join(err, archive.Close()); err != nil {
			return err
		}
		gaps = append(gaps, bot.Gaps(said)...)
	}
	if c.JSON {
		return writeJSON(p.stdout, gaps)
	}
	_, err = io.WriteString(p.stdout, gapsPage(gaps, p.style(), p.config.Zone))
	return err
}

// outlines are those of the archive's ledger.
type outlines struct{ books *books.Books }

// Outlines implements slackapp.Journal. A limit of 0 means all.
func (o outlines) Outlines(ctx context.Context, limit int) ([]say.Outline, error) {
	stored, err := o.books.Outlines(ctx, limit)
	var all []say.Outline
	for _, s := range stored {
		all = append(all, say.Outline{
			Key: s.Key, Address: s.Address, Kind: answer.Kind(s.Kind), Of: s.Of, Place: say.Place(s.Place), At: s.At,
			Question: s.Question, Outcome: answer.Outcome(s.Outcome), Good: s.GoodRatings, Bad: s.BadRatings,
		})
	}
	return all, err
}

// gapsPage returns the gaps as a person reads them.
func gapsPage(gaps []bot.Gap, s style, zone *time.Location) string {
	p := &page{style: s}
	if len(gaps) == 0 {
		p.text(nil, nil, span{"No question has gone unanswered.", strong})
		return p.String()
	}
	p.text(nil, nil, span{"Questions that the articles did not answer", strong})
	for _, g := range gaps {
		p.gap()
		p.text(nil, nil, span{text: oneLine(g.Question)})
		p.items(quiet, "asked "+times(g.Times), "last on "+g.Last.In(zone).Format("2 Jan 2006 15:04 MST"))
	}
	return p.String()
}

// times returns "once" or "2 times".
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
