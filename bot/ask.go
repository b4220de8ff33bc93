package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
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
	// Live is where the answer appears while a model writes it; nil shows it
	// when it is whole.
	Live Stage
	// Overheard says that nobody called on the bot and that this may be talk
	// among people: when no article answers it, nothing is said.
	Overheard bool
	// enough is with how many claims the asker has all that they need; 0 for
	// any number.
	enough int
}

// offered is how many passages are put before the model and the extractor:
// enough to hold several articles' accounts, few enough for a small model.
const offered = 12

// Ask answers the question: it finds evidence, has claims written or
// sentences chosen, checks them, says the answer and returns it as said. It
// returns ErrNoQuestion or ErrLongQuestion for a question that cannot be
// taken, ErrAlreadySaid for one whose answer was said before, ErrStopped when
// its context ended with that cause before anything was shown, and ErrNotAsked
// for what was overheard and is not answered.
func (b *Bot) Ask(ctx context.Context, q Question) (answer.Answer, error) {
	q.Text = strings.TrimSpace(strings.ToValidUTF8(q.Text, ""))
	switch {
	case q.Text == "":
		return answer.Answer{}, ErrNoQuestion
	case utf8.RuneCountInString(q.Text) > MaxQuestion:
		return answer.Answer{}, ErrLongQuestion
	}
	key := "answer/" + q.ID
	if q.Reader.At.IsZero() {
		q.Reader.At = b.now()
	}
	q.Reader = b.rules.quiet(q.Place, q.Reader)
	begun, _, err := b.ledger.Said(ctx, key)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: reading the ledger: %w", key, err)
	}
	if begun != nil { // no model is asked twice for one answer
		ctx, cancel := beyondStop(ctx)
		defer cancel()
		return b.finish(ctx, saying{key: key, reader: q.Reader, stage: q.Live})
	}
	l := &live{bot: b, saying: saying{key: key, kind: answer.KindAnswer, to: q.Place, reader: q.Reader, stage: q.Live}}
	said, err := b.answer(ctx, q, l)
	if err != nil && l.shown == 0 && isStopped(ctx) {
		err = ErrStopped
	}
	if err != nil {
		return said, fmt.Errorf("question %s: %w", q.ID, err)
	}
	return said, nil
}

// answer makes the answer and says it. What an earlier process had shown of
// it when it ended is the answer, and is brought to its end: a model asked
// again would write something else.
func (b *Bot) answer(ctx context.Context, q Question, l *live) (answer.Answer, error) {
	beyond, cancel := beyondStop(ctx)
	defer cancel()
	d, err := b.interrupted(beyond, l.key, l.stage)
	if err != nil {
		return answer.Answer{}, err
	}
	if d != nil {
		l.shown, ctx = len(d.answer.Claims), beyond
	}
	asked := b.plain(q)
	found, err := b.archive.Find(ctx, SearchWords(asked), q.Reader, offered)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("searching: %w", err)
	}
	evidence := found.Evidence()
	asked.Text = found.Asked(asked.Text)
	choice := Consider(asked, evidence)
	if found.Newest { // "What happened last week?"
		choice = extract.Openings(evidence)
	}
	choice = choice.Most(b.reader.Most(q.Text))
	offer, lines := found.Passages, evidence
	if asksOfNobody(q.Text, found.Spellings) {
		choice, offer, lines = choice.None(), nil, news.Evidence{}
	}
	if d == nil {
		if d, choice, err = b.compose(ctx, q, l, offer, lines, choice); err != nil {
			return answer.Answer{}, err
		}
	}
	if l.shown > 0 { // what was begun in public is brought to its end
		ctx = beyond
	}
	if q.Overheard && l.shown == 0 && len(d.answer.Claims) == 0 {
		return answer.Answer{}, ErrNotAsked
	}
	d.round(asked, evidence, choice)
	d.answer.Filters = found.Filters
	d.spelled(found.Spellings)
	if err := b.scope(ctx, q.Reader, d); err != nil {
		return answer.Answer{}, err
	}
	d.answer.AsksLatest = len(d.answer.Late) > 0 && (found.Newest || extract.AsksLatest(q.Text))
	l.saying.draft, l.saying.evidence = d, evidence
	return b.say(ctx, l.saying)
}

// plain returns the question as it is searched and chosen for: without what was
// only said to whoever was asked.
func (b *Bot) plain(q Question) Question {
	q.Text = b.reader.Plain(q.Text)
	q.Earlier = slices.Clone(q.Earlier)
	for i, earlier := range q.Earlier {
		q.Earlier[i] = b.reader.Plain(earlier)
	}
	return q
}

// SearchWords are the words to search with. A short follow-up such as "And
// who led it?" borrows the words of the question before, and of those before
// that as long as they are follow-ups themselves.
func SearchWords(q Question) string {
	words := q.Text
	for _, before := range slices.Backward(q.Earlier) {
		words += " " + before
		if !extract.LeansBack(before) && !extract.IsBrief(before) {
			break
		}
	}
	return words
}

// compose finds the claims: the model's, or the sentences that it points at,
// when there is one that may be asked, and the sentences themselves otherwise.
func (b *Bot) compose(ctx context.Context, q Question, l *live, passages []news.Passage, evidence news.Evidence, choice extract.Choice) (*draft, extract.Choice, error) {
	d := newDraft(q.Text, answer.Extractive, q.Reader.At)
	wording := b.rules.over(q.Place, articlesOf(passages)...)
	ask := b.write
	if wording == answer.Printed {
		ask = b.point
	}
	if q.Reader.NoModel { // an earlier question may be about what no model may see
		q.Earlier = nil
	}
	if b.model != nil && wording != answer.NoModel && len(evidence.Lines) > 0 {
		written, err := ask(ctx, q, l, passages, choice)
		switch {
		case ctx.Err() != nil && (l.shown == 0 || !isStopped(ctx)):
			return nil, choice, ctx.Err()
		case err == nil || l.shown > 0:
			d = written
			d.cutShort(err)
			choice = choice.After(len(d.answer.Claims)+len(d.answer.Dropped)+d.pointed > 0)
		default:
			d.answer.Notice = notice(err)
		}
	}
	if len(d.answer.Claims) == 0 {
		d.answer.Mode = answer.Extractive
		d.take(choice.Picks)
	}
	d.answer.Wording = wording.Noted()
	return d, choice, nil
}

// round makes the claims a whole answer: it decides the outcome, compares the
// articles, and names the nearest ones where there is no answer.
func (d *draft) round(asked Question, evidence news.Evidence, choice extract.Choice) {
	d.settle(choice)
	d.mark(choice)
	if d.answer.Outcome == answer.NotFound {
		d.near(evidence, choice)
	} else {
		d.parts(choice)
		if d.answer.Outcome == answer.Partial && d.answer.Mode == answer.Extractive && len(d.answer.Parts) == 0 {
			d.answer.Notice = strings.TrimSpace(d.answer.Notice + " " + strings.Join(choice.Unstated, " "))
		}
		d.compare(asked, evidence)
		d.answer.Disagreements = append(d.answer.Disagreements, d.differences()...)
	}
}

// Consider chooses the sentences of the evidence that answer the question, as
// Ask does before it says anything. It is there for measuring: the choice knows
// the best sentences of a question that is refused too, and how far they go to
// answer it. That is no part of an Answer, since it means nothing to a reader.
func Consider(q Question, evidence news.Evidence) extract.Choice {
	return extract.Choose(extract.Analyse(q.Text, q.Earlier), evidence)
}

// write asks the model for claims, checks each and shows it. When the model
// finds the evidence too long it is asked once more with half of the passages.
// With an error the draft holds what was written until then.
func (b *Bot) write(ctx context.Context, q Question, l *live, passages []news.Passage, choice extract.Choice) (*draft, error) {
	d, err := b.writeOnce(ctx, q, l, passages, choice)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong && len(passages) > 1 && l.shown == 0 {
		b.log.InfoContext(ctx, "model: evidence too long, asking again with half", "question", q.ID, "passages", len(passages))
		return b.writeOnce(ctx, q, l, passages[:(len(passages)+1)/2], choice)
	}
	return d, err
}

func (b *Bot) writeOnce(ctx context.Context, q Question, l *live, passages []news.Passage, choice extract.Choice) (*draft, error) {
	evidence := news.NewEvidence(passages)
	delimiter, err := b.delimiter()
	if err != nil {
		return nil, err
	}
	prompt, err := prompts.Answer(prompts.AnswerRequest{Question: q.Text, Earlier: q.Earlier, Evidence: evidence, Delimiter: delimiter})
	if err != nil {
		return nil, fmt.Errorf("writing the prompt: %w", err)
	}
	d := newDraft(q.Text, answer.ByModel, q.Reader.At)
	d.prompt = prompt.Name + "@" + prompt.Version
	in := &intake{
		draft: d, evidence: evidence, id: q.ID, asked: q.Text, began: b.now(), enough: q.enough, keep: d.takes,
		stand: func(lines []news.Line) bool { return d.standFor(lines, choice) },
		show:  func() error { return l.show(ctx, d) },
	}
	d.read = evidence
	d.seen, err = b.model.Reply(ctx, prompt, in.take)
	if err = b.finishIntake(ctx, in, err); err != nil {
		b.log.WarnContext(ctx, "model: no usable reply", "question", q.ID, "fault", faultOf(err))
	}
	return d, err
}

// takes puts a claim of a model into the answer that holds on the lines.
func (d *draft) takes(text string, lines []news.Line) bool {
	d.claim(text, quotesOf(lines)...)
	return true
}

// standFor puts the lines that bear on the question in for a claim that cites
// them and does not hold.
func (d *draft) standFor(lines []news.Line, choice extract.Choice) (stands bool) {
	for _, l := range lines {
		if choice.Bears(l.Number) {
			d.claim(l.Text(), quotesOf([]news.Line{l})...)
			stands = true
		}
	}
	return stands
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

// cutShort marks an answer of which the model wrote only a part: all of it was
// shown, none is taken back.
func (d *draft) cutShort(err error) {
	var fault *prompts.Fault
	switch {
	case err == nil:
		return
	case errors.As(err, &fault):
		d.answer.Notice = fault.Kind.Sentence() + " " + keptNotice
	case errors.Is(err, ErrStopped), errors.Is(err, context.Canceled):
		d.answer.Notice = stoppedNotice
	default:
		d.answer.Notice = "The model could not be used to its end. " + keptNotice
	}
	d.lost = true
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
	if b.late != nil {
		d.answer.Late = b.late(ctx, as)
	}
	d.answer.Searched = answer.Searched{Articles: articles, Passages: passages, Newest: date(newest)}
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
