package ground

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// resolve adds the readings of the line in which a pronoun at its beginning,
// or in the place of its speaker, is the person it stands for, and the speaker
// of a line that is nothing but speech. Where that is not plain the line is
// read only as it stands.
func (k *carrier) resolve(p paragraph) {
	r := k.read[0]
	var before []lang.Span // sentences before the line, nearest last
	above := paragraphAbove(k.line.Article, p)
	for _, at := range lang.Sentences(above.text, "en") {
		before = append(before, lang.Span{Start: above.start + at.Start, End: above.start + at.End})
	}
	var after *lang.Span
	for _, at := range lang.Sentences(p.text, "en") {
		span := lang.Span{Start: p.start + at.Start, End: p.start + at.End}
		switch {
		case at.End <= p.line.Start:
			before = append(before, span)
		case at.Start >= p.line.End && after == nil:
			after = &span
		}
	}
	if r.isSpeech() {
		k.speakBy(before, after)
		return
	}
	at := r.backward(k.lex)
	if at < 0 {
		return
	}
	for i := len(before) - 1; i >= max(0, len(before)-maxBack); i-- {
		prior := k.sentence(before[i])
		who, plain := prior.subject(k.lex)
		if who == nil {
			if !plain {
				return
			}
			continue
		}
		k.read = append(k.read, r.part(r.chunks[:at]).join(who).join(r.part(r.chunks[at+1:])))
		k.namedBy = news.Sentence{Start: before[i].Start, End: before[i].End}
		return
	}
}

// maxBack is how many sentences a pronoun is followed back to a name.
const maxBack = 3

// sentence reads a sentence of the line's article.
func (k *carrier) sentence(at lang.Span) *reading {
	p := paragraphOf(news.Line{Article: k.line.Article, Sentence: news.Sentence{Start: at.Start, End: at.End}})
	return readSentence(p, p.line, k.lex)
}

// isSpeech reports whether all words of the reading stand inside quotation
// marks.
func (r *reading) isSpeech() bool {
	for _, t := range r.tokens {
		if !t.quoted && !isMark(t.raw) {
			return false
		}
	}
	return len(r.tokens) > 0
}

// speakBy reads the line as told by the speaker of the sentence beside it that
// speaks in the same quotation.
func (k *carrier) speakBy(before []lang.Span, after *lang.Span) {
	var beside []lang.Span
	if len(before) > 0 {
		beside = append(beside, before[len(before)-1])
	}
	if after != nil {
		beside = append(beside, *after)
	}
	for _, at := range beside {
		s := k.sentence(at)
		t, ok := attributionOf(s, k.lex)
		if !ok || !s.hasQuoted() {
			continue
		}
		k.read = append(k.read, t.by.withThat().join(k.read[0]))
		k.namedBy = news.Sentence{Start: at.Start, End: at.End}
		return
	}
}

func (r *reading) hasQuoted() bool {
	for _, t := range r.tokens {
		if t.quoted {
			return true
		}
	}
	return false
}

// backward returns the chunk of the pronoun that is the subject or the speaker
// of the reading, or -1.
func (r *reading) backward(lex *lexicon) int {
	for i, c := range r.chunks {
		if c.kind == pronoun && persons[r.key(i)] && !r.tokens[c.from].quoted {
			return i
		}
		if c.kind == byte(finite) && !r.tokens[c.from].quoted {
			return -1
		}
	}
	return -1
}

var persons = setOf(strings.Fields("he she they"), nil)

// subject returns who a pronoun in the next sentence stands for: the one
// person that the reading names, or its subject or speaker where it names no
// other. It is nil and plain where the reading names nobody.
func (r *reading) subject(lex *lexicon) (who *reading, plain bool) {
	var found *chunk
	for i := range r.chunks {
		c := &r.chunks[i]
		if c.kind != name || i > 0 && (r.chunks[i-1].kind == place || r.chunks[i-1].kind == of || r.chunks[i-1].kind == prep) {
			continue
		}
		if found != nil && r.tokens[found.to-1].key != r.tokens[c.to-1].key {
			return nil, false
		}
		if found == nil {
			found = c
		}
	}
	if found == nil {
		return nil, true
	}
	return r.part([]chunk{*found}), true
}
