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
		writeStory(p, d, story)
	}
	writeAlso(p, d)
	writeCorrections(p, d)
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
		if at, err := time.Parse(time.RFC3339, d.Searched.Newest); err == nil && d.Day == "" {
			p.text(nil, nil, span{"The newest is of " + day(d.Searched.Newest) + ": `pullquote digest --since " + at.Format(time.DateOnly) + "` begins there.", quiet})
		}
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

func writeStory(p *page, d bot.Digest, s bot.Story) {
	p.gap()
	p.text(nil, nil, span{fmt.Sprintf("%d. %s", s.N, oneLine(s.Headline)), strong})
	p.text(nil, nil, span{join(" · ", oneLine(s.Behind()), topicsLine(s.Topics)), quiet})
	if s.Earlier != nil {
		p.text(nil, nil, span{fmt.Sprintf("Goes on from the digest of %s: %s", s.Earlier.Day, oneLine(s.Earlier.Headline)), quiet})
	}
	only := d.OfStory(s.N)
	writeClaims(p, only)
	for _, c := range only.Citations {
		writeQuotation(p, c)
		writeSource(p, c)
		for _, claim := range only.Claims {
			if slices.Contains(claim.Citations, c.N) {
				writeSuperseded(p, claim)
			}
		}
	}
	writeDisagreements(p, only)
	writeAgreements(p, only)
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

// writeAlso names the stories that are not told.
func writeAlso(p *page, d bot.Digest) {
	if len(d.Also) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Also new", strong})
	for _, s := range d.Also {
		item(p, join(" · ", oneLine(s.Headline), oneLine(s.Behind())))
	}
	if d.More > 0 {
		p.text(nil, nil, span{fmt.Sprintf("  and %d more", d.More), quiet})
	}
}

// item adds a line of a list.
func item(p *page, text string) {
	p.text(line{{text: "  - "}}, line{{text: "    "}}, span{text: text})
}

// writeCorrections says what became of articles of earlier digests.
func writeCorrections(p *page, d bot.Digest) {
	if len(d.Corrections) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{"Corrections", alert})
	for _, c := range d.Corrections {
		item(p, fmt.Sprintf("%s: %s (digest of %s)", join(" · ", oneLine(c.Headline), oneLine(c.Publisher)), c.Became(), c.Day))
		writeQuotations(p, d.OfCorrection(c.N))
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
