package ground

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// fault says why the lines do not carry the claim, or "".
func (c *checker) fault(text, language string, lines []news.Line) string {
	claim := read(c.vocab, claimSentence(text, language))
	scenes := make([]scene, len(lines))
	for i, l := range lines {
		scenes[i] = sceneOf(l)
	}
	all := c.together(scenes)
	alias := func(n name) bool { return c.alias(scenes, all, claim, n) }
	for _, why := range []string{numberFault(claim, all), dateFault(claim, all), nameFault(claim, all, alias), amountFault(claim, all), c.titleFault(claim, scenes)} {
		if why != "" {
			return why
		}
	}
	for _, src := range claim.sources {
		if why := marksFault(claim.only(src.names), all); why != "" {
			return why
		}
	}
	for _, s := range claim.statements() {
		if why := c.carried(s, scenes); why != "" {
			return why
		}
	}
	return ""
}

// claimSentence prepares the text of a claim for reading.
func claimSentence(text, language string) sentence {
	quoted, _ := quotations(text)
	return sentence{text: text, language: language, quoted: quoted}
}

// together reads the lines of several scenes as one text.
func (c *checker) together(scenes []scene) *reading {
	if len(scenes) == 1 {
		return c.reading(scenes[0].line)
	}
	var all []sentence
	for _, s := range scenes {
		all = append(all, c.sentence(s.line))
	}
	return read(c.vocab, all...)
}

// statement is what a claim gives as one speaker's words, or as its own.
type statement struct {
	words  *reading // the claim, cut down to the statement
	claim  *reading
	source *source // nil when the claim says it itself
}

// statements parts a claim into what each speaker said and what the claim
// says itself.
func (r *reading) statements() []statement {
	var out []statement
	taken := make([]bool, len(r.tokens))
	for k := range r.sources {
		s := &r.sources[k]
		for i := range r.tokens {
			taken[i] = taken[i] || s.covers(i) || s.names(i) && !r.describesSource(*s) || s.tells(i)
		}
		inner := func(i int) bool {
			return (s.covers(i) || s.tells(i)) && !slices.ContainsFunc(r.sources[k+1:], func(o source) bool { return o.covers(i) || o.names(i) || o.tells(i) })
		}
		if words := r.only(inner); words.says() {
			out = append(out, statement{words, r, s})
		}
	}
	if own := r.only(func(i int) bool { return !taken[i] }); own.says() || len(out) == 0 {
		out = append(out, statement{own, r, nil})
	}
	return out
}

// describesSource reports whether a source says more than who it is: "Grant,
// who was not involved, said".
func (r *reading) describesSource(s source) bool {
	return slices.ContainsFunc(r.tokens[s.from:s.to], func(t token) bool { return r.vocab.verbs[t.Folded] }) || slices.ContainsFunc(r.marks, func(m mark) bool { return s.names(m.at) })
}

// says reports whether any word of the reading says something.
func (r *reading) says() bool {
	for i := range r.tokens {
		if r.content(i) {
			return true
		}
	}
	return len(r.dates) > 0
}

// carried says why the lines do not carry the statement, or "". One line that
// carries all of it is enough; otherwise all lines together must.
func (c *checker) carried(s statement, scenes []scene) string {
	best := ""
	for _, sc := range scenes {
		why := c.carries(s, c.reading(sc.line), []scene{sc})
		if why == "" {
			return ""
		}
		best = why
	}
	if len(scenes) > 1 {
		best = c.carries(s, c.together(scenes), scenes)
	}
	return best
}

// carries says why the lines of the scenes, read as one, do not carry the
// statement, or "".
func (c *checker) carries(s statement, lines *reading, scenes []scene) string {
	for _, check := range []func(st, lines *reading) string{coverageFault, compoundFault, countFault, contrastFault, directionFault, marksFault, actorFault, placeFault, slotFault, bondFault, joinFault} {
		if why := check(s.words, lines); why != "" {
			return why
		}
	}
	return c.sourceFault(s, lines, scenes)
}

// sentenceAt returns a sentence of an article with the spans of it that stand
// inside quotation marks of its paragraph.
func sentenceAt(at place) sentence {
	p := paragraphOf(news.Line{Article: at.article, Sentence: news.Sentence{Start: at.span.Start, End: at.span.End}})
	quotes, _ := quotations(p.text)
	s := sentence{text: at.article.Text[at.span.Start:at.span.End], language: at.article.Language}
	for _, q := range quotes {
		if part, ok := within(q, p.line); ok {
			s.quoted = append(s.quoted, lang.Span{Start: part.Start - p.line.Start, End: part.End - p.line.Start})
		}
	}
	return s
}
