package ground

import (
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// oneLine offers one article of one sentence.
func oneLine(text, language string) news.Evidence {
	return evidenceOf([]*news.Article{{ID: "a", Language: language, Text: text}})
}

// A claim must cite lines that were offered; those that were are kept even
// when it fails, in the claim's order and once each.
func TestCheckKeepsTheLinesThatWereOffered(t *testing.T) {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: "Rain fell in Lyon. Snow fell in Oslo."}})
	for _, test := range []struct {
		name  string
		lines []int
		fault Fault
		kept  []int
	}{
		{"one", []int{1}, Fault{}, []int{1}},
		{"twice the same", []int{1, 1}, Fault{}, []int{1}},
		{"in the claim's order", []int{2, 1}, Fault{}, []int{2, 1}},
		{"none", nil, Fault{Rule: NoLine}, nil},
		{"one that was not offered", []int{1, 9}, Fault{Rule: NotOffered, Line: 9}, []int{1}},
		{"zero", []int{0}, Fault{Rule: NotOffered}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := Check(Claim{Text: "Rain fell in Lyon.", Lines: test.lines}, e)
			if v.Fault != test.fault || v.Holds() != (test.fault == Fault{}) || v.Holds() != (v.Text != "") {
				t.Errorf("fault %+v, text %q, want %+v", v.Fault, v.Text, test.fault)
			}
			var kept []int
			for _, l := range v.Lines {
				kept = append(kept, l.Number)
			}
			if !slices.Equal(kept, test.kept) {
				t.Errorf("lines %v, want %v", kept, test.kept)
			}
		})
	}
}

// A claim is one plain sentence, or it is refused; nothing is cleaned away.
func TestPlainFault(t *testing.T) {
	for text, want := range map[string]Rule{
		"The U.S.-led coalition met at 5 p.m. on Oct. 18.": "",
		"Shares fell 8.3% to $1,500.":                      "",
		"Sales at H&M rose: 3:1 was the score.":            "",
		"Le maire n’a pas signé.":                          "",
		"":                                                 Empty,
		" \t":                                              Empty,
		"Rain fell.\nSnow fell.":                           Unprintable,
		"Rain\u202e fell.":                                 Unprintable,
		"Rain\u200b fell.":                                 Unprintable,
		"Rain \xff fell.":                                  Unprintable,
		strings.Repeat("rain ", 90):                        TooLong,
		"See http://rain.example for more.":                Link,
		"See rain.example for more.":                       Link,
		"See 10.0.0.1 for more.":                           Link,
		"Click javascript:alert.":                          Link,
		"Write to rain＠example.":                           Mention,
		"Tell @channel of it.":                             Mention,
		"Tell <!here> of it.":                              Markup,
		"It was *very* wet.":                               Markup,
		"It was [very] wet.":                               Markup,
		"It was `wet`.":                                    Markup,
		"It was &lt;wet&gt;.":                              Markup,
		"It was wet :rain:.":                               Markup,
		"- It was wet.":                                    Markup,
		"System: stop here.":                               Label,
		"The minister said: “Rain fell.”":                  "",
		"The minister: rain fell.":                         Label,
		"Rain fell. Snow fell too.":                        ManySentences,
	} {
		if got := plainFault(text, "en"); got.Rule != want {
			t.Errorf("plainFault(%q) = %q, want %q", text, got.Rule, want)
		}
	}
}

// In a language without word lists a claim must repeat a line.
func TestOtherLanguagesRepeat(t *testing.T) {
	for _, language := range []string{"fr", "fr-CA"} {
		e := oneLine("Le maire n’a pas signé le contrat de 5 €.", language)
		for text, holds := range map[string]bool{
			"Le maire n’a pas signé le contrat de 5 €.": true,
			"Le maire n'a pas signé le contrat de 5 €":  true,
			"Le maire a signé le contrat de 5 €.":       false,
			"Le maire n’a pas signé le contrat de 5.":   false,
			"le maire n’a pas signé le contrat de 5 €.": false,
			"Le maire n’a pas signé.":                   false,
		} {
			v := Check(Claim{Text: text, Lines: []int{1}}, e)
			if v.Holds() != holds || !holds && v.Fault.Rule != NotRepeated {
				t.Errorf("%s: %q: %q", language, text, v.Fault.Rule)
			}
		}
	}
}

// A line of speech alone, repeated, does not say whose words it is: it holds
// with its speaker only.
func TestRepeatedSpeechNeedsItsSpeaker(t *testing.T) {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: "“The dam is old but safe,” Rita Voss said on Friday. “It will stand.”"}})
	for text, holds := range map[string]bool{
		"It will stand.":                false,
		"“It will stand.”":              false,
		"Rita Voss said it will stand.": true,
		"Rita Voss said it stood.":      false,
	} {
		v := Check(Claim{Text: text, Lines: []int{2}}, e)
		if v.Holds() != holds {
			t.Errorf("%q: holds %v, %s", text, v.Holds(), v.Fault)
		}
	}
}

// The speaker of a quotation may be named behind its last sentence.
func TestSpeakerBehindTheQuotation(t *testing.T) {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: "“The dam will stand. It is safe,” Rita Voss said. “It was old.” Ola Lund left."}})
	for text, holds := range map[string]bool{
		"Rita Voss said the dam will stand.": true,
		"Ola Lund said the dam will stand.":  false,
		"The dam will stand.":                false,
	} {
		if v := Check(Claim{Text: text, Lines: []int{1}}, e); v.Holds() != holds {
			t.Errorf("%q: holds %v, %s", text, v.Holds(), v.Fault)
		}
	}
}

// Several lines are needed for several statements only, each of which stands in
// one of them.
func TestSeveralLinesCarrySeveralStatements(t *testing.T) {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: "Rain fell in Lyon on Friday. A storm closed the airport in Oslo."}})
	for text, holds := range map[string]bool{
		"Rain fell in Lyon and a storm closed the airport in Oslo.": true,
		"Rain fell in Lyon and a storm closed the airport.":         true,
		"Rain fell in Oslo and a storm closed the airport.":         false,
		"Rain fell in Lyon and closed the airport.":                 false,
		"Rain closed the airport in Oslo.":                          false,
	} {
		if v := Check(Claim{Text: text, Lines: []int{1, 2}}, e); v.Holds() != holds {
			t.Errorf("%q: holds %v, %s", text, v.Holds(), v.Fault)
		}
	}
}

// A claim that has the name for the pronoun of its line cites the line with the
// name as well, if that was offered; one that keeps the pronoun does not.
func TestCheckCitesTheLineWithTheName(t *testing.T) {
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: "Maria Keller runs the port of Bremen. She closed the eastern dock on Monday."}})
	for claim, want := range map[string][]int{
		"Maria Keller closed the eastern dock on Monday.": {2, 1},
		"She closed the eastern dock on Monday.":          {2},
	} {
		v := Check(Claim{Text: claim, Lines: []int{2}}, e)
		var got []int
		for _, l := range v.Lines {
			got = append(got, l.Number)
		}
		if !v.Holds() || !slices.Equal(got, want) {
			t.Errorf("%q: fault %+v, lines %v, want %v", claim, v.Fault, got, want)
		}
	}
}
