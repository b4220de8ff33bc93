package bot

import (
	"time"
)

// Outcome says how far a question could be answered from the articles.
type Outcome string

const (
	Answered Outcome = "answered"
	Partial  Outcome = "partial"
	NotFound Outcome = "not_found"
)

// Mode says who put the claims into words.
type Mode string

const (
	// ByModel means that a model wrote the claims and code checked them.
	ByModel Mode = "model"
	// Extractive means that the claims are the sentences themselves.
	Extractive Mode = "extractive"
)

// Answer is what Pullquote says to a question. Its JSON form is the contract
// that --json prints.
type Answer struct {
	Question      string         `json:"question"`
	Outcome       Outcome        `json:"outcome"`
	Mode          Mode           `json:"mode"`
	AsOf          time.Time      `json:"as_of"`
	Claims        []AnswerClaim  `json:"claims"`
	Citations     []Citation     `json:"citations"`
	Disagreements []Disagreement `json:"disagreements"`
	// Agreements names what several articles say alike.
	Agreements []Disagreement `json:"agreements"`
	Searched   Searched       `json:"searched"`
	Dropped    []Dropped      `json:"dropped"`
	// Notice is a fixed sentence about how the answer was made, such as that
	// the model could not be used; empty most of the time.
	Notice string `json:"notice,omitempty"`
	// Nearest names articles that bear on a question that was not answered.
	Nearest []Nearest `json:"nearest,omitempty"`
}

// Nearest is an article that bears on a question without answering it.
type Nearest struct {
	Article   string `json:"article"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
}

// AnswerClaim is one sentence of an answer with the numbers of its citations.
type AnswerClaim struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
}

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
}

// Disagreement is one thing with what several articles say about it.
type Disagreement struct {
	About     string     `json:"about"`
	Positions []Position `json:"positions"`
}

// Position is one value with the citations that carry it.
type Position struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
}

// Searched says what was looked through; only what the reader may see counts.
type Searched struct {
	Articles int `json:"articles"`
	Passages int `json:"passages"`
	// Newest is the date of the newest article, RFC 3339, or empty when no
	// article states one.
	Newest string `json:"newest"`
}

// Dropped is a claim that was not shown, and why.
type Dropped struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}
