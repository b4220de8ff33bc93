// Package lang cuts published text into sentences and words and reads the
// numbers, dates and names in it, by language. The same rules serve the
// index, the question and the check of a claim, so that what is found, what
// is asked and what is verified can never differ in what they call a word.
// It is pure: no input, no output, no state.
package lang

// Span is a half-open range of bytes of the text it was found in.
type Span struct {
	Start, End int
}

// Word is one word of a text.
type Word struct {
	Span
	// Folded is the word in lower case without diacritics, typographic
	// apostrophes made straight and a possessive 's cut off.
	Folded string
	// Stem is what remains of Folded without its endings, by language.
	Stem string
	// Stop marks a word too common to tell texts apart, such as "the".
	Stop bool
}

// Number is a quantity in a text: "61", "seventy-one", "1.5 million", "40 %".
type Number struct {
	Span
	// Value is the number in plain decimal digits: "61", "1500000", "0.5".
	Value string
	// Unit is the canonical unit or currency that the number is in: "%",
	// "USD", "EUR", "km", "hour"; empty for a bare count.
	Unit string
	// Noun is the stem of the noun that is counted ("raid" in "61 raids"), or
	// empty when none follows.
	Noun string
	// Bound is "" for exactly so many, or "more", "less", "about" for "more
	// than 40", "fewer than 40", "about 40".
	Bound string
	// Ordinal marks "third", "5th", "No. 2".
	Ordinal bool
}

// Date is a calendar date in a text, as far as the text states it.
type Date struct {
	Span
	Year, Month, Day int // 0 where the text does not say
}

// Name is a proper name in a text: a run of capitalised words with the small
// words that belong inside ("Nour al-Din al-Baba", "Deir ez-Zor").
type Name struct {
	Span
	// Title is the title printed before the name ("Maj. Gen.", "President"),
	// as it stands; Span does not cover it.
	Title string
	// Words are the folded words of the name, without the title.
	Words []string
}
