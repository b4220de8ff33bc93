package page

import (
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
)

// mostColumns is how many articles are set side by side: with more of them a
// column is too narrow to read a sentence in.
const mostColumns = 3

// comparison sets articles side by side: a row for each thing that they say
// differently or alike, then what only one of them says.
func (b *builder) comparison() {
	whole := b.blocks
	b.blocks = nil
	b.stacked()
	b.rest()
	one := b.blocks
	b.blocks = whole
	var heads []answer.Citation
	for _, c := range b.a.Citations {
		if !slices.ContainsFunc(heads, func(h answer.Citation) bool { return h.Article == c.Article }) {
			heads = append(heads, c)
		}
	}
	if len(heads) < 2 || len(heads) > mostColumns {
		b.add(one...)
		return
	}
	t := &sideBySide{a: b.a, heads: heads, shown: map[int]bool{}}
	t.Head = []Line{strong("")}
	for _, h := range heads {
		t.Head = append(t.Head, inked(source(h, h.Page()), Strong))
	}
	t.differ()
	t.agree()
	t.only()
	t.rest()
	t.Else = one
	b.add(t.Table)
}

// stacked is the comparison with one thing below the other.
func (b *builder) stacked() {
	if len(b.a.Disagreements) > 0 {
		b.add(Heading{Line{{Text: "Sources differ", Ink: Alert}}})
	}
	for _, d := range b.a.Disagreements {
		for _, p := range d.Positions {
			b.value(oneLine(d.About)+": "+oneLine(p.Text), p.Citations)
		}
	}
	if len(b.a.Agreements) > 0 {
		b.add(Heading{strong("Sources agree")})
	}
	for _, s := range togetherIn(b.a.Agreements) {
		b.value(Join("; ", s.values...), s.citations)
	}
	b.group(strong(alike), true, func(c answer.Claim) bool { return c.Kind == answer.Agree && c.About == "" })
	b.only()
}

// value adds a value and the quotations of it that are not shown yet.
func (b *builder) value(text string, citations []int) {
	b.add(Text{Line: append(strong(text), marks(b.a, citations)...), Under: true})
	var of []answer.Citation
	for _, c := range b.a.Citations {
		if slices.Contains(citations, c.N) {
			of = append(of, c)
		}
	}
	b.quotations(of)
}

// together are values that the same quotations give.
type together struct {
	values    []string
	citations []int
}

func togetherIn(agreements []answer.Disagreement) []together {
	var out []together
	for _, d := range agreements {
		if len(d.Positions) == 0 {
			continue
		}
		p := d.Positions[0]
		if n := len(out); n > 0 && slices.Equal(out[n-1].citations, p.Citations) {
			out[n-1].values = append(out[n-1].values, oneLine(p.Text))
			continue
		}
		out = append(out, together{[]string{oneLine(p.Text)}, p.Citations})
	}
	return out
}

// sideBySide is the table of a comparison in the making.
type sideBySide struct {
	Table
	a     answer.Answer
	heads []answer.Citation // one of each article, in the order of the columns
	shown map[int]bool
}

// differ adds a row for each thing that the articles say differently.
func (t *sideBySide) differ() {
	for _, d := range t.a.Disagreements {
		about := "differ: " + oneLine(d.About)
		if d.Change {
			about = "changed: " + oneLine(d.About)
		}
		row := []Cell{{Line: Line{{Text: about, Ink: Alert}}}}
		for _, h := range t.heads {
			cell := Cell{}
			for _, p := range d.Positions {
				if of := t.of(h, p.Citations); len(of) > 0 {
					t.fill(&cell, oneLine(p.Text), of)
				}
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
}

// agree adds a row for what they say alike.
func (t *sideBySide) agree() {
	for _, s := range togetherIn(t.a.Agreements) {
		row := []Cell{{Line: strong("alike")}}
		for _, h := range t.heads {
			cell := Cell{}
			if of := t.of(h, s.citations); len(of) > 0 {
				t.fill(&cell, Join("; ", s.values...), of)
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	for _, c := range t.a.Claims {
		if c.Kind != answer.Agree || c.About != "" {
			continue
		}
		row := []Cell{{Line: strong("alike")}}
		if !isQuoted(t.a, c) {
			row[0].Line = append(row[0].Line, append(Line{{Text: ": "}}, claim(t.a, c)...)...)
		}
		for _, h := range t.heads {
			cell := Cell{}
			t.fill(&cell, "", t.of(h, c.Citations))
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
}

// only adds what one article alone says, row by row beside what another does.
func (t *sideBySide) only() {
	columns := make([][]Cell, len(t.heads))
	most := 0
	for _, c := range t.a.Claims {
		if c.Kind != answer.Only {
			continue
		}
		for i, h := range t.heads {
			of := t.of(h, c.Citations)
			if len(of) == 0 {
				continue
			}
			cell := Cell{}
			if !isQuoted(t.a, c) {
				cell.Line = claim(t.a, c)
			}
			t.fill(&cell, "", of)
			columns[i] = append(columns[i], cell)
			most = max(most, len(columns[i]))
			break
		}
	}
	for n := range most {
		row := []Cell{{}}
		if n == 0 {
			row[0].Line = strong("only here")
		}
		for _, column := range columns {
			cell := Cell{}
			if n < len(column) {
				cell = column[n]
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
}

// rest adds the quotations that stand in no row yet: each mark has its quotation.
func (t *sideBySide) rest() {
	row, any := []Cell{{}}, false
	for _, h := range t.heads {
		cell := Cell{}
		var left []answer.Citation
		for _, c := range t.a.Citations {
			if c.Article == h.Article && !t.shown[c.N] {
				left = append(left, c)
			}
		}
		t.fill(&cell, "", left)
		any = any || len(left) > 0
		row = append(row, cell)
	}
	if any {
		t.Rows = append(t.Rows, row)
	}
}

// of are the citations with the numbers that are of the article.
func (t *sideBySide) of(h answer.Citation, numbers []int) []answer.Citation {
	var out []answer.Citation
	for _, c := range t.a.Citations {
		if c.Article == h.Article && slices.Contains(numbers, c.N) {
			out = append(out, c)
		}
	}
	return out
}

// fill puts a value and the quotations of it into the cell; of one that stands in
// another cell, its mark.
func (t *sideBySide) fill(cell *Cell, value string, of []answer.Citation) {
	if value != "" {
		cell.Line = append(cell.Line, strong(value)...)
	}
	for _, c := range of {
		if !t.shown[c.N] {
			t.shown[c.N] = true
			cell.Quotations = append(cell.Quotations, quotationOf(c))
			continue
		}
		if len(cell.Line) > 0 {
			cell.Line = append(cell.Line, Words{Text: " "})
		}
		cell.Line = append(cell.Line, mark(t.a, c.N))
	}
}
