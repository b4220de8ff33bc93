package answer

import "strings"

// Citation is a quotation as it is shown: its bytes, and where they stand.
type Citation struct {
	N         int    `json:"n"` // counted from 1
	Quote     string `json:"quote"`
	Article   string `json:"article"`
	Revision  int    `json:"revision"`
	Start     int    `json:"start"` // bytes of the canonical text
	End       int    `json:"end"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	URL       string `json:"url"`
	// Published is RFC 3339, or empty when the article does not say.
	Published string `json:"published"`
	// Speaker are the words of the article that name whose words the quotation
	// is, where the quotation does not hold them itself, and Asked the question
	// that it answers. Both are shown before it.
	Speaker *Excerpt `json:"speaker,omitempty"`
	Asked   *Excerpt `json:"asked,omitempty"`
	// Answer is where in the quotation the value stands that was asked for; nil
	// where it is not certain which that is.
	Answer *Within `json:"answer,omitempty"`
	// Corrected is what the article says of a correction of it; nil for nothing.
	Corrected *Corrected `json:"corrected,omitempty"`
}

// Within is a run of bytes of a quotation.
type Within struct {
	Start int `json:"start"` // bytes of the quotation
	End   int `json:"end"`
}

// Excerpt is a run of bytes of the article of a citation, at its revision.
type Excerpt struct {
	Text  string `json:"text"`
	Start int    `json:"start"` // bytes of the canonical text
	End   int    `json:"end"`
}

// Before are the words that are shown before the quotation, in front of its
// first mark: the question that it answers and who speaks, as far as it does
// not hold them itself; mostly empty. "What will you miss? — Morag Bell: ".
func (c Citation) Before() string {
	out := ""
	if c.Asked != nil {
		out = strings.Join(strings.Fields(c.Asked.Text), " ") + " — "
	}
	if c.Speaker != nil {
		out += strings.Join(strings.Fields(c.Speaker.Text), " ") + ": "
	}
	return out
}

// Corrected is what an article says of what was wrong in it before.
type Corrected struct {
	// Note are the article's own words, at the revision of the citation.
	Note  string `json:"note"`
	Start int    `json:"start"` // bytes of the canonical text
	End   int    `json:"end"`
	// Date is the day that the note names, or else that of the article's update,
	// YYYY-MM-DD; empty when it says neither.
	Date string `json:"date"`
}
