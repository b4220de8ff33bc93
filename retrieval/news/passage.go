package news

// Sentence is one sentence of an article's canonical text, without the white
// space around it.
type Sentence struct {
	Start, End int // bytes
}

// Passage is a run of whole sentences of one article: the unit that is
// indexed and found. Its bytes are Article.Text[Start:End].
type Passage struct {
	Article    *Article
	Start, End int // bytes
	Sentences  []Sentence
}

// Text returns the bytes of the passage.
func (p Passage) Text() string { return p.Article.Text[p.Start:p.End] }
