package ground

import (
	"os"
	"regexp"
	"testing"
)

// Each rule is declared once, under a name of its own, and can be put into
// words that no other rule has.
func TestEachRuleHasItsWords(t *testing.T) {
	source, err := os.ReadFile("fault.go")
	if err != nil {
		t.Fatal(err)
	}
	rules, words := map[Rule]bool{}, map[string]Rule{}
	for _, m := range regexp.MustCompile(`(?m)^\t\w+ +Rule = "([^"]*)"`).FindAllStringSubmatch(string(source), -1) {
		r := Rule(m[1])
		if rules[r] || !regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString(m[1]) {
			t.Errorf("rule %q is declared twice, or is no plain name", r)
		}
		rules[r] = true
		got := Fault{Rule: r, Said: "S", Printed: "P", Line: 7}.String()
		if got == "" || words[got] != "" {
			t.Errorf("rule %q has the words %q, those of %q", r, got, words[got])
		}
		words[got] = r
	}
	if len(rules) < 20 {
		t.Errorf("%d rules were found in fault.go", len(rules))
	}
	listed := Rules()
	for _, r := range listed {
		if !rules[r] {
			t.Errorf("%q is listed and is no rule", r)
		}
	}
	if len(listed) != len(rules) {
		t.Errorf("%d rules are listed of %d", len(listed), len(rules))
	}
	for r := range said {
		if !rules[r] {
			t.Errorf("%q has words and is no rule", r)
		}
	}
}

// A fault tells what was said and what is printed.
func TestFaultInWords(t *testing.T) {
	for _, c := range []struct {
		fault Fault
		want  string
	}{
		{Fault{Rule: NoLine}, "it cites no sentence"},
		{Fault{Rule: NotOffered, Line: 9}, "sentence 9 was not offered"},
		{Fault{Rule: NumberNotCited, Said: "62"}, "number 62 is in no cited sentence"},
		{Fault{Rule: NameNotCited, Said: "Berg"}, "name Berg is in no cited sentence"},
		{Fault{Rule: NotPrinted, Said: "fled"}, `the word "fled" is in no cited sentence`},
		{Fault{Rule: NotPrinted}, "no one cited sentence says it"},
		{Fault{Rule: OtherVerb, Said: "closed", Printed: "may close", Line: 2}, `sentence 2 says "may close" and not "closed"`},
		{Fault{Rule: LeftOut, Printed: "'s driver", Line: 3}, `sentence 3 also says "'s driver", and without it says something else`},
		{Fault{Rule: Moved, Said: "Varnholm", Line: 4}, `sentence 4 has "Varnholm" in another place`},
		{Fault{Rule: NoSource, Line: 5}, "it does not say whose words these are"},
	} {
		if got := c.fault.String(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.fault, got, c.want)
		}
	}
}

// The reason for which a claim falls is told as closely as it can be.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		line, claim string
		want        Fault
	}{
		{"Carl Berg sold 40 boats in Corin.", "Carl Berg sold 41 boats in Corin.", Fault{Rule: NumberNotCited, Said: "41"}},
		{"Carl Berg sold 40 boats in Corin.", "Ada Berg sold 40 boats in Corin.", Fault{Rule: NameNotCited, Said: "Ada"}},
		{"Carl Berg sold 40 boats in Corin.", "Carl Berg burned 40 boats in Corin.", Fault{Rule: NotPrinted, Said: "burned"}},
		{"Carl Berg may sell 40 boats in Corin.", "Carl Berg sold 40 boats in Corin.", Fault{Rule: OtherVerb, Said: "sold", Printed: "may sell", Line: 1}},
		{"Carl Berg did not sell the boats.", "Carl Berg did sell the boats.", Fault{Rule: OtherVerb, Said: "did sell", Printed: "did not sell", Line: 1}},
		{"Police said that Carl Berg sold 40 boats.", "Carl Berg sold 40 boats.", Fault{Rule: NoSource, Line: 1}},
		{"The minister's driver sold 40 boats.", "The minister sold 40 boats.", Fault{Rule: LeftOut, Printed: "'s driver", Line: 1}},
		{"Carl Berg sold 40 boats.", "40 boats.", Fault{Rule: Fragment, Line: 1}},
		{"Carl Berg said the boats were “too old to sail”.", "Carl Berg said the boats were “too old”.", Fault{Rule: Misquoted, Said: "too old"}},
	} {
		got := Check(Claim{Text: c.claim, Lines: []int{1}}, oneLine(c.line, "en")).Fault
		if got != c.want {
			t.Errorf("%q on %q: %+v, want %+v", c.claim, c.line, got, c.want)
		}
	}
}
