package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mostPointed is how many runs of sentences a model may have shown for a
// question: twice what is chosen without one, for what articles say
// differently.
const mostPointed = 2 * extract.MaxPicks

// pointing is what a model pointed at.
type pointing struct {
	evidence news.Evidence
	lines    []int // numbers of lines that were offered, each once, in the model's order
	prompt   string
}

// point makes the lines that a model points at the answer. The reply has no
// words, and if it had, none would be read. Nothing is shown before its end: it
// is a line long. With an error there are no claims.
func (b *Bot) point(ctx context.Context, q Question, _ *live, passages []news.Passage, choice extract.Choice) (*draft, error) {
	d := newDraft(q.Text, answer.Extractive, q.Reader.At)
	p, err := b.pointWithin(ctx, q.ID, prompts.PointRequest{Question: q.Text, Earlier: q.Earlier, Most: mostPointed}, passages)
	if err != nil {
		return d, err
	}
	// A line that says nothing of what is asked is no answer, whatever a model
	// says.
	d.take(p.runs(choice.Vouches, mostPointed))
	d.prompt, d.pointed, d.answer.Pointed = p.prompt, len(p.lines), len(d.answer.Claims) > 0
	return d, nil
}

// pointSummary makes the lines that a model points at the summary. Those may be
// shown that carry the articles.
func (b *Bot) pointSummary(ctx context.Context, r Request, m *material, d *draft, passages []news.Passage) (*draft, error) {
	p, err := b.pointOnce(ctx, prompts.PointRequest{
		Subject: m.subject(), Several: len(m.stories) > 1, Most: claimsIn[r.Length], Evidence: news.NewEvidence(passages),
	})
	if err != nil {
		return nil, err
	}
	out := newDraft(d.answer.Question, answer.Extractive, d.answer.AsOf)
	s := summariser{draft: out, material: m}
	carry := m.carrying(p.evidence)
	for _, run := range p.runs(func(n int) bool { return carry[n] }, claimsIn[r.Length]) {
		out.addRun(s.placed([]news.Line{run.First, run.Last}), run)
	}
	out.prompt, out.answer.Pointed = p.prompt, len(out.answer.Claims) > 0
	return out, nil
}

// byPointing has the model point at lines of a story of a digest. Those may be
// shown that carry it.
func (e *Editor) byPointing(ctx context.Context, d *sheet, reports []*news.Article, n int) error {
	p, err := e.bot.pointWithin(ctx, d.request.ID, prompts.PointRequest{Several: len(reports) > 1, Most: maxClaims}, roundRobin(reports, offered))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault = err
		return nil
	}
	carry := (&material{stories: story.Read(p.evidence)}).carrying(p.evidence)
	for _, run := range p.runs(func(n int) bool { return carry[n] }, maxClaims) {
		d.draft.addRun(answer.Claim{Story: n}, run)
		d.draft.prompt, d.draft.answer.Pointed = p.prompt, true
	}
	return nil
}

// addRun adds a claim that says what the first sentence of the run says.
func (d *draft) addRun(c answer.Claim, run extract.Pick) {
	if q, err := run.Quote(); err == nil {
		c.Text = run.First.Text()
		d.add(c, []news.Quote{q})
	}
}

// pointWithin asks the model; when it finds the evidence too long it is asked
// once more with half of the passages.
func (b *Bot) pointWithin(ctx context.Context, id string, r prompts.PointRequest, passages []news.Passage) (pointing, error) {
	r.Evidence = news.NewEvidence(passages)
	p, err := b.pointOnce(ctx, r)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong && len(passages) > 1 {
		b.log.InfoContext(ctx, "model: evidence too long, asking again with half", "request", id, "passages", len(passages))
		r.Evidence = news.NewEvidence(passages[:(len(passages)+1)/2])
		p, err = b.pointOnce(ctx, r)
	}
	if err != nil {
		b.log.WarnContext(ctx, "model: no usable reply", "request", id, "fault", faultOf(err))
	}
	return p, err
}

func (b *Bot) pointOnce(ctx context.Context, r prompts.PointRequest) (p pointing, err error) {
	if r.Delimiter, err = b.delimiter(); err != nil {
		return p, err
	}
	prompt, err := prompts.Point(r)
	if err != nil {
		return p, fmt.Errorf("writing the prompt: %w", err)
	}
	p.evidence, p.prompt = r.Evidence, prompt.Name+"@"+prompt.Version
	seen := map[int]bool{}
	_, err = b.model.Reply(ctx, prompt, func(c prompts.Claim) error {
		for _, n := range c.Sentences {
			if _, ok := r.Evidence.Line(n); ok && !seen[n] {
				seen[n] = true
				p.lines = append(p.lines, n)
			}
		}
		return nil
	})
	return p, err
}

// runs returns what is to be shown, at most so many runs of one or two
// sentences in the model's order: a line that was pointed at right after the
// one before it in its paragraph goes with that one. A run is shown if one of
// its lines bears, and what another article prints in the same words is shown
// once.
func (p pointing) runs(bears func(number int) bool, most int) []extract.Pick {
	var out []extract.Pick
	printed := map[string]bool{}
	for i := 0; i < len(p.lines) && len(out) < most; i++ {
		first, _ := p.evidence.Line(p.lines[i])
		last := first
		if i+1 < len(p.lines) && p.lines[i+1] == first.Number+1 {
			if next, _ := p.evidence.Line(first.Number + 1); follows(first, next) {
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
