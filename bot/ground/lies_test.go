package ground_test

import (
	"flag"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/pullquote/pullquote/bot/ground"
)

// Lies made by rule. Every rule (lies_rules*_test.go) turns a sentence of a
// public article into a claim that the sentence does not make, without
// knowing how the check works. What the check lets through is its error.
//
// The articles are parted by hash into two halves: the lies of the seen half
// may be read while the check is written, those of the kept half may only be
// counted.
var (
	benchSets = flag.String("bench-sets", "../../../shared/bench", "folder of the public sets that lies are made of")
	allSets   = flag.Bool("all-sets", false, "check all that the public sets give, which takes minutes, and not a share")
	showLies  = flag.Int("show-lies", 0, "print so many lies of each kind that the check lets through, of the seen half")
	readLies  = flag.Int("read-lies", 0, "print so many lies of each rule, shown or not, of the seen half, so that the rules can be judged")
	readKind  = flag.String("read-kind", "", "with -read-lies: print the lies of this kind only")
)

// maxLiesShown is the share of lies that the check may let through.
const maxLiesShown = 0.01

// The numbers of lies wanted of each kind, and of each rule of a kind.
const (
	someOfKind, someOfRule = 35, 12
	allOfKind, allOfRule   = 500, 340
)

// someStories is how many articles the small share of the lies is made of: the
// rare kinds would go through all of them.
const someStories = 600

// A claim that its lines do not make is dropped.
func TestLiesByRule(t *testing.T) {
	ofKind, ofRule := someOfKind, someOfRule
	if *allSets {
		ofKind, ofRule = allOfKind, allOfRule
	}
	stories := readStories(t, *benchSets)
	if !*allSets {
		stories = stories[:min(someStories, len(stories))] // in the order of their hashes
	}
	lies := makeLies(stories, ofKind, ofRule)
	if *readLies > 0 {
		printRules(t, lies)
		printKinds(t, lies)
		t.Skip("the lies were printed to be judged, and not checked")
	}
	checkLies(lies)
	printKinds(t, lies)
	if *showLies > 0 {
		printShown(t, lies)
	}
	for _, half := range []string{"seen", "kept"} {
		made, shown := count(lies, func(l *lie) bool { return l.half == half })
		t.Logf("%s half: %s", half, share(made, shown))
	}
	made, shown := count(lies, func(*lie) bool { return true })
	t.Logf("total: %s", share(made, shown))
	if float64(shown) > maxLiesShown*float64(made) {
		t.Errorf("%s of the lies were shown, want at most %.1f%%", share(made, shown), 100*maxLiesShown)
	}
}

// The rules make the same lies in every run, or the figures mean nothing.
func TestLiesAreTheSameInEveryRun(t *testing.T) {
	stories := readStories(t, *benchSets)
	stories = stories[:min(50, len(stories))]
	first, second := makeLies(stories, 5, 5), makeLies(stories, 5, 5)
	if len(first) != len(second) {
		t.Fatalf("%d lies, then %d", len(first), len(second))
	}
	for i := range first {
		if first[i].claim != second[i].claim {
			t.Errorf("%q, then %q", first[i].claim, second[i].claim)
		}
	}
}

// checkLies lets the check judge every lie, on all cores.
func checkLies(lies []*lie) {
	next := make(chan *lie)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for l := range next {
				l.shown = ground.Check(ground.Claim{Text: l.claim, Lines: l.lines}, l.evidence).Holds()
			}
		})
	}
	for _, l := range lies {
		next <- l
	}
	close(next)
	all.Wait()
}

// count returns how many of the lies that the filter keeps there are, and how
// many of them are shown.
func count(lies []*lie, keep func(*lie) bool) (made, shown int) {
	for _, l := range lies {
		if !keep(l) {
			continue
		}
		made++
		if l.shown {
			shown++
		}
	}
	return made, shown
}

// share puts the two counts into words.
func share(made, shown int) string {
	if made == 0 {
		return "none made"
	}
	return fmt.Sprintf("%d made, %d shown, %.1f%%", made, shown, 100*float64(shown)/float64(made))
}

// printKinds prints the counts of each kind, and of each of its rules.
func printKinds(t *testing.T, lies []*lie) {
	kind := ""
	for _, r := range rules() {
		if r.kind != kind {
			kind = r.kind
			made, shown := count(lies, func(l *lie) bool { return l.kind == kind })
			seen, seenShown := count(lies, func(l *lie) bool { return l.kind == kind && l.half == "seen" })
			t.Logf("%-12s %s (seen half: %s)", kind, share(made, shown), share(seen, seenShown))
		}
		made, shown := count(lies, func(l *lie) bool { return l.rule == r.name })
		t.Logf("    %-24s %s", r.name, share(made, shown))
	}
}

// printShown prints the first lies of each kind that the check lets through.
func printShown(t *testing.T, lies []*lie) {
	printed := map[string]int{}
	for _, l := range lies {
		if l.shown && l.half == "seen" && printed[l.kind] < *showLies {
			printed[l.kind]++
			t.Logf("%s, %s\n\tclaim:   %s\n\tprinted: %s", l.kind, l.rule, l.claim, strings.Join(l.printed, "\n\t         "))
		}
	}
}

// printRules prints a spread of the lies of each rule.
func printRules(t *testing.T, lies []*lie) {
	of := map[string][]*lie{}
	for _, l := range lies {
		if l.half == "seen" {
			of[l.rule] = append(of[l.rule], l)
		}
	}
	for _, r := range rules() {
		if *readKind != "" && r.kind != *readKind {
			continue
		}
		step := max(1, len(of[r.name])/(*readLies))
		for i := 0; i < len(of[r.name]) && i/step < *readLies; i += step {
			l := of[r.name][i]
			t.Logf("%s, %s\n\tclaim:   %s\n\tprinted: %s", l.kind, l.rule, l.claim, strings.Join(l.printed, "\n\t         "))
		}
	}
}
