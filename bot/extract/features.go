package extract

import (
	"math"
	"slices"
	"strings"
	"time"
)

// A line is described to the ranking by numbers, mostly from 0 to 1. Which of
// them count, and how much, is fitted: see Table.

// asking is what a clause asks with what the evidence meets of it, reckoned
// once for all lines.
type asked struct {
	Clause
	ev *evidence
	// rare weighs each term by its rarity in the archive, local by its rarity
	// among the lines: of a story about a bridge nearly all lines hold "bridge".
	rare, local []float64
	rarest      int         // the term with the most local weight that any line holds
	met, heads  [][]float64 // how far each line and each headline meets each term
	pooled      []float64
	covers      []float64
	kinds       []float64
	nears       []float64
	values      []float64 // the best fit of a value of the line
	another     []bool    // whether each article tells of a namesake
	events      map[int]bool
}

func (ev *evidence) asked(c Clause) *asked {
	n := len(ev.lines)
	a := &asked{Clause: c, ev: ev, rare: ev.weigh(c), local: make([]float64, len(c.Terms)), met: ev.meets(c), covers: make([]float64, n), kinds: make([]float64, n), nears: make([]float64, n), values: make([]float64, n), events: map[int]bool{}}
	for k := range ev.articles {
		a.heads = append(a.heads, ev.articles[k].headMet(c))
	}
	for j, t := range c.Terms {
		held := 0.0
		for i := range ev.lines {
			held += a.met[i][j]
		}
		a.local[j] = min(t.Weight, wordWeight) * (commonestHere + math.Log((float64(n)+1)/(held+1))/math.Log(float64(n)+1))
		if held > 0 && a.local[j] > a.local[a.rarest] {
			a.rarest = j
		}
	}
	for i := range ev.lines {
		a.covers[i], a.kinds[i] = ev.cover(i, c, a.rare), ev.lines[i].answers(c, ev)
	}
	for i := range ev.lines {
		a.nears[i] = ev.lines[i].nearness(c, a.rare, a.met[i])
		for _, v := range ev.lines[i].candidates(c) {
			a.values[i] = max(a.values[i], v.fit)
		}
		if c.Kind == HowMany && c.measure == aCount && ev.lines[i].denies(c) { // "no one was hurt" is a number too
			a.values[i] = 1
		}
	}
	a.pooled, a.another = ev.pool(c, a.covers), ev.namesakes(c)
	return a
}

// commonestHere is what a word that all lines hold still counts among them.
const commonestHere = 0.05

// feature is a number that describes a line for a question.
type feature struct {
	name string
	of   func(a *asked, i int) float64
}

// features are all that may be fitted.
func features() []feature {
	holds := func(f func(l *line) bool) func(*asked, int) float64 {
		return func(a *asked, i int) float64 { return truth(f(&a.ev.lines[i])) }
	}
	return []feature{
		// What it meets of the question, with what stands around it.
		{"around", func(a *asked, i int) float64 { return a.covers[i] }},
		{"neighbours", func(a *asked, i int) float64 { return share(a.rare, a.neighbourly(i)) }},
		{"headline", func(a *asked, i int) float64 { return share(a.rare, a.heads[a.ev.lines[i].article]) }},
		{"local", func(a *asked, i int) float64 { return share(a.local, a.kin(i)) }},
		{"plain", func(a *asked, i int) float64 { return a.plain(a.kin(i)) }},
		{"before", func(a *asked, i int) float64 { return share(a.local, a.led(i)) }},
		{"together", func(a *asked, i int) float64 { return a.ev.lines[i].pairsOf(a.Clause) }},
		{"begins", func(a *asked, i int) float64 { return a.begins(i) }},
		{"name", func(a *asked, i int) float64 { return a.named(a.headed(i)) }},
		{"deed", func(a *asked, i int) float64 { return truth(a.deed == "" || a.ev.does(i, a.deed)) }},
		{"near a value", func(a *asked, i int) float64 { return truth(a.Kind != Open) * a.nears[i] }},
		{"answers heading", func(a *asked, i int) float64 { return a.under(i) }},
		// Whether it holds a value of the kind asked for.
		{"others say so", func(a *asked, i int) float64 { return a.pooled[i] }},
		{"person", typedAs(Who)},
		{"count", typedAs(HowMany)},
		{"time", typedAs(When)},
		{"place", typedAs(Where)},
		{"speech", typedAs(Said)},
		{"reason", typedAs(Why)},
		{"number", func(a *asked, i int) float64 { return truth(a.Kind == HowMany) * a.values[i] }},
		{"asked noun", func(a *asked, i int) float64 { return truth(a.Focus == "" || a.ev.lines[i].holdsStem(a.Focus)) }},
		{"newest", func(a *asked, i int) float64 { return truth(a.latest) * a.newness(i) }},
		{"a name", func(a *asked, i int) float64 { return truth(a.measure == aName) * a.kinds[i] }},
		{"yes or no", func(a *asked, i int) float64 { return truth(a.polar) * a.whether(i) }},
		{"names", func(a *asked, i int) float64 { return min(1, float64(a.ev.lines[i].freshNames(a.Clause))/manyNames) }},
		// Where it stands, and what kind of line it is.
		{"passage 1", holds(func(l *line) bool { return l.Passage == 0 })},
		{"passage 1-6", holds(func(l *line) bool { return l.Passage < 6 })},
		{"late", func(a *asked, i int) float64 { return math.Log1p(float64(a.ev.lines[i].Sentence.Start) / farBytes) }},
		{"short", holds(func(l *line) bool { return len(l.words) < fewWordsIn })},
		{"is a question", holds((*line).isQuestion)},
		{"furniture", holds((*line).isFurniture)},
		{"quotes", holds((*line).quotes)},
	}
}

const (
	manyNames  = 3   // names at which more say no more
	farBytes   = 300 // the scale of how far down an article a line stands
	fewWordsIn = 6   // of a line too short to tell anything
)

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// typedAs is how well a line holds the kind of answer, for questions that ask
// for that kind.
func typedAs(k Kind) func(*asked, int) float64 {
	return func(a *asked, i int) float64 { return truth(a.Kind == k) * a.kinds[i] }
}

// share is the share of the terms' weight that is met.
func share(terms, met []float64) float64 {
	var sum, all float64
	for j, w := range terms {
		all += w
		sum += w * met[j]
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// whether is how far the line tells yes or no: by the words of the question, or
// by saying of nobody that they did.
func (a *asked) whether(i int) float64 {
	if a.anybody && a.ev.lines[i].denies(a.Clause) {
		return 1
	}
	return share(a.rare, a.met[i])
}

// headed is what the line meets with its headline.
func (a *asked) headed(i int) []float64 {
	met := slices.Clone(a.met[i])
	widen(met, a.heads[a.ev.lines[i].article])
	return met
}

// neighbourly is what the line meets with its headline and the lines beside it.
func (a *asked) neighbourly(i int) []float64 {
	met := a.headed(i)
	for _, j := range []int{i - 1, i + 1} {
		if a.same(i, j) {
			widen(met, a.met[j])
		}
	}
	return met
}

// kin is what the line meets when a word of the same beginning counts too.
func (a *asked) kin(i int) []float64 {
	met := slices.Clone(a.met[i])
	for j, t := range a.Terms {
		if met[j] == 0 && a.ev.lines[i].akin(t.Stem) {
			met[j] = kinCredit
		}
	}
	return met
}

// kinCredit is for a word that begins like the one that is asked for.
const kinCredit = 0.7

// akin reports whether a word of the line begins like the stem: "abdicated",
// "abdication".
func (l *line) akin(stem string) bool {
	const alike, ends = 4, 4 // letters that must be the same, and that may differ
	for s := range l.stems {
		k := 0
		for k < min(len(s), len(stem)) && s[k] == stem[k] {
			k++
		}
		if k >= alike && k >= min(len(s), len(stem))-2 && max(len(s), len(stem))-k <= ends {
			return true
		}
	}
	return false
}

// led is what the line meets with its headline and the line before it.
func (a *asked) led(i int) []float64 {
	met := a.kin(i)
	widen(met, a.heads[a.ev.lines[i].article])
	if a.same(i, i-1) {
		widen(met, a.met[i-1])
	}
	return met
}

// same reports whether the lines are of one article.
func (a *asked) same(i, j int) bool {
	return j >= 0 && j < len(a.ev.lines) && a.ev.lines[i].article == a.ev.lines[j].article
}

// plain is the share of the clause's plain words that is met; 1 where it has
// none.
func (a *asked) plain(met []float64) float64 {
	return a.of(met, a.local, func(t Term) bool { return !t.Name && t.Weight > frameWeight })
}

// named is the same of its names.
func (a *asked) named(met []float64) float64 {
	return a.of(met, a.rare, func(t Term) bool { return t.Name && t.Weight > earlierWeight })
}

func (a *asked) of(met, weights []float64, counts func(Term) bool) float64 {
	sum, all := 0.0, 0.0
	for j, t := range a.Terms {
		if counts(t) {
			all += weights[j]
			sum += weights[j] * met[j]
		}
	}
	if all == 0 {
		return 1
	}
	return sum / all
}

// lastPlain is the last term that is no name: in most questions it is what was
// done.
func (a *asked) lastPlain() int {
	last := 0
	for j, t := range a.Terms {
		if !t.Name && t.Weight > frameWeight && t.Weight >= a.Terms[last].Weight-nameWeight+wordWeight {
			last = j
		}
	}
	return last
}

// newness is 1 for the newest article that was found, less for older ones.
func (a *asked) newness(i int) float64 {
	var newest time.Time
	for k := range a.ev.lines {
		if l := &a.ev.lines[k]; l.Passage < passagesFirst && l.Article.Published.After(newest) {
			newest = l.Article.Published
		}
	}
	days := newest.Sub(a.ev.lines[i].Article.Published).Hours() / 24
	return 1 / (1 + max(0, days))
}

// begins is what the first words of the line meet: what a sentence is about
// stands at its beginning.
func (a *asked) begins(i int) float64 {
	const first = 12 // words
	l := &a.ev.lines[i]
	met := make([]float64, len(a.Terms))
	for _, w := range l.words[:min(first, len(l.words))] {
		for j, t := range a.Terms {
			if t.Stem == w.Stem {
				met[j] = 1
			}
		}
	}
	return share(a.local, met)
}

// under is what a question right before the line meets: a heading that the line
// answers.
func (a *asked) under(i int) float64 {
	if !a.same(i, i-1) || !a.ev.lines[i-1].isQuestion() {
		return 0
	}
	return share(a.rare, a.met[i-1])
}

func (l *line) isQuestion() bool {
	return strings.HasSuffix(strings.TrimRight(l.Text(), `"”’'»“`), "?")
}

// isFurniture reports whether the line is of the page rather than of the story:
// a link to another story ("Moon landing:Lander is lost"), or the rest of a list.
func (l *line) isFurniture() bool {
	const within = 110 // bytes
	text := l.Text()
	head := text[:min(len(text), within)]
	for i := 1; i+1 < len(head); i++ {
		if (head[i] == ':' || head[i] == '?') && 'a' <= head[i-1] && head[i-1] <= 'z' && 'A' <= head[i+1] && head[i+1] <= 'Z' {
			return true
		}
	}
	return strings.HasPrefix(text, ",") || strings.HasPrefix(text, ";")
}

// rows describes each line.
func (a *asked) rows() [][]float64 {
	all := features()
	out := make([][]float64, len(a.ev.lines))
	for i := range out {
		out[i] = make([]float64, len(all))
		for k, f := range all {
			out[i][k] = f.of(a, i)
		}
	}
	return out
}

// widen raises each of held to that of by.
func widen(held, by []float64) {
	for j, x := range by {
		held[j] = max(held[j], x)
	}
}
