package main

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval/news"
)

// MultiHop-RAG (Tang and Yang, 2024) on a corpus pieced together: questions
// over several articles with the sentences that are their evidence, and null
// questions that have none. The figures are easier to reach than those of the
// real corpus and must not be set beside them.

type multihopArticle struct {
	ID                        int
	Title, Source, Body, Kind string
	PublishedAt               string `json:"published_at"`
}

type multihopQuery struct {
	Query        string
	QuestionType string                         `json:"question_type"`
	EvidenceList []struct{ Title, Fact string } `json:"evidence_list"`
}

const nullQuery = "null_query"

// corpus returns the articles of the set.
func multihopCorpus(t *testing.T) (list []benchArticle, real map[string]bool) {
	real = map[string]bool{}
	for _, a := range readSet[multihopArticle](t, "multihop/corpus.jsonl.gz") {
		list = append(list, benchArticle{ID: fmt.Sprintf("multihop-%d", a.ID), Title: a.Title, Source: a.Source, Published: a.PublishedAt, Body: a.Body})
		if a.Kind == "full" {
			real[a.Title] = true
		}
	}
	return list, real
}

func benchMultihop(t *testing.T) figures {
	articles, real := multihopCorpus(t)
	return multihop(t, "multihop", articles, real)
}

// multihop measures the set over articles that hold its own.
func multihop(t *testing.T, name string, articles []benchArticle, real map[string]bool) figures {
	queries := readSet[multihopQuery](t, "multihop/queries_dev.jsonl")
	archive := benchArchive(t, name, articles)
	questions := make([]string, len(queries))
	for i, q := range queries {
		questions[i] = q.Query
	}
	var all, ofReal measure.Rankings
	var answerable, null []examined
	for i, e := range examineAll(t, archive, questions) {
		q := queries[i]
		if q.QuestionType == nullQuery {
			null = append(null, e)
			continue
		}
		answerable = append(answerable, e)
		every, genuine := q.facts(real)
		all = append(all, rankFacts(e.found, every))
		if len(genuine) > 0 {
			ofReal = append(ofReal, rankFacts(e.found, genuine))
		}
	}
	f := figures{}
	for _, k := range []int{1, 4, 10} {
		f.share(fmt.Sprintf("real facts, Hits@%02d", k), ofReal.Hits(k), len(ofReal))
		f.share(fmt.Sprintf("all queries, Hits@%02d", k), all.Hits(k), len(all))
	}
	f.share("real facts, MRR@10", ofReal.MRR(10), len(ofReal))
	f.share("all queries, MRR@10", all.MRR(10), len(all))
	f.share("all queries, evidence recall@10", all.Recall(10), len(all))
	f.share("all queries, all facts@10", all.Complete(10), len(all))
	f.refusal("null", measure.Refusal{Answerable: supports(answerable), Unanswerable: supports(null)})
	f.share("as it stands: answered", measure.Share(shown(answerable), len(answerable)), len(answerable))
	f.share("as it stands: null refused", 1-measure.Share(shown(null), len(null)), len(null))
	return f
}

// facts returns the evidence of the query, and the part of it that stands in
// the real articles of the corpus.
func (q multihopQuery) facts(real map[string]bool) (every, genuine []string) {
	for _, e := range q.EvidenceList {
		every = append(every, e.Fact)
		if real[e.Title] {
			genuine = append(genuine, e.Fact)
		}
	}
	return every, genuine
}

// rankFacts says which facts each passage holds. As in the set's own script,
// white space does not count.
func rankFacts(found []news.Passage, facts []string) measure.Ranking {
	r := measure.Ranking{Sought: len(facts)}
	for _, p := range found {
		text := dense(p.Text())
		var held []int
		for i, f := range facts {
			if strings.Contains(text, dense(f)) {
				held = append(held, i)
			}
		}
		r.At = append(r.At, held)
	}
	return r
}

// dense is the text without white space.
func dense(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func benchMultihopLarge(t *testing.T) figures { t.Skip("later"); return nil }
