package write

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Question is what a model is to answer.
type Question struct {
	ID   string
	Text string
	// Earlier are the questions before it in this conversation, oldest first.
	Earlier []string
	At      time.Time
	// Enough is with how many claims the asker has all that they need; 0 for
	// any number.
	Enough int
}

// MostPassages is how many passages are put before the model and the extractor:
// enough to hold several articles' accounts, few enough for a small model.
const MostPassages = 12

// Audience is shown the claims of a draft while a model writes them.
type Audience interface {
	// Show shows what the draft has gained. Its error wraps say.ErrStopped.
	Show(ctx context.Context, d *compose.Draft) error
	// Shown is how many claims may have been seen.
	Shown() int
}

// Answer asks the model for claims, checks each and shows it. When the model
// finds the evidence too long it is asked once more with half of the passages.
// With an error the draft holds what was written until then.
func (w *Writer) Answer(ctx context.Context, q Question, l Audience, passages []news.Passage, choice extract.Choice) (*compose.Draft, error) {
	d, err := w.answerOnce(ctx, q, l, passages, choice)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong && len(passages) > 1 && l.Shown() == 0 {
		w.log.InfoContext(ctx, "model: evidence too long, asking again with half", "question", q.ID, "passages", len(passages))
		return w.answerOnce(ctx, q, l, passages[:(len(passages)+1)/2], choice)
	}
	return d, err
}

func (w *Writer) answerOnce(ctx context.Context, q Question, l Audience, passages []news.Passage, choice extract.Choice) (*compose.Draft, error) {
	evidence := news.NewEvidence(passages)
	delimiter, err := w.Delimiter()
	if err != nil {
		return nil, err
	}
	prompt, err := prompts.Answer(prompts.AnswerRequest{Question: q.Text, Earlier: q.Earlier, Evidence: evidence, Delimiter: delimiter})
	if err != nil {
		return nil, fmt.Errorf("writing the prompt: %w", err)
	}
	d := compose.New(q.Text, answer.ByModel, q.At)
	err = w.Take(ctx, prompt, &Intake{
		Draft: d, Evidence: evidence, ID: q.ID, Asked: q.Text, Enough: q.Enough,
		Keep:  func(text string, lines []news.Line) bool { return takes(d, text, lines) },
		Stand: func(lines []news.Line) bool { return standFor(d, lines, choice) },
		Show:  func() error { return l.Show(ctx, d) },
	})
	if err != nil {
		w.log.WarnContext(ctx, "model: no usable reply", "question", q.ID, "fault", FaultOf(err))
	}
	return d, err
}

// takes puts a claim of a model into the answer that holds on the lines.
func takes(d *compose.Draft, text string, lines []news.Line) bool {
	d.Claim(text, compose.QuotesOf(lines)...)
	return true
}

// standFor puts the lines that bear on the question in for a claim that cites
// them and does not hold.
func standFor(d *compose.Draft, lines []news.Line, choice extract.Choice) (stands bool) {
	for _, l := range lines {
		if choice.Bears(l.Number) {
			d.Claim(l.Text(), compose.QuotesOf([]news.Line{l})...)
			stands = true
		}
	}
	return stands
}
