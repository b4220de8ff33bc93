package main

import (
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
)

// RealTime QA: news questions over an archive of 1,702 articles that answers
// half of them; the other half is of later years.

type rtqaArticle struct {
	ID                       int
	Title, Source, URL, Body string
	PublishedAt              string `json:"published_at"`
}

type rtqaQuestion struct {
	ID, Query  string
	Aliases    []string
	Answerable bool
}

func rtqaArticles(t *testing.T) (list []benchArticle) {
	for _, a := range readSet[rtqaArticle](t, "rtqa/archive.jsonl.gz") {
		list = append(list, benchArticle{ID: fmt.Sprintf("rtqa-%d", a.ID), Title: a.Title, Source: a.Source, Published: a.PublishedAt, URL: a.URL, Body: a.Body})
	}
	return list
}

func benchRTQA(t *testing.T) figures {
	list := readSet[rtqaQuestion](t, "rtqa/questions_dev.jsonl")
	archive := benchArchive(t, "rtqa", rtqaArticles(t))
	questions := make([]string, len(list))
	for i, q := range list {
		questions[i] = q.Query
	}
	var found measure.Rankings
	var inside, outside []eval.Examined
	var best, said eval.Quoted
	for i, e := range examineAll(t, archive, questions) {
		if !list[i].Answerable {
			outside = append(outside, e)
			continue
		}
		inside = append(inside, e)
		q := eval.Question{QuoteAny: list[i].Aliases}
		r, _ := q.Ranking(e.Found)
		found = append(found, r)
		best.Add(q.QuotedAt(e.Best))
		said.Add(q.QuotedAt(eval.QuotesOf(e.Answer)))
	}
	f := figures{}
	for _, k := range []int{1, 3, 5, 10} {
		f.share(fmt.Sprintf("answer in chunk@%d", k), found.Hits(k), len(found))
	}
	f.quotations("best sentences: answer in", best)
	f.quotations("as it stands: answer in", said)
	f.refusal("out of archive", measure.Refusal{Answerable: supports(inside), Unanswerable: supports(outside)})
	f.asItStands("out of archive", inside, outside)
	return f
}

// quotations adds in how many answers the first quotations hold what was asked.
func (f figures) quotations(name string, c eval.Quoted) {
	for _, r := range c.Shares() {
		f.share(fmt.Sprintf("%s %d quotations", name, r.K), r.Share, c.All)
	}
}
