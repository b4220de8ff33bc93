package main

import (
	"encoding/json"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/eval"
)

// Each golden question is answered, from a cold start and with no model, as
// its line says: the outcome, words that some quotation holds, the articles
// cited, and each position of a disagreement.
func TestGoldenQuestions(t *testing.T) {
	set, err := goldenSet()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range set.questions {
		t.Run(want.ID, func(t *testing.T) {
			p, stdout, stderr := newTestProgram(t, "", "ask", "--json", want.Question)
			p.run(t.Context())
			var got answer.Answer
			if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
				t.Fatalf("%v: %s", err, stderr)
			}
			if got.Outcome != want.Outcome {
				t.Errorf("outcome %s, want %s", got.Outcome, want.Outcome)
			}
			for _, fault := range want.Faults(got) {
				t.Errorf("%s: %q", fault, eval.QuotesOf(got))
			}
		})
	}
}
