package draft

import "github.com/pullquote/pullquote/retrieval/lang"

// Quoted is a quotation of a text as it stands there.
type Quoted struct {
	lang.Span        // with its marks
	Text      string // the same bytes
	Speaker   string // as far as the text makes it certain
	Time      string // of a recording
}

// Quotations returns the quotations of a text of four words and more, in order.
// Of a recording or a transcript, in which all is said, they are its cues.
func (t *Text) Quotations() []Quoted {
	var out []Quoted
	add := func(s lang.Span, at int) {
		out = append(out, Quoted{Span: s, Text: t.Article.Text[s.Start:s.End], Speaker: t.speaker(lang.Span{Start: at, End: s.End}), Time: t.Cue(at).Time})
	}
	for i, c := range t.Cues {
		end := len(t.Article.Text)
		if i+1 < len(t.Cues) {
			end = t.Cues[i+1].label
		}
		add(lang.Span{Start: c.Start, End: c.Start + len(trimRight(t.Article.Text[c.Start:end]))}, c.Start)
	}
	if len(t.Cues) > 0 {
		return out
	}
	for _, q := range quotationsOf(&Draft{Text: t.Article.Text, language: t.Article.Language, blocks: t.blocks}) {
		add(q.Span, q.words[0].Start)
	}
	return out
}
