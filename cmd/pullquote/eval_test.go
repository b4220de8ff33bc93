package main

import (
	"encoding/json"
	"testing"

	"github.com/pullquote/pullquote/bot/eval"
)

// Two runs give the same to the last digit, but for what they cost, and draw
// the same picture.
func TestEvaluationIsDeterministic(t *testing.T) {
	var texts, pictures [2]string
	for i := range 2 {
		got := evaluateSeeds(t)
		got.Cost = eval.Cost{}
		raw, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		texts[i], pictures[i] = string(raw), string(eval.Picture(got, evaluationTitle(got)))
	}
	if texts[0] != texts[1] {
		t.Errorf("figures differ:\n%s\n%s", texts[0], texts[1])
	}
	if pictures[0] != pictures[1] {
		t.Error("pictures differ")
	}
}

// evaluateSeeds runs `eval --json` over the samples.
func evaluateSeeds(t *testing.T) eval.Result {
	t.Helper()
	p, stdout, stderr := newTestProgram(t, "", "eval", "--json")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var got eval.Result
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// The samples' own questions are all answered as they should be, the passages
// are found, and a threshold tells those without an answer apart.
func TestEvaluationOfSeeds(t *testing.T) {
	got := evaluateSeeds(t)
	if got.Questions != 12 || got.Answerable != 9 || got.Articles != 2 {
		t.Errorf("%d questions, %d answerable, %d articles", got.Questions, got.Answerable, got.Articles)
	}
	if len(got.Missed) > 0 || got.Altered != 0 || got.Quotes == 0 {
		t.Errorf("missed %v; %d of %d quotations altered", got.Missed, got.Altered, got.Quotes)
	}
	if got.Answers.Right != 1 || got.Refusals.Refused != 1 || got.Refusals.AUC != 1 {
		t.Errorf("right %v, refused %v, AUC %v", got.Answers.Right, got.Refusals.Refused, got.Refusals.AUC)
	}
	if s := got.Search; s.Found[2] != (eval.AtRank{K: 3, Share: 1}) || s.Recall != 1 || s.MRR < 0.9 {
		t.Errorf("search: %+v", s)
	}
}
