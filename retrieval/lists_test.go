package retrieval

import (
	"strconv"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The questions below the words of search.txt are read as they say, in each
// language that has the file.
func TestSearchWords(t *testing.T) {
	tried := map[string]int{}
	type example struct {
		lexicon.Example
		list string
	}
	var all []example
	for _, language := range []string{"en", "de", "fr", "es"} {
		for _, list := range lexicon.Entries("search", language) {
			for _, e := range list.Examples {
				all = append(all, example{e, list.Name})
			}
		}
	}
	for _, e := range all {
		tried[e.list]++
		got := ""
		switch e.list {
		case "newest":
			if asksForNewest(e.Text) {
				got = "newest"
			}
		case "fresh":
			if asksForNews(e.Text) {
				got = "fresh"
			}
		case "clause":
			got = strconv.Itoa(max(1, len(readQuestion(e.Text, []string{"en"}).clauses)))
		default:
			t.Errorf("%s: nothing reads the list %q", e.At, e.list)
		}
		if got != e.Want {
			t.Errorf("%s: %q is read as %q, want %q", e.At, e.Text, got, e.Want)
		}
	}
	if tried["newest"] < 8 || tried["clause"] < 2 {
		t.Errorf("tried %v", tried)
	}
}
