package main

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

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
	var inside, outside []examined
	var best, said counts
	for i, e := range examineAll(t, archive, questions) {
		if !list[i].Answerable {
			outside = append(outside, e)
			continue
		}
		inside = append(inside, e)
		a := answerWords(list[i].Aliases)
		r := measure.Ranking{Sought: 1}
		for _, p := range e.found {
			r.At = append(r.At, a.heldBy(p.Text()))
		}
		found = append(found, r)
		best.add(a, e.quotesOfBest())
		said.add(a, e.quotesSaid())
	}
	f := figures{}
	for _, k := range []int{1, 3, 5, 10} {
		f.share(fmt.Sprintf("answer in chunk@%d", k), found.Hits(k), len(found))
	}
	best.into(f, "best sentences: answer in", len(inside))
	said.into(f, "as it stands: answer in", len(inside))
	f.refusal("out of archive", measure.Refusal{Answerable: supports(inside), Unanswerable: supports(outside)})
	f.share("as it stands: answered", measure.Share(shown(inside), len(inside)), len(inside))
	f.share("as it stands: out of archive refused", 1-measure.Share(shown(outside), len(outside)), len(outside))
	return f
}

// quotesOfBest are the best sentences, said or not.
func (e examined) quotesOfBest() (out []string) {
	for _, q := range e.best {
		out = append(out, q.Text())
	}
	return out
}

// quotesSaid are the quotations of the answer.
func (e examined) quotesSaid() (out []string) {
	for _, c := range e.answer.Citations {
		out = append(out, c.Quote)
	}
	return out
}

// counts counts in how many answers the first 1, 2 and 3 quotations hold what
// was asked for.
type counts [3]float64

func (c *counts) add(a answerWords, quotes []string) {
	for i, q := range quotes[:min(3, len(quotes))] {
		if len(a.heldBy(q)) > 0 {
			for k := i; k < 3; k++ {
				c[k]++
			}
			return
		}
	}
}

func (c counts) into(f figures, name string, n int) {
	for k, hits := range c {
		f.share(fmt.Sprintf("%s %d quotations", name, k+1), measure.Share(hits, n), n)
	}
}

// answerWords are the forms of a right answer.
type answerWords []string

// heldBy returns [0], the one thing sought, when the text holds the answer.
func (a answerWords) heldBy(text string) []int {
	words := plainWords(text)
	for _, form := range a {
		if strings.Contains(words, plainWords(form)) {
			return []int{0}
		}
	}
	return nil
}

// plainWords is the text in small letters, its words parted and bounded by one
// space each.
func plainWords(text string) string {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(parts, " ") + " "
}
