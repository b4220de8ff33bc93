package draft

import (
	"cmp"
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Kind says what became of a quotation or a figure.
type Kind string

// The kinds.
const (
	Exact          Kind = "exact"         // verbatim
	Typographic    Kind = "typographic"   // but for marks and spaces
	Altered        Kind = "altered"       // close to a stored sentence
	Spliced        Kind = "spliced"       // parts of several sentences
	Cut            Kind = "cut"           // the sentence goes on with a qualifier
	OtherSpeaker   Kind = "other_speaker" // somebody else said it
	NotFound       Kind = "not_found"     // nowhere
	FigureFound    Kind = "figure_found"
	FigureDiffers  Kind = "figure_differs"
	FigureNotFound Kind = "figure_not_found"
)

// kinds are in the order in which they are shown, the worst first.
var kinds = []Kind{NotFound, Altered, Spliced, OtherSpeaker, Cut, FigureDiffers, FigureNotFound, Typographic, Exact, FigureFound}

// worse is greater for a kind that needs a person more.
func worse(k Kind) int { return len(kinds) - slices.Index(kinds, k) }

// Clean reports whether nobody needs to look at it.
func (k Kind) Clean() bool { return k == Exact || k == Typographic || k == FigureFound }

// Figure reports whether the finding is about a figure: a number, a date or a name
// with an office.
func (f Finding) Figure() bool {
	return f.Kind == FigureFound || f.Kind == FigureDiffers || f.Kind == FigureNotFound
}

// Finding is what became of one quotation or figure of a draft.
type Finding struct {
	lang.Span // of the draft's text
	Line      int
	Kind      Kind
	Text      string // with its marks
	// Source, At and Stored say where the texts have it, or, of what is not
	// found, the nearest. Source is nil where they have nothing near.
	Source  *Text
	At      lang.Span
	Stored  string
	Speaker string    // whom the text names for it; empty where it is not certain
	Claimed string    // of what somebody else said, whom the draft names
	Changes []Change  // of what is altered, what matters most first
	Parts   []Part    // of what is spliced
	Cut     lang.Span // what the stored sentence goes on with
	// Beside are, of what is as an article has it, the sentences that it stands in,
	// Own of them, and then those of other articles that say nearly the same.
	Beside []news.Line
	Own    int
}

// found notes where the texts have it.
func (f *Finding) found(t *Text, at lang.Span) {
	f.Source, f.At, f.Stored = t, at, t.Article.Text[at.Start:at.End]
	f.Speaker = t.speaker(at)
}

// Report is what a check found.
type Report struct {
	Quotations, Figures int // how many were checked: names with an office are figures
	Findings            []Finding
}

// Clean reports whether nothing needs a person.
func (r Report) Clean() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return !f.Kind.Clean() })
}

// checker is one check.
type checker struct {
	draft      *Draft
	index      *index
	quotations []quotation
	own        *Text           // the draft, read for who speaks
	held       map[string]bool // the draft's words, once asked for
}

// Check checks every quotation and figure of the draft against the texts. The
// findings are in the order of the draft.
func Check(d *Draft, texts []*Text) Report {
	c := &checker{draft: d, index: newIndex(), quotations: quotationsOf(d)}
	c.own = &Text{Article: &news.Article{Text: d.Text, Language: d.language}}
	figures, held := c.figures(), c.holdings()
	c.index.wantNames(held, d.language)
	for _, q := range c.quotations {
		c.index.want(q.words)
	}
	for _, f := range figures {
		c.index.wantStems(f.words)
	}
	for _, t := range texts {
		c.index.add(t)
	}
	out := Report{Quotations: len(c.quotations), Figures: len(figures) + len(held)}
	for i := range c.quotations {
		f := c.finding(i)
		c.beside(&f, c.quotations[i])
		out.Findings = append(out.Findings, f)
	}
	for _, of := range figures {
		f := c.figure(of)
		c.besideFigure(&f, of)
		out.Findings = append(out.Findings, f)
	}
	for _, h := range held {
		out.Findings = append(out.Findings, c.holding(h))
	}
	slices.SortStableFunc(out.Findings, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// Sorted returns the findings with what needs a person most first.
func (r Report) Sorted() []Finding {
	out := slices.Clone(r.Findings)
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(worse(b.Kind), worse(a.Kind)) })
	return out
}

// Sought are the words by which a search may find what the draft is checked
// against: those of each quotation, of each sentence with a figure and of each name with an
// office, once.
func (d *Draft) Sought() []string {
	c := &checker{draft: d, quotations: quotationsOf(d)}
	var out []string
	seen := map[string]bool{}
	add := func(words []word) {
		if len(words) == 0 {
			return
		}
		words = words[:min(len(words), mostSought)]
		if text := d.Text[words[0].Start:words[len(words)-1].End]; !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	for _, q := range c.quotations {
		add(q.words)
	}
	for _, f := range c.figures() {
		add(f.words)
	}
	for _, h := range c.holdings() {
		add(d.words(h.Span))
	}
	return out
}

// mostSought is how many words of a quotation are searched for: they tell it
// from all others, and a search takes time for each.
const mostSought = 40
