package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// answerPage returns the answer as a person reads it: claims, quotations,
// what the articles say differently and alike, and what was searched. The
// hour of the answer is told in the zone.
func answerPage(a bot.Answer, s style, zone *time.Location) string {
	p := &page{style: s}
	if a.Outcome == bot.NotFound {
		writeRefusal(p, a.Unstated(), a)
	}
	writeClaims(p, a)
	writeQuotations(p, a)
	writeDisagreements(p, a)
	writeAgreements(p, a)
	writeFooter(p, a, zone)
	return p.String()
}

// writeRefusal says that there is no answer, and names the articles that bear
// on the question all the same.
func writeRefusal(p *page, said string, a bot.Answer) {
	p.text(nil, nil, span{said, strong})
	if a.Searched.Articles == 0 {
		p.text(nil, nil, span{text: "There are no articles to search: `pullquote ingest` takes some."})
	}
	if len(a.Nearest) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{text: "The nearest articles:"})
	for _, n := range a.Nearest {
		p.text(line{{text: "  - "}}, line{{text: "    "}}, span{text: source(bot.Citation{
			Article: n.Article, Headline: n.Headline, Publisher: n.Publisher,
		})})
	}
}

// writeClaims adds the claims with their marks. A claim that is a sentence as
// printed is left to its quotation, so that nothing is read twice.
func writeClaims(p *page, a bot.Answer) {
	for _, c := range a.Claims {
		if isQuoted(c, a.Citations) {
			continue
		}
		p.text(nil, nil, append([]span{{text: clean(c.Text)}}, marks(c.Citations)...)...)
	}
}

// isQuoted reports whether the claim is the beginning of a quotation that it
// cites, or all of it. A value, such as "14 people", is none.
func isQuoted(c bot.AnswerClaim, citations []bot.Citation) bool {
	if c.About != "" {
		return false
	}
	for _, n := range c.Citations {
		for _, citation := range citations {
			if citation.N == n && strings.HasPrefix(citation.Quote, c.Text) {
				return true
			}
		}
	}
	return false
}

// marks returns " [1] [2]" for the citations 1 and 2, in either order.
func marks(citations []int) []span {
	var spans []span
	for _, n := range slices.Sorted(slices.Values(citations)) {
		spans = append(spans, span{text: " "}, span{fmt.Sprintf("[%d]", n), mark})
	}
	return spans
}

// writeQuotations adds each quotation with a bar at its left and its source
// below.
func writeQuotations(p *page, a bot.Answer) {
	for _, c := range a.Citations {
		writeQuotation(p, c)
		writeSource(p, c)
	}
}

// writeQuotation adds a quotation with a bar at its left. Who speaks stands
// before it where it does not say so.
func writeQuotation(p *page, c bot.Citation) {
	p.gap()
	label := fmt.Sprintf("[%d]", c.N)
	spans := []span{{text: clean(c.Quote)}}
	if before := c.Before(); before != "" {
		spans = append([]span{{clean(before), quiet}}, spans...)
	}
	p.text(line{{label, mark}, {" │ ", quiet}}, line{{indentOf(c) + "│ ", quiet}}, spans...)
}

// writeSource adds where a quotation comes from.
func writeSource(p *page, c bot.Citation) {
	margin := line{{text: indentOf(c)}}
	p.text(margin, margin, span{source(c), quiet})
	if link := c.Link(); link != "" {
		p.whole(margin, span{oneLine(link), quiet})
	}
}

// indentOf is as wide as the mark of a quotation.
func indentOf(c bot.Citation) string { return strings.Repeat(" ", len(fmt.Sprintf("[%d] ", c.N))) }

// source names where a quotation comes from with what is known: publisher,
// headline and date, or the article's id when it has no headline.
func source(c bot.Citation) string {
	headline := oneLine(c.Headline)
	if headline == "" {
		headline = oneLine(c.Article)
	}
	return join(" · ", oneLine(c.Publisher), headline, day(c.Published))
}

func writeDisagreements(p *page, a bot.Answer) {
	for _, changed := range []bool{false, true} {
		title := map[bool]string{false: "Sources differ", true: "Changed since an earlier report"}[changed]
		of := slices.DeleteFunc(slices.Clone(a.Disagreements), func(d bot.Disagreement) bool { return d.Change != changed })
		if len(of) > 0 {
			p.gap()
			p.text(nil, nil, span{title, alert})
			writePositions(p, of)
		}
	}
}

func writePositions(p *page, of []bot.Disagreement) {
	for _, d := range of {
		margin := line{{text: "  "}}
		p.text(margin, margin, span{text: oneLine(d.About) + ":"})
		for _, position := range d.Positions {
			p.text(line{{text: "    - "}}, line{{text: "      "}}, positionSpans(position)...)
		}
	}
}

// writeAgreements adds what several articles say alike.
func writeAgreements(p *page, a bot.Answer) {
	if len(a.Agreements) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Sources agree", strong})
	for _, agreement := range a.Agreements {
		for _, position := range agreement.Positions {
			spans := positionSpans(position)
			if about := oneLine(agreement.About); !strings.Contains(strings.ToLower(position.Text), about) {
				spans = append([]span{{text: about + ": "}}, spans...)
			}
			if n := articlesBehind(position.Citations, a.Citations); n > 1 {
				spans = append(spans, span{fmt.Sprintf(" (%d articles)", n), quiet})
			}
			p.text(line{{text: "  - "}}, line{{text: "    "}}, spans...)
		}
	}
}

func positionSpans(position bot.Position) []span {
	return append([]span{{text: oneLine(position.Text)}}, marks(position.Citations)...)
}

// articlesBehind counts the articles that the citations come from.
func articlesBehind(numbers []int, citations []bot.Citation) int {
	articles := map[string]bool{}
	for _, n := range numbers {
		for _, c := range citations {
			if c.N == n {
				articles[c.Article] = true
			}
		}
	}
	return len(articles)
}

// writeFooter adds, in a quiet voice, what is missing from the answer, what
// was searched, how fresh it is, and whose words the claims are.
func writeFooter(p *page, a bot.Answer, zone *time.Location) {
	p.gap()
	if a.Outcome == bot.Partial {
		p.text(nil, nil, span{"This answers part of the question.", alert})
	}
	if a.Notice != "" {
		p.text(nil, nil, span{oneLine(a.Notice), alert})
	}
	for _, f := range a.Filters {
		p.text(nil, nil, span{oneLine(f.Sentence()), quiet})
	}
	for _, s := range a.Spellings {
		p.text(nil, nil, span{oneLine(s.Sentence()), quiet})
	}
	switch n := a.LeftOut(); {
	case n == 1:
		p.text(nil, nil, span{"1 claim was dropped: run with --json to see why.", quiet})
	case n > 1:
		p.text(nil, nil, span{fmt.Sprintf("%d claims were dropped: run with --json to see why.", n), quiet})
	}
	p.items(quiet, a.Footer(zone)...)
}

// day returns the date of an RFC 3339 instant, or nothing when there is none.
// The date is that of the instant's own offset, as the publisher wrote it.
func day(instant string) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.Format("2 Jan 2006")
}

// join joins the parts that are not empty.
func join(separator string, parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}

// count returns "1 article" or "2 articles".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
