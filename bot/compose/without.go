package compose

import (
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/ground"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Without takes citations out of the answer, and with them every claim and
// comparison that stood on one of them, and numbers the rest anew.
func (d *Draft) Without(gone map[int]bool) {
	old := d.Answer
	quotes := d.Quotes
	d.Quotes = nil
	d.Answer.Citations = []answer.Citation{}
	d.Answer.Claims = []answer.Claim{}
	for _, c := range old.Claims {
		if anyGone(c.Citations, gone) {
			d.Drop(c.Text, ground.Fault{Rule: ground.Changed})
			continue
		}
		d.Add(c, pick(quotes, c.Citations))
	}
	d.Answer.Claims = disputed(d.Answer.Claims)
	d.Answer.Near = nil
	for _, n := range old.Near {
		if !gone[n] {
			d.Answer.Near = append(d.Answer.Near, d.cite(pick(quotes, []int{n}))...)
		}
	}
	d.Answer.MayAnswer = d.Answer.MayAnswer && len(d.Answer.Near) > 0
	d.Answer.Parts = nil
	for _, p := range old.Parts {
		left := slices.DeleteFunc(slices.Clone(p.Citations), func(n int) bool { return gone[n] })
		if len(left) == 0 || left[0] != p.Citations[0] {
			p.Value = ""
		}
		d.Answer.Parts = append(d.Answer.Parts, answer.Asked{Text: p.Text, Citations: d.cite(pick(quotes, left)), Value: p.Value})
	}
	if len(d.Answer.Claims) == 0 {
		d.Answer.Outcome = answer.NotFound
		d.Answer.Disagreements, d.Answer.Agreements = []answer.Disagreement{}, []answer.Disagreement{}
		return
	}
	d.Answer.Outcome = answer.Partial
	d.Answer.Disagreements = d.keep(old.Disagreements, quotes, gone)
	d.Answer.Agreements = d.keep(old.Agreements, quotes, gone)
}

// disputed returns the claims without those that are one side of a difference
// of which no other side is left.
func disputed(claims []answer.Claim) []answer.Claim {
	kept := []answer.Claim{}
	for _, c := range claims {
		other := func(o answer.Claim) bool { return o.Kind == answer.Differ && o.About == c.About && o.Text != c.Text }
		if c.Kind != answer.Differ || slices.ContainsFunc(claims, other) {
			kept = append(kept, c)
		}
	}
	return kept
}

// keep returns the comparisons of which every citation is still there.
func (d *Draft) keep(all []answer.Disagreement, quotes []news.Quote, gone map[int]bool) []answer.Disagreement {
	kept := []answer.Disagreement{}
	for _, c := range all {
		whole := true
		for _, p := range c.Positions {
			whole = whole && !anyGone(p.Citations, gone)
		}
		if !whole {
			continue
		}
		again := answer.Disagreement{About: c.About, Story: c.Story, Change: c.Change}
		for _, p := range c.Positions {
			again.Positions = append(again.Positions, answer.Position{Text: p.Text, Citations: d.cite(pick(quotes, p.Citations)), Origins: p.Origins})
		}
		kept = append(kept, again)
	}
	return kept
}

func anyGone(numbers []int, gone map[int]bool) bool {
	for _, n := range numbers {
		if gone[n] {
			return true
		}
	}
	return false
}

// pick returns the quotations behind the numbers.
func pick(quotes []news.Quote, numbers []int) []news.Quote {
	var out []news.Quote
	for _, n := range numbers {
		out = append(out, quotes[n-1])
	}
	return out
}
