package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Unstated says that no article states what the clause asks, or where one may after
// all that no sentence says it plainly.
func (c Clause) Unstated(mayBe bool) string {
	says, answers := "No article states ", "No article answers "
	if mayBe {
		says, answers = "No sentence says plainly ", "No sentence plainly answers "
	}
	if indirect, ok := c.Indirect(); ok {
		return says + indirect + "."
	}
	return answers + "“" + c.text + "”."
}

// Indirect is the clause as what somebody does not state: "who won the
// election", "who the mayor of Tarvik is". ok is false where English would
// change the verb, "when did it close", or the order of more than one word.
func (c Clause) Indirect() (text string, ok bool) {
	words := lang.Words(c.text, "en")
	if len(words) < 3 || c.back || askers()["en"][words[0].Folded] == Open && words[0].Folded != "what" && words[0].Folded != "which" && words[0].Folded != "how" {
		return "", false
	}
	if _, known := askers()["en"][words[0].Folded]; !known || polar.Has(words[0].Folded) {
		return "", false
	}
	at := 1
	for at < len(words) && !polar.Has(words[at].Folded) {
		at++
	}
	switch {
	case at == len(words): // "who won the election"
		return c.text, true
	case at+1 == len(words) || doing.Has(words[at].Folded) || words[at].Folded == "do":
		return "", false
	case isVerb(words[at+1]) || strings.HasSuffix(words[at+1].Folded, "ing"): // "how many were killed"
		return c.text, true
	case at == 1 && (words[at].Folded == "is" || words[at].Folded == "was") && (words[0].Folded == "who" || words[0].Folded == "what" || words[0].Folded == "where"):
		for _, w := range words[at+1:] {
			if isVerb(w) || strings.HasSuffix(w.Folded, "ing") {
				return "", false
			}
		}
		return words[0].Folded + " " + c.text[words[2].Start:] + " " + words[at].Folded, true
	}
	return "", false
}
