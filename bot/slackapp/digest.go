package slackapp

import (
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/slack-go/slack"
)

// mostFaults is how many unread sources are named: the rest would only repeat
// that something is wrong.
const mostFaults = 5

// layDigest lays a digest out: a short post that names the stories and, in its
// thread, what is told of each.
func layDigest(d bot.Digest, o renderOptions, zone *time.Location) []message {
	top := append(opening(d, zone), topStories(d)...)
	top = append(top, unread(d.Faults)...)
	posts := pack(append(top, quiet(footer(d.Answer, zone))))
	posts[0].text = escape(shorten(oneLine(top[0].text), notificationMax))
	details := pack(append(storyDetails(d, o), correctionDetails(d)...))
	for i := range details {
		details[i].text, details[i].below = "The stories of this digest", true
	}
	if len(d.Citations) > 0 && len(details) > 0 {
		last := &details[len(details)-1]
		last.blocks = append(last.blocks, slack.NewActionBlock("", slack.NewButtonBlockElement(actionContext, o.key, label("Show in context"))))
	}
	return append(posts, details...)
}

// opening says what the digest covers, and in one line when that is nothing.
func opening(d bot.Digest, zone *time.Location) []piece {
	since := moment(d.Since, zone)
	first := "Nothing new in the articles since " + since + "."
	switch {
	case d.Outcome != bot.NotFound:
		first = "New since " + since
	case d.Blind():
		first = "The articles could not be looked at, so it is not known what is new since " + since + "."
	}
	out := []piece{heading(first)}
	if d.Due != "" {
		out = append(out, quiet("Late: it was due at "+moment(d.Due, zone)+"."))
	}
	if len(d.Missed) > 0 {
		out = append(out, quiet("There was no digest on "+strings.Join(d.Missed, ", ")+"."))
	}
	if d.Notice != "" {
		out = append(out, quiet(d.Notice))
	}
	return out
}

// moment is an instant with its hour, in the zone.
func moment(instant string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.In(zone).Format("2 Jan 2006 15:04 MST")
}

// topStories names the stories, those that are told first, and counts the
// corrections.
func topStories(d bot.Digest) []piece {
	var out []piece
	if len(d.Stories) > 0 {
		out = append(out, storyList(d.Stories))
	}
	if len(d.Also) > 0 {
		out = append(out, heading("Also new"), storyList(d.Also))
	}
	if d.More > 0 {
		out = append(out, quiet(fmt.Sprintf("and %d more %s", d.More, plural(d.More, "story", "stories"))))
	}
	if n := len(d.Corrections); n > 0 {
		out = append(out, heading(count(n, "change")+" to articles of earlier digests, in the thread"))
	}
	return out
}

func storyList(stories []bot.Story) piece {
	var items []slack.RichTextElement
	var lines []string
	for _, s := range stories {
		about := shorten(oneLine(s.Headline), headlineMax)
		if behind := shorten(oneLine(s.Behind()), headlineMax); behind != "" {
			about += " · " + behind
		}
		if len(s.Topics) > 0 {
			about += " · topic: " + shorten(oneLine(strings.Join(s.Topics, ", ")), headlineMax)
		}
		items, lines = append(items, slack.NewRichTextSection(plainText(about))), append(lines, fmt.Sprintf("%d. %s", s.N, about))
	}
	list := slack.NewRichTextList(slack.RTEListOrdered, 0, items...)
	list.Offset = stories[0].N - 1
	return rich(strings.Join(lines, "\n"), list)
}

// storyDetails tells the stories: the newest quotation, where articles
// differ, and buttons for what people want more or less of.
func storyDetails(d bot.Digest, o renderOptions) []piece {
	var out []piece
	for _, s := range d.Stories {
		out = append(out, heading(fmt.Sprintf("%d. %s", s.N, s.Headline)))
		if s.Earlier != nil {
			out = append(out, quiet("Goes on from the digest of "+s.Earlier.Day+": "+s.Earlier.Headline))
		}
		part := d.OfStory(s.N)
		r := &report{a: d.Answer, shown: map[int]bool{}}
		for _, c := range part.Claims {
			r.claim(c, true)
			r.superseded(c)
		}
		for _, c := range part.Citations {
			if !r.shown[c.N] {
				r.add(quotation(c, true)...)
			}
		}
		whole := d.Answer
		whole.Disagreements, whole.Agreements = part.Disagreements, part.Agreements
		out = append(out, append(r.pieces, comparisons(whole)...)...)
		out = append(out, marking(s.N, o.key))
	}
	return out
}

func correctionDetails(d bot.Digest) []piece {
	if len(d.Corrections) == 0 {
		return nil
	}
	out := []piece{heading("Corrections")}
	for _, c := range d.Corrections {
		line := shorten(oneLine(c.Headline), headlineMax) + ": " + c.Became() + " (digest of " + c.Day + ")"
		out = append(out, rich(line, slack.NewRichTextSection(plainText(line))))
		for _, quoted := range d.OfCorrection(c.N).Citations {
			out = append(out, quotation(quoted, true)...)
		}
	}
	return out
}

// unread names what could not be read.
func unread(faults []bot.Fault) []piece {
	var out []piece
	for _, f := range faults[:min(len(faults), mostFaults)] {
		out = append(out, quiet("Could not be read: "+fileName(f.Source)+": "+oneLine(f.Reason)))
	}
	if n := len(faults) - mostFaults; n > 0 {
		out = append(out, quiet(fmt.Sprintf("and %d more that could not be read", n)))
	}
	return out
}

// fileName is the last part of a path: where the articles lie on the machine
// is nothing for a channel.
func fileName(source string) string {
	if i := strings.LastIndexAny(strings.TrimRight(source, `/\`), `/\`); i >= 0 {
		source = source[i+1:]
	}
	return oneLine(source)
}
