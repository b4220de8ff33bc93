package page

import (
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// What articles hold on something: summaries, timelines, comparisons and
// sources. A claim that is a sentence as printed is shown as its quotation and
// only there, as in answers.

// nothingOn is what is said when no article is about what was asked for.
const nothingOn = "I found nothing in the articles about this."

// which asks which article was meant.
const which = "Several articles may be meant. Which one?"

// report is one of them, between what was asked for and what it was searched by.
func (b *builder) report(body func()) {
	b.opening()
	b.folds, b.hidden = map[int][]Line{}, map[int]bool{}
	switch {
	case len(b.a.Candidates) > 0:
		b.add(Heading{strong(which)})
		for _, c := range b.a.Candidates {
			b.add(Choice{Name: Source(answer.Citation{Article: c.Article, Headline: c.Headline, Publisher: c.Publisher, Published: c.Published}), Article: c.Article})
		}
	case b.a.Outcome == answer.NotFound:
		b.refusal(nothingOn)
	default:
		body()
		b.rest()
	}
	b.closing()
}

func (b *builder) summary() {
	if ofOneArticle(b.a) {
		b.title(b.a.Citations[0])
		for _, part := range []struct {
			part    answer.Part
			heading string
		}{{answer.Happened, "What happened"}, {answer.Spoke, "Who said what"}, {answer.Figures, "Figures"}, {answer.Unconfirmed, "Not confirmed"}} {
			b.group(strong(part.heading), false, func(c answer.Claim) bool { return c.Part == part.part })
		}
		return
	}
	b.fold()
	if b.a.Mode == answer.Extractive && !b.a.Pointed {
		b.round()
		b.differences()
		return
	}
	b.group(strong(alike), true, func(c answer.Claim) bool { return c.Kind == answer.Agree })
	b.group(strong("Also told"), true, func(c answer.Claim) bool { return c.Kind == "" })
	b.differences()
	b.only()
}

// alike is above what is not of one article alone.
const alike = "In more than one article"

// title names the article that a summary is of.
func (b *builder) title(c answer.Citation) {
	b.named[c.Article] = c.N
	b.add(Heading{Line{{Text: headline(c), Ink: Strong, Link: c.Page()}}})
	if about := Join(" · ", oneLine(c.Publisher), oneLine(c.Byline), Day(c.Published)); about != "" {
		b.add(Note{Text: about, Ink: Quiet})
	}
}

// round is what several articles tell of a topic, each article under its
// headline.
func (b *builder) round() {
	article, story, at := "", -1, ""
	for _, c := range b.a.Claims {
		quoted := citedBy(b.a, c)
		if len(quoted) == 0 {
			continue
		}
		first := quoted[0]
		if first.Article != article {
			lead := ""
			switch published := Day(first.Published); {
			case c.Story == story && published != "" && published != at:
				lead = "Earlier: "
			case c.Story == story:
				lead = "Also: "
			}
			line := source(first, first.Page())
			for i := range line {
				line[i].Ink = Strong
			}
			b.add(Heading{append(Line{{Text: lead, Ink: Strong}}, line...)})
			b.named[first.Article] = first.N
		}
		article, story, at = first.Article, c.Story, Day(first.Published)
		b.claim(c, false)
		b.superseded(c)
	}
}

// superseded says since when a claim does not hold any more.
func (b *builder) superseded(c answer.Claim) {
	if note := c.SupersededNote(); note != "" {
		b.add(Text{Line: Line{{Text: note, Ink: Quiet}}, Under: true})
	}
}

// group adds a heading with the claims that belong under it, or nothing when
// none does. sourced says whether each quotation names its article.
func (b *builder) group(heading Line, sourced bool, belongs func(answer.Claim) bool) {
	begun := false
	for i, c := range b.a.Claims {
		if !belongs(c) {
			continue
		}
		if !begun {
			b.add(Heading{heading})
			begun = true
		}
		b.claim(c, sourced && !b.goesOn(i, belongs))
	}
}

// goesOn reports whether the next claim of the group is a quotation of the same
// article, below which that is named.
func (b *builder) goesOn(i int, belongs func(answer.Claim) bool) bool {
	for _, next := range b.a.Claims[i+1:] {
		if belongs(next) {
			here, there := citedBy(b.a, b.a.Claims[i]), citedBy(b.a, next)
			return len(here) > 0 && len(there) > 0 && isQuoted(b.a, next) && here[len(here)-1].Article == there[0].Article
		}
	}
	return false
}

// claim adds a claim with its marks, or its quotations when it is one.
func (b *builder) claim(c answer.Claim, sourced bool) {
	if !isQuoted(b.a, c) {
		b.add(Text{Line: claim(b.a, c), Under: true})
		return
	}
	quoted := citedBy(b.a, c)
	for i, citation := range quoted {
		if !b.shown[citation.N] || len(quoted) == 1 {
			b.quotation(citation, sourced && (i+1 == len(quoted) || quoted[i+1].Article != citation.Article))
		}
	}
}

// only is what one article alone says, under its name.
func (b *builder) only() {
	known := map[string]bool{}
	for _, c := range b.a.Citations {
		if known[c.Article] {
			continue
		}
		known[c.Article] = true
		b.group(append(Line{{Text: "Only in: ", Ink: Strong}}, inked(source(c, c.Page()), Strong)...), false, func(claim answer.Claim) bool {
			quoted := citedBy(b.a, claim)
			return claim.Kind == answer.Only && len(quoted) > 0 && quoted[0].Article == c.Article
		})
	}
}

func inked(l Line, ink Ink) Line {
	for i := range l {
		l[i].Ink = ink
	}
	return l
}

// rest adds the quotations that stand nowhere yet: each mark has its quotation.
func (b *builder) rest() {
	var left []answer.Citation
	for _, c := range b.a.Citations {
		if !b.shown[c.N] && !b.hidden[c.N] {
			left = append(left, c)
		}
	}
	if len(left) == 0 {
		return
	}
	b.add(Heading{strong("Quotations")})
	for i, c := range left {
		b.quotation(c, !ofOneArticle(b.a) && (i+1 == len(left) || left[i+1].Article != c.Article))
	}
}

// timeline is each event's date, as far as the text tells it, beside its
// sentence and its article.
func (b *builder) timeline() {
	t := Table{Head: []Line{strong("When"), strong("What"), strong("Where it says so")}}
	whole := b.blocks
	b.blocks = nil
	named := &builder{a: b.a, shown: map[int]bool{}, named: map[string]int{}} // what the table holds
	for _, c := range b.a.Claims {
		date := eventDate(c)
		cell, of := Cell{}, Cell{}
		for _, citation := range citedBy(b.a, c) {
			if of.Line == nil {
				of.Line = named.sourceOf(citation)
			}
			if named.shown[citation.N] {
				continue
			}
			named.shown[citation.N] = true
			cell.Quotations = append(cell.Quotations, quotationOf(citation))
		}
		if !tells(cell.Quotations, c.Text) {
			cell.Line = claim(b.a, c)
		}
		t.Rows = append(t.Rows, []Cell{{Line: date}, cell, of})
		b.add(Heading{date})
		b.claim(c, true)
	}
	b.rest() // of what stands below each other; the table holds all
	t.Else, b.blocks = b.blocks, whole
	b.add(t)
}

// tells reports whether one of the quotations holds the claim.
func tells(quotations []Quotation, text string) bool {
	return slices.ContainsFunc(quotations, func(q Quotation) bool { return strings.Contains(q.Quote, text) })
}

// eventDate is the date of an event, and how it is printed where that is another
// way.
func eventDate(c answer.Claim) Line {
	for _, form := range []struct{ layout, shown string }{{"2006-01-02", dayForm}, {"2006-01", "Jan 2006"}, {"2006", "2006"}} {
		at, err := time.Parse(form.layout, c.Date)
		if err != nil {
			continue
		}
		shown := strong(at.Format(form.shown))
		if c.DatePrinted != "" && !strings.Contains(c.DatePrinted, at.Format("2006")) {
			shown = append(shown, Words{Text: " (“" + oneLine(c.DatePrinted) + "”)", Ink: Quiet})
		}
		return shown
	}
	return append(strong(c.Date), Words{Text: " (as printed)", Ink: Quiet})
}

// sources lists those with a name before those without.
func (b *builder) sources() {
	for _, anonymous := range []bool{false, true} {
		begun := false
		for _, c := range b.a.Claims {
			if c.Source == nil || c.Source.Anonymous != anonymous {
				continue
			}
			if anonymous && !begun {
				b.add(Heading{Line{{Text: "Without a name", Ink: Alert}}})
			}
			begun = true
			b.add(Heading{person(*c.Source)})
			b.claim(c, true)
		}
	}
}

// person is the name of a source with what is known about it.
func person(s answer.Source) Line {
	out := strong(s.Name)
	if s.Affiliation != "" {
		out = append(out, Words{Text: ", " + oneLine(s.Affiliation)})
	}
	latest := ""
	if d := Day(s.Latest); d != "" {
		latest = "last on " + d
	}
	return append(out, Words{Text: " · " + Join(" · ", Count(s.Times, "sentence"), latest), Ink: Quiet})
}
