package ground

import (
	"strings"
	"testing"
)

// hostiles are claims and lines that were made to cost time.
var hostiles = []struct{ name, claim, line string }{
	{"words joined by and", strings.TrimSpace(strings.Repeat("cats and dogs and ", 22)) + ".", strings.Repeat("cats and dogs and ", 77) + "birds fled."},
	{"one word again", strings.TrimSpace(strings.Repeat("the ", 99)) + ".", strings.Repeat("the ", 340) + "end came."},
	{"verbs", strings.TrimSpace(strings.Repeat("Carr said ", 39)) + ".", strings.Repeat("Carr said ", 135) + "so."},
	{"commas", strings.TrimSpace(strings.Repeat("Carr, ", 66)) + ".", strings.Repeat("Carr, who fled, ", 85) + "fell."},
	{"phrases", "Carr fled " + strings.TrimSpace(strings.Repeat("in May ", 54)) + ".", "Carr fled " + strings.Repeat("in May ", 190) + "."},
	{"pronouns", strings.TrimSpace(strings.Repeat("He said his ", 32)) + ".", "Ann Carr fled. " + strings.Repeat("he said his aide told her that ", 45) + "so."},
	{"quotation marks", "Carr said " + strings.Repeat(`"so" `, 75) + ".", "Carr said " + strings.Repeat(`"so" `, 270) + "."},
	{"brackets", "Carr fled.", "Carr " + strings.Repeat("(who ", 130) + "fled" + strings.Repeat(") ", 130) + "."},
	{"a line of 4.3 KB", "Carr fled and fell and fled.", strings.Repeat("Carr fled and fell, and ", 179) + "rose."},
	{"a long claim on 4.3 KB", strings.Repeat("Carr fled and fell, and ", 16) + "rose.", strings.Repeat("Carr fled and fell, and ", 179) + "rose."},
}

// No part of what bounds the work is taken away.
func TestWorkIsBounded(t *testing.T) {
	long := strings.Repeat("rain fell and ", 500) + "stopped."
	if got := Check(Claim{Text: "Rain fell.", Lines: []int{1}}, oneLine(long, "en")).Fault.Rule; got != TooLong {
		t.Errorf("%d bytes of lines: %q", len(long), got)
	}
	if got := Check(Claim{Text: "Rain fell" + strings.Repeat(" again", 70) + ".", Lines: []int{1}}, oneLine("Rain fell.", "en")).Fault.Rule; got != TooLong {
		t.Errorf("a claim of more than %d runes: %q", maxClaim, got)
	}
	for _, h := range hostiles {
		if n := len([]rune(h.claim)); n > maxClaim {
			t.Errorf("%s: a claim of %d runes tells nothing", h.name, n)
		}
	}
}

// maxHeld is how many times one line may be held against a claim, and maxCells
// how many pairs of a word of the claim and one of the line that may look at:
// each way to read the one against each of the other.
const maxHeld, maxCells = 600, 25_000_000

// A claim that was made to cost time is refused, or judged with little work.
func TestHostileClaimsAreCheap(t *testing.T) {
	lex := englishLexicon()
	for _, h := range hostiles {
		e := oneLine(h.line, "en")
		l := e.Lines[len(e.Lines)-1]
		if v := Check(Claim{Text: h.claim, Lines: []int{l.Number}}, e); v.Holds() && h.name != "brackets" {
			t.Errorf("%s holds", h.name)
		}
		held, cells := 0, 0
		for _, r := range newCarrier(l, lex).read {
			lines := append(r.ways(lex), r.shortWays(lex)...)
			for _, w := range readLike(h.claim, r, lex).ways(lex) {
				for _, line := range lines {
					if w.isTold == line.isTold {
						held++
						// Every word found is tried from each word found before.
						cells += len(w.units()) * len(line.units())
					}
				}
			}
		}
		t.Logf("%-24s %4d times held, %9d pairs of words", h.name, held, cells)
		if held > maxHeld || cells > maxCells {
			t.Errorf("%s: the line is held %d times against the claim, with %d pairs of words", h.name, held, cells)
		}
	}
}
