package news

import "github.com/pullquote/pullquote/retrieval/lang"

// Sentences returns the sentences of the article's text in order.
func Sentences(a *Article) []Sentence {
	spans := lang.Sentences(a.Text, a.Language)
	out := make([]Sentence, len(spans))
	for i, s := range spans {
		out[i] = Sentence{Start: s.Start, End: s.End}
	}
	return out
}
