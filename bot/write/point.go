package write

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Pointing is what a model pointed at.
type Pointing struct {
	Evidence news.Evidence
	Lines    []int // numbers of lines that were offered, each once, in the model's order
	Prompt   string
}

// mostPointed is how many runs of sentences a model may have shown for a
// question: twice what is chosen without one, for what articles say
// differently.
const mostPointed = 2 * extract.MaxPicks

// Point makes the lines that a model points at the answer. The reply has no
// words, and if it had, none would be read. Nothing is shown before its end: it
// is a line long. With an error there are no claims.
func (w *Writer) Point(ctx context.Context, q Question, _ Audience, passages []news.Passage, choice extract.Choice) (*compose.Draft, error) {
	d := compose.New(q.Text, answer.Extractive, q.At)
	p, err := w.PointWithin(ctx, q.ID, prompts.PointRequest{Question: q.Text, Earlier: q.Earlier, Most: mostPointed}, passages)
	if err != nil {
		return d, err
	}
	// A line that says nothing of what is asked is no answer, whatever a model
	// says.
	d.Take(p.Runs(choice.Vouches, mostPointed))
	d.Prompt, d.Pointed, d.Answer.Pointed = p.Prompt, len(p.Lines), len(d.Answer.Claims) > 0
	return d, nil
}

// PointWithin asks the model; when it finds the evidence too long it is asked
// once more with half of the passages.
func (w *Writer) PointWithin(ctx context.Context, id string, r prompts.PointRequest, passages []news.Passage) (Pointing, error) {
	r.Evidence = news.NewEvidence(passages)
	p, err := w.PointOnce(ctx, r)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong && len(passages) > 1 {
		w.log.InfoContext(ctx, "model: evidence too long, asking again with half", "request", id, "passages", len(passages))
		r.Evidence = news.NewEvidence(passages[:(len(passages)+1)/2])
		p, err = w.PointOnce(ctx, r)
	}
	if err != nil {
		w.log.WarnContext(ctx, "model: no usable reply", "request", id, "fault", FaultOf(err))
	}
	return p, err
}

// PointOnce asks the model once.
func (w *Writer) PointOnce(ctx context.Context, r prompts.PointRequest) (p Pointing, err error) {
	if r.Delimiter, err = w.Delimiter(); err != nil {
		return p, err
	}
	prompt, err := prompts.Point(r)
	if err != nil {
		return p, fmt.Errorf("writing the prompt: %w", err)
	}
	p.Evidence, p.Prompt = r.Evidence, prompt.Name+"@"+prompt.Version
	seen := map[int]bool{}
	_, err = w.model.Reply(ctx, prompt, func(c prompts.Claim) error {
		for _, n := range c.Sentences {
			if _, ok := r.Evidence.Line(n); ok && !seen[n] {
				seen[n] = true
				p.Lines = append(p.Lines, n)
			}
		}
		return nil
	})
	return p, err
}

// Runs returns what is to be shown, at most so many runs of one or two
// sentences in the model's order: a line that was pointed at right after the
// one before it in its paragraph goes with that one. A run is shown if one of
// its lines bears, and what another article prints in the same words is shown
// once.
func (p Pointing) Runs(bears func(number int) bool, most int) []extract.Pick {
	var out []extract.Pick
	printed := map[string]bool{}
	for i := 0; i < len(p.Lines) && len(out) < most; i++ {
		first, _ := p.Evidence.Line(p.Lines[i])
		last := first
		if i+1 < len(p.Lines) && p.Lines[i+1] == first.Number+1 {
			if next, _ := p.Evidence.Line(first.Number + 1); follows(first, next) {
				last, i = next, i+1
			}
		}
		if (bears(first.Number) || bears(last.Number)) && !printed[first.Text()] {
			printed[first.Text()] = true
			out = append(out, extract.Pick{First: first, Last: last})
		}
	}
	return out
}

// follows reports whether the line is the next sentence of the paragraph.
func follows(first, next news.Line) bool {
	if first.Article != next.Article || next.Sentence.Start < first.Sentence.End {
		return false
	}
	between := first.Article.Text[first.Sentence.End:next.Sentence.Start]
	return strings.TrimSpace(between) == "" && !strings.Contains(between, "\n")
}
