package lang

import (
	"fmt"
	"strings"
	"testing"
)

// What is read of numbers and years at the limits of the constants of this package.
func TestLimitsOfNumbers(t *testing.T) {
	for _, c := range []struct{ name, language, text, want string }{
		{"six words between a number and its noun (longestNoun)", "en", "71 heavily armed young masked Arden men fled", "71 men"},
		{"four words", "en", "71 armed young masked members", "71 member"},
		{"thirty digits (longestNumber)", "en", "123456789012345678901234567890 million dollars", "123456789012345678901234567890000000 USD"},
		{"thirty-three are a key", "en", "123456789012345678901234567890123 million dollars", "123456789012345678901234567890123 ; 1000000 USD"},
		{"a German number of 53 letters (longestNumeral)", "de", "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig Euro", ""},
		{"and one of 44", "de", "siebenundsiebzigtausendsiebenhundertsiebenundsiebzig Euro", "77777 EUR"},
	} {
		var got []string
		for _, n := range Numbers(c.text, c.language) {
			of := n.Noun
			if n.Unit != "" {
				of = n.Unit
			}
			got = append(got, n.Value+" "+of)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}

func TestLimitsOfYears(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a year of the Middle Ages (earliestYear)", "The abbey burned in 1066.", "1066"},
		{"no year before them", "The abbey burned in 0950.", ""},
		{"a year to come (latestYear)", "The lease ends in 2190.", "2190"},
		{"none so far off", "The lease ends in 2230.", ""},
		{"a year without a word before it (earliestBareYear)", "The Arden strike, 1912, was long.", "1912"},
		{"an older one needs the word", "The Arden strike, 1890, was long.", ""},
		{"and one of this century (latestBareYear)", "The Arden games, 2090, will be long.", "2090"},
		{"not of a later one", "The Arden games, 2110, will be long.", ""},
	} {
		var got []string
		for _, d := range Dates(c.text, "en") {
			got = append(got, fmt.Sprint(d.Year))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// A language is told by three small words (detectWords) in the first 20,000 bytes
// of a text (detectBytes).
func TestLimitsOfDetect(t *testing.T) {
	english, german := "The crew of the boat was in the port with all of the fish. ", "Die Leute auf dem Boot waren mit dem Fisch in der Stadt und im Hafen. "
	for name, c := range map[string]struct{ text, want string }{
		"two small words":    {"The raid in Arden", ""},
		"three small words":  {"The raid was in Arden", "en"},
		"half of each":       {strings.Repeat(english, 16_000/len(english)) + strings.Repeat(german, 20_000/len(german)), "en"},
		"names and then one": {strings.Repeat("Arden Ribe Vejle ", 13_000/17) + strings.Repeat(english, 200), "en"},
	} {
		if got := Detect(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A word of up to 64 bytes has a stem (longestStem), and a Hebrew one of four
// letters or more loses the small word before it (shortestHebrew).
func TestLimitsOfStems(t *testing.T) {
	for letters, stemmed := range map[int]bool{50: true, 60: true, 70: false, 90: false} {
		word := strings.Repeat("ab", letters/2-2) + "ings"
		if got := Words(word, "en")[0]; (got.Stem != got.Folded) != stemmed {
			t.Errorf("%d letters: %s has the stem %s", letters, word, got.Stem)
		}
	}
	for word, want := range map[string]string{"ועד": "ועד", "ובית": "בית", "בבית": "בית", "בית": "בית", "ספרים": "ספר", "מים": "מים"} {
		if got := Words(word, "he")[0].Stem; got != want {
			t.Errorf("%s has the stem %s, want %s", word, got, want)
		}
	}
}

// A line of five words with capitals is a headline, of which no word is a name for
// its capital alone (shortestHeadline); one of four is most often a name.
func TestLimitsOfHeadlines(t *testing.T) {
	for text, want := range map[string]string{
		"Old Marlow Mill Burned Down\n\nIt was empty.":       "",
		"Old Marlow Mill House\n\nIt was empty.":             "Old Marlow Mill House",
		"Council Wants New Old Bridge Back\n\nIt was empty.": "",
	} {
		var got []string
		for _, n := range Names(text, "en") {
			got = append(got, text[n.Start:n.End])
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: names %q, want %q", text, s, want)
		}
	}
}
