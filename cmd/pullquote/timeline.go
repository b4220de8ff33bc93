package main

import (
	"context"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// timelineCommand says what the articles date.
type timelineCommand struct{ reportFlags }

// Help is shown by --help.
func (timelineCommand) Help() string {
	return `Lists what the articles date, oldest first: the date of the event as the text states it or implies it from the day of publication, and the sentence that tells it. A date that could be of either of two years stays as it is printed.

Examples:

    pullquote timeline "Islamic State in Syria"
    pullquote timeline --json 004_997d06f23800edea`
}

// Run makes the timeline.
func (c *timelineCommand) Run(ctx context.Context, p *program) error {
	return c.report(ctx, p, bot.Usual, func(b *bot.Bot, r bot.Request) (bot.Outcome, error) {
		t, err := b.Timeline(ctx, r)
		return t.Outcome, err
	})
}

// timelinePage returns a timeline as a person reads it.
func timelinePage(m bot.Timeline, s style, zone *time.Location) string {
	p := &page{style: s}
	if m.Outcome == bot.NotFound {
		writeRefusal(p, nothingOn, m.Answer)
	}
	for _, c := range m.Claims {
		p.gap()
		p.text(nil, nil, eventDate(c)...)
		for _, citation := range citedBy(m.Answer, c) {
			writeQuotation(p, citation)
			writeSource(p, citation)
		}
	}
	writeFooter(p, m.Answer, zone)
	return p.String()
}

// eventDate is the date of an event, and how it is printed where that is
// another way.
func eventDate(c bot.AnswerClaim) []span {
	for _, form := range []struct{ layout, shown string }{{"2006-01-02", "2 Jan 2006"}, {"2006-01", "Jan 2006"}, {"2006", "2006"}} {
		at, err := time.Parse(form.layout, c.Date)
		if err != nil {
			continue
		}
		shown := []span{{at.Format(form.shown), strong}}
		if !strings.Contains(c.DatePrinted, at.Format("2006")) {
			shown = append(shown, span{" (“" + oneLine(c.DatePrinted) + "”)", quiet})
		}
		return shown
	}
	return []span{{oneLine(c.Date), strong}, {" (as printed)", quiet}}
}
