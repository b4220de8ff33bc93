package bot

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Nothing is answered about somebody whom no article names by the full name, or
// whose name is nearly another's; a name in another spelling, and one of which a
// part is known, may be. Names of an earlier question do not count.
func TestAsksOfNobody(t *testing.T) {
	for s, want := range map[news.Spelling]bool{
		{Asked: "Ann Carr", Whole: true}:                 true,
		{Asked: "Ann Carr", Nearest: "Anna Carr"}:        true,
		{Asked: "Ann Carr"}:                              false,
		{Asked: "Ann Carr", Nearest: "Anne", Read: true}: false,
		{Asked: "Bob Dole", Whole: true}:                 false,
	} {
		if got := asksOfNobody("What did Ann Carr say?", []news.Spelling{s}); got != want {
			t.Errorf("%+v: %v", s, got)
		}
	}
}
