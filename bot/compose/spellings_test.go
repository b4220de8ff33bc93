package compose

import (
	"slices"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The reader is told how a word was read, and in a refusal alone what stands in
// no article.
func TestSpelled(t *testing.T) {
	read, missing, before := news.Spelling{Asked: "Kari", Nearest: "Carrie", Read: true}, news.Spelling{Asked: "Quisling"}, news.Spelling{Asked: "Dole"}
	for outcome, want := range map[answer.Outcome][]news.Spelling{answer.Answered: {read}, answer.NotFound: {read, missing}} {
		d := &Draft{Answer: answer.Answer{Question: "What did Kari Quisling say?", Outcome: outcome}}
		d.Spelled([]news.Spelling{read, missing, before})
		if !slices.Equal(d.Answer.Spellings, want) {
			t.Errorf("%s: %+v", outcome, d.Answer.Spellings)
		}
	}
}
