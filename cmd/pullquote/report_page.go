package main

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot"
)

// The parts of pages that say what articles hold on something. A claim that
// is a sentence as printed is shown as its quotation and only there.

// writeTitle adds the article that a page is of.
func writeTitle(p *page, c bot.Citation) {
	p.text(nil, nil, span{oneLine(c.Headline), strong})
	p.items(quiet, oneLine(c.Publisher), oneLine(c.Byline), day(c.Published))
	if address := c.Page(); address != "" {
		p.whole(nil, span{oneLine(address), quiet})
	}
}

// writeGroup adds the claims that belong under a heading; sources says whether
// each quotation needs its own.
func writeGroup(p *page, a bot.Answer, heading string, sources bool, belongs func(bot.AnswerClaim) bool) {
	begun := false
	for _, c := range a.Claims {
		if !belongs(c) {
			continue
		}
		if !begun {
			p.gap()
			p.text(nil, nil, span{heading, strong})
			begun = true
		}
		writeClaim(p, a, c, sources)
	}
}

// writeClaim adds a claim of a sentence as printed as its quotations, and any
// other with its marks.
func writeClaim(p *page, a bot.Answer, c bot.AnswerClaim, sources bool) {
	if !isQuoted(c, a.Citations) {
		p.text(line{{text: "  "}}, line{{text: "  "}}, append([]span{{text: clean(c.Text)}}, marks(c.Citations)...)...)
		return
	}
	for _, citation := range citedBy(a, c) {
		writeQuotation(p, citation)
		if sources {
			writeSource(p, citation)
		}
	}
}

// writeRound adds what several articles tell of a topic, each article under its
// headline.
func writeRound(p *page, a bot.Answer) {
	article, story, at := "", -1, ""
	for _, c := range a.Claims {
		cited := citedBy(a, c)
		if len(cited) == 0 {
			continue
		}
		if cited[0].Article != article {
			lead := ""
			switch published := day(cited[0].Published); {
			case c.Story == story && published != "" && published != at:
				lead = "Earlier: "
			case c.Story == story:
				lead = "Also: "
			}
			p.gap()
			p.text(nil, nil, span{lead + source(cited[0]), strong})
			if address := cited[0].Page(); address != "" {
				p.whole(nil, span{oneLine(address), quiet})
			}
		}
		article, story, at = cited[0].Article, c.Story, day(cited[0].Published)
		writeClaim(p, a, c, false)
		writeSuperseded(p, c)
	}
}

// writeSuperseded adds since when a claim does not hold any more.
func writeSuperseded(p *page, c bot.AnswerClaim) {
	if note := c.SupersededNote(); note != "" {
		p.text(line{{text: "    "}}, line{{text: "    "}}, span{note, quiet})
	}
}

// writeOnly adds what one article alone says, under its headline.
func writeOnly(p *page, a bot.Answer) {
	var order []string
	for _, c := range a.Citations {
		if !slices.Contains(order, c.Article) {
			order = append(order, c.Article)
		}
	}
	for _, article := range order {
		heading := ""
		for _, c := range a.Citations {
			if c.Article == article {
				heading = "Only in: " + source(c)
			}
		}
		writeGroup(p, a, heading, false, func(c bot.AnswerClaim) bool {
			cited := citedBy(a, c)
			return c.Kind == bot.Only && len(cited) > 0 && cited[0].Article == article
		})
	}
}

// writeCompared adds what articles say alike and differently, each value with
// the quotations that give it, and returns the numbers of those.
func writeCompared(p *page, a bot.Answer) map[int]bool {
	shown := map[int]bool{}
	if len(a.Disagreements) > 0 {
		p.gap()
		p.text(nil, nil, span{"Sources differ", alert})
	}
	for _, d := range a.Disagreements {
		for _, position := range d.Positions {
			writeValue(p, a, oneLine(d.About)+": "+oneLine(position.Text), position.Citations, shown)
		}
	}
	if len(a.Agreements) > 0 {
		p.gap()
		p.text(nil, nil, span{"Sources agree", strong})
	}
	for i, agreement := range a.Agreements {
		if i > 0 && slices.Equal(cites(a.Agreements[i-1]), cites(agreement)) {
			continue // told with the one before
		}
		var values []string
		for _, other := range a.Agreements[i:] {
			if !slices.Equal(cites(other), cites(agreement)) {
				break
			}
			values = append(values, oneLine(other.Positions[0].Text))
		}
		writeValue(p, a, strings.Join(values, "; "), cites(agreement), shown)
	}
	return shown
}

// cites are the citations of what articles say alike.
func cites(agreement bot.Disagreement) []int {
	if len(agreement.Positions) == 0 {
		return nil
	}
	return agreement.Positions[0].Citations
}

// writeValue adds a value and the quotations of it that are not shown yet.
func writeValue(p *page, a bot.Answer, value string, citations []int, shown map[int]bool) {
	p.gap()
	p.text(line{{text: "  "}}, line{{text: "  "}}, append([]span{{value, strong}}, marks(citations)...)...)
	for _, c := range a.Citations {
		if slices.Contains(citations, c.N) && !shown[c.N] {
			shown[c.N] = true
			writeQuotation(p, c)
			writeSource(p, c)
		}
	}
}

// writeRest adds the quotations that no claim has shown.
func writeRest(p *page, a bot.Answer, sources bool) { writeUnshown(p, a, sources, map[int]bool{}) }

// writeUnshown adds the quotations that neither a claim nor anything else has
// shown.
func writeUnshown(p *page, a bot.Answer, sources bool, shown map[int]bool) {
	for _, c := range a.Claims {
		for _, n := range c.Citations {
			shown[n] = shown[n] || isQuoted(c, a.Citations)
		}
	}
	begun := false
	for _, c := range a.Citations {
		if shown[c.N] {
			continue
		}
		if !begun {
			p.gap()
			p.text(nil, nil, span{"Quotations", strong})
			begun = true
		}
		writeQuotation(p, c)
		if sources {
			writeSource(p, c)
		}
	}
}

// citedBy returns the citations of a claim in their order.
func citedBy(a bot.Answer, claim bot.AnswerClaim) []bot.Citation {
	var out []bot.Citation
	for _, c := range a.Citations {
		if slices.Contains(claim.Citations, c.N) {
			out = append(out, c)
		}
	}
	return out
}
