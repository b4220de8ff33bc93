package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// evaluation is the result of a set of questions, as `eval --json` prints it.
// All but Cost is the same in every run over the same articles without a model.
// Shares are from 0 to 1. A part is null when no question of the set is about
// it.
type evaluation struct {
	Set      string `json:"set"`
	Mode     string `json:"mode"` // model or extractive
	Articles int    `json:"articles"`
	Passages int    `json:"passages"`
	// Questions counts all, Answerable those that the articles answer.
	Questions  int            `json:"questions"`
	Answerable int            `json:"answerable"`
	Search     *searchResult  `json:"search"`
	Answers    *answersResult `json:"answers"`
	Refusals   *refusalResult `json:"refusals"`
	// Quotes counts the quotations said, Altered those that the stored bytes
	// do not bear out.
	Quotes  int      `json:"quotes"`
	Altered int      `json:"altered"`
	Missed  []missed `json:"missed"`
	Cost    cost     `json:"cost"`
}

// searchResult is how well a search finds what is sought.
type searchResult struct {
	Questions int `json:"questions"`
	// Found is the share of questions with something sought among the first k
	// passages.
	Found    []atRank `json:"found"`
	MRR      float64  `json:"mrr_at_10"`
	Recall   float64  `json:"evidence_recall_at_10"`
	AllFacts float64  `json:"all_facts_at_10"`
}

// atRank is a share with the number of passages or quotations it is for.
type atRank struct {
	K     int     `json:"k"`
	Share float64 `json:"share"`
}

// answersResult is how well answerable questions are answered.
type answersResult struct {
	Questions int     `json:"questions"`
	Answered  float64 `json:"answered"`
	// Right is the share with nothing amiss.
	Right float64 `json:"right"`
	// Quoted is the share of the questions that ask for words of which the
	// first k quotations hold some; null when none does.
	Quoted []atRank `json:"quoted"`
}

// refusalResult is how well answerable and unanswerable questions are told
// apart: as the bot does it, and as it would with other thresholds.
type refusalResult struct {
	Questions int            `json:"questions"`
	Refused   float64        `json:"refused"`
	AUC       float64        `json:"auc"`
	At        []refusalPoint `json:"at"`
	Curve     []refusalPoint `json:"curve"`
}

// refusalPoint is what one threshold does. AtLeast is the share that was to be
// answered, 0 on the curve.
type refusalPoint struct {
	AtLeast   float64 `json:"at_least,omitempty"`
	Answered  float64 `json:"answered"`
	Refused   float64 `json:"refused"`
	Threshold float64 `json:"threshold"`
}

// missed is a question whose answer is not as it should be.
type missed struct {
	ID  string   `json:"id"`
	Why []string `json:"why"`
}

// cost is what the run took on this machine.
type cost struct {
	Indexing float64 `json:"indexing_s"`
	P50      float64 `json:"answer_p50_ms"`
	P95      float64 `json:"answer_p95_ms"`
	Memory   float64 `json:"memory_mb"` // the most that was in use at once
}

// foundRanks are the list lengths of the table and of the picture.
var foundRanks = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}

// evaluate takes the set's articles into an archive of its own, which is
// removed afterwards, and puts the questions to the bot.
func (p *program) evaluate(ctx context.Context, s *evalSet, model bot.Model, reader news.Reader) (result evaluation, err error) {
	folder, err := os.MkdirTemp("", "pullquote-eval-")
	if err != nil {
		return result, fmt.Errorf("making a folder for the articles: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	archive, err := p.openIn(ctx, retrieval.Options{Folder: folder})
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	start := time.Now()
	if err := p.takeSet(ctx, s, archive); err != nil {
		return result, err
	}
	result = evaluation{Set: s.name, Mode: string(bot.Extractive), Questions: len(s.questions), Missed: []missed{}}
	result.Cost.Indexing = time.Since(start).Seconds()
	if model != nil {
		result.Mode = string(bot.ByModel)
	}
	if result.Articles, result.Passages, _, err = archive.Scope(ctx, reader); err != nil {
		return result, err
	}
	e := newExaminer(bot.Options{Archive: archive, Ledger: archive, Model: model, Now: p.now, Random: p.random, Log: p.log}, reader, "eval")
	got, err := p.examineSet(ctx, s, e)
	if err != nil {
		return result, err
	}
	result.reckon(s.questions, got)
	proof, err := archive.Prove(ctx)
	result.Quotes, result.Altered = proof.Quotes, len(proof.Failed)
	return result, err
}

// takeSet takes the articles of the set and makes their vectors.
func (p *program) takeSet(ctx context.Context, s *evalSet, archive *retrieval.Archive) error {
	in := newIntake(archive, p.config.Zone)
	if err := s.take(ctx, in); err != nil {
		return err
	}
	if in.account.held() == 0 {
		return &mistake{said: "There are no articles beside the questions.", next: "Put .txt, .md or .html files into a folder " + articlesName + " beside them, or name their folder with --articles."}
	}
	if n := len(in.account.Skipped); n > 0 {
		first := in.account.Skipped[0]
		p.note(fmt.Sprintf("%s could not be taken, such as %s: %s.", count(n, "file"), first.Path, first.Reason))
	}
	return p.embedMissing(ctx, archive)
}

// examineSet puts the questions to the bot, one after the other.
func (p *program) examineSet(ctx context.Context, s *evalSet, e *examiner) ([]examined, error) {
	bar := p.progress("Asking", len(s.questions))
	defer bar.end()
	var out []examined
	for _, q := range s.questions {
		got, err := e.ask(ctx, q.Question)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out = append(out, got)
		bar.step()
	}
	return out, nil
}

// reckon makes the figures of what became of each question.
func (v *evaluation) reckon(questions []evalQuestion, got []examined) {
	var rankings measure.Rankings
	var refusal measure.Refusal
	var times []time.Duration
	answers, refusals := &answersResult{}, &refusalResult{}
	quoted, asked := make([]int, bestQuotes), 0
	for i, q := range questions {
		e := got[i]
		times = append(times, e.took)
		faults := q.faults(e.answer)
		if len(faults) > 0 {
			v.Missed = append(v.Missed, missed{q.ID, faults})
		}
		if !q.answerable() {
			refusals.Questions++
			refusals.Refused += indicator(len(faults) == 0)
			refusal.Unanswerable = append(refusal.Unanswerable, e.support)
			continue
		}
		answers.Questions++
		answers.Answered += indicator(e.answer.Outcome != bot.NotFound)
		answers.Right += indicator(len(faults) == 0)
		refusal.Answerable = append(refusal.Answerable, e.support)
		if r, ok := q.ranking(e.found); ok {
			rankings = append(rankings, r)
		}
		if len(q.QuoteAny) > 0 {
			asked++
			countQuoted(quoted, q.quotedAt(quotesOf(e.answer)))
		}
	}
	v.Answerable = answers.Questions
	v.Search = searchFigures(rankings)
	v.Answers = answers.finish(quoted, asked)
	v.Refusals = refusals.finish(refusal)
	v.Cost.P50, v.Cost.P95 = milliseconds(measure.Quantile(times, .5)), milliseconds(measure.Quantile(times, .95))
	v.Cost.Memory = peakMemory()
}

// bestQuotes is up to which quotation it is counted whether the answer stands
// in the first so many: what a reader takes in at a glance.
const bestQuotes = 3

// countQuoted counts an answer whose quotation of the number holds what was
// asked for; 0 is none.
func countQuoted(quoted []int, number int) {
	for k := range quoted {
		if number > 0 && number <= k+1 {
			quoted[k]++
		}
	}
}

func searchFigures(r measure.Rankings) *searchResult {
	if len(r) == 0 {
		return nil
	}
	s := &searchResult{Questions: len(r), MRR: r.MRR(ranks), Recall: r.Recall(ranks), AllFacts: r.Complete(ranks)}
	for _, k := range foundRanks {
		s.Found = append(s.Found, atRank{k, r.Hits(k)})
	}
	return s
}

func (a *answersResult) finish(quoted []int, asked int) *answersResult {
	if a.Questions == 0 {
		return nil
	}
	a.Answered = measure.Share(a.Answered, a.Questions)
	a.Right = measure.Share(a.Right, a.Questions)
	for k, n := range quoted {
		if asked > 0 {
			a.Quoted = append(a.Quoted, atRank{k + 1, measure.Share(float64(n), asked)})
		}
	}
	return a
}

// finish sweeps the threshold, when there are questions of both kinds.
func (r *refusalResult) finish(scores measure.Refusal) *refusalResult {
	if r.Questions == 0 || len(scores.Answerable) == 0 {
		return nil
	}
	r.Refused = measure.Share(r.Refused, r.Questions)
	r.AUC = scores.AUC()
	for _, least := range []float64{.90, .95} {
		at := point(scores.At(least))
		at.AtLeast = least
		r.At = append(r.At, at)
	}
	for _, p := range scores.Curve() {
		r.Curve = append(r.Curve, point(p))
	}
	slices.Reverse(r.Curve) // fewest answered first, as the picture has it
	return r
}

func point(p measure.Point) refusalPoint {
	return refusalPoint{Answered: p.Answered, Refused: p.Refused, Threshold: p.Threshold}
}

// indicator is 1 for yes and 0 for no, to be summed.
func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
