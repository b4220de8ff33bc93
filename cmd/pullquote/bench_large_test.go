package main

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// largeArchive is how many articles the large archive has: that of a daily
// paper after a few years.
const largeArchive = 15000

type plainArticle struct {
	ID                  any
	Title, Source, Text string
	Publisher           string
}

// largeCorpus is the corpus of the large archive.
func largeCorpus(t *testing.T) (list []benchArticle, real map[string]bool) {
	return corpusOf(t, largeArchive)
}

// corpusOf returns so many articles: those of multihop among those of the
// other sets and copies of these with other names in them. What is sought
// stands in multihop's own articles only.
func corpusOf(t *testing.T, size int) (list []benchArticle, real map[string]bool) {
	list, real = multihopCorpus(t)
	var others []benchArticle
	for _, a := range readSet[multihopArticle](t, "multihop/corpus.jsonl.gz") {
		if a.Kind == "distractor" {
			others = append(others, benchArticle{ID: fmt.Sprintf("distractor-%d", a.ID), Title: a.Title, Source: a.Source, Body: a.Body})
		}
	}
	added := len(others) // those are in the list
	others = append(others, rtqaArticles(t)...)
	for _, name := range []string{"seesaw", "polnear"} {
		for _, a := range readSet[plainArticle](t, name+"/dev.jsonl.gz") {
			others = append(others, benchArticle{ID: fmt.Sprintf("%s-%v", name, a.ID), Title: a.Title, Source: a.Source + a.Publisher, Body: a.Text})
		}
	}
	list = append(list, others[added:]...)
	names := newNameChange(others)
	for round := 1; len(list) < size; round++ {
		for _, a := range others[:min(len(others), size-len(list))] {
			a.ID = fmt.Sprintf("%s-as-%d", a.ID, round)
			a.URL = ""
			a.Title, a.Body = names.in(a.Title, round), names.in(a.Body, round)
			list = append(list, a)
		}
	}
	return list, real
}

// nameChange puts other names into an article. names are those of all
// articles, each as often as it occurs, so that the copies name the same
// people and places as often as the originals.
type nameChange struct{ names []string }

func newNameChange(articles []benchArticle) *nameChange {
	n := &nameChange{}
	for _, a := range articles {
		eachWord(a.Body, func(word string, name bool) string {
			if name {
				n.names = append(n.names, word)
			}
			return word
		})
	}
	return n
}

// in returns the text of a round with each name changed for another, always
// the same for the same name.
func (n *nameChange) in(text string, round int) string {
	return eachWord(text, func(word string, name bool) string {
		if !name {
			return word
		}
		h := fnv.New64a()
		fmt.Fprint(h, round, word)
		return n.names[h.Sum64()%uint64(len(n.names))]
	})
}

// eachWord returns the text with each word as change has it. A name is a word
// with a capital letter that does not begin a sentence.
func eachWord(text string, change func(word string, name bool) string) string {
	var out strings.Builder
	begins := true
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			word := text[:end]
			out.WriteString(change(word, !begins && len(word) > 2 && word[0] >= 'A' && word[0] <= 'Z'))
			begins = false
		}
		rest := strings.IndexFunc(text[end:], unicode.IsLetter)
		if rest < 0 {
			rest = len(text) - end
		}
		between := text[end : end+rest]
		begins = begins || strings.ContainsAny(between, ".!?:\n\"“")
		out.WriteString(between)
		text = text[end+rest:]
	}
	return out.String()
}

// benchMultihopLarge puts those queries that have evidence in real articles,
// and the null queries, to the large archive.
func benchMultihopLarge(t *testing.T) figures {
	articles, real := largeCorpus(t)
	var queries []multihopQuery
	for _, q := range readSet[multihopQuery](t, multihopQueries) {
		if _, genuine := q.facts(real); len(genuine) > 0 || q.QuestionType == nullQuery {
			queries = append(queries, q)
		}
	}
	f := figures{}
	askMultihop(t, benchArchive(t, largeSet, articles), real, queries).into(f)
	return f
}

// largeSet names the folder of the large archive.
const largeSet = "multihop15k"

// The copies in the large archive keep all words but the names.
func TestNameChange(t *testing.T) {
	text := "The mayor, Ann Carr, met Bob in Leeds. Leeds won.\nBob did not see Ann."
	names := newNameChange([]benchArticle{{Body: "Then Xu met Yolanda, Zeno and Xander."}})
	if want := []string{"Yolanda", "Zeno", "Xander"}; !slices.Equal(names.names, want) {
		t.Fatalf("names %q, want %q", names.names, want)
	}
	got := names.in(text, 1)
	if got != names.in(text, 1) {
		t.Error("the same text and round give two copies")
	}
	if eachWord(text, func(w string, _ bool) string { return w }) != text {
		t.Error("a text without a change is not itself")
	}
	for _, gone := range []string{"Carr", "in Leeds", "see Ann"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q still stands in %q", gone, got)
		}
	}
	if !strings.HasPrefix(got, "The mayor, ") || !strings.Contains(got, ". Leeds won.\nBob did not see ") {
		t.Errorf("more than names has changed: %q", got)
	}
}
