package bot

import (
	"slices"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
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

// The reader is told how a word was read, and in a refusal alone what stands in
// no article.
func TestSpelled(t *testing.T) {
	read, missing, before := news.Spelling{Asked: "Kari", Nearest: "Carrie", Read: true}, news.Spelling{Asked: "Quisling"}, news.Spelling{Asked: "Dole"}
	for outcome, want := range map[answer.Outcome][]news.Spelling{answer.Answered: {read}, answer.NotFound: {read, missing}} {
		d := &draft{answer: answer.Answer{Question: "What did Kari Quisling say?", Outcome: outcome}}
		d.spelled([]news.Spelling{read, missing, before})
		if !slices.Equal(d.answer.Spellings, want) {
			t.Errorf("%s: %+v", outcome, d.answer.Spellings)
		}
	}
}
