package page

import (
	"fmt"
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
)

// What several articles say alike is told in one line below the quotation that
// says it first: "71 operatives: also in [2] [3], two of them from one report".
// A quotation that nothing else needs is named there by its source and not
// printed again.

// fold finds these lines.
func (b *builder) fold() {
	b.folds, b.hidden = map[int][]Line{}, map[int]bool{}
	needed := b.needed()
	type same struct {
		at     int
		also   []int
		values []string
		from   string
	}
	var all []same
	for _, agreement := range b.a.Agreements {
		for _, p := range agreement.Positions {
			at, also := anchor(b.a, p.Citations, needed)
			if len(also) == 0 {
				continue
			}
			i := slices.IndexFunc(all, func(s same) bool { return s.at == at && slices.Equal(s.also, also) })
			if i < 0 {
				all = append(all, same{at: at, also: also, from: oneReport(b.a, p)})
				i = len(all) - 1
			}
			all[i].values = append(all[i].values, oneLine(p.Text))
		}
	}
	for _, s := range all {
		line := Line{{Text: Join("; ", s.values...) + ": also in"}}
		for i, n := range s.also {
			if i > 0 {
				line = append(line, Words{Text: ","})
			}
			line = append(line, Words{Text: " "}, mark(b.a, n))
			if !needed[n] && !b.hidden[n] {
				c, _ := cited(b.a, n)
				line = append(line, Words{Text: " "})
				line = append(line, source(c, c.Link())...)
				b.hidden[n] = true
			}
		}
		b.folds[s.at] = append(b.folds[s.at], append(line, Words{Text: s.from}))
	}
	for at := range b.folds { // what others are folded below is printed
		delete(b.hidden, at)
	}
}

// needed are the numbers of the quotations that claims, differences and refusals
// stand on.
func (b *builder) needed() map[int]bool {
	out := map[int]bool{}
	note := func(numbers []int) {
		for _, n := range numbers {
			out[n] = true
		}
	}
	for _, c := range b.a.Claims {
		note(c.Citations)
	}
	for _, d := range b.a.Disagreements {
		for _, p := range d.Positions {
			note(p.Citations)
		}
	}
	note(b.a.Near)
	return out
}

// anchor is the quotation below which it is said that the others say the same:
// the first that is needed anyway; and the others, of other articles.
func anchor(a answer.Answer, numbers []int, needed map[int]bool) (at int, also []int) {
	numbers = slices.Sorted(slices.Values(numbers))
	if len(numbers) == 0 {
		return 0, nil
	}
	at = numbers[0]
	if i := slices.IndexFunc(numbers, func(n int) bool { return needed[n] }); i >= 0 {
		at = numbers[i]
	}
	first, _ := cited(a, at)
	for _, n := range numbers {
		if c, ok := cited(a, n); ok && n != at && c.Article != first.Article {
			also = append(also, n)
		}
	}
	return at, also
}

// oneReport says how many of the articles of the position go back to one report,
// as far as that can be told.
func oneReport(a answer.Answer, p answer.Position) string {
	n := articlesOf(a, p.Citations)
	switch {
	case p.Origins == 0 || p.Origins >= n:
		return ""
	case p.Origins == 1 && n == 2:
		return ", both from one report"
	case p.Origins == 1:
		return ", all from one report"
	case p.Origins == n-1:
		return ", two of them from one report"
	}
	return fmt.Sprintf(", from %d reports in all", p.Origins)
}
