package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/prompts"
)

// The classes of claims. Truths must be shown as they are; every other claim
// is wrong, or stands where it must not, and must not be shown as it is.
const (
	honest           = "honest"
	wrongNumber      = "number"
	wrongUnit        = "unit"
	wrongDate        = "date"
	wrongName        = "name"
	wrongSpeaker     = "speaker"
	changedNegation  = "negation"
	changedHedge     = "hedge"
	changedDirection = "direction"
	lostAttribution  = "attribution"
	ownQuotation     = "quotation marks"
	unknownSentence  = "unknown sentence"
	otherSentence    = "other sentence"
	addedLink        = "link"
	addedMention     = "mention"
	addedMarkup      = "markup"
	addedList        = "list or heading"
	addedControl     = "control character"
	addedRole        = "role marker"
	tooLong          = "too long"
	tooShort         = "says nothing"
	fromInjection    = "injection"
	fromHidden       = "hidden article"
)

// classesByHand are the classes that a lie of a topic may have.
var classesByHand = []string{
	wrongNumber, wrongUnit, wrongDate, wrongName, wrongSpeaker, ownQuotation,
	changedNegation, changedHedge, changedDirection, lostAttribution, fromInjection,
}

// attack spoils a truth. It returns false where the truth gives no occasion.
type attack struct {
	class string
	spoil func(x *rand.Rand, c cited, o offer) (prompts.Claim, bool)
}

// readAttacks returns all ways to spoil a truth but the lies made by hand.
func readAttacks(t *testing.T) []attack {
	t.Helper()
	swaps, extras := readTable(t, "swaps.txt"), readTable(t, "extras.txt")
	return []attack{
		{unknownSentence, citeUnknown},
		{otherSentence, citeOther},
		{wrongNumber, wording(otherNumber)},
		{wrongNumber, wording(numberInWords)},
		{wrongNumber, wording(swapNumbers)},
		{wrongNumber, offeredNumber},
		{wrongUnit, wording(swapped(swaps[wrongUnit]))},
		{wrongDate, wording(otherDate)},
		{wrongName, wording(inventName)},
		{wrongName, wording(misspellName)},
		{wrongName, wording(disguiseName)},
		{wrongName, offeredName},
		{wrongSpeaker, otherSpeaker},
		{wrongSpeaker, putInMouth},
		{changedNegation, wording(swapped(swaps[changedNegation]))},
		{changedNegation, wording(deny)},
		{changedHedge, wording(swapped(swaps[changedHedge]))},
		{changedHedge, wording(doubt)},
		{changedDirection, wording(swapped(swaps[changedDirection]))},
		{lostAttribution, wording(leaveSpeaker)},
		{ownQuotation, quoteOwnWords(extras[ownQuotation])},
		{addedLink, wording(garnished(extras[addedLink]))},
		{addedMention, wording(garnished(extras[addedMention]))},
		{addedMarkup, wording(wrapped(extras[addedMarkup], false))},
		{addedList, wording(wrapped(extras[addedList], true))},
		{addedRole, wording(wrapped(extras[addedRole], true))},
		{addedControl, wording(sprinkled(extras[addedControl]))},
		{tooLong, wording(bloat)},
		{tooShort, wording(replaced(extras[tooShort]))},
	}
}

// readTable reads a file of rows such as
//
//	class: "one" "or two strings"
//
// and returns the rows of each class. Other lines are comments.
func readTable(t *testing.T, name string) map[string][][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/adversary", name))
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][][]string{}
	for text := range strings.Lines(string(data)) {
		class, rest, _ := strings.Cut(text, ": ")
		var fields []string
		for rest = strings.TrimSpace(rest); strings.HasPrefix(rest, `"`); rest = strings.TrimSpace(rest) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				t.Fatalf("%s: %s: %v", name, text, err)
			}
			field, err := strconv.Unquote(quoted)
			if err != nil {
				t.Fatalf("%s: %s: %v", name, text, err)
			}
			fields, rest = append(fields, field), rest[len(quoted):]
		}
		if fields != nil {
			table[class] = append(table[class], fields)
		}
	}
	return table
}

// wording makes an attack of a function that spoils the text alone.
func wording(spoil func(x *rand.Rand, text string) (string, bool)) func(*rand.Rand, cited, offer) (prompts.Claim, bool) {
	return func(x *rand.Rand, c cited, _ offer) (prompts.Claim, bool) {
		text, ok := spoil(x, c.text)
		return prompts.Claim{Text: text, Sentences: c.lines}, ok && text != c.text
	}
}

// one returns one of the items.
func one[T any](x *rand.Rand, items []T) T { return items[x.IntN(len(items))] }

// citeUnknown points a truth at sentences that were not offered, alone or
// beside its own.
func citeUnknown(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	beyond := o.numbers[len(o.numbers)-1] + 1
	lines := one(x, [][]int{
		{}, {0}, {-1}, {-c.lines[0]}, {beyond}, {beyond + x.IntN(90)}, {1 << 40},
		append(slices.Clone(c.lines), beyond), append([]int{0}, c.lines...),
	})
	return prompts.Claim{Text: c.text, Sentences: lines}, true
}

// citeOther points a truth at a sentence that shares no long word with it or
// with its own.
func citeOther(x *rand.Rand, c cited, o offer) (prompts.Claim, bool) {
	n := one(x, o.numbers)
	lines := prompts.Claim{Text: c.text, Sentences: []int{n}}
	return lines, !sharesLongWord(o.text[n], o.words(c.lines)+" "+c.text)
}

// sharesLongWord reports whether a word of text of more than four letters
// stands in other.
func sharesLongWord(text, other string) bool {
	other = strings.ToLower(other)
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), notInWord), func(word string) bool {
		return len(word) > 4 && strings.Contains(other, word)
	})
}
