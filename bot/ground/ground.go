// Package ground checks claims against the evidence they point at. It is
// pure, it trusts nobody, and it is the reason why a reader can trust an
// answer: a claim that it lets pass says no more than the sentences that it
// cites. It errs on the side of the reader: a claim that it cannot follow is
// dropped, and the sentences are quoted instead.
//
// # How it is built
//
// A sentence is read once into a reading (read.go): its words with what they
// are compared by, its clauses (clauses.go) and verbs (verbs.go), its
// numbers, dates and names, its negations and hedges with what they bear on
// (marks.go, scopes.go), who said what (sources.go, subjects.go), and who did
// what to whom (frames.go). What the words of a language mean to the checks
// stands in a vocabulary (vocabulary.go); the English one is in the files
// english*.go. A cited line is read in its scene (scene.go, paragraph.go): the
// sentences around it tell who "he" is (speakers.go, persons.go).
//
// Check (check.go) then asks for a fault, and the first one found is the
// reason. A claim that repeats a line word for word has none (verbatim.go). Some
// faults lie in the text alone (plain.go, quotes.go). Some show
// against all cited lines together: a number, date or name that none of them
// prints (numbers.go, bounds.go, pairs.go, dates.go, names.go), a word of
// amount (scales.go), a title (titles.go). The others show when a statement of
// the claim (statements.go) is held against the lines that should carry it
// (carry.go): words they do not have (coverage.go, compounds.go), a number or
// name in another's place (counts.go, votes.go, contrasts.go, bonds.go,
// slots.go, sequence.go, placing.go, steps.go, times.go, joins.go), the opposite
// direction or order (directions.go, order.go), a negation or hedge lost or
// invented (hedges.go), another doer (actors.go), and somebody's words without
// their speaker or with another (attribution.go, voices.go).
//
// The same readings tell who speaks in an article's sentences, for whoever
// wants to know without a claim (speech.go).
//
// None of these understands a sentence. Each is one narrow rule that many
// honest claims keep and one kind of wrong claim breaks; the claims in
// testdata show which.
package ground

import "github.com/pullquote/pullquote/retrieval/news"

// Claim is one sentence written by a model, with the numbers of the evidence
// lines that are said to carry it.
type Claim struct {
	Text  string
	Lines []int
}

// Verdict is what became of a claim.
type Verdict struct {
	// Text is the claim as it may be shown: as it was written, but that what
	// stands in quotation marks is copied from the article. It is empty for a
	// claim that does not hold.
	Text string
	// Fault is why the claim was not shown; its zero value means that it holds.
	Fault Fault
	// Lines are the offered lines that the claim cites, in the claim's order,
	// without repetition. A claim that fails but cites real lines can be
	// replaced by quoting them.
	Lines []news.Line
}

// Holds reports whether the claim may be shown.
func (v Verdict) Holds() bool { return v.Fault == Fault{} }
