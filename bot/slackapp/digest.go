package slackapp

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/page"
)

// layDigest lays a digest out: a short post that names the stories and, in its
// thread, what is told of each.
func layDigest(d answer.Digest, o renderOptions, zone *time.Location) []message {
	d.Faults = named(d.Faults)
	words := page.DigestOf(d, zone)
	top := append(layBlocks(words.Opening), stories(words.Stories)...)
	top = append(top, layBlocks(words.Also)...)
	if n := len(d.Corrections); n > 0 {
		top = append(top, heading(count(n, "change")+" to articles of earlier digests, in the thread"))
	}
	top = append(top, layBlocks(slices.Concat(words.Faults, words.Closing))...)
	posts := pack(append(top, footer(words.Footer)))
	posts[0].text = escape(shorten(oneLine(words.First), notificationMax))
	var below []piece
	for _, s := range words.Stories {
		below = append(append(below, layBlocks(s.Blocks)...), marking(s.N, o.key))
	}
	details := pack(append(below, layBlocks(words.Corrections)...))
	for i := range details {
		details[i].text, details[i].below = "The stories of this digest", true
	}
	if len(d.Citations) > 0 && len(details) > 0 {
		last := &details[len(details)-1]
		last.blocks = append(last.blocks, slack.NewActionBlock("", slack.NewButtonBlockElement(actionContext, o.key, label("Show in context"))))
	}
	return append(posts, details...)
}

// stories names those that are told, by their numbers.
func stories(all []page.Story) []piece {
	if len(all) == 0 {
		return nil
	}
	var items []slack.RichTextElement
	var lines []string
	for _, s := range all {
		name := shorten(oneLine(s.Name), valueMax)
		items, lines = append(items, slack.NewRichTextSection(plainText(name))), append(lines, fmt.Sprintf("%d. %s", s.N, name))
	}
	numbered := slack.NewRichTextList(slack.RTEListOrdered, 0, items...)
	numbered.Offset = all[0].N - 1
	return []piece{rich(strings.Join(lines, "\n"), numbered)}
}

// named are the faults with the names of files alone: where the articles lie on
// the machine is nothing for a channel.
func named(faults []answer.Fault) []answer.Fault {
	out := slices.Clone(faults)
	for i, f := range out {
		out[i].Source = fileName(f.Source)
	}
	return out
}

// fileName is the last part of a path.
func fileName(source string) string {
	if i := strings.LastIndexAny(strings.TrimRight(source, `/\`), `/\`); i >= 0 {
		source = source[i+1:]
	}
	return oneLine(source)
}
