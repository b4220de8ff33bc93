package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// When two sentences are one that was taken over: at least fewestWords words,
// and alikeShare of the longer one's in both.
const (
	fewestWords = 5
	alikeShare  = 0.7
	// mostOther is the most words that may differ in one place: with more of
	// them another thing is told.
	mostOther = 6
)

// A sentence that is taken over keeps a run of gramWords words, however it is
// altered in one place. A run that stands in more than commonGram lines is a
// phrase; it would only make the search long.
const (
	gramWords  = 3
	commonGram = 20
)

// oneSentence is what articles differ on that print one sentence otherwise.
const oneSentence = "the wording of one sentence"

// Altered finds sentences that copies of the lines' articles print with
// another name, number or date in one place. The lines and the copies are
// numbered apart.
func Altered(lines, copies []news.Line) []Comparison {
	return readBoard(lines, slices.Concat(lines, copies)).copies(nil)
}

// copies returns what cited lines and copies of them in other articles say
// otherwise in one place. A newsroom that quotes one of them has to know. Lines
// that differ speaks of are left out: what is otherwise in them is told.
func (b board) copies(differ []Comparison) (out []Comparison) {
	told := map[int]bool{} // by the number of the line
	for _, c := range differ {
		for _, p := range c.Positions {
			for _, l := range p.Lines {
				told[l.Number] = true
			}
		}
	}
	near := b.neighbours()
	for _, lines := range b.articles {
		for _, l := range lines {
			if !l.cited || told[l.Number] {
				continue
			}
			var groups [][]printed
			for _, m := range near(l) {
				if p, q, ok := l.altered(m); ok && !told[m.Number] && (groups == nil || groups[0][0].Span == p.Span) {
					if groups == nil {
						groups = [][]printed{{p}}
					}
					groups = join(groups, q)
					told[m.Number] = true // it need not be set beside others once more
				}
			}
			if groups != nil {
				told[l.Number] = true
				out = append(out, comparison(groups[0][0].counted(), groups))
			}
		}
	}
	return out
}

// join puts the value with those that it is the same as.
func join(groups [][]printed, v printed) [][]printed {
	for i, group := range groups {
		if v.isSame(group[0]) {
			groups[i] = append(group, v)
			return groups
		}
	}
	return append(groups, []printed{v})
}

// counted names what a number counts, or else the sentence.
func (p printed) counted() string {
	if p.number != nil {
		if w, ok := p.line.noun(*p.number); ok {
			return w.Folded
		}
	}
	return oneSentence
}

// altered returns what stands in the one place in which two lines that are
// otherwise alike hold another name, number or date. Where they differ in more
// than one they tell of two things.
func (l *line) altered(m *line) (p, q printed, ok bool) {
	leans := (l.before != nil || extract.Leans(l.words)) && (l.before == nil || m.before == nil || l.before.likeness(m.before) < alikeShare)
	if l.likeness(m) < alikeShare || leans {
		return p, q, false
	}
	typed := 0
	for _, c := range changes(l.words, m.words) {
		ours, theirs := l.changed(c.ours), m.changed(c.theirs)
		if ours.kind() == isWords && theirs.kind() == isWords || ours.kind() == theirs.kind() && ours.isSame(theirs) {
			continue
		}
		typed++
		p, q = ours, theirs
		ok = l.within(c.ours, ours.Span) && m.within(c.theirs, theirs.Span) && sameNoun(p, q) && p.against(q) == ""
	}
	return p, q, ok && typed == 1
}

// changed is the value that a changed run is of. Names that follow each other are
// one: "Tampa, Florida".
func (l *line) changed(r run) printed {
	span := l.spanOf(r)
	v := l.typed(span)
	if v.kind() != isWords {
		return v
	}
	whole := lang.Name{}
	for _, n := range l.names {
		if touches(n.Span, span) {
			if len(whole.Words) == 0 {
				whole.Start = n.Start
			}
			whole.End = n.End
			whole.Words = append(whole.Words, n.Words...)
		}
	}
	if len(whole.Words) > 0 && len(whole.Words) >= len(l.Article.Sense().Beside(l.text[whole.Start:whole.End]).Words()) {
		return printed{line: l, Span: whole.Span, name: &whole}
	}
	return v
}

// sameNoun reports whether two numbers, if they are such, count the same.
func sameNoun(p, q printed) bool {
	return p.number == nil || q.number == nil || p.number.Noun == q.number.Noun
}

// likeness is the share of the words of the longer line that both hold.
func (l *line) likeness(m *line) float64 {
	if min(len(l.words), len(m.words)) < fewestWords {
		return 0
	}
	shared, theirs := 0, distinct(m.words)
	for w := range distinct(l.words) {
		if theirs[w] {
			shared++
		}
	}
	return float64(shared) / float64(max(len(l.words), len(m.words)))
}

func distinct(words []lang.Word) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w.Folded] = true
	}
	return out
}

// run is words of a line, from one up to but not including another.
type run struct{ from, to int }

func (l *line) spanOf(r run) lang.Span {
	return lang.Span{Start: l.words[r.from].Start, End: l.words[r.to-1].End}
}

// change is where two lines hold other words.
type change struct{ ours, theirs run }

// changes returns where two runs of words hold other words, between those that
// they have in common.
func changes(a, b []lang.Word) (out []change) {
	p := change{}
	for _, w := range append(align(a, b), pairOfWords{len(a), len(b)}) {
		if p.ours.to, p.theirs.to = w.ours, w.theirs; p.oneForAnother() {
			out = append(out, p)
		}
		p = change{run{from: w.ours + 1}, run{from: w.theirs + 1}}
	}
	return out
}

// oneForAnother reports whether both lines hold a few words in the place:
// words that one of them only adds are no other words.
func (p change) oneForAnother() bool {
	ours, theirs := p.ours.to-p.ours.from, p.theirs.to-p.theirs.from
	return 0 < ours && ours <= mostOther && 0 < theirs && theirs <= mostOther
}

// within reports whether all words are of the value but the commonest: "14
// houses" and "3 schools" are of two things.
func (l *line) within(r run, value lang.Span) bool {
	for _, w := range l.words[r.from:r.to] {
		if !w.Stop && (w.Start < value.Start || w.End > value.End) {
			return false
		}
	}
	return true
}

// neighbours returns a search for the lines of other articles that share a run
// of words with a line, in the order of the board.
func (b board) neighbours() func(l *line) []*line {
	holders := map[string][]*line{}
	for _, lines := range b.articles {
		for _, l := range lines {
			for _, g := range l.grams() {
				holders[g] = append(holders[g], l)
			}
		}
	}
	return func(l *line) (out []*line) {
		met := map[*line]bool{}
		for _, g := range l.grams() {
			if len(holders[g]) > commonGram {
				continue
			}
			for _, m := range holders[g] {
				if m.Article.ID != l.Article.ID && !met[m] {
					met[m] = true
					out = append(out, m)
				}
			}
		}
		slices.SortFunc(out, func(a, b *line) int { return a.Number - b.Number })
		return out
	}
}

// grams are the runs of words of the line.
func (l *line) grams() (out []string) {
	for i := 0; i+gramWords <= len(l.words); i++ {
		var run []string
		for _, w := range l.words[i : i+gramWords] {
			run = append(run, w.Folded)
		}
		out = append(out, strings.Join(run, " "))
	}
	return out
}
