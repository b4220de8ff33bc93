package story

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// fewestWords is how many words a sentence needs to carry a story: shorter
// ones are crossheads, captions and interjections.
const fewestWords = 5

// sameHead is the share of a sentence's stems that stand in the headline from
// which it only repeats it.
const sameHead = 0.9

// furniture is what stands on a page and is no part of the story: what feeds
// and pages put around an article, as far as it is not left out when the
// article is taken.
var furniture = lexicon.ExpressionOf("boilerplate", "boilerplate")

// labelled matches a link to another story set into this one: "ON THE
// AGENDA:Council asks again".
var labelled = regexp.MustCompile(`^\p{Lu}[\p{Lu}\d ’']{3,40}:\s?\p{Lu}`)

// bylineForm matches "By Anna Reed and Tom Field" alone on a line.
var bylineForm = lexicon.ExpressionOf("boilerplate", "byline")

// isFurniture reports whether a sentence is no part of the story.
func (s *Story) isFurniture(n *sentence) bool {
	switch {
	case n.spoken && len(n.words) >= fewestWords && endsLikeSentence(n.text) && !strings.HasSuffix(n.text, "?"):
		return false // "MR HALE: The log says ten."
	case len(n.words) < fewestWords, n.isBoilerplate():
		return true
	case !endsLikeSentence(n.text):
		return true
	case strings.HasSuffix(n.text, "?") && !n.speech.OnlyQuotes, strings.ContainsRune(":;,", rune(n.text[0])):
		return true
	case isShouted(n.text), labelled.MatchString(n.text), s.repeatsHeadline(n):
		return true
	}
	return addressesReader(n)
}

// boilerplate is the key of whether a sentence is some.
type boilerplate struct{}

// isBoilerplate reports whether a page talks of itself in the sentence. The
// expressions that tell take longer than all else that is read in it.
func (n *sentence) isBoilerplate() bool {
	return n.Sense().Keep(boilerplate{}, func() any { return furniture().MatchString(n.text) || bylineForm().MatchString(n.text) }).(bool)
}

// endsLikeSentence reports whether the text ends with the mark of a sentence,
// within quotation marks or brackets or not.
func endsLikeSentence(text string) bool {
	text = strings.TrimRight(text, "”“\"'’»)] ")
	last, _ := lastRune(text)
	return strings.ContainsRune(".!?…؟。", last)
}

func lastRune(s string) (rune, bool) {
	var last rune
	for _, r := range s {
		last = r
	}
	return last, last != 0
}

// isShouted reports whether most of the letters are capitals, as in a banner.
func isShouted(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > lower
}

// repeatsHeadline reports whether a sentence says no more than the headline.
func (s *Story) repeatsHeadline(n *sentence) bool {
	if len(n.stems) == 0 || len(s.head) == 0 {
		return false
	}
	met := 0
	for stem := range n.stems {
		if s.head[stem] {
			met++
		}
	}
	return float64(met) >= sameHead*float64(len(n.stems))
}

// addressed are the words by which a page talks to its reader.
var addressed = lexicon.Named("lean", "reader")

// addressesReader reports whether the sentence talks to the reader outside of
// quotation marks: "You can find the list here."
func addressesReader(n *sentence) bool {
	if n.speech.Quotes || slices.ContainsFunc(n.speech.By, func(by voices.Attribution) bool { return by.Person || by.Named() }) {
		return false
	}
	for _, w := range n.words {
		if addressed.Has(w.Folded) {
			return true
		}
	}
	return false
}

// count returns how many of the words are in the set.
func count(words []lang.Word, in lexicon.List) int {
	n := 0
	for _, w := range words {
		if in.Has(w.Folded) {
			n++
		}
	}
	return n
}
