package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// carrier is a line that a claim may rest on, with its article.
type carrier struct {
	lex  *vocabulary
	line news.Line
	// cited are the lines that the claim cites.
	cited []news.Line
	// read are the ways to read the line: as it stands, and with the person
	// that its pronoun stands for.
	read []*reading
	// marked are the spans of the claim found held last that the line has in
	// quotation marks and the claim has not.
	marked []lang.Span
	// restsOn are the sentences that name that person, or the speaker, for the
	// statements found held so far.
	restsOn []news.Sentence
}

// fault returns what is wrong with the claim on the line, or nothing: it holds
// when one way to read the line carries it.
func (k *carrier) fault(claim string) []Fault {
	least := []Fault{{Rule: NotPrinted}}
	first := true
	for _, line := range k.read {
		claims := readLike(claim, line, k.lex).ways(k.lex)
		for _, l := range append(line.ways(k.lex), line.shortWays(k.lex)...) {
			for _, w := range claims {
				if w.isTold != l.isTold {
					continue
				}
				found := k.held(w, l)
				if len(found) == 0 {
					k.restsOn = append(k.restsOn, line.namedBy...)
					return nil
				}
				if first || len(found) < len(least) {
					least, first = found, false
				}
			}
		}
	}
	return least
}

// held returns what is wrong with the claim on the line as both are read.
func (k *carrier) held(claim, line *reading) []Fault {
	if !claim.isStatement() {
		return []Fault{{Rule: Fragment}}
	}
	text := k.line.Article.Text
	line.reported = line.isTold
	m := &matcher{lex: k.lex, claim: claim.called(line, text), line: line, article: text, attribution: line.isTold}
	found := m.walk()
	k.marked = nil
	if len(found) == 0 && !line.isTold {
		var whole bool
		if k.marked, whole = m.marked(); !whole && !claim.speaks(k.lex) {
			return []Fault{{Rule: NoSource}} // somebody's words as if they were the paper's
		}
	}
	return found
}

// ways returns the orders in which English says what the reading says. A
// sentence that tells who says it has only those that do.
func (r *reading) ways(lex *vocabulary) []*reading {
	if t, ok := attributionOf(r, lex); ok {
		return t.ways(t.by.turned())
	}
	return r.turned()
}

// shortWays returns the ways of a line in which less is told of the saying.
func (r *reading) shortWays(lex *vocabulary) []*reading {
	var out []*reading
	if t, ok := attributionOf(r, lex); ok {
		out = append(out, t.ways(t.by.bareSpeaker(lex))...)
		if strings.Contains(t.by.shapes(), ",W") {
			out = append(out, t.by) // what the paper says of the speaker
		}
	}
	if t, ok := r.saysToo(lex); ok {
		out = append(out, t.ways(append(t.by.turned(), t.by.bareSpeaker(lex)...))...)
	}
	return out
}

// ways returns the orders of what is said, each behind each of the ways to tell
// who says it.
func (t told) ways(speakers []*reading) []*reading {
	var out []*reading
	for _, by := range speakers {
		for _, what := range t.what.turned() {
			told := by.withThat()
			told.saidAt, told.isTold = len(told.chunks)-1, true
			told.join(what)
			out = append(out, told)
		}
	}
	return out
}

// speaks reports whether the reading has a verb of speech.
func (r *reading) speaks(lex *vocabulary) bool {
	for _, c := range r.chunks {
		if b := c.verb.base; !c.verb.passive && (lex.is("says", b) || lex.is("holds", b)) || lex.is("calls", b) {
			return true
		}
	}
	return false
}

// newCarrier reads a line with what stands around it. Cited are all lines that
// the claim cites: one of them may tell who is meant by a pronoun.
func newCarrier(l news.Line, lex *vocabulary, cited ...news.Line) *carrier {
	k := &carrier{lex: lex, line: l, cited: cited}
	p := news.ParagraphOf(l)
	k.read = []*reading{readLine(l, p, lex)}
	k.resolve(p)
	return k
}

// readLine reads a line in its paragraph. Cutting and tagging it is kept with the
// line, since every claim that cites it asks for the same.
func readLine(l news.Line, p news.Paragraph, lex *vocabulary) *reading {
	kept := l.Sense().Keep(tagged{lex}, func() any {
		quotes, _ := quotations(p.Text)
		var inside []lang.Span
		for _, q := range quotes {
			if part, ok := within(q, p.Line); ok {
				inside = append(inside, lang.Span{Start: part.Start - p.Line.Start, End: part.End - p.Line.Start})
			}
		}
		return read(p.Text[p.Line.Start:p.Line.End], inside, lex)
	}).(*reading)
	return newReading(kept.text, slices.Clone(kept.tokens), slices.Clone(kept.chunks))
}

// tagged is the key of a line that was cut and tagged with a vocabulary.
type tagged struct{ by *vocabulary }
