package voices

import (
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
		name   string
		lines  []int
		reason string
		kept   []int
	}{
		{"one", []int{1}, "", []int{1}},
		{"twice the same", []int{1, 1}, "", []int{1}},
		{"in the claim's order", []int{2, 1}, "", []int{2, 1}},
		{"none", nil, "it cites no sentence", nil},
		{"one that was not offered", []int{1, 9}, "sentence 9 was not offered", []int{1}},
		{"zero", []int{0}, "sentence 0 was not offered", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := Check(Claim{Text: "Rain fell in Lyon.", Lines: test.lines}, e)
			if v.Fault.String() != test.reason || v.Holds() != (test.reason == "") {
				t.Errorf("reason %q, want %q", v.Fault.String(), test.reason)
			}
			var kept []int
			for _, l := range v.Lines {
				kept = append(kept, l.Number)
			}
			if len(kept) != len(test.kept) {
				t.Fatalf("lines %v, want %v", kept, test.kept)
			}
			for i := range kept {
				if kept[i] != test.kept[i] {
					t.Errorf("lines %v, want %v", kept, test.kept)
				}
			}
		})
	}
}

// A claim is one plain sentence, or it is refused; nothing is cleaned away.
func TestPlainFault(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S.-led coalition met at 5 p.m. on Oct. 18.": "",
		"Shares fell 8.3% to $1,500.":                      "",
		"Sales at H&M rose: 3:1 was the score.":            "",
		"Le maire n’a pas signé.":                          "",
		"":                                                 "it is empty",
		" \t":                                              "it is empty",
		"Rain fell.\nSnow fell.":                           "it holds a control character",
		"Rain\u202e fell.":                                 "it holds a control character",
		"Rain\u200b fell.":                                 "it holds a control character",
		"Rain \xff fell.":                                  "it is not valid text",
		strings.Repeat("rain ", 90):                        "it is too long for one sentence",
		"See http://rain.example for more.":                "it holds a link",
		"See rain.example for more.":                       "it holds a link",
		"See 10.0.0.1 for more.":                           "it holds a link",
		"Click javascript:alert.":                          "it holds a link",
		"Write to rain＠example.":                           "it holds a mention or an address",
		"Tell @channel of it.":                             "it holds a mention or an address",
		"Tell <!here> of it.":                              "it holds markup",
		"It was *very* wet.":                               "it holds markup",
		"It was [very] wet.":                               "it holds markup",
		"It was `wet`.":                                    "it holds markup",
		"It was &lt;wet&gt;.":                              "it holds markup",
		"It was wet :rain:.":                               "it holds markup",
		"- It was wet.":                                    "it holds markup",
		"Rain fell. Snow fell too.":                        "it is more than one sentence",
	} {
		if got := plainFault(text, "en"); got != want {
			t.Errorf("plainFault(%q) = %q, want %q", text, got, want)
		}
	}
}

// Words stand inside quotation marks, whatever the marks; an apostrophe is
// none.
func TestQuotations(t *testing.T) {
	for text, want := range map[string]string{
		`He said “yes” and "no".`:        "yes|no",
		`Er sagte „ja“ und »nein«.`:      "ja|nein",
		`Il a dit « oui ».`:              " oui ",
		`She said ‘yes’ and 'no'.`:       "yes|no",
		`The drivers' strike isn’t over`: "",
		`The ’90s were Crane’s years`:    "",
		`He said “yes, and went on`:      "yes, and went on",
		`He said ❝yes❞ and 「no」.`:        "yes|no",
	} {
		spans, _ := quotations(text)
		var got []string
		for _, s := range spans {
			got = append(got, text[s.Start:s.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("quotations(%q) = %q, want %q", text, got, want)
		}
	}
}

// Typographic variants of quoted words are the same words; other letters,
// digits and cases are not.
func TestQuotedWords(t *testing.T) {
	e := oneLine("Okafor said “the oﬃce’s plan – a co\u00adstly one… – was café\u2011based”.", "en")
	for words, holds := range map[string]bool{
		"“the office's plan - a costly one... - was café-based”":       true,
		"\"the office’s plan — a costly one… — was cafe\u0301-based\"": true,
		"“plan – a costly one”":                                        true,
		"“a costly”":                                                   false,
		"“The office's plan - a costly one”":                           false,
		"“the office's plan - a costly two”":                           false,
	} {
		if got := quoteFault("Okafor said "+words+".", e.Lines) == ""; got != holds {
			t.Errorf("quotation %s may stand: %v, want %v", words, got, holds)
		}
	}
}

// In a language without word lists a claim must repeat a line.
func TestOtherLanguagesRepeat(t *testing.T) {
	e := oneLine("Le maire n’a pas signé le contrat de 5 €.", "fr")
	for text, holds := range map[string]bool{
		"Le maire n’a pas signé le contrat de 5 €.": true,
		"Le maire n'a pas signé le contrat de 5 €":  true,
		"Le maire a signé le contrat de 5 €.":       false,
		"Le maire n’a pas signé le contrat de 5.":   false,
		"le maire n’a pas signé le contrat de 5 €.": false,
	} {
		if v := Check(Claim{Text: text, Lines: []int{1}}, e); v.Holds() != holds {
			t.Errorf("%s: %q", text, v.Fault.String())
		}
	}
}

// Sentences that are too long to compare are not compared.
func TestLongSentencesAreRefused(t *testing.T) {
	e := oneLine(strings.Repeat("rain fell and ", 500)+"stopped.", "en")
	if v := Check(Claim{Text: "Rain fell.", Lines: []int{1}}, e); v.Fault.String() != "the cited sentences are too long to check" {
		t.Errorf("reason %q", v.Fault.String())
	}
}
