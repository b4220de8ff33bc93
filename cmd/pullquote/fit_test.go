package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/fit"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The weights by which sentences are chosen are fitted on the public sets and
// on a folder of articles with questions about them; `make fit` does it. None
// of these is part of the project: what remains of them are the weights.
var (
	fitArticles  = flag.String("fit-articles", "", "folder of articles that weights are fitted on")
	fitQuestions = flag.String("fit-questions", "", "file of the questions about them, a JSON value a line")
	fitAccept    = flag.Bool("fit-accept", false, "write the weights where the program reads them")
)

const weightsFile = "../../bot/extract/weights.txt"

// Levels that are set and not fitted: how many are shown and how many refused
// is a matter of what readers forgive. Across folds 7 in 100 of the questions that
// an archive answers are refused at 0.48, and of the others 27 answered; at 0.50 it
// is 9 and 27, at 0.40 5 and 36, and of quiz questions of later years than the
// archive 25, 23 and 39 are answered. Since a further quotation has to add something
// (extract/adds.go) 0.50 costs no answer of the archive that 0.48 gives, answers one
// question less that it does not, and refuses 75 in 100 of the quiz ones for 74. Where all that is given is noise on the topic
// hardly more is refused than where it is not (AUC 0.64): no level serves both.
// Of a further quotation hardly anything tells whether it holds what was asked
// but how far it is behind the first: of those of an archive half do, of one article
// as of another, of any kind asked for and at any distance up to 2. A fit on
// thirty signs had an AUC of 0.67 across folds against 0.61 by the distance alone,
// and for the same share of filler found no more right within three; nor did forty
// more features of the ranking, vectors of words or trees grown on top of it.
// With the first quotation alone 33 in 100 are filler and 55 are right within three,
// at 1.5 it is 39 and 69, at 2 42 and 75: it is the first that has to become better.
var fitLevels = extract.Table{Refuse: 0.5, Beside: 2, Join: 1.5}

// fitOffered is how many passages a question is answered from.
const fitOffered = 12

// How much a question of each set counts. Those of an archive are asked as a
// newsroom asks; the others are quiz questions, with answers found by their
// words, and of each only every so many-th is taken.
const (
	archiveWeight, rtqaWeight, noiseWeight, hopWeight = 4, 0.5, 0.3, 0.2
	cutWeight                                         = 0.3
	everyNoise, everyHop                              = 4, 3
)

// goldQuestion is a question with what is right for it.
type goldQuestion struct {
	ID, Question  string
	AsOf          string `json:"as_of"`
	Earlier       []string
	Answers       [][]string
	Articles      []string
	Stated, First bool
}

func TestFit(t *testing.T) {
	if *benchSets == "" || *fitQuestions == "" {
		t.Skip("weights are fitted by make fit")
	}
	cases := archiveCases(t)
	cases = append(cases, rtqaCases(t)...)
	cases = append(cases, noiseCases(t)...)
	cases = append(cases, multihopCases(t)...)
	table := fit.Run(t.Output(), cases, fitLevels)
	if *fitAccept {
		if err := os.WriteFile(weightsFile, []byte("# Written by make fit. What each name is stands in features.go and sure.go.\n"+table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// caseOf searches for a question and makes a case of it.
func caseOf(ctx context.Context, archive bot.Archive, c fit.Case, question string, earlier []string) (fit.Case, error) {
	found, err := archive.Find(ctx, bot.SearchWords(bot.Question{Text: question, Earlier: earlier}), benchReader, fitOffered)
	if err != nil {
		return c, err
	}
	c.Question, c.Evidence = extract.Analyse(found.Asked(question), earlier), found.Evidence()
	if c.Story == "" && len(c.Evidence.Lines) > 0 {
		c.Story = c.Evidence.Lines[0].Article.Headline
	}
	return c, nil
}

// archiveCases are the questions about the folder of articles. Those that lean
// on a date are left out: what they are answered from is chosen by the search.
func archiveCases(t *testing.T) []fit.Case {
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	files, err := filepath.Glob(filepath.Join(*fitArticles, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", *fitArticles, err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, err := feed.Read(filepath.Base(f), raw, feed.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Ingest(t.Context(), a, raw, retrieval.Source{Path: filepath.Base(f)}); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(*fitQuestions)
	if err != nil {
		t.Fatal(err)
	}
	var out []fit.Case
	for _, l := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		var q goldQuestion
		if err := json.Unmarshal([]byte(l), &q); err != nil {
			t.Fatal(err)
		}
		if q.AsOf != "" {
			continue
		}
		c := fit.Case{Set: "archive", ID: q.ID, Weight: archiveWeight, Stated: q.Stated, Parts: len(q.Answers), First: q.First, Judged: true, Ranked: true}
		if len(q.Articles) > 0 {
			c.Story = q.Articles[0]
		}
		c.Holds = heldBy(q.Answers, q.Articles)
		if c, err = caseOf(t.Context(), archive, c, q.Question, q.Earlier); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
		if cut, ok := c.Cut(); ok {
			cut.Weight *= cutWeight
			out = append(out, cut)
		}
	}
	return out
}

// heldBy reports whether lines hold one of the alternatives for a part: words
// of theirs, or "@id" for anything of that article.
func heldBy(parts [][]string, articles []string) func([]news.Line, int) bool {
	among := map[string]bool{}
	for _, a := range articles {
		among[a] = true
	}
	return func(lines []news.Line, part int) bool {
		a := lines[0].Article
		if len(among) > 0 && !among[string(a.ID)] {
			return false
		}
		text := strings.ToLower(strings.Join(strings.Fields(a.Text[lines[0].Sentence.Start:lines[len(lines)-1].Sentence.End]), " "))
		for _, alternative := range parts[part] {
			if id, ok := strings.CutPrefix(alternative, "@"); ok && id == string(a.ID) || !ok && strings.Contains(text, strings.ToLower(alternative)) {
				return true
			}
		}
		return false
	}
}

// rtqaCases are quiz questions, half of them of years after the archive.
func rtqaCases(t *testing.T) []fit.Case {
	list := readSet[rtqaQuestion](t, "rtqa/questions_dev.jsonl")
	archive := benchArchive(t, "rtqa", rtqaArticles(t))
	out := make([]fit.Case, len(list))
	inParallel(t, len(list), func(_, i int) (err error) {
		q := list[i]
		c := fit.Case{Set: "rtqa", ID: q.ID, Weight: rtqaWeight, Stated: q.Answerable, Parts: 1, First: true, Judged: true, Ranked: true, Holds: heldBy([][]string{q.Aliases}, nil)}
		out[i], err = caseOf(t.Context(), archive, c, q.Query, nil)
		return err
	})
	for _, c := range out {
		if cut, ok := c.Cut(); ok {
			cut.Weight *= cutWeight
			out = append(out, cut)
		}
	}
	return out
}

// noiseCases are quiz questions over all passages of their set, and over five
// given ones, a share of which is noise.
func noiseCases(t *testing.T) (out []fit.Case) {
	list := readSet[noiseQuestion](t, "newsnoise/dev.jsonl.gz")
	archive := benchArchive(t, "newsnoise", noiseArticles(list))
	given := &onlyGiven{Archive: archive}
	for i, q := range list {
		c := fit.Case{ID: q.ID, Weight: noiseWeight, Stated: true, Parts: 1, First: true, Ranked: true, Judged: true, Holds: heldBy([][]string{q.Aliases}, nil)}
		given.given = nil
		from, noise := bot.Archive(given), .4
		switch i % everyNoise {
		case 0:
			c.Set, from = "noise, all", archive
		case 1:
			c.Set, noise = "noise 0", 0
		case 2:
			c.Set = "noise .4"
		default:
			c.Set, c.Stated, c.Ranked, noise = "only noise", false, false, 1
		}
		for _, p := range q.given(noise) {
			given.given = append(given.given, news.ArticleID(p.article().ID))
		}
		c, err := caseOf(t.Context(), from, c, q.Query, nil)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// multihopCases are questions over several articles and others without an
// answer: refusing is learnt from them a little, ranking not.
func multihopCases(t *testing.T) (out []fit.Case) {
	articles, _ := multihopCorpus(t)
	archive := benchArchive(t, "multihop", articles)
	for i, q := range readSet[multihopQuery](t, multihopQueries) {
		if i%everyHop != 0 {
			continue
		}
		facts, _ := q.facts(nil)
		c := fit.Case{Set: "multihop", ID: fmt.Sprint(i), Weight: hopWeight, Stated: q.QuestionType != nullQuery, Parts: 1, First: true, Judged: true, Holds: heldBy([][]string{facts}, nil)}
		c, err := caseOf(t.Context(), archive, c, q.Query, nil)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}
