package main

import (
	"context"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// summaryCommand says in brief what an article says, or several on a topic.
type summaryCommand struct {
	reportFlags
	Short bool `xor:"length" help:"Three sentences."`
	Long  bool `xor:"length" help:"A page."`
}

// Help is shown by --help.
func (summaryCommand) Help() string {
	return `Of an article it says what happened, who said what, the figures, and what is not confirmed; of a topic, what the articles say in at most nine quotations, the newest article first and those of one event together, with what a newer article supersedes.

Examples:

    pullquote summary 004_997d06f23800edea
    pullquote summary --short "raids against the Islamic State"
    pullquote summary --since yesterday --json "airbase near Damascus"

Where several articles may be meant it lists them, with an exit status of 3.`
}

// Run summarises.
func (c *summaryCommand) Run(ctx context.Context, p *program) error {
	length := bot.Usual
	switch {
	case c.Short:
		length = bot.Short
	case c.Long:
		length = bot.Long
	}
	return c.report(ctx, p, length, func(b *bot.Bot, r bot.Request) (bot.Outcome, error) {
		s, err := b.Summarise(ctx, r)
		return s.Outcome, err
	})
}

// nothingOn is what is said when no article is about what was asked for.
const nothingOn = "I found nothing in the articles about this."

// summaryPage returns a summary as a person reads it.
func summaryPage(m bot.Summary, s style, zone *time.Location) string {
	p := &page{style: s}
	switch {
	case len(m.Candidates) > 0:
		writeCandidates(p, m.Candidates)
	case m.Outcome == bot.NotFound:
		writeRefusal(p, nothingOn, m.Answer)
	case isOfOne(m.Answer):
		writeTitle(p, m.Citations[0])
		for _, part := range []struct {
			part    bot.Part
			heading string
		}{{bot.Happened, "What happened"}, {bot.Spoke, "Who said what"}, {bot.Figures, "Figures"}, {bot.Unconfirmed, "Not confirmed"}} {
			writeGroup(p, m.Answer, part.heading, false, func(c bot.AnswerClaim) bool { return c.Part == part.part })
		}
		writeRest(p, m.Answer, false)
	case m.Mode == bot.Extractive && !m.Pointed:
		writeRound(p, m.Answer)
		writeDisagreements(p, m.Answer)
		writeRest(p, m.Answer, true)
	default:
		writeGroup(p, m.Answer, severalHeading, true, func(c bot.AnswerClaim) bool { return c.Kind == bot.Agree })
		writeGroup(p, m.Answer, otherHeading, true, func(c bot.AnswerClaim) bool { return c.Kind == "" })
		writeAgreements(p, m.Answer)
		writeDisagreements(p, m.Answer)
		writeOnly(p, m.Answer)
		writeRest(p, m.Answer, true)
	}
	writeFooter(p, m.Answer, zone)
	return p.String()
}

// Headings of what is not of one article alone.
const (
	severalHeading = "In more than one article"
	otherHeading   = "Also told"
)

// isOfOne reports whether the summary is of one article.
func isOfOne(a bot.Answer) bool {
	for _, c := range a.Citations {
		if c.Article != a.Citations[0].Article {
			return false
		}
	}
	return len(a.Citations) > 0
}

// writeCandidates lists the articles to choose from, with the ids to name
// them by.
func writeCandidates(p *page, candidates []bot.Candidate) {
	p.text(nil, nil, span{"Several articles may be meant. Which one?", strong})
	for _, c := range candidates {
		p.gap()
		p.text(nil, nil, span{text: source(bot.Citation{Article: c.Article, Headline: c.Headline, Publisher: c.Publisher, Published: c.Published})})
		p.whole(line{{text: "  "}}, span{"pullquote summary " + oneLine(c.Article), quiet})
	}
}
