package retrieval

import (
	"cmp"
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// newestWords ask for articles and for nothing in them.
var (
	newestWords = lexicon.Named("search", "newest")
	freshWords  = lexicon.Named("search", "fresh")
)

// asksForNewest reports whether the question holds nothing to look for once
// the words of its filters are gone.
func asksForNewest(rest string) bool {
	return !slices.ContainsFunc(lang.Words(rest, "en"), func(w lang.Word) bool { return !newestWords.Has(w.Folded) })
}

// asksForNews reports whether such a question says itself that it is for the newest.
func asksForNews(rest string) bool {
	return asksForNewest(rest) && slices.ContainsFunc(lang.Words(rest, "en"), func(w lang.Word) bool { return freshWords.Has(w.Folded) })
}

// newest returns the openings of the articles in the scope, those first that
// were published last.
func newest(s scope, limit int) (out []*candidate) {
	for _, l := range s.shown {
		if l.first < l.end {
			out = append(out, &candidate{listing: l, id: l.first, clause: -1})
		}
	}
	slices.SortStableFunc(out, func(a, b *candidate) int {
		return cmp.Or(b.article.Published.Compare(a.article.Published), cmp.Compare(a.id, b.id))
	})
	return out[:min(len(out), max(limit, 0))]
}
