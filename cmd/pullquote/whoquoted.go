package main

import (
	"context"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// sourcesCommand says who is quoted.
type sourcesCommand struct{ reportFlags }

// Help is shown by --help.
func (sourcesCommand) Help() string {
	return `Lists who is quoted, with their affiliation as printed, in how many sentences, how lately, and one of their words. A source without a name is listed by what its article calls it, and joined to nobody.

Examples:

    pullquote sources "raids in Syria"
    pullquote sources --json 004_997d06f23800edea`
}

// Run lists the sources.
func (c *sourcesCommand) Run(ctx context.Context, p *program) error {
	return c.report(ctx, p, bot.Usual, func(b *bot.Bot, r bot.Request) (bot.Outcome, error) {
		s, err := b.Sources(ctx, r)
		return s.Outcome, err
	})
}

// sourcesPage returns the sources as a person reads them.
func sourcesPage(m bot.Sources, s style, zone *time.Location) string {
	p := &page{style: s}
	if m.Outcome == bot.NotFound {
		writeRefusal(p, nothingOn, m.Answer)
	}
	for _, anonymous := range []bool{false, true} {
		begun := false
		for _, c := range m.Claims {
			if c.Source == nil || c.Source.Anonymous != anonymous {
				continue
			}
			p.gap()
			if anonymous && !begun {
				p.text(nil, nil, span{"Without a name", alert})
				p.gap()
			}
			begun = true
			writePerson(p, *c.Source)
			writeClaim(p, m.Answer, c, true)
		}
	}
	writeFooter(p, m.Answer, zone)
	return p.String()
}

// writePerson adds who is quoted, how often and how lately.
func writePerson(p *page, s bot.Source) {
	spans := []span{{oneLine(s.Name), strong}}
	if s.Affiliation != "" {
		spans = append(spans, span{text: ", " + oneLine(s.Affiliation)})
	}
	latest := ""
	if d := day(s.Latest); d != "" {
		latest = "last on " + d
	}
	p.text(nil, nil, append(spans, span{" · " + join(" · ", count(s.Times, "sentence"), latest), quiet})...)
}
