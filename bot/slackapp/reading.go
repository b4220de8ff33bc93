package slackapp

import (
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/when"
)

// reading is what a request for a summary, a timeline, a comparison or the
// sources asks for.
type reading struct {
	Of     []string   `json:"of,omitempty"`
	Since  time.Time  `json:"since,omitzero"`
	Length bot.Length `json:"length,omitempty"`
}

// readings are the words for what can be asked for so.
var readings = map[string]answer.Kind{
	"summary": answer.KindSummary, "summarize": answer.KindSummary, "summarise": answer.KindSummary,
	"timeline": answer.KindTimeline, "compare": answer.KindComparison, "sources": answer.KindSources,
}

// lengths are the words for how long a summary is to be.
var lengths = map[string]bot.Length{"short": bot.Short, "long": bot.Long}

// prepositions may stand between a command and its subject.
var prepositions = []string{"of", "on", "about", "for"}

// readReading reads what stands after the command: an article or a topic, and
// at the end, in any order, how long it is to be and since when. "since" with
// what is no time belongs to the topic, as in "arrests since the election".
func readReading(kind answer.Kind, words string, now time.Time, zone *time.Location) reading {
	var r reading
	if first, rest, ok := strings.Cut(words, " "); ok && slices.Contains(prepositions, strings.ToLower(first)) {
		words = rest
	}
	for again := true; again; {
		again = false
		if rest, last, ok := cutLast(words, " "); ok && kind == answer.KindSummary && lengths[strings.ToLower(last)] != 0 {
			words, r.Length, again = rest, lengths[strings.ToLower(last)], true
		}
		if rest, after, ok := cutLast(words, " since "); ok {
			if at, ok := when.Since(after, now, zone); ok {
				words, r.Since, again = rest, at, true
			}
		}
	}
	r.Of = []string{words}
	if kind == answer.KindComparison {
		r.Of = compared(words)
	}
	for i, of := range r.Of {
		r.Of[i] = strings.Trim(of, ` "“”„`)
	}
	return r
}

// cutLast cuts the text at the last separator.
func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(strings.ToLower(s), separator); i >= 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(separator):]), true
	}
	return s, "", false
}

// compared parts what is to be compared: "one vs two", "one and two", or two
// words such as the ids of articles. Parts that turn out to name no article
// are one topic together.
func compared(words string) []string {
	for _, between := range []string{" vs. ", " vs ", " versus ", " with ", " and "} {
		if before, after, ok := cutLast(words, between); ok {
			return []string{before, after}
		}
	}
	if two := strings.Fields(words); len(two) == 2 {
		return two
	}
	return []string{words}
}

// mostLinks is how many links of a message are looked at for articles.
const mostLinks = 5

// links returns the addresses that the text of a message, as Slack sends it,
// links to.
func links(text string) []string {
	var out []string
	for _, m := range token.FindAllStringSubmatch(text, -1) {
		target, _, _ := strings.Cut(m[1], "|")
		if strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://") {
			if target = unescape(target); !slices.Contains(out, target) && len(out) < mostLinks {
				out = append(out, target)
			}
		}
	}
	return out
}
