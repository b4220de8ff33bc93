package ground

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
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

// Lines and claims that are too long are not compared.
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

// What one line and one claim may cost: how many times they are held against
// each other, each way to read the one against each of the other; how many
// leaps are judged; and how many steps are tried from a found word to the next.
// Of the claims in testdata none comes near.
const (
	maxHeld  = 600
	maxJumps = 20_000
	maxSteps = 4_000_000
)

// cost is the work that a claim makes on a line.
type cost struct{ held, jumps, steps int }

func (c cost) tooMuch() bool { return c.held > maxHeld || c.jumps > maxJumps || c.steps > maxSteps }

// costOf holds a claim against a line as carrier.fault does and counts the work.
// It stops where there is too much.
func costOf(claim string, l news.Line) (c cost) {
	lex := englishLexicon()
	k := newCarrier(l, lex)
	for _, r := range k.read {
		claims := readLike(claim, r, lex).ways(lex)
		for _, line := range append(r.ways(lex), r.shortWays(lex)...) {
			for _, w := range claims {
				if w.isTold != line.isTold || !w.isStatement() {
					continue
				}
				before := len(line.leaps)
				holds := len(k.held(w, line)) == 0
				c.held++
				c.jumps += len(line.leaps) - before
				c.steps += stepsOf(w, line)
				if holds || c.tooMuch() {
					return c
				}
			}
		}
	}
	return c
}

// stepsOf counts the pairs of a word of the line that one word of the claim may
// be and one that the words before it may be.
func stepsOf(claim, line *reading) int {
	m := &matcher{lex: englishLexicon(), claim: claim, line: line, attribution: line.isTold}
	at, n, reached := line.units(), 0, map[int]bool{}
	for _, i := range claim.units() {
		found := m.matches(i, at)
		n += len(found) * (len(reached) + 1)
		for _, q := range found {
			reached[q] = true
		}
	}
	return n
}

// A claim that was made to cost time is refused, or judged with little work.
func TestHostileClaimsAreCheap(t *testing.T) {
	for _, h := range hostiles {
		e := oneLine(h.line, "en")
		if c := costOf(h.claim, e.Lines[len(e.Lines)-1]); c.tooMuch() {
			t.Errorf("%s: %d times held, %d leaps, %d steps", h.name, c.held, c.jumps, c.steps)
		}
	}
}

// Nor does a claim that an honest writer makes cost much.
func TestHonestClaimsAreCheap(t *testing.T) {
	e := evidenceOf(readArticles(t))
	var most cost
	for _, c := range readCases(t, "honest.txt") {
		for _, n := range numbersOf(t, e, c.from) {
			l, _ := e.Line(n)
			c := costOf(c.claim, l)
			most = cost{max(most.held, c.held), max(most.jumps, c.jumps), max(most.steps, c.steps)}
		}
	}
	t.Logf("at most %d times held, %d leaps, %d steps", most.held, most.jumps, most.steps)
	if most.held > maxHeld/5 || most.jumps > maxJumps/5 || most.steps > maxSteps/5 {
		t.Errorf("%d times held, %d leaps, %d steps: near to the bounds", most.held, most.jumps, most.steps)
	}
}
