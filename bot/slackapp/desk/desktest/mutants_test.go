package desktest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Of every block that the desk draws, whatever is left out, added or turned
// into something else: what Slack's types refuse, the desk refuses.
func TestDeskIsAsStrictAsTheTypes(t *testing.T) {
	refused := 0
	for _, block := range readBlocks(t, filepath.Join("..", "testdata", "blocks.json")) {
		refused += compare(t, block, fmt.Sprint(block["type"]),
			func() bool { return blockkit.CheckBlocks([]blockkit.Block{block}, blockkit.Message, "") == nil },
			func() error { return blocksShape.fits([]any{block}) })
	}
	if refused < 1000 {
		t.Errorf("only %d mutants were refused", refused)
	}
}

// The same of forms and Home tabs, with every element that is filled in.
func TestDeskIsAsStrictWithViews(t *testing.T) {
	refused := 0
	for _, view := range readBlocks(t, filepath.Join("testdata", "views.json")) {
		refused += compare(t, view, fmt.Sprint(view["type"]),
			func() bool { return blockkit.CheckView(view) == nil },
			func() error { return viewShape.fits(view) })
	}
	if refused < 500 {
		t.Errorf("only %d mutants were refused", refused)
	}
}

func readBlocks(t *testing.T, file string) []blockkit.Block {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	blocks, err := blockkit.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

// compare holds the desk's judgement of v and all its mutants to the types'
// and returns how many the desk refused.
func compare(t *testing.T, v map[string]any, name string, taken func() bool, fits func() error) (refused int) {
	t.Helper()
	if err := fits(); err != nil || !taken() {
		t.Errorf("%s as it stands: taken %v, %v", name, taken(), err)
	}
	mutate(v, name, func(what string) {
		if !taken() {
			refused++
		} else if err := fits(); err != nil {
			t.Errorf("the desk takes %s: %v", what, err)
		}
	})
	return refused
}

// mutate changes every member below v, one at a time, and calls judge each time.
func mutate(v any, at string, judge func(what string)) {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			mutate(item, fmt.Sprintf("%s/%d", at, i), judge)
			for _, other := range []any{"text", map[string]any{"type": "nonsense"}} {
				v[i] = other
				judge(fmt.Sprintf("%s/%d as %v", at, i, other))
			}
			v[i] = item
		}
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			here := at + "/" + name
			kept := v[name]
			mutate(kept, here, judge)
			delete(v, name)
			judge(here + " left out")
			for _, other := range []any{"", "nonsense", 7.5, true, []any{}, map[string]any{}} {
				v[name] = other
				judge(fmt.Sprintf("%s as %#v", here, other))
			}
			v[name] = kept
		}
		for _, surplus := range []string{"surplus", "type"} {
			if !slices.Contains(names, surplus) {
				v[surplus] = "nonsense"
				judge(at + " with one more member, " + surplus)
				delete(v, surplus)
			}
		}
	}
}
