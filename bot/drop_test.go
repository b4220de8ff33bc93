package bot_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/ground"
	"github.com/pullquote/pullquote/bot/say"
)

// What did not hold is counted by its rule when the answer is said, and not
// again when the same question is delivered once more.
func TestDroppedIsCountedOnce(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	s.model = &script{reply: `{"claims":[{"text":"The company runs 43 routes.","sentences":[1]},{"text":"It has buses.","sentences":[]}]}`}
	var rules []string
	s.dropped = func(d answer.Dropped) { rules = append(rules, d.Rule) }
	said, err := s.ask(t, out, ledger)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ask(t, out, ledger); !errors.Is(err, say.ErrAlreadySaid) {
		t.Errorf("second delivery: %v, want ErrAlreadySaid", err)
	}
	var want []string
	for _, d := range said.Dropped {
		want = append(want, d.Rule)
	}
	if !slices.Equal(rules, want) || !slices.Contains(rules, "number_not_cited") || !slices.Contains(rules, "no_line") {
		t.Errorf("counted %q of %+v", rules, said.Dropped)
	}
}

// Each rule that is declared, for claims and for differences, can be counted.
func TestDropRulesAreAll(t *testing.T) {
	known := compose.DropRules()
	for file, prefix := range map[string]string{"ground/fault.go": "", "compare/told.go": "difference_"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		declared := regexp.MustCompile(`(?m)^\t\w+ +Rule = (?:rulePrefix \+ )?"([^"]*)"`).FindAllStringSubmatch(string(source), -1)
		if len(declared) < 8 {
			t.Errorf("%d rules were found in %s", len(declared), file)
		}
		for _, m := range declared {
			if !slices.Contains(known, prefix+m[1]) {
				t.Errorf("rule %s of %s is not counted", m[1], file)
			}
		}
	}
}

// A rule of differences is told from one of claims by its name: what a model
// said of a difference is no claim that was left out.
func TestOfDifference(t *testing.T) {
	for _, rule := range compose.DropRules() {
		if of := answer.OfDifference(rule); of == slices.Contains(ground.Rules(), ground.Rule(rule)) {
			t.Errorf("%s: of a difference %v", rule, of)
		}
	}
}
