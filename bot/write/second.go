package write

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/ground"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A claim of a model that does not hold gets a second chance: when the reply
// has ended, the model is told what is wrong with all such claims at once and
// writes them again. That costs a request, so it is bounded; the printed
// sentences stand in for what it does not mend.
const (
	// secondTime is how long the model may take to write claims again. By then
	// the reader has what held, and a few claims take a few seconds.
	secondTime = 20 * time.Second
	// modelTime is how long a reader waits for a model in all, as long as for a
	// first reply alone: the second request gets what is left of it.
	modelTime = 60 * time.Second
	// mostSent is how many claims are sent back. An answer has six and a
	// summary eight; a model that fails with more is not one that mends them.
	mostSent = 8
	// eachBack is how many claims are read for one that was sent: one that
	// says two things may be mended as two. No more is waited for, or paid.
	eachBack = 2
	// mostTaken is how many claims of one reply are checked, five times what an
	// answer has room for. A reply with more is no answer, and each check takes
	// time that the reader waits.
	mostTaken = 30
	// linesAround is how many lines before and after a cited one are shown
	// again: who speaks, or whom "he" means, mostly stands there.
	linesAround = 2
)

// Intake takes the claims of a model into a draft: those that hold at once,
// and those that do not once the model was asked a second time.
type Intake struct {
	Draft    *compose.Draft
	Evidence news.Evidence
	ID       string // of the question or request, for the log
	Asked    string // the question or the topic, for the model
	began    time.Time
	// Enough is with how many claims the draft needs no more; 0 for any number.
	Enough int
	// Keep puts a claim into the draft that holds on the lines. It returns
	// false when there is no room for it.
	Keep func(text string, lines []news.Line) bool
	// Stand puts lines into the draft in place of a claim about them that does
	// not hold, as far as they bear on what was asked, and reports whether any
	// is there now.
	Stand func(lines []news.Line) bool
	// Show shows what the draft has gained. Its error wraps ErrStopped.
	Show func() error

	taken  int // claims of the first reply so far
	fallen []*fallen
	// again are the numbers of the lines that the second request shows.
	again map[int]bool
}

// fallen is a claim that did not hold.
type fallen struct {
	claim   prompts.Claim
	verdict ground.Verdict
	dropped int  // its place among the dropped
	mended  bool // one that holds was written in its place
}

// take takes a claim of the first reply.
func (in *Intake) take(c prompts.Claim) error {
	if in.taken++; in.taken > mostTaken {
		in.Draft.Drop(c.Text, ground.Fault{Rule: ground.Surplus})
		return nil
	}
	verdict := ground.Check(ground.Claim{Text: c.Text, Lines: c.Sentences}, in.Evidence)
	switch {
	case !verdict.Holds():
		in.fallen = append(in.fallen, &fallen{claim: c, verdict: verdict, dropped: len(in.Draft.Answer.Dropped)})
		in.Draft.Drop(c.Text, verdict.Fault)
		return nil
	case !in.Keep(verdict.Text, verdict.Lines):
		in.Draft.Drop(c.Text, ground.Fault{Rule: ground.Surplus})
		return nil
	}
	return in.Show()
}

// Take has the model reply to the prompt and takes its claims in. It returns the
// error of the reply, or that of an asker who stopped it.
func (w *Writer) Take(ctx context.Context, p prompts.Prompt, in *Intake) (err error) {
	in.Draft.Prompt, in.Draft.Read = p.Name+"@"+p.Version, in.Evidence
	in.began = w.now()
	in.Draft.Seen, err = w.model.Reply(ctx, p, in.take)
	return w.finishIntake(ctx, in, err)
}

// finishIntake ends the intake when the first reply has ended, with err: what fell
// is written again or gives way to its sentences. It returns err, or that of
// an asker who stopped it meanwhile. A second request that fails loses nothing.
func (w *Writer) finishIntake(ctx context.Context, in *Intake, err error) error {
	if err == nil {
		err = w.secondChance(ctx, in)
	}
	in.standIn()
	if err != nil || ctx.Err() != nil {
		return err // what is there is shown with the whole, if anything is
	}
	return in.Show()
}

// secondChance has the model write again what did not hold. Its error is that
// of the context, or of an asker who stopped the answer.
func (w *Writer) secondChance(ctx context.Context, in *Intake) error {
	sent, left := in.sendable(), min(secondTime, modelTime-w.now().Sub(in.began))
	if len(sent) == 0 || left <= 0 || in.isFull() {
		return nil
	}
	prompt, err := w.retryPrompt(in, sent)
	if err != nil {
		w.log.WarnContext(ctx, "model: not asked again", "request", in.ID, "error", err)
		return nil
	}
	in.Draft.Prompt += " " + prompt.Name + "@" + prompt.Version
	timed, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	back := 0
	_, err = w.model.Reply(timed, prompt, func(c prompts.Claim) error {
		if back++; back > eachBack*len(sent) {
			return errEnough
		}
		return in.mend(c, sent)
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, say.ErrStopped):
		return err
	case err != nil && !errors.Is(err, errEnough):
		w.log.WarnContext(ctx, "model: no usable second reply", "request", in.ID, "fault", FaultOf(err))
	}
	mended := 0
	for _, f := range sent {
		if f.mended {
			mended++
		}
	}
	w.log.InfoContext(ctx, "model: asked again", "request", in.ID, "sent", len(sent), "back", back, "mended", mended)
	return nil
}

// isFull reports whether the draft has all the claims that it needs.
func (in *Intake) isFull() bool { return in.Enough > 0 && len(in.Draft.Answer.Claims) >= in.Enough }

// errEnough ends the reading of a second reply that goes on for too long.
var errEnough = errors.New("more claims than were to be written again")

// sendable are the fallen claims that are sent back: the first ones that cite
// lines that were offered. With another there is nothing to write it from.
func (in *Intake) sendable() []*fallen {
	var out []*fallen
	for _, f := range in.fallen {
		if len(f.verdict.Lines) > 0 && len(out) < mostSent {
			out = append(out, f)
		}
	}
	return out
}

// retryPrompt is the request to write the claims again.
func (w *Writer) retryPrompt(in *Intake, sent []*fallen) (prompts.Prompt, error) {
	delimiter, err := w.Delimiter()
	if err != nil {
		return prompts.Prompt{}, err
	}
	r := prompts.RetryRequest{Asked: in.Asked, Delimiter: delimiter}
	in.again = map[int]bool{}
	var cited []news.Line
	for _, f := range sent {
		r.Claims = append(r.Claims, prompts.FallenClaim{Text: f.claim.Text, Sentences: f.claim.Sentences, Wrong: f.verdict.Fault.String()})
		cited = append(cited, f.verdict.Lines...)
	}
	for _, l := range in.Evidence.Lines {
		if slices.ContainsFunc(cited, func(c news.Line) bool { return isAround(l, c) }) {
			r.Evidence.Lines = append(r.Evidence.Lines, l)
			in.again[l.Number] = true
		}
	}
	return prompts.Retry(r)
}

// isAround reports whether the line is the cited one or stands near it in the
// same passage: lines of one passage have numbers in a row.
func isAround(l, cited news.Line) bool {
	apart := l.Number - cited.Number
	return apart == 0 || l.Article == cited.Article && l.Passage == cited.Passage && -linesAround <= apart && apart <= linesAround
}

// mend takes a claim of the second reply, if it holds on lines that the model
// was shown again: any other number is a guess.
func (in *Intake) mend(c prompts.Claim, sent []*fallen) error {
	f := repaired(c, sent)
	if f == nil || slices.ContainsFunc(c.Sentences, func(n int) bool { return !in.again[n] }) {
		return nil
	}
	verdict := ground.Check(ground.Claim{Text: c.Text, Lines: c.Sentences}, in.Evidence)
	if !verdict.Holds() || !in.Keep(verdict.Text, verdict.Lines) {
		return nil
	}
	f.mended = true
	in.Draft.Answer.Dropped[f.dropped].Became = answer.Rewritten
	return in.Show()
}

// repaired is the claim that c was written for: the one it names, or, where it
// names none, the first that is not mended and cites one of its lines. A claim
// that was not asked for is none of them.
func repaired(c prompts.Claim, sent []*fallen) *fallen {
	if c.Repairs >= 1 && c.Repairs <= len(sent) {
		return sent[c.Repairs-1]
	}
	for _, f := range sent {
		cites := func(n int) bool { return slices.Contains(c.Sentences, n) }
		if c.Repairs == 0 && !f.mended && slices.ContainsFunc(f.claim.Sentences, cites) {
			return f
		}
	}
	return nil
}

// standIn replaces what is not mended by its sentences where these bear on
// what was asked.
func (in *Intake) standIn() {
	for _, f := range in.fallen {
		switch {
		case f.mended:
		case in.Stand(f.verdict.Lines):
			in.Draft.Answer.Dropped[f.dropped].Became = answer.Quoted
		case in.isFull(): // nothing is missing: there is no room for it
		default:
			in.Draft.Lost = true
		}
	}
}
