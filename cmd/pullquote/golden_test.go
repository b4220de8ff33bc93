package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/seeds"
)

// goldenQuestion is a question about the seed articles with what its answer must
// hold.
type goldenQuestion struct {
	ID, Question string
	Outcome      bot.Outcome
	QuoteAny     []string `json:"quote_any"`
	Articles     []string
	Disagreement []string
}

// Each golden question is answered, from a cold start and with no model, as
// its line says: the outcome, words that some quotation holds, the articles
// cited, and each position of a disagreement.
func TestGoldenQuestions(t *testing.T) {
	for line := range bytes.Lines(seeds.Golden) {
		var want goldenQuestion
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		t.Run(want.ID, func(t *testing.T) {
			p, stdout, stderr := newTestProgram(t, "", "ask", "--json", want.Question)
			p.run(t.Context())
			var got bot.Answer
			if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
				t.Fatalf("%v: %s", err, stderr)
			}
			want.check(t, got)
		})
	}
}

func (want goldenQuestion) check(t *testing.T, got bot.Answer) {
	t.Helper()
	if got.Outcome != want.Outcome {
		t.Errorf("outcome %s, want %s", got.Outcome, want.Outcome)
	}
	quotes, cited := "", []string{}
	for _, c := range got.Citations {
		quotes += c.Quote + "\n"
		cited = append(cited, c.Article)
	}
	holds := func(words string) bool { return strings.Contains(quotes, words) }
	if len(want.QuoteAny) > 0 && !slices.ContainsFunc(want.QuoteAny, holds) {
		t.Errorf("no quotation holds one of %q: %s", want.QuoteAny, quotes)
	}
	for _, a := range want.Articles {
		if !slices.Contains(cited, a) {
			t.Errorf("article %s is not cited", a)
		}
	}
	positions := ""
	for _, d := range got.Disagreements {
		for _, p := range d.Positions {
			positions += p.Text + "\n"
		}
	}
	for _, d := range want.Disagreement {
		if !strings.Contains(positions, d) {
			t.Errorf("no position %q in %q", d, positions)
		}
	}
}
