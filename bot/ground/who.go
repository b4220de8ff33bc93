package ground

import (
	"slices"
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// resolve adds the readings of the line in which a pronoun is the person or
// thing it stands for, and the speaker of a line that is nothing but speech.
// Where that is not plain the line is read only as it stands.
func (k *carrier) resolve(p news.Paragraph) {
	r := k.read[0]
	before, after := k.around(p)
	if r.isSpeech() {
		k.speakBy(before, after)
		return
	}
	back := r.backward(k.lex)
	if len(back) == 0 {
		return
	}
	s := k.scene(before)
	told, isTold := attributionOf(r, k.lex)
	for n, at := range back {
		if n >= maxBackward {
			break
		}
		asSpeaker := isTold && told.by.tokens[0].Span == r.tokens[at].Span
		who, from, ok := s.standsFor(r, at, asSpeaker)
		if !ok {
			continue
		}
		named := r.replaced(at, who)
		named.namedBy = []news.Sentence{from}
		k.read = append(k.read, named)
	}
}

// maxBack is how many sentences a pronoun is followed back to a name, and
// maxBackward how many pronouns of a line are.
const maxBack, maxBackward = 4, 3

// around returns the sentences before the line, nearest last, from the
// paragraph above on, and those after it in its paragraph.
func (k *carrier) around(p news.Paragraph) (before, after []lang.Span) {
	above := news.ParagraphAbove(k.line.Article, p)
	for _, at := range lang.Sentences(above.Text, "en") {
		before = append(before, lang.Span{Start: above.Start + at.Start, End: above.Start + at.End})
	}
	for _, at := range lang.Sentences(p.Text, "en") {
		span := lang.Span{Start: p.Start + at.Start, End: p.Start + at.End}
		switch {
		case at.End <= p.Line.Start:
			before = append(before, span)
		case at.Start >= p.Line.End:
			after = append(after, span)
		}
	}
	return before, after
}

// sentence reads a sentence of the line's article.
func (k *carrier) sentence(at lang.Span) *reading {
	l := news.Line{Article: k.line.Article, Sentence: news.Sentence{Start: at.Start, End: at.End}}
	return readLine(l, news.ParagraphOf(l), k.lex)
}

// later reads a sentence of the line's article when it is asked for, once.
func (k *carrier) later(at lang.Span) func() *reading {
	return sync.OnceValue(func() *reading { return k.sentence(at) })
}

// isSpeech reports whether all words of the reading stand inside quotation
// marks.
func (r *reading) isSpeech() bool {
	return !slices.ContainsFunc(r.tokens, func(t token) bool { return !t.quoted && !isMark(t.raw) })
}

// speakBy reads the line as told by the speaker of the sentence beside it that
// speaks in the same quotation; sentences between that are nothing but speech
// belong to it too.
func (k *carrier) speakBy(before, after []lang.Span) {
	slices.Reverse(before)
	for _, near := range [][]lang.Span{before, after} {
		for _, at := range near[:min(len(near), maxBack)] {
			s := k.sentence(at)
			if by, ok := k.speakerOf(s); ok {
				k.tellBy(by, at)
				return
			}
			if !s.isSpeech() {
				break
			}
		}
	}
}

// tellBy reads the line as told by the speaker that a sentence names.
func (k *carrier) tellBy(by *reading, at lang.Span) {
	told := by.withThat().join(k.read[0])
	told.namedBy = []news.Sentence{{Start: at.Start, End: at.End}}
	k.read = append(k.read, told)
}

// speakerOf returns who speaks in a sentence with a quotation.
func (k *carrier) speakerOf(s *reading) (*reading, bool) {
	if t, ok := attributionOf(s, k.lex); ok && s.hasQuoted() {
		return t.by, true
	}
	return nil, false
}

func (r *reading) hasQuoted() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.quoted })
}

// backward returns the tokens of the reading that point back: pronouns and
// possessives outside quotation marks, and nouns such as "the company" that
// are a subject.
func (r *reading) backward(lex *vocabulary) []int {
	var out []int
	seen := map[string]bool{}
	for i, c := range r.chunks {
		for at := c.from; at < c.to; at++ {
			t := r.tokens[at]
			points := c.kind == pronoun && at == c.from || t.tag == "PRP$" || at == c.from && r.isBare(i, lex)
			if meant[t.key] == anyBeing && !r.isBare(i, lex) || !points || t.quoted || seen[t.key] {
				continue
			}
			seen[t.key] = true
			out = append(out, at)
		}
	}
	return out
}

// replaced returns the reading with the name in the place of the pronoun at a
// token, or of the whole noun that begins there.
func (r *reading) replaced(at int, name []token) *reading {
	c := r.chunkAt(at)
	out := r.part(r.chunks[:c])
	old := r.chunks[c]
	from := len(out.tokens)
	out.tokens = append(out.tokens, r.tokens[old.from:at]...)
	for _, t := range name {
		t.quoted = false
		out.tokens = append(out.tokens, t)
	}
	left := at + 1
	switch {
	case r.tokens[at].tag == "PRP$":
		out.tokens = append(out.tokens, token{raw: "'s", key: "'s", tag: "POS", Span: r.tokens[at].Span})
	case old.kind == pronoun:
		old.kind = 'M'
	default: // "the company"
		left, old.kind = old.to, 'M'
	}
	out.tokens = append(out.tokens, r.tokens[left:old.to]...)
	old.from, old.to = from, len(out.tokens)
	out.chunks = append(out.chunks, old)
	return out.join(r.part(r.chunks[c+1:]))
}
