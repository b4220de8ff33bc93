package main

import (
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval"
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

// multihopCorpus returns the articles of the set and the titles of those that
// are real throughout.
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
	m := askMultihop(t, benchArchive(t, "multihop", articles), real, readSet[multihopQuery](t, multihopQueries))
	f := figures{}
	for _, k := range []int{1, 4, 10} {
		f.share(fmt.Sprintf("all queries, Hits@%d", k), m.all.Hits(k), len(m.all))
	}
	f.share("all queries, MRR@10", m.all.MRR(10), len(m.all))
	f.share("all queries, evidence recall@10", m.all.Recall(10), len(m.all))
	f.share("all queries, all facts@10", m.all.Complete(10), len(m.all))
	m.into(f)
	return f
}

const multihopQueries = "multihop/queries_dev.jsonl"

// multihopRun is what became of the queries.
type multihopRun struct {
	all, real        measure.Rankings // of all facts, and of those in real articles
	answerable, null []eval.Examined
}

func askMultihop(t *testing.T, archive *retrieval.Archive, real map[string]bool, queries []multihopQuery) multihopRun {
	questions := make([]string, len(queries))
	for i, q := range queries {
		questions[i] = q.Query
	}
	var m multihopRun
	for i, e := range examineAll(t, archive, questions) {
		q := queries[i]
		if q.QuestionType == nullQuery {
			m.null = append(m.null, e)
			continue
		}
		m.answerable = append(m.answerable, e)
		every, genuine := q.facts(real)
		m.all = append(m.all, rankFacts(e, every))
		if len(genuine) > 0 {
			m.real = append(m.real, rankFacts(e, genuine))
		}
	}
	return m
}

// into adds what can be told of any part of the queries.
func (m multihopRun) into(f figures) {
	for _, k := range []int{1, 4, 10} {
		f.share(fmt.Sprintf("real facts, Hits@%d", k), m.real.Hits(k), len(m.real))
	}
	f.share("real facts, MRR@10", m.real.MRR(10), len(m.real))
	f.refusal("null", measure.Refusal{Answerable: supports(m.answerable), Unanswerable: supports(m.null)})
	f.asItStands("null", m.answerable, m.null)
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
func rankFacts(e eval.Examined, facts []string) measure.Ranking {
	r, _ := eval.Question{Facts: facts}.Ranking(e.Found)
	return r
}
