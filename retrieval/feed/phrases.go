package feed

import (
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The phrases by which furniture is told are those of page.txt and print.txt in the
// lexicon.

const (
	// maxFurnitureBytes: prompts are short; a longer line is read no further.
	maxFurnitureBytes = 500
	// maxCaptionBytes: captions run to two or three sentences.
	maxCaptionBytes = 700
)

// phrase is a pattern with a word that every line it matches has in lower
// case: to look for the word first is fifty times cheaper.
type phrase struct {
	word    string
	pattern *regexp.Regexp
}

// isFurniture reports a line that is no part of any article.
func isFurniture(line string) bool {
	if !hasWords(line) {
		return true // a rule of dashes or stars
	}
	if isCaption(line) || isWall(line) {
		return true
	}
	if len(line) > maxFurnitureBytes {
		return false
	}
	lower := strings.ToLower(line)
	for _, f := range furniture() {
		if strings.Contains(lower, f.word) && f.pattern.MatchString(line) {
			return !(f.word == "note" && corrects().MatchString(line))
		}
	}
	if strings.ContainsAny(line[:1], ",;") {
		return true // the link that began it is lost, and with it who or what is spoken of
	}
	return strings.ContainsAny(line, ":|»>") && (labelled().MatchString(line) && !endsSentence(line) || isGlued(line))
}

// glued is a link with its label printed right before it: "Super Bowl food
// deals:Get specials on wings". Writers set a space after a colon.
var glued = regexp.MustCompile(`^\p{Lu}[^.!?:]{1,60}[^\d.!?:]:["'“‘]?[\p{Lu}\d]`)

// fewestLinked is how many words a glued link has at least: "Record:12-3" is a
// line of a table.
const fewestLinked = 4

func isGlued(line string) bool {
	_, link, _ := strings.Cut(line, ":")
	return countWords(link) >= fewestLinked && len(line) <= maxEndingBytes && glued.MatchString(line)
}

// furniture are the phrases of page.txt.
var furniture = lexicon.Kept(func() (out []phrase) {
	for _, e := range lexicon.Expressions("page")() {
		word := e.Name
		if word == "any" {
			word = ""
		}
		out = append(out, phrase{word, e.Regexp})
	}
	return out
})

var (
	// corrects matches a note of what was wrong in an earlier print.
	corrects = lexicon.ExpressionOf("print", "correction")
	// labelled is a link to another article behind a label; it is furniture only
	// if it does not end like a sentence.
	labelled = lexicon.ExpressionOf("print", "link")
	// ending is a heading after the end of an article.
	ending = lexicon.ExpressionOf("print", "ending")
)

// isEnding reports a heading that stands after the end of an article.
func isEnding(line string) bool {
	return len(line) <= maxEndingBytes && ending().MatchString(strings.TrimRight(line, " :.…»>"))
}

// maxEndingBytes: the longest endings are lists of topics.
const maxEndingBytes = 200
