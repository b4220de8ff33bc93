package answer

import (
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
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

// Answer is what Pullquote says to a question, and the form of whatever else
// it says. Its JSON form is the contract that --json prints.
type Answer struct {
	// Question is what was asked: of a summary, the article or the topic.
	Question string  `json:"question"`
	Outcome  Outcome `json:"outcome"`
	Mode     Mode    `json:"mode"`
	// Wording is printed or none where a setting allows no word of a model;
	// empty otherwise.
	Wording Wording `json:"wording,omitempty"`
	// Pointed says that a model chose the sentences of an extractive answer
	// and their order.
	Pointed bool      `json:"pointed,omitempty"`
	AsOf    time.Time `json:"as_of"`
	Claims  []Claim   `json:"claims"`
	// Parts are the questions that were asked in one, in their order, where the
	// sentences themselves answer; empty for a single question.
	Parts         []Asked        `json:"parts,omitempty"`
	Citations     []Citation     `json:"citations"`
	Disagreements []Disagreement `json:"disagreements"`
	// Agreements names what several articles say alike.
	Agreements []Disagreement `json:"agreements"`
	Searched   Searched       `json:"searched"`
	// Filters are the limits that the question set on the articles searched,
	// such as "last week"; empty most of the time.
	Filters []news.Filter `json:"filters,omitempty"`
	// Spellings are the words of the question that stand in no article as they
	// were typed, where that bears on the answer; empty most of the time.
	Spellings []news.Spelling `json:"spellings,omitempty"`
	Dropped   []Dropped       `json:"dropped"`
	// Notice is a fixed sentence about how the answer was made, such as that
	// the model could not be used; empty most of the time.
	Notice string `json:"notice,omitempty"`
	// Late are the places that articles come from and that have not been read
	// for long; AsksLatest says that they are told before the answer, because
	// what is newest was asked for.
	Late       []Late `json:"late,omitempty"`
	AsksLatest bool   `json:"asks_latest,omitempty"`
	// Near are the numbers of the citations that come nearest to a question, or
	// to a part of it, that no article answers. They are no answer.
	Near Numbers `json:"nearest,omitempty"`
	// MayAnswer says that these may answer all the same, without saying it plainly.
	MayAnswer bool `json:"nearest_may_answer,omitempty"`
	// Nearest names articles that bear on a question that was not answered,
	// where no sentence of theirs does.
	Nearest []Nearest `json:"nearest_articles,omitempty"`
	// Candidates are the articles that may have been meant, where it is not
	// clear which of them a summary is to be of.
	Candidates []Candidate `json:"candidates,omitempty"`
	// Edition is the rest of a digest; nil otherwise.
	*Edition
}

// Candidate is an article to choose from.
type Candidate struct {
	Nearest
	// Published is RFC 3339, or empty when the article does not say.
	Published string `json:"published"`
}

// Nearest is an article that bears on a question without answering it.
type Nearest struct {
	Article   string `json:"article"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
}

// Claim is one sentence of an answer with the numbers of its citations.
// What an answer to a question has no use for is empty there.
type Claim struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
	// Part is where the claim stands in a summary of one article.
	Part Part `json:"part,omitempty"`
	// Kind says how the claim compares with what the other articles say.
	Kind Standing `json:"kind,omitempty"`
	// About names what a comparison is of: "spokesperson", "raids".
	About string `json:"about,omitempty"`
	// Date is when the event of a timeline was: YYYY-MM-DD, YYYY-MM or YYYY
	// as far as the text states or implies it, else as it is printed.
	Date string `json:"date,omitempty"`
	// DatePrinted is the date as the text prints it.
	DatePrinted string `json:"date_printed,omitempty"`
	// Source is who is quoted.
	Source *Source `json:"source,omitempty"`
	// Story is the number of the story that the claim belongs to, in a digest
	// and in a summary of several articles, and Correction that of the
	// correction in a digest; 0 for none.
	Story      int `json:"story,omitempty"`
	Correction int `json:"correction,omitempty"`
	// Superseded is the date, RFC 3339, of an article of the same story that
	// says the same with a newer count; empty for none.
	Superseded string `json:"superseded,omitempty"`
}

// Part is a part of a summary of one article.
type Part string

const (
	Happened    Part = "happened"    // what happened
	Spoke       Part = "said"        // who said what
	Figures     Part = "figures"     // how many, how much
	Unconfirmed Part = "unconfirmed" // what nobody has confirmed
)

// Standing says how what an article says compares with the others.
type Standing string

const (
	Agree  Standing = "agree"  // two articles or more say it
	Differ Standing = "differ" // another article says otherwise
	Only   Standing = "only"   // no other article says it
)

// Asked is one of several questions that were asked in one.
type Asked struct {
	Text string `json:"asked"` // as it was asked, without its question mark
	// Citations are those that answer it, the best first; none where no article
	// does.
	Citations []int `json:"citations"`
	// Value is what it asks for, as the first of them prints it; empty where that
	// is not certain.
	Value string `json:"value,omitempty"`
}

// Source is a person or body that articles quote.
type Source struct {
	// Name is as printed; of a source without a name, what the article calls
	// it: "six sources familiar with the matter".
	Name string `json:"name"`
	// Affiliation is who they are, in an article's own words, or empty.
	Affiliation string `json:"affiliation,omitempty"`
	// Anonymous says that the article does not name them. Nothing joins such
	// a source to a name or to one of another article.
	Anonymous bool `json:"anonymous"`
	// Times is in how many sentences they are quoted.
	Times int `json:"times"`
	// Latest is the date of the newest article that quotes them, RFC 3339, or
	// empty when none is dated.
	Latest string `json:"latest"`
}

// Disagreement is one thing with what several articles say about it.
type Disagreement struct {
	About     string     `json:"about"`
	Positions []Position `json:"positions"`
	// Story is the number of the story that it belongs to in a digest; 0 for
	// none.
	Story int `json:"story,omitempty"`
	// Change says that the positions are states at several times: an earlier
	// report or digest held one of them and newer articles the other, which
	// comes first.
	Change bool `json:"change,omitempty"`
}

// Position is one value with the citations that carry it.
type Position struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
	// Origins is how many reports the articles behind it go back to, where these
	// are fewer than the articles; 0 otherwise.
	Origins int `json:"origins,omitempty"`
}

// Searched says what was looked through; only what the reader may see counts.
type Searched struct {
	Articles int `json:"articles"`
	Passages int `json:"passages"`
	// Newest is the date of the newest article, RFC 3339, or empty when no
	// article states one.
	Newest string `json:"newest"`
}
