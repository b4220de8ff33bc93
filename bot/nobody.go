package bot

import (
	"slices"
	"strings"

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
