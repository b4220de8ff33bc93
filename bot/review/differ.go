package review

import (
	"fmt"

	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/draft"
)

// Difference is what articles print otherwise than the one that the draft agrees
// with.
type Difference struct {
	Finding draft.Finding
	compare.Comparison
}

// Differences are those that are near certain, by the rule of answers: another
// holder of an office, the sentence with another name, number or date, or the
// quotation in other words. What is a later state of one report is none.
func (r Review) Differences() (out []Difference) {
	told := map[string]bool{}
	for _, f := range r.Report.Findings {
		if len(f.Beside) == f.Own {
			continue
		}
		own := f.Beside[:f.Own]
		for _, c := range compare.Otherwise(own, own, f.Beside) {
			if key := sentences(c); !c.Changed && len(c.Positions) > 1 && !told[key] {
				told[key] = true
				out = append(out, Difference{f, c})
			}
		}
	}
	return out
}

// Values are what the articles print, with who prints it.
func Values(c compare.Comparison) string {
	out := ""
	for i, p := range c.Positions {
		if i > 0 {
			out += " / "
		}
		out += "“" + spaced(p.Text) + "” (" + sourceOf(p) + ")"
	}
	return out
}

// sentences tells the sentences of the positions from all others: what they differ
// on is told once.
func sentences(c compare.Comparison) string {
	out := ""
	for _, p := range c.Positions {
		l := p.Lines[0]
		out += fmt.Sprintf("%s %d %d\n", l.Article.ID, l.Article.Revision, l.Sentence.Start)
	}
	return out
}

// sourceOf names the article of a position.
func sourceOf(p compare.Position) string {
	a := p.Lines[0].Article
	if a.Publisher != "" {
		return spaced(a.Publisher)
	}
	return string(a.ID)
}
