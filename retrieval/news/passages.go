package news

import "strings"

// Passages joins the sentences of the article into passages.
func Passages(a *Article, sentences []Sentence) []Passage {
	var out []Passage
	for i, s := range sentences {
		if i > 0 && !strings.Contains(a.Text[sentences[i-1].End:s.Start], "\n") {
			p := &out[len(out)-1]
			p.End, p.Sentences = s.End, append(p.Sentences, s)
			continue
		}
		out = append(out, Passage{Article: a, Start: s.Start, End: s.End, Sentences: []Sentence{s}})
	}
	return out
}
