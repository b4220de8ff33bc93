package compose

import (
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Spelled notes the words of the question that the reader has to be told of:
// those that were read in another spelling, and in a refusal also those that
// stand in no article.
func (d *Draft) Spelled(spellings []news.Spelling) {
	for _, s := range spellings {
		if strings.Contains(d.Answer.Question, s.Asked) && (s.Read || d.Answer.Outcome == answer.NotFound) {
			d.Answer.Spellings = append(d.Answer.Spellings, s)
		}
	}
}
