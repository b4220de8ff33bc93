package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/prompts"
)

// These attacks change what a sentence means while its facts stay: whether it
// is so, how sure it is, in which direction, and who said it.

// swapped puts one of the pairs' words for the other, at the start of a word
// and up to the end of one.
func swapped(pairs [][]string) func(*rand.Rand, string) (string, bool) {
	patterns := make([]*regexp.Regexp, len(pairs))
	for i, p := range pairs {
		patterns[i] = regexp.MustCompile(`(?:^|\b|[\s(])` + regexp.QuoteMeta(p[0]) + `(?:\b|$|%| )`)
	}
	return func(x *rand.Rand, text string) (string, bool) {
		for _, i := range x.Perm(len(pairs)) {
			if at := patterns[i].FindStringIndex(text); at != nil {
				by := strings.Replace(text[at[0]:at[1]], pairs[i][0], pairs[i][1], 1)
				return strings.TrimSpace(replace(text, at, by)), true
			}
		}
		return "", false
	}
}

var (
	verbs = regexp.MustCompile(` (was|were|is|are|will|would|has|have|had|could|may|might|should|can) `)
	// doubtful finds what is in doubt already.
	doubtful = regexp.MustCompile(`edly|can |could|may |might|should|thought|suspected|doubt|whether|believe`)
)

// deny puts "not" behind a verb.
func deny(x *rand.Rand, text string) (string, bool) {
	at := find(x, verbs, text)
	if at == nil || strings.Contains(text[at[1]:], "not ") || strings.Contains(text, "whether") {
		return "", false
	}
	return text[:at[1]] + one(x, []string{"not ", "never "}) + text[at[1]:], true
}

// doubt puts a doubt behind a verb that no article has.
func doubt(x *rand.Rand, text string) (string, bool) {
	at := find(x, verbs, text)
	if at == nil || doubtful.MatchString(text) {
		return "", false
	}
	return text[:at[1]] + one(x, []string{"reportedly ", "allegedly ", "possibly "}) + text[at[1]:], true
}

var (
	saidBefore = regexp.MustCompile(`^.{3,90}? (?:said|told [\w ]+ that|announced|reported that|noted that|found that) (?:that )?(.+)$`)
	saidAfter  = regexp.MustCompile(`^(.+), (?:according to [^,]+|[^,]+ (?:said|announced))\.$`)
	saidFirst  = regexp.MustCompile(`^According to [^,]+, (.+)$`)
)

// leaveSpeaker leaves out who said it.
func leaveSpeaker(_ *rand.Rand, text string) (string, bool) {
	for _, p := range []*regexp.Regexp{saidFirst, saidAfter, saidBefore} {
		m := p.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		first, size := utf8.DecodeRuneInString(m[1])
		return string(unicode.ToUpper(first)) + strings.TrimSuffix(m[1][size:], ".") + ".", true
	}
	return "", false
}

// putInMouth has a speaker say what another truth says, and cites both.
func putInMouth(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	other := one(x, o.truths)
	spoken := saidBefore.FindStringSubmatchIndex(c.text)
	if spoken == nil {
		return prompts.Claim{}, false
	}
	before := c.text[:spoken[2]]
	if sharesLongWord(before, other.text) { // perhaps it is the same speaker
		return prompts.Claim{}, false
	}
	first, rest, _ := strings.Cut(other.text, " ")
	if slices.Contains(strings.Fields("The A An At It No One Some"), first) {
		first = strings.ToLower(first)
	}
	return prompts.Claim{Text: before + first + " " + rest, Sentences: append(slices.Clone(c.lines), other.lines...)}, true
}
