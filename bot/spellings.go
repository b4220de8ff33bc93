package bot

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// asksOfNobody reports whether the question asks about somebody whom no article
// names, by the full name or by one that is nearly somebody else's. Whatever the
// articles say is then about others.
func asksOfNobody(question string, spellings []news.Spelling) bool {
	return slices.ContainsFunc(spellings, func(s news.Spelling) bool {
		return !s.Read && (s.Whole || s.Nearest != "") && strings.Contains(question, s.Asked)
	})
}

// spelled notes the words of the question that the reader has to be told of:
// those that were read in another spelling, and in a refusal also those that
// stand in no article.
func (d *draft) spelled(spellings []news.Spelling) {
	for _, s := range spellings {
		if strings.Contains(d.answer.Question, s.Asked) && (s.Read || d.answer.Outcome == answer.NotFound) {
			d.answer.Spellings = append(d.answer.Spellings, s)
		}
	}
}
