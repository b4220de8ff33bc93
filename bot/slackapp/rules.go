package slackapp

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mayDo says what a model may do under a rule.
func mayDo(w answer.Wording) string {
	switch w {
	case answer.NoModel:
		return "is not asked; answers are printed sentences"
	case answer.Printed:
		return "may choose among the printed sentences, and none of its words are shown"
	}
	return "may word the claims, which are checked against the quotations"
}

// modelIn says what a model may do in the channel, if there is one or if it must
// do nothing.
func (a *App) modelIn(channel string, as news.Reader) []Setting {
	w := a.opts.Rules.At(where{channel: channel}.place())
	if !a.opts.Slow && w != answer.NoModel {
		return nil
	}
	return append([]Setting{{"A model", mayDo(w)}}, a.stricter(as)...)
}

// stricter are the collections that the reader may read and in which a model
// may do less than elsewhere: an answer that may use one goes by its rule.
func (a *App) stricter(as news.Reader) []Setting {
	everywhere := a.opts.Rules.At("")
	var out []Setting
	for _, name := range as.Collections {
		if w := a.opts.Rules.At("", name); w != everywhere {
			out = append(out, Setting{"A model, where articles of " + name + " may be used", mayDo(w)})
		}
	}
	return out
}
