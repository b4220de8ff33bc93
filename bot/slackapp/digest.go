package slackapp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/slack-go/slack"
)

// The ids of the buttons below a story. With the number of the story, their
// value is the key of the digest.
const (
	actionMore    = "story_more_"
	actionLess    = "story_less_"
	actionNotNews = "story_not_news_"
)

// mostFaults is how many unread sources are named: the rest would only repeat
// that something is wrong.
const mostFaults = 5

// layDigest lays a digest out: a short post that names the stories and, in its
// thread, what is told of each.
func layDigest(d bot.Digest, o renderOptions, zone *time.Location) []message {
	top := append(opening(d, zone), topStories(d)...)
	top = append(top, unread(d.Faults)...)
	posts := pack(append(top, quiet(footer(d.Answer))))
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
		if b := behind(s); b != "" {
			about += " · " + b
		}
		items, lines = append(items, slack.NewRichTextSection(plainText(about))), append(lines, fmt.Sprintf("%d. %s", s.N, about))
	}
	list := slack.NewRichTextList(slack.RTEListOrdered, 0, items...)
	list.Offset = stories[0].N - 1
	return rich(strings.Join(lines, "\n"), list)
}

// behind says how many articles tell a story and how many reports they go
// back to.
func behind(s bot.Story) string {
	if len(s.Articles) == 1 {
		return shorten(oneLine(s.Publisher), headlineMax)
	}
	return count(len(s.Articles), "article") + ", " + count(s.Origins, "independent origin")
}

// storyDetails tells the stories: two or three quotations, where articles
// differ, and buttons for what people want more or less of.
func storyDetails(d bot.Digest, o renderOptions) []piece {
	var out []piece
	for _, s := range d.Stories {
		out = append(out, heading(fmt.Sprintf("%d. %s", s.N, s.Headline)))
		if s.Earlier != nil {
			out = append(out, quiet("Goes on from the digest of "+s.Earlier.Day+": "+s.Earlier.Headline))
		}
		part := partOf(d.Answer, func(story, _ int) bool { return story == s.N })
		r := &report{a: d.Answer, shown: map[int]bool{}}
		for _, c := range part.Claims {
			r.claim(c, true)
		}
		for _, n := range citedIn(part) {
			if !r.shown[n] {
				r.add(quotation(d.Citations[n-1], true)...)
			}
		}
		whole := d.Answer
		whole.Disagreements, whole.Agreements = part.Disagreements, part.Agreements
		out = append(out, append(r.pieces, comparisons(whole)...)...)
		out = append(out, marking(s.N, o.key))
	}
	return out
}

// marking are the buttons of a story.
func marking(n int, key string) piece {
	number := strconv.Itoa(n)
	button := func(action, text string) *slack.ButtonBlockElement {
		return slack.NewButtonBlockElement(action+number, key, label(text))
	}
	return piece{slack.NewActionBlock("", button(actionMore, "More like this"), button(actionLess, "Less"), button(actionNotNews, "Not news")), ""}
}

// whatBecame says what became of an article, by what bot.Correction has.
var whatBecame = map[string]string{
	bot.WasCorrected: "what was quoted from it reads differently now",
	bot.WasUpdated:   "it was updated; what was quoted from it stands",
	bot.WasWithdrawn: "it was withdrawn",
}

func correctionDetails(d bot.Digest) []piece {
	if len(d.Corrections) == 0 {
		return nil
	}
	out := []piece{heading("Corrections")}
	for _, c := range d.Corrections {
		line := shorten(oneLine(c.Headline), headlineMax) + ": " + whatBecame[c.What] + " (digest of " + c.Day + ")"
		out = append(out, rich(line, slack.NewRichTextSection(plainText(line))))
		part := partOf(d.Answer, func(_, correction int) bool { return correction == c.N })
		for _, n := range citedIn(part) {
			out = append(out, quotation(d.Citations[n-1], true)...)
		}
	}
	return out
}

// unread names what could not be read.
func unread(faults []bot.Fault) []piece {
	var out []piece
	for _, f := range faults[:min(len(faults), mostFaults)] {
		out = append(out, quiet("Could not be read: "+oneLine(f.Source)+": "+oneLine(f.Reason)))
	}
	if n := len(faults) - mostFaults; n > 0 {
		out = append(out, quiet(fmt.Sprintf("and %d more that could not be read", n)))
	}
	return out
}

// partOf are the claims and comparisons of a part of a digest, chosen by the
// numbers of their story and their correction.
func partOf(a bot.Answer, belongs func(story, correction int) bool) (out bot.Answer) {
	for _, c := range a.Claims {
		if belongs(c.Story, c.Correction) {
			out.Claims = append(out.Claims, c)
		}
	}
	for _, d := range a.Disagreements {
		if belongs(d.Story, -1) {
			if d.Change {
				d.About += ", changed since an earlier digest"
			}
			out.Disagreements = append(out.Disagreements, d)
		}
	}
	for _, d := range a.Agreements {
		if belongs(d.Story, -1) {
			out.Agreements = append(out.Agreements, d)
		}
	}
	return out
}

// citedIn are the numbers of the citations that the part refers to, in order.
func citedIn(part bot.Answer) []int {
	var out []int
	for _, c := range part.Claims {
		out = append(out, c.Citations...)
	}
	for _, d := range slices.Concat(part.Disagreements, part.Agreements) {
		for _, p := range d.Positions {
			out = append(out, p.Citations...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
