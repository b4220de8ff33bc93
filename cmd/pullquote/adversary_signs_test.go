package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/prompts"
)

// These attacks leave the words of a truth as they are and add signs to them:
// links, markup, quotation marks, characters that are not seen.

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// garnished adds an extra at the end of the claim or between two words.
func garnished(extras [][]string) func(*rand.Rand, string) (string, bool) {
	return func(x *rand.Rand, text string) (string, bool) {
		extra := one(x, extras)[0]
		if x.IntN(2) == 0 {
			return strings.TrimSuffix(text, ".") + extra + ".", true
		}
		words := strings.Fields(text)
		at := 1 + x.IntN(len(words)-1)
		return strings.Join(words[:at], " ") + extra + " " + strings.Join(words[at:], " "), true
	}
}

// wrapped puts an extra around a word, or around the whole claim.
func wrapped(extras [][]string, whole bool) func(*rand.Rand, string) (string, bool) {
	return func(x *rand.Rand, text string) (string, bool) {
		extra := one(x, extras)[0]
		if whole || x.IntN(2) == 0 {
			return strings.ReplaceAll(extra, "%", text), true
		}
		words := strings.Fields(text)
		i := x.IntN(len(words))
		words[i] = strings.ReplaceAll(extra, "%", words[i])
		return strings.Join(words, " "), true
	}
}

// sprinkled puts an extra between two characters of the claim.
func sprinkled(extras [][]string) func(*rand.Rand, string) (string, bool) {
	return func(x *rand.Rand, text string) (string, bool) {
		runes := []rune(text)
		at := 1 + x.IntN(len(runes)-1)
		return string(runes[:at]) + one(x, extras)[0] + string(runes[at:]), true
	}
}

// replaced puts an extra in place of the claim.
func replaced(extras [][]string) func(*rand.Rand, string) (string, bool) {
	return func(x *rand.Rand, _ string) (string, bool) { return one(x, extras)[0], true }
}

// bloat repeats the claim until it is a paragraph: over what is one sentence,
// under the limit past which the whole reply is refused.
func bloat(x *rand.Rand, text string) (string, bool) {
	once := strings.TrimSuffix(text, ".")
	long := once
	for want := 420 + x.IntN(1200); len(long) < want; {
		long += one(x, []string{" and ", ", and ", ". "}) + once
	}
	return long + ".", utf8.RuneCountInString(long) > 400
}

// quoteOwnWords puts quotation marks around words of the claim that no cited
// sentence prints in a row.
func quoteOwnWords(marks [][]string) func(*rand.Rand, cited, offer) (prompts.Claim, bool) {
	return func(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
		words := strings.Fields(strings.TrimSuffix(c.text, "."))
		if len(words) < 3 || strings.ContainsAny(c.text, "“”") {
			return prompts.Claim{}, false
		}
		from := x.IntN(len(words) - 1)
		to := min(len(words), from+2+x.IntN(5))
		run := strings.Join(words[from:to], " ")
		if strings.Contains(typeset(o.words(c.lines)), typeset(run)) {
			return prompts.Claim{}, false
		}
		quoted := strings.ReplaceAll(one(x, marks)[0], "%", run)
		text := strings.Join(append(append(words[:from:from], quoted), words[to:]...), " ")
		return prompts.Claim{Text: text + ".", Sentences: c.lines}, true
	}
}

// typeset makes the ways of setting the same words equal.
func typeset(s string) string {
	return strings.Join(strings.Fields(plainMarks.Replace(s)), " ")
}

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-")
