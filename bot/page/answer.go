package page

import (
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// builder puts one message into words.
type builder struct {
	a       answer.Answer
	asked   string // what is said before what was asked
	options Options
	blocks  []Block
	shown   map[int]bool   // the quotations that stand in blocks, by number
	named   map[string]int // the articles that a source line has named, by the quotation above it
	folds   map[int][]Line // what is said below a quotation of those that say the same
	hidden  map[int]bool   // the quotations that are told in such a line
}

func (b *builder) add(blocks ...Block) { b.blocks = append(b.blocks, blocks...) }

// answer is the answer to a question, the quotation that answers it first.
func (b *builder) answer() {
	b.opening()
	b.fold()
	switch {
	case b.a.Outcome == answer.NotFound:
		b.refusal(unstated(b.a))
		b.quotations(b.a.Citations)
	case len(b.a.Parts) > 1 && !b.options.Streamed:
		b.parts()
		b.differences()
		b.quotations(b.a.Citations)
	default:
		b.add(Claims(b.a, b.options.Streamed)...)
		b.quotations(b.a.Citations)
		b.differences()
	}
	b.closing()
}

// opening says what was asked where that is not to be seen, that no article is of
// the time that was asked about, and, where the latest was asked for, what has not
// been read.
func (b *builder) opening() {
	if b.options.Asked && oneLine(b.a.Question) != "" {
		b.add(Note{Text: b.asked + ": " + oneLine(b.a.Question), Ink: Quiet})
	}
	for _, f := range b.a.Filters {
		if f.Dropped {
			b.add(Note{Text: oneLine(f.Sentence()), Ink: Alert})
		}
	}
	for _, late := range b.a.LateFirst(b.options.Zone) {
		b.add(Note{Text: oneLine(late), Ink: Alert})
	}
}

// closing says what is missing from the answer and what it was searched by.
func (b *builder) closing() {
	if b.a.Outcome == answer.Partial && len(b.a.Parts) < 2 {
		b.add(Note{Text: "This answers part of the question.", Ink: Alert})
	}
	if b.a.Notice != "" {
		b.add(Note{Text: oneLine(b.a.Notice), Ink: Alert})
	}
	for _, f := range b.a.Filters {
		if !f.Dropped {
			b.add(Note{Text: oneLine(f.Sentence()), Ink: Quiet})
		}
	}
	for _, s := range b.a.Spellings {
		b.add(Note{Text: oneLine(s.Sentence()), Ink: Quiet})
	}
}

// first is the first claim, or the refusal; what was searched where all of that
// is blank.
func (b *builder) first() string {
	for _, c := range b.a.Claims {
		if text := oneLine(c.Text); text != "" {
			return oneLine(before(b.a, c) + c.Text)
		}
	}
	for _, block := range b.blocks {
		said := ""
		switch block := block.(type) {
		case Text:
			said = oneLine(block.Line.String())
		case Heading:
			said = oneLine(block.Line.String())
		}
		if said != "" {
			return said
		}
	}
	return scope(b.a, b.options.Zone, false)[0]
}

// String is the text of the line.
func (l Line) String() string {
	out := ""
	for _, w := range l {
		out += w.Text
	}
	return out
}

// before are the words that stand before the quotation that a claim is, if it
// is one.
func before(a answer.Answer, c answer.Claim) string {
	if citation, ok := cited(a, quotedAs(a, c)); ok {
		return citation.Before()
	}
	return ""
}

// refusal says that there is no answer, and names the articles that bear on the
// question all the same.
func (b *builder) refusal(said string) {
	b.add(Text{Line: strong(said)})
	if b.a.Searched.Articles == 0 {
		b.add(Text{Line: Line{{Text: "There are no articles that you may read; `pullquote ingest` takes articles in."}}})
	}
	if len(b.a.Nearest) == 0 {
		return
	}
	list := List{Title: Line{{Text: "The nearest articles:"}}}
	for _, n := range b.a.Nearest {
		c := answer.Citation{Article: n.Article, Headline: n.Headline, Publisher: n.Publisher, URL: n.URL}
		list.Items = append(list.Items, source(c, c.Page()))
	}
	b.add(list)
}

// Claims are the claims, each with the marks of its citations. A claim that is
// its own quotation is left to that, unless all are wanted.
func Claims(a answer.Answer, all bool) []Block {
	var out []Block
	for _, c := range a.Claims {
		if all || !isQuoted(a, c) {
			out = append(out, Text{Line: claim(a, c)})
		}
	}
	return out
}

func claim(a answer.Answer, c answer.Claim) Line {
	return append(Line{{Text: before(a, c) + c.Text}}, marks(a, c.Citations)...)
}

// parts are the answers to several questions in one, each below what was asked.
func (b *builder) parts() {
	b.add(Claims(b.a, false)...)
	for _, p := range b.a.Parts {
		b.add(Heading{strong(upper(p.Text) + "?")})
		var fresh []answer.Citation
		var known []int
		for _, n := range p.Citations {
			if c, ok := cited(b.a, n); ok && !b.shown[n] {
				fresh = append(fresh, c)
			} else if ok {
				known = append(known, n)
			}
		}
		if len(p.Citations) == 0 {
			b.add(Text{Line: Line{{Text: "Not stated in any article."}}})
		}
		if len(known) > 0 {
			b.add(Text{Line: above(b.a, p.Value, known)})
		}
		b.quotations(fresh)
	}
}

// above says that quotations above state what a part asks for.
func above(a answer.Answer, value string, known []int) Line {
	line := Line{{Text: "Stated in"}}
	if value != "" {
		line = Line{{Text: oneLine(value), Ink: Strong}, {Text: ", stated in"}}
	}
	return append(append(line, marks(a, known)...), Words{Text: " above."})
}

// quotations adds those that do not stand on the page yet, with one line for the
// source of neighbours that are of one article.
func (b *builder) quotations(of []answer.Citation) {
	var fresh []answer.Citation
	for _, c := range of {
		if !b.shown[c.N] && !b.hidden[c.N] {
			fresh = append(fresh, c)
		}
	}
	for i, c := range fresh {
		b.quotation(c, i+1 == len(fresh) || fresh[i+1].Article != c.Article)
	}
}

// quotation adds one, with its source where that is wanted.
func (b *builder) quotation(c answer.Citation, sourced bool) {
	q := quotationOf(c)
	q.Also = b.folds[c.N]
	if sourced {
		first := b.named[c.Article] == 0
		if q.Source = b.sourceOf(c); first {
			q.Also = append(slices.Clone(q.Also), correction(c)...)
		}
	}
	b.shown[c.N] = true
	b.add(q)
}

// sourceOf names the article of the quotation, or the quotation below which it
// was named.
func (b *builder) sourceOf(c answer.Citation) Line {
	if n := b.named[c.Article]; n > 0 && n != c.N {
		return Line{{Text: "same article as "}, mark(b.a, n)}
	}
	b.named[c.Article] = c.N
	return source(c, c.Link())
}

// correction is what the article says of its correction, unless the quotation holds
// all of that.
func correction(c answer.Citation) []Line {
	if c.Corrected == nil || strings.Contains(c.Quote, c.Corrected.Note) {
		return nil
	}
	told := "Corrected"
	if day, err := time.Parse(time.DateOnly, c.Corrected.Date); err == nil {
		told += " on " + day.Format(dayForm)
	}
	return []Line{{{Text: told + ": " + oneLine(c.Corrected.Note)}}}
}

func quotationOf(c answer.Citation) Quotation {
	return Quotation{N: c.N, Before: c.Before(), Quote: c.Quote, Value: c.Answer, Link: c.Link()}
}

// differences are what the sources say differently.
func (b *builder) differences() {
	for _, d := range b.a.Disagreements {
		list := List{Title: Line{{Text: differs(d), Ink: Alert}}}
		for _, p := range d.Positions {
			list.Items = append(list.Items, append(Line{{Text: oneLine(p.Text)}}, marks(b.a, p.Citations)...))
		}
		b.add(list)
	}
}

func differs(d answer.Disagreement) string {
	if d.Change {
		return "Changed since an earlier report: " + oneLine(d.About)
	}
	return "Sources differ on " + oneLine(d.About)
}

// articlesOf counts the articles that the citations come from.
func articlesOf(a answer.Answer, numbers []int) int {
	var known []string
	for _, n := range numbers {
		if c, ok := cited(a, n); ok && !slices.Contains(known, c.Article) {
			known = append(known, c.Article)
		}
	}
	return len(known)
}
