package ground

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// bracketed finds what an example of an omission leaves out.
var bracketed = regexp.MustCompile(`\[([^\]]*)\]`)

// holdsOn reports whether the claim holds on an article of one sentence.
func holdsOn(line, claim string) bool {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
	return Check(Claim{Text: claim, Lines: []int{1}}, e).Holds()
}

// Each omission has an example, and the example holds.
func TestOmissionsHold(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range omissions {
		if seen[o.name] || o.name == "" {
			t.Errorf("omission %q has no name of its own", o.name)
		}
		seen[o.name] = true
		if !bracketed.MatchString(o.example) {
			t.Errorf("%s: the example %q leaves nothing out", o.name, o.example)
			continue
		}
		line := bracketed.ReplaceAllString(o.example, "$1")
		claim := strings.Join(strings.Fields(bracketed.ReplaceAllString(o.example, "")), " ")
		claim = strings.ToUpper(claim[:1]) + strings.TrimRight(claim[1:], " ,.") + "."
		if !holdsOn(line, claim) {
			t.Errorf("%s: %q does not hold on %q", o.name, claim, line)
		}
	}
}

// What else a sentence can do without, by what borders it.
func TestPartsMayGo(t *testing.T) {
	for _, example := range []string{
		"Carr resigned [on Friday] over the leak.",
		"Carr was jailed[, at the Old Bailey,] for fraud.",
		"Carr resigned [Friday].",
		"Carr resigned [on] Friday.",
		"The man [who fled] was caught.",
		"Carr[, who is 52,] resigned.",
		"Police arrested Carr[, who denied it].",
		"A man [wearing a mask] robbed the bank.",
		"[The minister,] Ann Carr, resigned.",
		"He ignored warnings [issued before the storm].",
		"Carr resigned [after the vote failed].",
		"A bomb went off[, killing two].",
		"They met on Friday [to end the strike].",
		"Carr resigned[, with the bank in ruins].",
		"Carr was jailed [for stealing cars].",
		"Carr was jailed[, with Reed in court,] for fraud.",
		"Carr[, Reed] and Hill were hurt.",
	} {
		line := bracketed.ReplaceAllString(example, "$1")
		claim := strings.Join(strings.Fields(bracketed.ReplaceAllString(example, "")), " ")
		claim = strings.ToUpper(claim[:1]) + strings.TrimRight(claim[1:], " ,.") + "."
		if !holdsOn(line, claim) {
			t.Errorf("%q does not hold on %q", claim, line)
		}
	}
}

// The same words may not go where a longer phrase says less.
func TestNothingNarrowsUnderANegation(t *testing.T) {
	for line, claim := range map[string]string{
		"Carr did not resign over the leak.":                         "Carr did not resign.",
		"Nobody was hurt in the second blast.":                       "Nobody was hurt.",
		"All employees in Corin were dismissed.":                     "All employees were dismissed.",
		"Ann Carr is the first woman to lead the party.":             "Ann Carr is the first woman.",
		"It was the biggest fire in the county.":                     "It was the biggest fire.",
		"Carr denied taking bribes from the bank.":                   "Carr denied taking bribes.",
		"On Monday no one was hurt.":                                 "No one was hurt.",
		"Only members of the union may vote on Friday.":              "Only members may vote.",
		"Voters who hold no passport will be turned away.":           "Voters will be turned away.",
		"Half of the drivers from Corin went on strike.":             "Half of the drivers went on strike.",
		"The council will close the school if the vote fails.":       "The council will close the school.",
		"Carr will resign unless the money is found.":                "Carr will resign.",
		"Police arrested the captain, who allegedly ignored orders.": "The captain ignored orders.",
		"Carr was formerly a member of the party.":                   "Carr was a member of the party.",
	} {
		if holdsOn(line, claim) {
			t.Errorf("%q holds on %q", claim, line)
		}
	}
}
