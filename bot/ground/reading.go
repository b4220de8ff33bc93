package ground

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// reading is a sentence, or a part of one, cut into tokens and chunks.
type reading struct {
	text   string
	tokens []token
	chunks []chunk
	// reported says that the reading is somebody's words as another tells
	// them.
	reported bool
	// namedBy are the sentences that name whom a pronoun of the line is, or who
	// speaks, where the reading has the name in its place.
	namedBy []news.Sentence
	// isTold says that the reading begins with who says it.
	isTold bool
	// saidAt is the chunk of the "that" behind who says it.
	saidAt int
	// shape holds the kinds of all chunks; see shapes.
	shape string
	// leaps remembers what may be left out of the reading.
	leaps map[leap]bool
	// outs remembers which omissions have which shape, and steps counts what
	// was looked at.
	outs  map[string][]omissionForm
	steps int
	// bears says of each chunk what it bears on, once it was asked.
	bears []bearing
}

// leap is what is left out between two words: tokens [from, to).
type leap struct{ from, to int }

// read reads a sentence of English. Quoted are the spans that stand inside
// quotation marks.
func read(text string, quoted []lang.Span, lex *vocabulary) *reading {
	tokens := tokensOf(text, "en")
	for i := range tokens {
		for _, q := range quoted {
			tokens[i].quoted = tokens[i].quoted || q.Start <= tokens[i].Start && tokens[i].End <= q.End
		}
	}
	tagTokens(tokens, lex)
	return newReading(text, tokens, chunksOf(tokens, lex))
}

func newReading(text string, tokens []token, chunks []chunk) *reading {
	return &reading{text: text, tokens: tokens, chunks: chunks, leaps: map[leap]bool{}, outs: map[string][]omissionForm{}}
}

// part returns the reading of the chunks, in their order, as a sentence of its
// own.
func (r *reading) part(chunks ...[]chunk) *reading {
	p := &reading{text: r.text, leaps: map[leap]bool{}, outs: map[string][]omissionForm{}, reported: r.reported}
	for _, run := range chunks {
		for _, c := range run {
			from := len(p.tokens)
			p.tokens = append(p.tokens, r.tokens[c.from:c.to]...)
			c.from, c.to = from, len(p.tokens)
			p.chunks = append(p.chunks, c)
		}
	}
	return p
}

// shapes returns the kinds of all chunks, with $ for the end.
func (r *reading) shapes() string {
	if len(r.shape) != len(r.chunks)+1 {
		r.shape = r.kinds(0, len(r.chunks)) + "$"
	}
	return r.shape
}

// kinds returns the kinds of chunks [from, to) as a string.
func (r *reading) kinds(from, to int) string { return kindsOf(r.chunks[from:to]) }

func kindsOf(chunks []chunk) string {
	out := make([]byte, len(chunks))
	for i, c := range chunks {
		out[i] = c.kind
	}
	return string(out)
}

// key returns what the first token of chunk c is compared by.
func (r *reading) key(c int) string { return r.tokens[r.chunks[c].from].key }

// head returns the last token of chunk c.
func (r *reading) head(c int) token { return r.tokens[r.chunks[c].to-1] }

// plainly returns the reading without what stands in brackets, or itself where
// nothing does.
func (r *reading) plainly() *reading {
	var kept []chunk
	depth := 0
	for _, c := range r.chunks {
		switch {
		case c.kind == '(':
			depth++
		case c.kind == ')' && depth > 0:
			depth--
		case depth == 0:
			kept = append(kept, c)
		}
	}
	if len(kept) == len(r.chunks) || depth > 0 {
		return r
	}
	return r.part(kept)
}

// words returns the words of tokens [from, to).
func (r *reading) words(from, to int) string {
	var out strings.Builder
	for i, t := range r.tokens[from:to] {
		if i > 0 && !(len(t.raw) == 1 && strings.Contains(",.;:!?)", t.raw)) && !strings.HasPrefix(t.raw, "'s") && !strings.HasPrefix(t.raw, "’s") {
			out.WriteByte(' ')
		}
		out.WriteString(t.raw)
	}
	return out.String()
}
