package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// News questions with five passages given, a share of which is noise: on the
// same topic, without the answer. The protocol is that of RGB (Chen and
// others, 2024).

// givenPassages is how many passages each question is given.
const givenPassages = 5

type noiseQuestion struct {
	ID, Query          string
	Aliases            []string
	Positive, Negative []noisePassage
}

type noisePassage struct{ Title, URL, Published, Text string }

// article is the passage as an article of its own, one for each text.
func (p noisePassage) article() benchArticle {
	return benchArticle{ID: "noise-" + short(p.URL+p.Text), Title: p.Title, URL: p.URL, Published: strings.ReplaceAll(p.Published, "/", "-"), Body: p.Text}
}

// given returns the passages of the question at a share of noise, in an order
// without meaning. Where there are too few of one kind, the other fills up.
func (q noiseQuestion) given(noise float64) []noisePassage {
	negative := int(math.Ceil(givenPassages * noise))
	positive := givenPassages - negative
	switch {
	case noise == 1:
	case negative > len(q.Negative):
		negative = len(q.Negative)
		positive = givenPassages - negative
	case positive > len(q.Positive):
		positive = len(q.Positive)
		negative = givenPassages - positive
	}
	out := slices.Concat(q.Positive[:min(positive, len(q.Positive))], q.Negative[:min(negative, len(q.Negative))])
	h := fnv.New64a()
	h.Write([]byte(q.ID))
	rand.New(rand.NewPCG(h.Sum64(), 0)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// onlyGiven is an archive of which a question is offered the given articles
// and no others. How rare words are is told from the whole archive.
type onlyGiven struct {
	*retrieval.Archive
	given []news.ArticleID
}

func (o *onlyGiven) Find(ctx context.Context, words string, as news.Reader, _ int) (news.Found, error) {
	out, err := o.Archive.Find(ctx, words, as, 1)
	if err != nil {
		return out, err
	}
	out.Passages = nil
	for _, id := range o.given {
		a, err := o.Archive.Article(ctx, id, 0)
		if errors.Is(err, retrieval.ErrNoArticle) {
			continue // it was nothing but page furniture
		}
		if err != nil {
			return out, err
		}
		out.Passages = append(out.Passages, news.Passages(a, news.Sentences(a))...)
	}
	return out, nil
}

func benchNoise(t *testing.T) figures {
	list := readSet[noiseQuestion](t, "newsnoise/dev.jsonl.gz")
	archive := benchArchive(t, "newsnoise", noiseArticles(list))
	f := figures{}
	at := map[float64][]eval.Examined{}
	for _, noise := range []float64{0, .4, .8, 1} {
		at[noise] = examineGiven(t, archive, list, noise)
		if noise == 1 {
			break
		}
		var best, said eval.Quoted
		for i, e := range at[noise] {
			q := eval.Question{QuoteAny: list[i].Aliases}
			best.Add(q.QuotedAt(e.Best))
			said.Add(q.QuotedAt(eval.QuotesOf(e.Answer)))
		}
		f.quotations(fmt.Sprintf("noise %.1f, best sentences: answer in", noise), best)
		f.quotations(fmt.Sprintf("noise %.1f, as it stands: answer in", noise), said)
	}
	f.asItStands("only noise", at[0], at[1])
	f.fault("noise 0.0, as it stands: shown to differ, though all say the same", differing(at[0]), len(list))
	for _, noise := range []float64{0, .4} {
		f.refusal(fmt.Sprintf("only noise against noise %.1f", noise), measure.Refusal{Answerable: supports(at[noise]), Unanswerable: supports(at[1])})
	}
	return f
}

// differing is the share of answers in which sources are shown to differ.
func differing(all []eval.Examined) float64 {
	n := 0
	for _, e := range all {
		n += min(1, len(e.Answer.Disagreements))
	}
	return measure.Share(float64(n), len(all))
}

func noiseArticles(list []noiseQuestion) (out []benchArticle) {
	seen := map[string]bool{}
	for _, q := range list {
		for _, p := range slices.Concat(q.Positive, q.Negative) {
			if a := p.article(); !seen[a.ID] {
				seen[a.ID] = true
				out = append(out, a)
			}
		}
	}
	return out
}

// examineGiven asks each question over the passages that it is given.
func examineGiven(t *testing.T, archive *retrieval.Archive, list []noiseQuestion, noise float64) []eval.Examined {
	t.Helper()
	out := make([]eval.Examined, len(list))
	type desk struct {
		given *onlyGiven
		*eval.Examiner
	}
	of := make([]desk, workers())
	for w := range of {
		given := &onlyGiven{Archive: archive}
		of[w] = desk{given, benchExaminer(given, archive.Books, w)}
	}
	inParallel(t, len(list), func(w, i int) (err error) {
		of[w].given.given = nil
		for _, p := range list[i].given(noise) {
			of[w].given.given = append(of[w].given.given, news.ArticleID(p.article().ID))
		}
		out[i], err = of[w].Ask(t.Context(), list[i].Query)
		return err
	})
	provenAll(t, archive)
	return out
}

var _ bot.Archive = (*onlyGiven)(nil)
