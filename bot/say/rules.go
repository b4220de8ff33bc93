package say

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Rules say which wording holds where; the strictest that bears on a message
// does. The zero Rules let a model write everywhere.
type Rules struct {
	// Everywhere holds for all that is said; empty: Written.
	Everywhere answer.Wording
	// Collections holds for what may stand on an article of the collection.
	Collections map[string]answer.Wording
	// Place returns what holds for what is said there; nil: nothing more.
	Place func(Place) answer.Wording
}

// At returns what holds for a message at the place that may stand on articles
// of the collections.
func (r Rules) At(place Place, collections ...string) answer.Wording {
	out := answer.Stricter(answer.Written, r.Everywhere)
	if r.Place != nil {
		out = answer.Stricter(out, r.Place(place))
	}
	for _, c := range collections {
		out = answer.Stricter(out, r.Collections[c])
	}
	return out
}

// Over returns what holds for a message at the place that is offered the
// articles.
func (r Rules) Over(place Place, articles ...*news.Article) answer.Wording {
	var collections []string
	for _, a := range articles {
		collections = append(collections, a.Collection)
	}
	return r.At(place, collections...)
}

// Quiet returns the reader for a search at the place. Which articles it finds
// is known only after the words have gone to an embedding model, so that one
// collection that allows no model, among those that may be read, keeps them
// from it.
func (r Rules) Quiet(place Place, as news.Reader) news.Reader {
	as.NoModel = as.NoModel || r.At(place, as.Collections...) == answer.NoModel
	return as
}
