// Package ground checks claims against the evidence they point at. It is pure, it trusts nobody, and it is
// the reason why a reader can trust an answer: a claim that it lets pass
// says no more than the sentences that it cites.
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
	// Reason is empty when the claim holds; otherwise it tells an editor why
	// it was not shown, such as "number 62 is in no cited sentence".
	Reason string
	// Lines are the offered lines that the claim cites, in the claim's order,
	// without repetition. A claim that fails but cites real lines can be
	// replaced by quoting them.
	Lines []news.Line
}

// Holds reports whether the claim may be shown.
func (v Verdict) Holds() bool { return v.Reason == "" }
