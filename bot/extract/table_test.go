package extract

import (
	"slices"
	"strings"
	"testing"
)

// The table of the program can be read, and what it weighs is there: a name that
// nothing answers to would count for nothing without a word.
func TestFitted(t *testing.T) {
	table := fittedTable(t)
	for name := range table.Rank {
		if !slices.Contains(FeatureNames(), name) {
			t.Errorf("no feature is called %q", name)
		}
	}
	signs, _ := Read(Analyse("Who runs the mill?", nil), articles("Ann Carr runs the mill.")).Signs(table, 0)
	for name := range table.Sure {
		if !slices.Contains(signs, name) {
			t.Errorf("no sign is called %q", name)
		}
	}
	if table.Refuse <= 0 || table.Beside <= 0 || table.Join <= 0 {
		t.Errorf("a level is missing: %v, %v, %v", table.Refuse, table.Beside, table.Join)
	}
}

// A table is written as it is read, and what is no table is told by its line.
func TestParseTable(t *testing.T) {
	const text = "rank a name 1.250\nsure always -0.500\nlevel beside 2.000\nlevel join 1.500\nlevel refuse 0.400\n"
	table, err := parseTable("# written by make fit\n\n" + text)
	if err != nil || table.String() != text {
		t.Errorf("%v: %q", err, table)
	}
	for _, wrong := range []string{"rank", "rank near", "level near 2", "rang near 2", "rank near two"} {
		if _, err := parseTable("rank near 1\n" + wrong); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
