package retrieval

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The questions below the words of search.txt are read as they say, in each
// language that has the file.
func TestSearchWords(t *testing.T) {
	tried := map[string]int{}
	for _, e := range lexicon.Standard().Examples() {
		if !strings.Contains(e.At, "search.txt") {
			continue
		}
		tried[e.List]++
		got := ""
		switch e.List {
		case "newest":
			if asksForNewest(e.Text, nil) {
				got = "newest"
			}
		case "clause":
			got = strconv.Itoa(max(1, len(readQuestion(e.Text, []string{"en"}, nil).clauses)))
		default:
			t.Errorf("%s: nothing reads the list %q", e.At, e.List)
		}
		if got != e.Want {
			t.Errorf("%s: %q is read as %q, want %q", e.At, e.Text, got, e.Want)
		}
	}
	if tried["newest"] < 8 || tried["clause"] < 2 {
		t.Errorf("tried %v", tried)
	}
}
