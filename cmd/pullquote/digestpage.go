package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// digestPage returns the digest as a person reads it: each story with its
// quotations, then what else is new, corrections, and what could not be read.
func digestPage(d bot.Digest, s style, zone *time.Location) string {
	p := &page{style: s}
	writeOpening(p, d, zone)
	for _, story := range d.Stories {
		writeStory(p, d.Answer, story)
	}
	writeAlso(p, d)
	writeCorrections(p, d.Answer)
	writeFaults(p, d.Faults)
	writeFooter(p, d.Answer, zone)
	return p.String()
}

// mostFaults is how many unread sources are named: the rest would only repeat
// that something is wrong with the folder.
const mostFaults = 5

// writeOpening says what the digest covers, and in one line when that is
// nothing.
func writeOpening(p *page, d bot.Digest, zone *time.Location) {
	since := moment(d.Since, zone)
	switch {
	case d.Outcome != bot.NotFound:
		p.text(nil, nil, span{"New since " + since, strong})
	case d.Blind():
		p.text(nil, nil, span{"The articles could not be looked at, so it is not known what is new since " + since + ".", alert})
	default:
		p.text(nil, nil, span{text: "Nothing new in the articles since " + since + "."})
	}
	if d.Due != "" {
		p.text(nil, nil, span{"Late: it was due at " + moment(d.Due, zone) + ".", alert})
	}
	for _, date := range d.Missed {
		p.text(nil, nil, span{"There was no digest on " + date + ".", alert})
	}
}

// moment is an instant with its hour, in the zone.
func moment(instant string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.In(zone).Format("2 Jan 2006 15:04 MST")
}

func writeStory(p *page, a bot.Answer, s bot.Story) {
	p.gap()
	p.text(nil, nil, span{fmt.Sprintf("%d. %s", s.N, oneLine(s.Headline)), strong})
	p.text(nil, nil, span{join(" · ", behind(s), topicsLine(s.Topics)), quiet})
	if s.Earlier != nil {
		p.text(nil, nil, span{fmt.Sprintf("Goes on from the digest of %s: %s", s.Earlier.Day, oneLine(s.Earlier.Headline)), quiet})
	}
	only := storyPart(a, s.N)
	writeClaims(p, only)
	writeQuotations(p, only)
	writeDisagreements(p, only)
	writeAgreements(p, only)
}

// behind says how many articles tell a story and how many reports they go
// back to.
func behind(s bot.Story) string {
	if len(s.Articles) == 1 {
		return oneLine(s.Publisher)
	}
	return fmt.Sprintf("%s, %s", count(len(s.Articles), "article"), count(s.Origins, "independent origin"))
}

func topicsLine(topics []string) string {
	all := ""
	for _, t := range topics {
		all = join(", ", all, oneLine(t))
	}
	if all == "" {
		return ""
	}
	return "topic: " + all
}

// storyPart is the part of a digest that belongs to one story, as an answer.
func storyPart(a bot.Answer, story int) bot.Answer {
	var out bot.Answer
	for _, c := range a.Claims {
		if c.Story == story {
			out.Claims = append(out.Claims, c)
		}
	}
	for _, d := range a.Disagreements {
		if d.Story == story {
			if d.Change {
				d.About += ", changed since an earlier digest"
			}
			out.Disagreements = append(out.Disagreements, d)
		}
	}
	for _, d := range a.Agreements {
		if d.Story == story {
			out.Agreements = append(out.Agreements, d)
		}
	}
	out.Citations = citedIn(a, out)
	return out
}

// citedIn are the citations of the whole that the part refers to.
func citedIn(whole, part bot.Answer) []bot.Citation {
	numbers := map[int]bool{}
	note := func(all []int) {
		for _, n := range all {
			numbers[n] = true
		}
	}
	for _, c := range part.Claims {
		note(c.Citations)
	}
	for _, d := range slices.Concat(part.Disagreements, part.Agreements) {
		for _, position := range d.Positions {
			note(position.Citations)
		}
	}
	var out []bot.Citation
	for _, c := range whole.Citations {
		if numbers[c.N] {
			out = append(out, c)
		}
	}
	return out
}

// writeAlso names the stories that are not told.
func writeAlso(p *page, d bot.Digest) {
	if len(d.Also) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Also new", strong})
	for _, s := range d.Also {
		item(p, join(" · ", oneLine(s.Headline), behind(s)))
	}
	if d.More > 0 {
		p.text(nil, nil, span{fmt.Sprintf("  and %d more", d.More), quiet})
	}
}

// item adds a line of a list.
func item(p *page, text string) {
	p.text(line{{text: "  - "}}, line{{text: "    "}}, span{text: text})
}

// corrected says what became of an article, by what bot.Correction has.
var corrected = map[string]string{
	bot.WasCorrected: "what was quoted from it reads differently now",
	bot.WasUpdated:   "it was updated; what was quoted from it stands",
	bot.WasWithdrawn: "it was withdrawn",
}

// writeCorrections says what became of articles of earlier digests.
func writeCorrections(p *page, a bot.Answer) {
	if len(a.Corrections) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Corrections", alert})
	for _, c := range a.Corrections {
		item(p, fmt.Sprintf("%s: %s (digest of %s)", join(" · ", oneLine(c.Headline), oneLine(c.Publisher)), corrected[c.What], c.Day))
		var part bot.Answer
		for _, claim := range a.Claims {
			if claim.Correction == c.N {
				part.Claims = append(part.Claims, claim)
			}
		}
		part.Citations = citedIn(a, part)
		writeQuotations(p, part)
	}
}

// writeFaults names what could not be read.
func writeFaults(p *page, faults []bot.Fault) {
	if len(faults) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Could not be read", alert})
	for _, f := range faults[:min(len(faults), mostFaults)] {
		item(p, oneLine(f.Source)+": "+oneLine(f.Reason))
	}
	if n := len(faults) - mostFaults; n > 0 {
		p.text(nil, nil, span{fmt.Sprintf("  and %d more", n), quiet})
	}
}
