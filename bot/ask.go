package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/question"
)

// Question is one question as it was asked.
type Question struct {
	// ID is unique to the question; a redelivered question has the same.
	ID   string
	Text string
	// Earlier are the questions before it in this conversation, oldest first.
	Earlier []string
	Reader  news.Reader
	Place   say.Place
	// Live is where the answer appears while a model writes it; nil shows it
	// when it is whole.
	Live say.Stage
	// Overheard says that nobody called on the bot and that this may be talk
	// among people: when no article answers it, nothing is said.
	Overheard bool
}

// Ask answers the question: it finds evidence, has claims written or
// sentences chosen, checks them, says the answer and returns it as said. It
// returns ErrNoQuestion (ErrThanks, ErrGreeting) or ErrLongQuestion for a question
// that cannot be taken, ErrAlreadySaid for one whose answer was said before, say.ErrStopped when
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
	switch b.reader.Said(q.Text) {
	case question.Thanked:
		return answer.Answer{}, ErrThanks
	case question.Greeted, question.Nothing:
		return answer.Answer{}, ErrGreeting
	}
	key := "answer/" + q.ID
	if q.Reader.At.IsZero() {
		q.Reader.At = b.Now()
	}
	q.Reader = b.Rules.Quiet(q.Place, q.Reader)
	begun, err := b.Door.Begun(ctx, key)
	if err != nil {
		return answer.Answer{}, err
	}
	if begun { // no model is asked twice for one answer
		ctx, cancel := say.BeyondStop(ctx)
		defer cancel()
		return b.Door.Finish(ctx, say.Saying{Key: key, Reader: q.Reader, Stage: q.Live})
	}
	l := b.Door.Live(say.Saying{Key: key, Kind: answer.KindAnswer, To: q.Place, Reader: q.Reader, Stage: q.Live})
	said, err := b.answer(ctx, q, l)
	if err != nil && l.Shown() == 0 && say.IsStopped(ctx) {
		err = say.ErrStopped
	}
	if err != nil {
		return said, fmt.Errorf("question %s: %w", q.ID, err)
	}
	return said, nil
}

// answer makes the answer and says it. What an earlier process had shown of
// it when it ended is the answer, and is brought to its end: a model asked
// again would write something else.
func (b *Bot) answer(ctx context.Context, q Question, l *say.Live) (answer.Answer, error) {
	beyond, cancel := say.BeyondStop(ctx)
	defer cancel()
	d, err := b.Door.Interrupted(beyond, l.Key, l.Stage)
	if err != nil {
		return answer.Answer{}, err
	}
	if d != nil {
		l.Resume(d)
		ctx = beyond
	}
	asked := b.plain(q)
	found, err := b.Archive.Find(ctx, SearchWords(asked), q.Reader, write.MostPassages)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("searching: %w", err)
	}
	evidence := found.Evidence()
	read := extract.Analyse(found.Asked(asked.Text), asked.Earlier)
	choice := extract.Choose(read, evidence)
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
	if l.Shown() > 0 { // what was begun in public is brought to its end
		ctx = beyond
	}
	if q.Overheard && l.Shown() == 0 && len(d.Answer.Claims) == 0 {
		return answer.Answer{}, ErrNotAsked
	}
	d.Round(read, evidence, choice)
	d.Answer.Filters = found.Filters
	d.Spelled(found.Spellings)
	if err := b.Door.Scope(ctx, q.Reader, d); err != nil {
		return answer.Answer{}, err
	}
	d.Answer.AsksLatest = len(d.Answer.Late) > 0 && (found.Newest || read.AsksLatest())
	l.Draft, l.Evidence = d, evidence
	return b.Door.Say(ctx, l.Saying)
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
func (b *Bot) compose(ctx context.Context, q Question, l *say.Live, passages []news.Passage, evidence news.Evidence, choice extract.Choice) (*compose.Draft, extract.Choice, error) {
	d := compose.New(q.Text, answer.Extractive, q.Reader.At)
	wording := b.Rules.Over(q.Place, articlesOf(passages)...)
	ask := b.Writer.Answer
	if wording == answer.Printed {
		ask = b.Writer.Point
	}
	if q.Reader.NoModel { // an earlier question may be about what no model may see
		q.Earlier = nil
	}
	if b.Writer != nil && wording != answer.NoModel && len(evidence.Lines) > 0 {
		written, err := ask(ctx, write.Question{ID: q.ID, Text: q.Text, Earlier: q.Earlier, At: q.Reader.At}, l, passages, choice)
		switch {
		case ctx.Err() != nil && (l.Shown() == 0 || !say.IsStopped(ctx)):
			return nil, choice, ctx.Err()
		case err == nil || l.Shown() > 0:
			d = written
			write.CutShort(d, err)
			choice = choice.After(len(d.Answer.Claims)+len(d.Answer.Dropped)+d.Pointed > 0)
		default:
			d.Answer.Notice = write.Notice(err)
		}
	}
	if len(d.Answer.Claims) == 0 {
		d.Answer.Mode = answer.Extractive
		d.Take(choice.Picks)
	}
	d.Answer.Wording = wording.Noted()
	return d, choice, nil
}

// Consider chooses the sentences of what was found that answer the question, as
// Ask does before it says anything. It is there for measuring: the choice knows
// the best sentences of a question that is refused too, and how far they go to
// answer it. That is no part of an Answer, since it means nothing to a reader.
func (b *Bot) Consider(q Question, found news.Found) extract.Choice {
	asked := b.plain(q)
	return extract.Choose(extract.Analyse(found.Asked(asked.Text), asked.Earlier), found.Evidence())
}
