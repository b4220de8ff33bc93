package ground

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

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

// Only a whole printed quotation may stand in marks. Typographic variants of it
// are the same words; other letters, digits and cases are not. What is shown
// are the article's own bytes.
func TestCopied(t *testing.T) {
	printed := "the oﬃce’s plan – a co\u00adstly one… – was café\u2011based"
	lines := oneLine("Okafor said “"+printed+"” and Voss said it was 'a folly'.", "en").Lines
	for words, want := range map[string]string{
		"“the office's plan - a costly one... - was café-based”":       "“" + printed + "”",
		"\"the office’s plan — a costly one… — was cafe\u0301-based\"": "“" + printed + "”",
		"“the office's plan - a costly one... - was café-based,”":      "“" + printed + ",”",
		"«a folly»":             "“a folly”",
		"“plan – a costly one”": "",
		"“The office's plan - a costly one... - was café-based”": "",
		"“the office's plan - a costly two... - was café-based”": "",
		"“said”":                       "",
		"“”":                           "",
		"“.”":                          "",
		"“a folly":                     "",
		"“Voss said it was 'a folly'”": "",
	} {
		got, f := copied("Okafor said "+words+" at noon.", lines)
		if want != "" {
			want = "Okafor said " + want + " at noon."
		}
		if got != want || (want == "") != (f.Rule == Misquoted) {
			t.Errorf("copied(%s) = %q, %s, want %q", words, got, f, want)
		}
	}
}

// A mark that is not closed is no quotation, whatever stands behind it.
func TestCopiedNeedsBothMarks(t *testing.T) {
	if got, f := copied("Okafor said “a folly", oneLine("Okafor said it was “a folly”.", "en").Lines); f.Rule != Misquoted {
		t.Errorf("shown as %q", got)
	}
}

// A claim that holds is shown with the article's bytes in its marks.
func TestVerdictHasTheArticlesBytes(t *testing.T) {
	e := oneLine("Raj Patel said the plan was “a costly one – for us” on Friday.", "en")
	v := Check(Claim{Text: `Raj Patel said the plan was "a costly one - for us".`, Lines: []int{1}}, e)
	if want := "Raj Patel said the plan was “a costly one – for us”."; v.Text != want {
		t.Errorf("text %q, want %q (%s)", v.Text, want, v.Fault)
	}
}

// A line is repeated where its words are, with the marks that mean something.
func TestRepeats(t *testing.T) {
	lines := oneLine("The fund lost -5%, or $3.20, at H&M’s shop.", "en").Lines
	for text, want := range map[string]bool{
		"The fund lost -5%, or $3.20, at H&M's shop":  true,
		"The fund lost -5% or $3.20 at H&M's shop.":   true,
		"The fund lost 5%, or $3.20, at H&M's shop.":  false,
		"The fund lost -5, or $3.20, at H&M's shop.":  false,
		"The fund lost -5%, or 3.20, at H&M's shop.":  false,
		"The fund lost -5%, or $320, at H&M's shop.":  false,
		"The fund lost -5%, or $3.20, at H M's shop.": false,
		"": false,
	} {
		if _, got := repeats(text, lines); got != want {
			t.Errorf("repeats(%q) = %v", text, got)
		}
	}
}

// A name or term that the line has in quotation marks stands in them in the
// claim, whether the claim has them or not; half of it does not hold.
func TestMarksArePutBack(t *testing.T) {
	for _, c := range []struct{ line, claim, shown string }{
		{`Carr used the term "vermin" on Friday.`, "Carr used the term vermin on Friday.", "Carr used the term “vermin” on Friday."},
		{`Carr used the term "vermin" on Friday.`, "Carr used the term “vermin” on Friday.", "Carr used the term “vermin” on Friday."},
		{`Carr used the term "dirty vermin" on Friday.`, "Carr used the term vermin on Friday.", ""},
		{`Carr used the term "vermin" of men.`, "Carr used vermin.", ""},
		{`The note, "Carr stole the boat", was found.`, "The note, Carr stole the boat, was found.", ""},
		{`Reed called Carr "a thief" on Friday.`, "Carr was a thief.", ""},
	} {
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: c.line}})
		if got := Check(Claim{Text: c.claim, Lines: []int{1}}, e).Text; got != c.shown {
			t.Errorf("%q on %q\n\tshown %q\n\twant  %q", c.claim, c.line, got, c.shown)
		}
	}
}
