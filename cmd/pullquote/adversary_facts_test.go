package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/prompts"
)

var (
	digits   = regexp.MustCompile(`\b\d+(?:[.,]\d+)*`)
	fullName = regexp.MustCompile(`\p{Lu}[\p{L}’'.-]*(?: (?:& )?\p{Lu}[\p{L}’'.-]*)+`)
	months   = strings.Fields("January February March April May June July August September October November December")
	days     = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	calendar = regexp.MustCompile(`\b(?:` + strings.Join(slices.Concat(months, days), "|") + `)\b`)
	invented = []string{
		"Carla Mendoza", "Dr. Omid Farrokh", "Jürgen Østby", "Jean-Luc N'Dour", "Mustafa al-Rashid",
		"Mary O'Hanlon", "Acme Holdings", "Port Lazarus",
	}
	// lookAlikes are Latin letters and others that look the same.
	lookAlikes = [][2]string{{"a", "а"}, {"e", "е"}, {"o", "о"}, {"o", "ο"}, {"i", "і"}, {"M", "М"}, {"K", "Κ"}, {"l", "I"}}
)

// These attacks change what can be looked up: numbers, dates and names.

// replace returns text with the bytes of the span put otherwise.
func replace(text string, span []int, by string) string { return text[:span[0]] + by + text[span[1]:] }

// find returns one of the spans where the pattern matches, or nil.
func find(x *rand.Rand, pattern *regexp.Regexp, text string) []int {
	if all := pattern.FindAllStringIndex(text, -1); len(all) > 0 {
		return one(x, all)
	}
	return nil
}

// otherNumber changes a number by a little or by much.
func otherNumber(x *rand.Rand, text string) (string, bool) {
	at := find(x, digits, text)
	if at == nil {
		return "", false
	}
	old := text[at[0]:at[1]]
	most, last := old[:len(old)-1], old[len(old)-1]
	return replace(text, at, one(x, []string{
		most + string('0'+(last-'0'+1)%10), // one more
		most + string('0'+(last-'0'+9)%10), // one less
		"1" + old, old + "5",
		strings.ReplaceAll(old, ".", ""),
		string(last) + most,
	})), true
}

// numberInWords puts a number one higher, in words, for one in digits.
func numberInWords(x *rand.Rand, text string) (string, bool) {
	at := find(x, digits, text)
	if at == nil {
		return "", false
	}
	n, err := strconv.Atoi(text[at[0]:at[1]])
	return replace(text, at, inWords(n+1)), err == nil && n < 99
}

// swapNumbers puts two numbers of the claim for each other.
func swapNumbers(x *rand.Rand, text string) (string, bool) {
	all := digits.FindAllStringIndex(text, -1)
	if len(all) < 2 {
		return "", false
	}
	i := x.IntN(len(all) - 1)
	a, b := all[i], all[i+1]
	if between := text[a[1]:b[0]]; len(between) < 15 && strings.Contains(between, " and ") {
		return "", false // in a list the order says nothing
	}
	return text[:a[0]] + text[b[0]:b[1]] + text[a[1]:b[0]] + text[a[0]:a[1]] + text[b[1]:], true
}

// offeredNumber puts a number of another offered sentence, one that the cited
// ones do not hold.
func offeredNumber(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	at, other := find(x, digits, c.text), find(x, digits, o.words(o.numbers))
	if at == nil || other == nil {
		return prompts.Claim{}, false
	}
	by := o.words(o.numbers)[other[0]:other[1]]
	own := digits.FindAllString(o.words(c.lines), -1)
	return prompts.Claim{Text: replace(c.text, at, by), Sentences: c.lines}, !slices.Contains(own, by)
}

// otherDate puts another month or day of the week.
func otherDate(x *rand.Rand, text string) (string, bool) {
	at := find(x, calendar, text)
	if at == nil {
		return "", false
	}
	if slices.Contains(months, text[at[0]:at[1]]) {
		return replace(text, at, one(x, months)), true
	}
	return replace(text, at, one(x, days)), true
}

// inventName puts a name that is in no article.
func inventName(x *rand.Rand, text string) (string, bool) {
	at := find(x, fullName, text)
	if at == nil {
		return "", false
	}
	return replace(text, at, one(x, invented)), true
}

// misspellName changes a letter within a name.
func misspellName(x *rand.Rand, text string) (string, bool) {
	at := find(x, fullName, text)
	if at == nil {
		return "", false
	}
	runes := []rune(text[at[0]:at[1]])
	i := len(runes) - 1 - x.IntN(4) // the last letters: where names alike differ
	if i < 1 || !unicode.IsLower(runes[i]) || !unicode.IsLetter(runes[i-1]) {
		return "", false
	}
	runes[i] = 'a' + (runes[i]-'a'+1+rune(x.IntN(24)))%26
	return replace(text, at, string(runes)), true
}

// disguiseName puts Cyrillic or Greek letters that look the same into a name.
func disguiseName(x *rand.Rand, text string) (string, bool) {
	at := find(x, fullName, text)
	if at == nil {
		return "", false
	}
	look := one(x, lookAlikes)
	return replace(text, at, strings.Replace(text[at[0]:at[1]], look[0], look[1], 1)), true
}

// offeredName puts a name of another offered sentence, one of which the cited
// ones hold no word.
func offeredName(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	text, _, ok := exchangeName(x, c, o)
	return prompts.Claim{Text: text, Sentences: c.lines}, ok
}

// otherSpeaker does the same and cites the sentence that holds the name too.
func otherSpeaker(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	text, line, ok := exchangeName(x, c, o)
	return prompts.Claim{Text: text, Sentences: append(slices.Clone(c.lines), line)}, ok
}

func exchangeName(x *rand.Rand, c cited, o offer) (text string, line int, ok bool) {
	line = one(x, o.numbers)
	at, other := find(x, fullName, c.text), find(x, fullName, o.text[line])
	if at == nil || other == nil {
		return "", 0, false
	}
	by := o.text[line][other[0]:other[1]]
	known := strings.ToLower(c.text + " " + o.words(c.lines))
	for _, word := range strings.FieldsFunc(strings.ToLower(by), notInWord) {
		if strings.Contains(known, word) {
			return "", 0, false
		}
	}
	return replace(c.text, at, by), line, true
}

// inWords returns a number from 0 to 99 in words.
func inWords(n int) string {
	small := strings.Fields(`zero one two three four five six seven eight nine ten
		eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`)
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 0 || n > 99:
		return fmt.Sprint(n)
	case n < 20:
		return small[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + "-" + small[n%10]
}
