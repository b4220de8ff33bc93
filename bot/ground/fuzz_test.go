package ground

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A claim that holds cites offered lines only, is one plain line of text, and
// has no figure that its lines do not have. No text makes Check panic, and
// the same text always gets the same verdict.
func FuzzCheck(f *testing.F) {
	e := evidenceOf(readArticles(f))
	for _, file := range []string{"honest.txt", "wrong.txt"} {
		for i, c := range readCases(f, file) {
			if i%7 > 0 {
				continue
			}
			var text strings.Builder
			for _, n := range numbersOf(f, e, c.from) {
				l, _ := e.Line(n)
				text.WriteString(l.Text() + "\n")
			}
			f.Add(c.claim, text.String(), "en", uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, claim, text, language string, pick uint8) {
		if len(text) > 4000 {
			return
		}
		offered := oneLine(text, language)
		var lines []int
		for i := range offered.Lines {
			if pick&(1<<(i%8)) != 0 && len(lines) < 4 {
				lines = append(lines, i+1)
			}
		}
		v := Check(Claim{Text: claim, Lines: lines}, offered)
		if again := Check(Claim{Text: claim, Lines: lines}, offered); !reflect.DeepEqual(again, v) {
			t.Fatalf("two verdicts: %+v and %+v", v, again)
		}
		if v.Fault.Rule != "" && v.Fault.String() == "" {
			t.Errorf("fault %q has no wording", v.Fault.Rule)
		}
		if v.Holds() != (v.Text != "") {
			t.Errorf("text %q with fault %q", v.Text, v.Fault.Rule)
		}
		if v.Holds() {
			mustBePlain(t, v.Text)
			mustHaveFigures(t, v.Text, v.Lines)
		}
	})
}

// mustBePlain fails the test if the claim holds what no claim may.
func mustBePlain(t *testing.T, claim string) {
	t.Helper()
	if i := strings.IndexFunc(claim, unicode.IsControl); i >= 0 {
		t.Errorf("claim %q holds a control character", claim)
	}
	for _, bad := range []string{"://", "@", "<", ">", "](", "**", "`"} {
		if strings.Contains(claim, bad) {
			t.Errorf("claim %q holds %q", claim, bad)
		}
	}
}

// figures are runs of digits with the marks inside them.
var figures = regexp.MustCompile(`\p{Nd}[\p{Nd}.,]*`)

// mustHaveFigures fails the test if the claim has figures that no cited line
// has. Lines that give a number in words are passed over, since this test
// knows figures only.
func mustHaveFigures(t *testing.T, claim string, lines []news.Line) {
	t.Helper()
	var printed []string
	for _, l := range lines {
		if spelled.MatchString(l.Text()) {
			return
		}
		printed = append(printed, digitsOf(l.Text())...)
	}
	for _, n := range digitsOf(claim) {
		if !slices.Contains(printed, n) {
			t.Errorf("claim %q has figure %s, which is in no cited line", claim, n)
		}
	}
}

// spelled finds words that stand for numbers.
var spelled = regexp.MustCompile(`(?i)zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|thirt|twent|first|second|third|fif|half|quarter|hundred|thousand|million|billion|dozen|twice|\d[a-z]|[¼-¾]|/|\p{No}|\p{Nl}|\ba\b|\ban\b`)

// digitsOf returns the digits of each figure in a text, in plain form and
// without grouping marks, leading zeros or a fraction of zeros.
func digitsOf(text string) []string {
	var out []string
	for _, f := range figures.FindAllString(text, -1) {
		digits := strings.Map(func(r rune) rune {
			if !unicode.IsDigit(r) {
				return -1
			}
			for zero := r; ; zero-- {
				if !unicode.IsDigit(zero-1) || r-zero == 9 {
					return '0' + (r - zero)
				}
			}
		}, f)
		out = append(out, strings.TrimLeft(digits, "0"))
	}
	return out
}
