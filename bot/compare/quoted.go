package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// When two quotations are of one sentence that somebody said: fewestSaid words
// stand in both, in their order, and they are saidShare of the shorter one's. A
// speaker says fewer words than these twice.
const (
	fewestSaid = 10
	saidShare  = 0.8
	// aroundSaid is how many words are shown on each side of those that differ.
	aroundSaid = 4
)

// quotation is what stands between quotation marks in a line.
type quotation struct {
	line  *line
	words []lang.Word
}

// Marks that open and close what is said. Papers mix them, so that any of the
// second closes any of the first.
const (
	opens  = "“\"«„"
	closes = "”\"»"
)

// quotations are the quotations in the line that are whole: what was left out or
// put in is not what the speaker said.
func (l *line) quotations() (out []quotation) {
	open, start := false, 0
	add := func(end int) {
		text := l.text[start:end]
		if strings.Contains(text, "...") || strings.ContainsAny(text, "…[]()") {
			return
		}
		q := quotation{line: l}
		for _, w := range l.words {
			if w.Start >= start && w.End <= end {
				q.words = append(q.words, w)
			}
		}
		out = append(out, q)
	}
	for i, r := range l.text {
		switch {
		case open && strings.ContainsRune(closes, r):
			add(i)
			open = false
		case !open && strings.ContainsRune(opens, r):
			open, start = true, i+utf8.RuneLen(r)
		}
	}
	if open { // it goes on in the next sentence
		add(len(l.text))
	}
	return out
}

// quoted finds a quotation in a line that counts and that another article prints in
// other words.
func (b board) quoted(counts func(*line) bool) (out []Comparison) {
	near, told := b.neighbours(), map[int]bool{}
	for _, lines := range b.articles {
		for _, l := range lines {
			if !counts(l) || told[l.Number] {
				continue
			}
			for _, m := range near(l) {
				if p, q, ok := l.misquoted(m); ok && !told[m.Number] {
					told[l.Number], told[m.Number] = true, true
					out = append(out, comparison(wording, [][]printed{{p}, {q}}))
					break
				}
			}
		}
	}
	return out
}

// wording is what articles differ on that print one quotation otherwise.
const wording = "the wording of a quotation"

// misquoted returns the words of one quotation in two lines, from some before to
// some after the first place where they are others.
func (l *line) misquoted(m *line) (p, q printed, ok bool) {
	for _, a := range l.quotations() {
		for _, b := range m.quotations() {
			if p, q, ok = a.otherwise(b); ok && !ofTwoTimes(l.Article, m.Article) {
				return p, q, true
			}
		}
	}
	return p, q, false
}

func (a quotation) otherwise(b quotation) (p, q printed, ok bool) {
	common := align(a.words, b.words)
	if len(common) < fewestSaid || float64(len(common)) < saidShare*float64(min(len(a.words), len(b.words))) {
		return p, q, false
	}
	for i := 1; i < len(common); i++ {
		before, after := common[i-1], common[i]
		if after.ours-before.ours == 1 && after.theirs-before.theirs == 1 {
			continue
		}
		if a.same(b, before, after) || i < 2 || i+2 > len(common) {
			return p, q, false // a beginning that differs may be another sentence
		}
		return a.part(before.ours, after.ours), b.part(before.theirs, after.theirs), true
	}
	return p, q, false
}

// same reports whether what stands between two common words is one thing in two
// spellings: "going to" and "gonna" are two, "cannot" and "can not" one.
func (a quotation) same(b quotation, before, after pairOfWords) bool {
	joined := func(words []lang.Word) string {
		var s strings.Builder
		for _, w := range words {
			s.WriteString(w.Folded)
		}
		return s.String()
	}
	return joined(a.words[before.ours+1:after.ours]) == joined(b.words[before.theirs+1:after.theirs])
}

// part is the words around a place in the quotation.
func (a quotation) part(from, to int) printed {
	first, last := a.words[max(0, from-aroundSaid)], a.words[min(len(a.words)-1, to+aroundSaid)]
	return printed{line: a.line, Span: lang.Span{Start: first.Start, End: last.End}}
}

// pairOfWords is where a word stands that two runs of words have in common.
type pairOfWords struct{ ours, theirs int }

// align returns the longest common subsequence of two runs of words.
func align(a, b []lang.Word) (out []pairOfWords) {
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
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Folded == b[j].Folded:
			out = append(out, pairOfWords{i, j})
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			i++
		default:
			j++
		}
	}
	return slices.Clip(out)
}

// mayAnswer reports whether the line may be what somebody is asked to have said: it
// stands where everybody is named whom the question names, and has a word of it.
func (l *line) mayAnswer(c extract.Clause) bool {
	return names(c) && isAbout(c, l.context()) && slices.ContainsFunc(c.Terms, func(t extract.Term) bool { return !t.Name && l.stems[t.Stem] })
}

// asksWords reports whether the clause asks for what somebody said.
func asksWords(c extract.Clause) bool {
	return c.Kind == extract.Said || c.Kind == extract.Open && c.Asks("say")
}
