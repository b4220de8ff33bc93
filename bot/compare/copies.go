package compare

import (
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// When two sentences are one that was taken over: at least fewestWords words,
// and alikeShare of the longer one's in both. Where what differs is no name,
// number or date they need more, since a sentence may be put in other words.
// Found on pairs of passages that answer alike and differently: from .5 to .7
// either is as good.
const (
	fewestWords     = 5
	alikeShare      = 0.6
	alikeShareWords = 0.7
	// mostOther is the most words that may differ in one place: with more of
	// them another thing is told.
	mostOther = 6
)

// oneSentence is what articles differ on that print one sentence otherwise.
const oneSentence = "the wording of one sentence"

// copies finds a sentence that is shown and that another article prints too,
// with something else in one place: another name, number or date or, where any
// words may be the answer, other words. A newsroom that quotes one of them has
// to know. It returns what stands in that place in both, or nothing.
func (b board) copies(anyWords bool) []reading {
	for i, lines := range b.articles {
		for _, l := range lines {
			if !l.cited {
				continue
			}
			for j, others := range b.articles {
				if i == j {
					continue
				}
				for _, m := range others {
					if r := l.altered(m, anyWords); r != nil {
						return r
					}
				}
			}
		}
	}
	return nil
}

// altered returns what stands in the one place in which two lines that are
// otherwise alike hold something else. Where they differ in more than one name,
// number or date they tell of two things.
func (l *line) altered(m *line, anyWords bool) (out []reading) {
	share := l.likeness(m)
	if share < alikeShare {
		return nil
	}
	typed := 0
	for _, p := range changes(l.words, m.words) {
		ours, theirs := l.printed(p.ours), m.printed(p.theirs)
		switch {
		case kindOf(ours) != kindOf(theirs) || sameValue(ours, theirs):
			continue
		case kindOf(ours) != plainWords:
			typed++
			if !l.within(p.ours, ours.Span) || !m.within(p.theirs, theirs.Span) {
				continue
			}
		case !anyWords || share < alikeShareWords:
			continue
		}
		if out == nil && !m.articleHolds(l.words[p.ours.from:p.ours.to]) && !l.articleHolds(m.words[p.theirs.from:p.theirs.to]) {
			out = []reading{l.reads(ours), m.reads(theirs)}
		}
	}
	if typed > 1 {
		return nil
	}
	return out
}

// reads is the value as what the line says in the place.
func (l *line) reads(v extract.Value) reading {
	return reading{text: l.worded(v), line: l, value: v, same: func(o reading) bool { return sameValue(v, o.value.(extract.Value)) }}
}

// likeness is the share of the words of the longer line that both hold.
func (l *line) likeness(m *line) float64 {
	if min(len(l.words), len(m.words)) < fewestWords {
		return 0
	}
	shared, theirs := 0, m.has()
	for w := range l.has() {
		if theirs[w] {
			shared++
		}
	}
	return float64(shared) / float64(max(len(l.words), len(m.words)))
}

// run is words of a line, from one up to but not including another.
type run struct{ from, to int }

// change is where two lines hold other words.
type change struct{ ours, theirs run }

// changes returns where two lines hold other words, between the words of
// their longest common subsequence.
func changes(a, b []lang.Word) (out []change) {
	common := make([][]int, len(a)+1) // of a from i and b from j on
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i].Folded == b[j].Folded {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var p change
	add := func(i, j int) {
		if p.ours.to, p.theirs.to = i, j; p.oneForAnother() {
			out = append(out, p)
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].Folded == b[j].Folded:
			add(i, j)
			i, j = i+1, j+1
			p = change{run{from: i}, run{from: j}}
		case common[i+1][j] >= common[i][j+1]:
			i++
		default:
			j++
		}
	}
	add(len(a), len(b))
	return out
}

// oneForAnother reports whether both lines hold a few words in the place:
// words that one of them only adds are no other words.
func (p change) oneForAnother() bool {
	ours, theirs := p.ours.to-p.ours.from, p.theirs.to-p.theirs.from
	return 0 < ours && ours <= mostOther && 0 < theirs && theirs <= mostOther
}

// plainWords is the kind of a value that is neither name, number nor date.
const plainWords = 0

// kindOf tells names, numbers and dates apart.
func kindOf(v extract.Value) int {
	switch {
	case v.Number != nil:
		return 1
	case v.Date != nil:
		return 2
	case v.Name != nil:
		return 3
	}
	return plainWords
}

// printed is the date, the number or the name that a word of the run is part
// of, or else the words themselves.
func (l *line) printed(r run) extract.Value {
	words := lang.Span{Start: l.words[r.from].Start, End: l.words[r.to-1].End}
	touches := func(s lang.Span) bool { return s.Start < words.End && words.Start < s.End }
	for i, d := range l.dates {
		if touches(d.Span) {
			return extract.Value{Line: l.Line, Span: d.Span, Date: &l.dates[i]}
		}
	}
	for i, n := range l.numbers {
		if touches(n.Span) {
			return extract.Value{Line: l.Line, Span: n.Span, Number: &l.numbers[i]}
		}
	}
	for i, n := range l.names {
		if touches(n.Span) {
			return extract.Value{Line: l.Line, Span: n.Span, Name: &l.names[i]}
		}
	}
	return extract.Value{Line: l.Line, Span: words}
}

// worded is the value as printed, a number with what it counts.
func (l *line) worded(v extract.Value) string {
	if v.Number != nil {
		return l.counted(*v.Number)
	}
	return v.Text()
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

// articleHolds reports whether the line's article holds all of the words:
// then it tells the same elsewhere.
func (l *line) articleHolds(words []lang.Word) bool {
	has := map[string]bool{}
	for _, w := range lang.Words(l.Article.Text, l.Article.Language) {
		has[w.Folded] = true
	}
	for _, w := range words {
		if !w.Stop && !has[w.Folded] {
			return false
		}
	}
	return true
}
