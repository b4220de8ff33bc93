package speech

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// The most that is shown to keep a quotation whole: what a reader takes in at a
// glance. Of a longer one the sentence in question is shown, with its speaker
// before it.
const (
	mostBytes     = 600
	mostSentences = 6
	// longestSpeaker is how many bytes the words have at most that name a
	// speaker before a quotation; more is a sentence of its own.
	longestSpeaker = 160
	// farthestName is how many sentences before "she said" are looked at for
	// who she is.
	farthestName = 2
)

// Shown is what is shown of an article so that nobody's words stand bare. Its
// bytes are those of the article, each run on its own.
type Shown struct {
	Start, End int
	// Speaker are the bytes that name whose words these are, where [Start, End)
	// does not hold them; empty otherwise.
	Speaker lang.Span
	// Question are the bytes of the question that is answered, where [Start,
	// End) does not hold them; empty otherwise.
	Question lang.Span
}

// Shown returns what to show for bytes [start, end) of the article. They grow
// to the quotation that they are a part of with the words that name its
// speaker, to the label or the signature of the text, and of an interview to
// the question with its answer, as far as that is not too long; what does not
// fit stands in Speaker and Question. A dateline and its like is left out.
func (t *Text) Shown(start, end int) Shown {
	core := t.over(lang.Span{Start: start, End: end})
	if core.from < 0 {
		return Shown{Start: start, End: end}
	}
	var out Shown
	switch first, last := t.turnOf[core.from], t.turnOf[core.to-1]; {
	case first >= 0:
		out = t.showTurn(core, first)
	case last >= 0:
		out = t.showTurn(core, last)
	default:
		out = t.showQuotation(core)
	}
	return t.trim(out)
}

// fewestAlone is how many words a sentence has that needs no heading above it:
// fewer may be half an answer, "Twelve pens and 2,500 tonnes of fish."
const fewestAlone = 9

// StandsAlone reports whether bytes [start, end) of the article answer a heading
// that asks, in nobody's words, and can do without it.
func (t *Text) StandsAlone(start, end int) bool {
	core := t.over(lang.Span{Start: start, End: end})
	if core.from < 0 || t.turnOf[core.from] < 0 {
		return false
	}
	u := t.turns[t.turnOf[core.from]]
	return u.asked >= 0 && u.speaker.End == 0 && countWords(t.Article.Text[start:end]) >= fewestAlone
}

// Alone is what Shown returns, without the heading that is answered.
func (t *Text) Alone(start, end int) Shown {
	out := t.showQuotation(t.over(lang.Span{Start: start, End: end}))
	out.Question = lang.Span{}
	return t.trim(out)
}

// Named returns what has to stand before bytes [start, end) of the article if
// they are shown as they are: who speaks, and what was asked.
func (t *Text) Named(start, end int) (speaker, question lang.Span) {
	core := t.over(lang.Span{Start: start, End: end})
	if core.from < 0 {
		return speaker, question
	}
	s := t.bare(core)
	return s.Speaker, s.Question
}

// bare shows the sentences as they are, with who speaks before them where they
// do not say so.
func (t *Text) bare(core run) Shown {
	out := t.bytes(core)
	p := t.Part(core.from)
	if last := t.Part(core.to - 1); p.Kind == Nobody && p.Question.End == 0 {
		p = last
	}
	if p.Kind == Quoted && t.hasClause(core) {
		return out
	}
	hidden := func(s lang.Span) bool { return s.End > s.Start && (s.Start < out.Start || s.End > out.End) }
	if hidden(p.Speaker) && p.Speaker.End-p.Speaker.Start <= longestSpeaker {
		out.Speaker = p.Speaker
	}
	if hidden(p.Question) {
		out.Question = p.Question
	}
	return out
}

func (t *Text) bytes(r run) Shown {
	return Shown{Start: t.Sentences[r.from].Start, End: t.Sentences[r.to-1].End}
}

// fits reports whether the run is short enough to be shown.
func (t *Text) fits(r run) bool {
	return r.to-r.from <= mostSentences && t.Sentences[r.to-1].End-t.Sentences[r.from].Start <= mostBytes
}

// showQuotation grows the run to its quotation and the words that name the
// speaker, or to as much as fits of the two.
func (t *Text) showQuotation(core run) Shown {
	if !t.quotesAny(core) {
		return t.bare(core)
	}
	whole := t.closed(core)
	if whole == core && t.hasClause(core) {
		if named := t.introduced(core); t.fits(named) {
			return t.bare(named)
		}
		return t.bare(core)
	}
	said := t.attributed(whole)
	for _, r := range []run{t.introduced(said), said, t.toClause(core, said)} {
		if t.fits(r) {
			return t.bare(r)
		}
	}
	return t.bare(core)
}

// toClause is the run up to and with the sentence that names the speaker.
func (t *Text) toClause(core, said run) run {
	clause, ok := t.clause(said)
	if !ok {
		return core
	}
	return core.with(t.over(clause))
}

// introduced widens a run whose speaker is only "she" by the sentence before it
// that says who she is. One that is a single sentence takes none from another
// paragraph: it is no part of a longer quotation.
func (t *Text) introduced(r run) run {
	clause, ok := t.clause(r)
	if !ok || !t.quotesAny(r) || !t.isPronoun(clause) || t.namesSomebody(r) {
		return r
	}
	floor := t.paragraph[r.from]
	if r.to-r.from > 1 && r.from == t.paragraphs[floor].from {
		floor--
	}
	for i := r.from - 1; i >= 0 && i >= r.from-farthestName && t.paragraph[i] >= floor; i-- {
		if wide := r.with(run{i, i + 1}); t.namesSomebody(run{i, i + 1}) {
			return t.closed(wide)
		}
	}
	return r
}

func (t *Text) quotesAny(r run) bool {
	for i := r.from; i < r.to; i++ {
		if t.quotes(i) {
			return true
		}
	}
	return false
}

// isPronoun reports whether the words name nobody and have a pronoun.
func (t *Text) isPronoun(s lang.Span) bool {
	them := of(pronouns, t.Article.Language)
	for _, w := range t.at(s).Words() {
		if them[w.Folded] {
			return true
		}
	}
	return false
}

// namesSomebody reports whether a name stands in the run outside of quotations.
func (t *Text) namesSomebody(r run) bool {
	for i := r.from; i < r.to; i++ {
		if t.says(run{i, i + 1}) == 0 {
			continue
		}
		for _, part := range t.outside(i) {
			if len(t.at(part).Names()) > 0 {
				return true
			}
		}
	}
	return false
}

// showTurn grows the run to the label or the signature of its turn, to the
// answer of a question, and to the question of an answer.
func (t *Text) showTurn(core run, k int) Shown {
	u := t.turns[k]
	if u.kind == Signed {
		if core.from == u.to-1 && u.to-1 > u.from { // the signature alone
			core.from--
		}
		return t.firstFit(core, core.with(run{u.to - 1, u.to}))
	}
	labelled := core
	if t.headed(k) {
		labelled = core.with(run{u.from, u.from + 1})
	}
	switch {
	case u.asks && k+1 < len(t.turns) && t.turns[k+1].asked == k:
		return t.showAnswer(core, labelled, k+1)
	case u.asked >= 0 && t.isNamedAbove(k):
		return t.bare(core)
	case u.asked >= 0:
		q := t.turns[u.asked]
		return t.firstFit(core, core.with(q.run), core.with(run{q.to - 1, q.to}), labelled)
	}
	return t.firstFit(core, labelled)
}

// headed reports whether the label of the turn stands at its head.
func (t *Text) headed(k int) bool {
	u := t.turns[k]
	return u.speaker.End > 0 && t.Sentences[u.from].Start == u.speaker.Start
}

// isNamedAbove reports whether the one who speaks is named elsewhere than in the
// turn: a name before the question would make that theirs.
func (t *Text) isNamedAbove(k int) bool {
	u := t.turns[k]
	return u.speaker.End > 0 && !t.headed(k)
}

// showAnswer shows a question, with its label where that fits, and as much of
// the turn that answers it as does.
func (t *Text) showAnswer(core, question run, k int) Shown {
	u := t.turns[k]
	if t.isNamedAbove(k) {
		r := run{u.from, max(u.from+1, question.to)}
		for r.to < u.to && t.fits(run{r.from, r.to + 1}) && t.paragraph[r.to] == t.paragraph[u.from] {
			r.to++
		}
		return t.bare(r)
	}
	for to := u.to; to > u.from; to-- {
		if r := question.with(run{u.from, to}); t.fits(r) {
			return t.bare(r)
		}
	}
	return t.bare(core.with(run{u.from, u.from + 1}))
}

// firstFit shows the first of the runs that fits, or the sentences as they are.
func (t *Text) firstFit(core run, runs ...run) Shown {
	for _, r := range runs {
		if t.fits(r) {
			return t.bare(r)
		}
	}
	return t.bare(core)
}

// Name parts the words that name a speaker by a label or a signature into the
// name and what follows it: "Jean Muir" and "Bowmore".
func (t *Text) Name(speaker lang.Span) (name, about lang.Span) {
	text := t.Article.Text[speaker.Start:speaker.End]
	cut := strings.IndexAny(text, ",(")
	if cut < 0 {
		return speaker, lang.Span{}
	}
	about = trimmed(t.Article.Text, lang.Span{Start: speaker.Start + cut + 1, End: speaker.End})
	about.End -= len(t.Article.Text[about.Start:about.End]) - len(strings.TrimRight(t.Article.Text[about.Start:about.End], ")"))
	head := strings.TrimRightFunc(text[:cut], unicode.IsSpace)
	return lang.Span{Start: speaker.Start, End: speaker.Start + len(head)}, about
}
