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
	// Folded is the word as Fold has it, with a possessive 's cut off, a
	// number in plain digits, and a dotted acronym without its dots.
	Folded string
	// Stem is what remains of Folded without its endings, by language.
	Stem string
	// Stop marks a word too common to tell texts apart, such as "the".
	Stop bool
}

// Number is a quantity in a text: "61", "seventy-one", "1.5 million", "40 %".
// Its span covers the number with its sign, scale and unit.
type Number struct {
	Span
	// Value is the number in plain decimal digits: "61", "1500000", "0.5"; a
	// fraction without an end such as "2/3"; a time of day such as "17:30"; or
	// what is printed where it is none of these ("24/7", "1.2.3").
	Value string
	// Unit is the canonical unit or currency that the number is in: "%",
	// "USD", "EUR", "km", "hour", or "time" for a time of day; empty for a
	// bare count.
	Unit string
	// Noun is the stem of the noun that is counted ("raid" in "61 raids"), or
	// empty when none follows or a unit does.
	Noun string
	// Bound is "" for exactly so many, "more" for "more than 40" and "at least
	// 40", "less" for "fewer than 40" and "up to 40", "about" for "about 40"
	// and "nearly 40", and "many" for "dozens" and "several hundred", whose
	// values are 12 and 100.
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
