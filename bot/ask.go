package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/ground"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Question is one question as it was asked.
type Question struct {
	// ID is unique to the question; a redelivered question has the same.
	ID   string
	Text string
	// Earlier are the questions before it in this conversation, oldest first.
	Earlier []string
	Reader  news.Reader
	Place   Place
}

// offered is how many passages are put before the model and the extractor:
// enough to hold several articles' accounts, few enough for a small model.
const offered = 12

// Ask answers the question: it finds evidence, has claims written or
// sentences chosen, checks them, says the answer and returns it as said. It
// returns ErrNoQuestion or ErrLongQuestion for a question that cannot be
// taken, and ErrAlreadySaid for one whose answer was said before.
func (b *Bot) Ask(ctx context.Context, q Question) (Answer, error) {
	q.Text = strings.TrimSpace(strings.ToValidUTF8(q.Text, ""))
	switch {
	case q.Text == "":
		return Answer{}, ErrNoQuestion
	case utf8.RuneCountInString(q.Text) > MaxQuestion:
		return Answer{}, ErrLongQuestion
	}
	key := "answer/" + q.ID
	if begun, _, err := b.ledger.Said(ctx, key); err != nil {
		return Answer{}, fmt.Errorf("%s: reading the ledger: %w", key, err)
	} else if begun != nil {
		return b.finish(ctx, key) // no model is asked twice for one answer
	}
	if q.Reader.At.IsZero() {
		q.Reader.At = b.now()
	}
	found, err := b.archive.Find(ctx, searchWords(q), q.Reader, offered)
	if err != nil {
		return Answer{}, fmt.Errorf("question %s: searching: %w", q.ID, err)
	}
	d, evidence, err := b.compose(ctx, q, found)
	if err != nil {
		return Answer{}, fmt.Errorf("question %s: %w", q.ID, err)
	}
	d.answer.Filters = found.Filters
	if err := b.scope(ctx, q.Reader, d); err != nil {
		return Answer{}, fmt.Errorf("question %s: %w", q.ID, err)
	}
	return b.say(ctx, saying{key: key, kind: KindAnswer, to: q.Place, reader: q.Reader, draft: d, evidence: evidence})
}

// searchWords are the words to search with. A short follow-up such as "And
// who led it?" borrows the words of the question before.
func searchWords(q Question) string {
	if len(q.Earlier) == 0 {
		return q.Text
	}
	return q.Text + " " + q.Earlier[len(q.Earlier)-1]
}

// compose builds the answer, by the model when there is one and by the
// sentences themselves otherwise, and compares the articles.
func (b *Bot) compose(ctx context.Context, q Question, found news.Found) (*draft, news.Evidence, error) {
	evidence := found.Evidence()
	asked := q
	asked.Text = found.Asked(q.Text)
	choice := Consider(asked, evidence)
	d := newDraft(q.Text, Extractive, q.Reader.At)
	if b.model != nil && len(evidence.Lines) > 0 {
		written, err := b.write(ctx, q, found.Passages, choice)
		if ctx.Err() != nil {
			return nil, evidence, ctx.Err()
		}
		if err != nil {
			d.answer.Notice = notice(err)
		} else {
			d = written
			choice = choice.After(len(d.answer.Claims)+len(d.answer.Dropped) > 0)
		}
	}
	if len(d.answer.Claims) == 0 {
		d.answer.Mode = Extractive
		d.take(choice.Picks)
	}
	d.settle(choice)
	if d.answer.Outcome == NotFound {
		d.answer.Nearest = nearest(evidence, choice)
	} else {
		d.compare(q.Text, evidence)
	}
	return d, evidence, nil
}

// Consider chooses the sentences of the evidence that answer the question, as
// Ask does before it says anything. It is there for measuring: the choice knows
// the best sentences of a question that is refused too, and how far they go to
// answer it. That is no part of an Answer, since it means nothing to a reader.
func Consider(q Question, evidence news.Evidence) extract.Choice {
	return extract.Choose(extract.Analyse(q.Text, q.Earlier), evidence)
}

// write asks the model for claims and checks each. When the model finds the
// evidence too long it is asked once more with half of the passages.
func (b *Bot) write(ctx context.Context, q Question, passages []news.Passage, choice extract.Choice) (*draft, error) {
	d, err := b.writeOnce(ctx, q, passages, choice)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong && len(passages) > 1 {
		b.log.InfoContext(ctx, "model: evidence too long, asking again with half", "question", q.ID, "passages", len(passages))
		return b.writeOnce(ctx, q, passages[:(len(passages)+1)/2], choice)
	}
	return d, err
}

func (b *Bot) writeOnce(ctx context.Context, q Question, passages []news.Passage, choice extract.Choice) (*draft, error) {
	evidence := news.NewEvidence(passages)
	delimiter, err := b.delimiter()
	if err != nil {
		return nil, err
	}
	prompt, err := prompts.Answer(prompts.AnswerRequest{Question: q.Text, Earlier: q.Earlier, Evidence: evidence, Delimiter: delimiter})
	if err != nil {
		return nil, fmt.Errorf("writing the prompt: %w", err)
	}
	d := newDraft(q.Text, ByModel, q.Reader.At)
	d.prompt = prompt.Name + "@" + prompt.Version
	err = b.model.Reply(ctx, prompt, func(c prompts.Claim) error {
		d.check(c, evidence, choice)
		return nil
	})
	if err != nil {
		b.log.WarnContext(ctx, "model: no usable reply", "question", q.ID, "fault", faultOf(err))
		return nil, err
	}
	return d, nil
}

// check puts the model's claim into the answer if it holds. One that fails is
// dropped, and where it cites lines that bear on the question, the lines
// themselves stand in for it.
func (d *draft) check(c prompts.Claim, e news.Evidence, choice extract.Choice) {
	verdict := ground.Check(ground.Claim{Text: c.Text, Lines: c.Sentences}, e)
	if verdict.Holds() {
		d.claim(c.Text, quotesOf(verdict.Lines)...)
		return
	}
	replaced := false
	for _, l := range verdict.Lines {
		if choice.Bears(l.Number) {
			d.claim(l.Text(), quotesOf([]news.Line{l})...)
			replaced = true
		}
	}
	if !replaced {
		d.lost = true
	}
	d.drop(c.Text, verdict.Reason)
}

// instead tells what the reader gets where a model should have written.
const instead = "Meanwhile, these are the sentences themselves."

// notice is the fixed sentence that tells the reader why no model wrote.
func notice(err error) string {
	var fault *prompts.Fault
	if errors.As(err, &fault) {
		return fault.Kind.Sentence() + " " + instead
	}
	return "The model could not be used. " + instead
}

// faultOf names the fault for the log, without any text from outside.
func faultOf(err error) string {
	var fault *prompts.Fault
	if errors.As(err, &fault) {
		return fmt.Sprint(fault.Kind)
	}
	return "other"
}

// scope fills in what was searched.
func (b *Bot) scope(ctx context.Context, as news.Reader, d *draft) error {
	articles, passages, newest, err := b.archive.Scope(ctx, as)
	if err != nil {
		return fmt.Errorf("counting what was searched: %w", err)
	}
	d.answer.Searched = Searched{Articles: articles, Passages: passages, Newest: date(newest)}
	return nil
}

// delimiter draws the random mark that fences the evidence in a prompt.
func (b *Bot) delimiter() (string, error) {
	var raw [16]byte
	if _, err := io.ReadFull(b.random, raw[:]); err != nil {
		return "", fmt.Errorf("drawing a delimiter: %w", err)
	}
	sum := sha256.Sum256(raw[:])
	return hex.EncodeToString(sum[:12]), nil
}
