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
	raw, err := os.ReadFile(filepath.Join("..", "testdata", "blocks.json"))
	if err != nil {
		t.Fatal(err)
	}
	blocks, err := blockkit.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, block := range blocks {
		if err := fitBlocks([]any{block}); err != nil {
			t.Errorf("whole, %s: %v", block["type"], err)
		}
		mutate(block, fmt.Sprint(block["type"]), func(what string) {
			if problems := blockkit.CheckBlocks([]blockkit.Block{block}, blockkit.Message, ""); problems != nil {
				refused++
			} else if err := blocksShape.fits([]any{block}); err != nil {
				t.Errorf("the desk takes %s: %v", what, err)
			}
		})
	}
	if refused < 1000 {
		t.Errorf("only %d mutants were refused", refused)
	}
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
