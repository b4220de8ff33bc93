package bot

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/ground"
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

// over returns what holds for a message at the place that is offered the
// articles.
func (r Rules) over(place Place, articles ...*news.Article) answer.Wording {
	var collections []string
	for _, a := range articles {
		collections = append(collections, a.Collection)
	}
	return r.At(place, collections...)
}

// quiet returns the reader for a search at the place. Which articles it finds
// is known only after the words have gone to an embedding model, so that one
// collection that allows no model, among those that may be read, keeps them
// from it.
func (r Rules) quiet(place Place, as news.Reader) news.Reader {
	as.NoModel = as.NoModel || r.At(place, as.Collections...) == answer.NoModel
	return as
}

// articlesOf are the articles that the passages are of.
func articlesOf(passages []news.Passage) []*news.Article {
	var out []*news.Article
	for _, p := range passages {
		out = append(out, p.Article)
	}
	return out
}

// reword makes the draft fit to be said where the wording holds. A model's
// words are in it where it was made for another place, or before the rules
// were changed: each of its claims becomes the sentence that it stands on.
// What was left out keeps no text there: that is a model's, or is gone from
// its article, and the reason for it repeats some.
func (d *draft) reword(w answer.Wording) {
	a := &d.answer
	a.Wording = answer.Stricter(w, a.Wording).Noted()
	if a.Wording == "" {
		return
	}
	dropped := []answer.Dropped{}
	for _, one := range a.Dropped {
		if one.Rule == string(ground.Changed) {
			one.Text = ""
			dropped = append(dropped, one)
		}
	}
	a.Dropped = dropped
	if a.Mode != answer.ByModel {
		return
	}
	claims := a.Claims
	a.Mode, a.Pointed, a.Claims = answer.Extractive, true, []answer.Claim{}
	for _, c := range claims {
		if quotes := pick(d.quotes, c.Citations); len(quotes) > 0 {
			c.Text = quotes[0].Text()
			d.add(c, quotes)
		}
	}
}
