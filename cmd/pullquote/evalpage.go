package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/eval"
)

// evaluationPage returns the figures as a person reads them: what was asked, a
// table, and each question whose answer is not as it should be.
func evaluationPage(v eval.Result, s style) string {
	p := &page{style: s}
	p.text(nil, nil, span{fmt.Sprintf("%s about %s, %s", count(v.Questions, "question"), count(v.Articles, "article"), count(v.Passages, "passage")), strong})
	row := func(what, value string) { p.whole(nil, span{text: fmt.Sprintf("  %-39s %s", what, value)}) }
	part := func(heading string, questions int) {
		p.gap()
		p.whole(nil, span{text: heading + " "}, span{"(" + count(questions, "question") + ")", quiet})
	}
	if r := v.Search; r != nil {
		part("Search", r.Questions)
		row("found among the first 1, 3, 4, 5, 10", foundAt(r.Found, 1, 3, 4, 5, 10))
		row("MRR@10", fmt.Sprintf("%.3f", r.MRR))
		row("evidence recall@10", percent(r.Recall))
		row("all facts@10", percent(r.AllFacts))
	}
	if r := v.Answers; r != nil {
		part("With an answer in the articles", r.Questions)
		row("answered", percent(r.Answered))
		if len(r.Quoted) > 0 {
			row("answer in the first 1, 2, 3 quotations", foundAt(r.Quoted, 1, 2, 3))
			row("the same if nothing were refused", foundAt(r.Best, 1, 2, 3))
		}
		row("all as it should be", percent(r.Right))
	}
	if r := v.Refusals; r != nil {
		part("Without one", r.Questions)
		row("refused", percent(r.Refused))
		for _, at := range r.At {
			row(fmt.Sprintf("refused with at least %.0f %% answered", 100*at.AtLeast), percent(at.Refused))
		}
		row("AUC", fmt.Sprintf("%.3f", r.AUC))
	}
	p.gap()
	p.whole(nil, span{text: "Quotations"})
	row("said, altered", fmt.Sprintf("%d, %d", v.Quotes, v.Altered))
	if len(v.Dropped) > 0 {
		p.gap()
		p.whole(nil, span{text: "Did not hold, by rule"})
		for _, rule := range slices.Sorted(maps.Keys(v.Dropped)) {
			row(rule, fmt.Sprint(v.Dropped[rule]))
		}
	}
	p.gap()
	p.whole(nil, span{text: "Cost"})
	row("indexing", fmt.Sprintf("%.1f s", v.Cost.Indexing))
	row("an answer, p50 and p95", fmt.Sprintf("%.0f ms, %.0f ms", v.Cost.P50, v.Cost.P95))
	row("memory", fmt.Sprintf("%.0f MB", v.Cost.Memory))
	section(p, "Not as it should be", v.Missed, func(m eval.Missed) string { return m.ID + ": " + strings.Join(m.Why, "; ") })
	return p.String()
}

// foundAt lists the shares at the ranks.
func foundAt(list []eval.AtRank, at ...int) string {
	var out []string
	for _, k := range at {
		for _, r := range list {
			if r.K == k {
				out = append(out, percent(r.Share))
			}
		}
	}
	return strings.Join(out, ", ")
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// evaluationTitle says above the picture what was asked.
func evaluationTitle(v eval.Result) string {
	return fmt.Sprintf("%s, %s, %s", v.Set, count(v.Questions, "question"), v.Mode)
}
