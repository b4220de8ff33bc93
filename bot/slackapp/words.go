package slackapp

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is what Slack puts in angle brackets: mentions, links and dates
// (https://docs.slack.dev/messaging/formatting-message-text).
var token = regexp.MustCompile(`<([^<>]*)>`)

// greeted are marks between the mention that calls the app and what it is asked.
var greeted = regexp.MustCompile(`^[:,;!.–—-]+(\s+|$)`)

// plainWords turns the text of a message, as Slack sends it, into what was
// written to the app: links become their labels, channels their names, mentions
// of people stay where they are asked about and are left out elsewhere, as those
// of groups and of the app itself are, and &amp; &lt; &gt; are the letters they
// stand for.
func plainWords(text, self string) string {
	return greeted.ReplaceAllString(strings.Join(strings.Fields(plainLines(text, self)), " "), "")
}

// plainLines is plainWords with the lines and the spaces as they were written.
func plainLines(text, self string) string {
	var out strings.Builder
	at := 0
	for _, m := range token.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(unescape(text[at:m[0]]))
		out.WriteString(inToken(text[m[2]:m[3]], self, out.String(), text[m[1]:]))
		at = m[1]
		if person, _, _ := strings.Cut(text[m[2]:m[3]], "|"); self != "" && person == "@"+self {
			at += calledBy(text[at:])
		}
	}
	out.WriteString(unescape(text[at:]))
	return out.String()
}

// calledWith are the marks between the app's name and what it is asked.
var calledWith = regexp.MustCompile(`^\s*[:;,.!?…—–-]+(?:\s+[\pL\pN]|\pL)`)

// isEmojiCode matches an emoji as Slack writes it.
var isEmojiCode = regexp.MustCompile(`^:[a-z0-9_+'-]+:`)

// calledBy is how many bytes of marks follow the app's name before a word.
func calledBy(text string) int {
	found := calledWith.FindString(text)
	if isEmojiCode.MatchString(strings.TrimLeft(text, " ")) {
		return 0
	}
	_, last := utf8.DecodeLastRuneInString(found)
	return len(found) - last
}

// inToken returns what stands for a token between the words left and right of it.
func inToken(inner, self, left, right string) string {
	target, label, labelled := strings.Cut(inner, "|")
	person, isPerson := strings.CutPrefix(target, "@")
	switch {
	case isPerson && person != self && isAskedAbout(left, right):
		return "@" + person
	case isPerson, strings.HasPrefix(target, "!subteam"):
		return " "
	case strings.HasPrefix(target, "#"):
		return "#" + unescape(label)
	case labelled:
		return unescape(label)
	case strings.HasPrefix(target, "!"):
		return " "
	}
	return unescape(target)
}

// unescape undoes what Slack does to the letters that mark its tokens.
func unescape(text string) string { return html.UnescapeString(text) }

// mentions reports whether the text mentions the user.
func mentions(text, user string) bool {
	return strings.Contains(text, "<@"+user+">") || strings.Contains(text, "<@"+user+"|")
}

// shown is what a message only shows: code, and lines that quote another
// message. Slack sends the text with &gt; for the sign in front of those.
var shown = regexp.MustCompile("(?s)```.*?```|`[^`\\n]*`|(?m)^(?:&gt;|>).*$")

// calls reports whether the text calls on the user: it mentions them elsewhere
// than in what it only shows.
func calls(text, user string) bool { return mentions(shown.ReplaceAllString(text, " "), user) }

// mentionsAnyone reports whether the text calls on a person, a group or
// everybody.
func mentionsAnyone(text string) bool {
	for _, m := range token.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(m[1], "@") || strings.HasPrefix(m[1], "!subteam") ||
			m[1] == "!here" || m[1] == "!channel" || m[1] == "!everyone" {
			return true
		}
	}
	return false
}

// asking are words that questions begin with, in the languages that questions
// are understood in, and "and" in front of each for follow-ups.
var asking = regexp.MustCompile(`(?i)^(?:(?:and|but|so|y|et|und|e)\s+)?(?:who|whom|whose|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would|` +
	`quién|quiénes|qué|cuándo|dónde|cuál|cuánto|cuántos|cuántas|cómo|` +
	`qui|que|quand|où|pourquoi|quel|quelle|quels|quelles|combien|comment|` +
	`wer|was|wann|wo|warum|welche|welcher|welches|wie|wieviel|wieviele|` +
	`quem|quando|onde|qual|quais|quanto|quantos|quantas|chi|cosa|dove|quale|quali|quanti|come)\b`)

// questionMarks are those of the scripts that have their own.
const questionMarks = "?？؟⁇"

// readsAsQuestion reports whether text that is addressed to nobody asks
// something: it ends in a question mark or begins as questions do.
func readsAsQuestion(text string) bool {
	end := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)`, r) })
	for _, mark := range questionMarks {
		if strings.HasSuffix(end, string(mark)) {
			return true
		}
	}
	return asking.MatchString(text)
}

// amongPeople finds in talk that is a question whom it is put to: a person, or
// those who talk.
var amongPeople = regexp.MustCompile(`(?i)\b(?:you|your|we|us|our|i|my)\b`)

// overheard reports whether text that is addressed to nobody may be talk among
// people: it has no question mark, as in "what a mess", or speaks to those who
// talk.
func overheard(text string) bool {
	return !strings.ContainsAny(text, questionMarks) || amongPeople.MatchString(text)
}

// shorten returns at most limit characters of the text, with a mark where it
// was cut.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}
