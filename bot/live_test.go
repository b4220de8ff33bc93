package bot_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

const routes = `Bus routes
The company runs 42 routes.

The company employs 900 drivers.

The depot lies in Homs.`

// twoClaims is what a model writes about the routes; the second claim of
// three does not hold.
const twoClaims = `{"claims":[{"text":"The company runs 42 routes.","sentences":[1]},{"text":"The company runs 43 routes.","sentences":[3]},
	{"text":"The company employs 900 drivers.","sentences":[2]}]}`

// onRoutes is a story with a model.
func onRoutes(m write.Model) story {
	a := readArticle("routes", routes)
	return story{
		archive:  &shelf{articles: map[news.ArticleID]*news.Article{a.ID: a}, newer: map[news.ArticleID]*news.Article{}, order: []news.ArticleID{a.ID}},
		question: "What does the company run?",
		model:    m,
	}
}

// board is a stage in memory.
type board struct {
	t      *testing.T
	ledger *book
	shown  []string // the claims of each call, joined
	whole  answer.Message
	fail   error
	before func(n int) // called before the n-th call
}

func (b *board) Show(_ context.Context, key string, soFar answer.Answer) (string, error) {
	var texts []string
	for _, c := range soFar.Claims {
		texts = append(texts, c.Text)
	}
	b.shown = append(b.shown, strings.Join(texts, " "))
	entry := "live/" + key + "/" + string(rune('0'+len(b.shown)))
	if b.ledger.entries[entry] == nil || len(b.ledger.quotes[entry]) != len(soFar.Citations) {
		b.t.Errorf("%s is shown before it is in the ledger", entry)
	}
	if b.before != nil {
		b.before(len(b.shown))
	}
	return "stage", b.fail
}

func (b *board) Find(context.Context, string) (string, error) {
	if len(b.shown) > 0 && b.fail == nil {
		return "stage", nil
	}
	return "", nil
}

func (b *board) Finish(_ context.Context, _, address string, m answer.Message) (string, error) {
	b.whole = m
	return address, nil
}

func (s story) askOn(ctx context.Context, stage say.Stage, out *outbox, ledger *book) (answer.Answer, error) {
	return s.bot(out, ledger).Ask(ctx, bot.Question{ID: "q1", Text: s.question, Place: "test", Live: stage})
}

// Claims are shown one by one as they are checked; what does not hold is not,
// and the message in which they were shown becomes the answer.
func TestShownWhileWritten(t *testing.T) {
	s, ledger, out := onRoutes(&script{reply: twoClaims}), newBook(), &outbox{}
	stage := &board{t: t, ledger: ledger}
	said, err := s.askOn(t.Context(), stage, out, ledger)
	if err != nil {
		t.Fatal(err)
	}
	if len(stage.shown) < 2 || stage.shown[0] != "The company runs 42 routes." || strings.Contains(strings.Join(stage.shown, ""), "43") {
		t.Errorf("shown: %q", stage.shown)
	}
	if len(out.sent) > 0 || stage.whole == nil || ledger.receipts["answer/q1"] != "stage" || ledger.receipts["live/answer/q1/1"] != "stage" {
		t.Errorf("sent %d, whole %v, receipts %v", len(out.sent), stage.whole, ledger.receipts)
	}
	if said.Mode != answer.ByModel {
		t.Errorf("mode %s", said.Mode)
	}
	if _, err := s.askOn(t.Context(), stage, out, ledger); !errors.Is(err, say.ErrAlreadySaid) {
		t.Errorf("asked again: %v", err)
	}
}

// Where nothing can be shown the answer is sent as a whole, and so is one
// that no model writes.
func TestNotShown(t *testing.T) {
	for name, c := range map[string]struct {
		model write.Model
		fail  error
	}{"the stage fails": {&script{reply: twoClaims}, errNetwork}, "no model": {}, "no claim": {model: &script{reply: `{"claims":[]}`}}} {
		s, ledger, out := onRoutes(c.model), newBook(), &outbox{}
		stage := &board{t: t, ledger: ledger, fail: c.fail}
		if _, err := s.askOn(t.Context(), stage, out, ledger); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(out.sent) != 1 || stage.whole != nil || len(stage.shown) > 1 {
			t.Errorf("%s: sent %d, shown %q, whole %v", name, len(out.sent), stage.shown, stage.whole)
		}
	}
}

// A model that fails after something was shown leaves a partial answer: what
// was shown is not replaced by something else.
func TestModelFaultAfterShowing(t *testing.T) {
	for name, fault := range map[string]error{"cut short": &prompts.Fault{Kind: prompts.CutShort}, "too long": &prompts.Fault{Kind: prompts.TooLong}, "other": errNetwork} {
		model := &script{reply: twoClaims, fault: fault}
		s, ledger := onRoutes(model), newBook()
		said, err := s.askOn(t.Context(), &board{t: t, ledger: ledger}, &outbox{}, ledger)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if said.Mode != answer.ByModel || said.Outcome != answer.Partial || !strings.Contains(said.Notice, "stands") || len(model.asked) != 1 {
			t.Errorf("%s: mode %s, outcome %s, notice %q, asked %d times", name, said.Mode, said.Outcome, said.Notice, len(model.asked))
		}
	}
}

// An article that changes while the answer is written ends the showing; the
// whole answer is without what is gone.
func TestArticleChangesWhileShown(t *testing.T) {
	s, ledger := onRoutes(&script{reply: twoClaims}), newBook()
	stage := &board{t: t, ledger: ledger, before: func(int) {
		s.archive.newer["routes"] = &news.Article{ID: "routes", Revision: 2, Text: "The company runs 42 routes."}
	}}
	said, err := s.askOn(t.Context(), stage, &outbox{}, ledger)
	if err != nil {
		t.Fatal(err)
	}
	if len(stage.shown) != 1 || len(said.Claims) != 1 || said.Outcome != answer.Partial {
		t.Errorf("shown %q, claims %v, outcome %s", stage.shown, said.Claims, said.Outcome)
	}
}

// slowScript writes one claim and waits for its context to end.
type slowScript struct{ wrote func() }

func (s slowScript) Reply(ctx context.Context, _ prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	if s.wrote == nil {
		return nil, errors.New("nobody stops this")
	}
	if err := claim(prompts.Claim{Text: "The company runs 42 routes.", Sentences: []int{1}}); err != nil {
		return nil, err
	}
	s.wrote()
	<-ctx.Done()
	return nil, ctx.Err()
}

// An answer that the asker stops ends with what was shown, and with nothing
// when nothing was.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	s, ledger := onRoutes(slowScript{wrote: func() { cancel(say.ErrStopped) }}), newBook()
	stage := &board{t: t, ledger: ledger}
	said, err := s.askOn(ctx, stage, &outbox{}, ledger)
	if err != nil || len(said.Claims) != 1 || said.Outcome != answer.Partial || !strings.Contains(said.Notice, "stopped") || stage.whole == nil {
		t.Errorf("%+v, %v", said, err)
	}
	ctx, cancel = context.WithCancelCause(t.Context())
	s.model = slowScript{wrote: func() { cancel(say.ErrStopped) }}
	out := &outbox{}
	if _, err := s.askOn(ctx, nil, out, newBook()); !errors.Is(err, say.ErrStopped) || len(out.sent) > 0 {
		t.Errorf("with no stage: %v, sent %d", err, len(out.sent))
	}
}

// A process that ends while it writes leaves what it showed: the next one
// asks no model and brings that to its end, as far as it still stands.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, ledger, out := onRoutes(slowScript{wrote: cancel}), newBook(), &outbox{}
	stage := &board{t: t, ledger: ledger}
	if _, err := s.askOn(ctx, stage, out, ledger); !errors.Is(err, context.Canceled) {
		t.Fatalf("the first process: %v", err)
	}
	for name, receipt := range map[string]string{"with a receipt": "stage", "without": ""} {
		again := newBook()
		again.entries["live/answer/q1/1"] = ledger.entries["live/answer/q1/1"]
		again.receipts["live/answer/q1/1"] = receipt
		model := &script{}
		s.model = model
		said, err := s.askOn(t.Context(), stage, out, again)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(model.asked) > 0 || len(out.sent) > 0 || len(said.Claims) != 1 || said.Outcome != answer.Partial || again.receipts["answer/q1"] != "stage" {
			t.Errorf("%s: asked %d, sent %d, %+v", name, len(model.asked), len(out.sent), said)
		}
	}
}

// What did not arrive is read anew before it is sent again.
func TestSentAgainIsReread(t *testing.T) {
	s, ledger, out := onRoutes(&script{reply: twoClaims}), newBook(), &outbox{refuse: true}
	if _, err := s.ask(t, out, ledger); !errors.Is(err, errNetwork) {
		t.Fatal(err)
	}
	out.refuse = false
	s.archive.newer["routes"] = &news.Article{ID: "routes", Revision: 2, Text: "Corrected.\n\nThe company employs 900 drivers."}
	if _, err := s.ask(t, out, ledger); err != nil {
		t.Fatal(err)
	}
	sent := out.sent[0].(answer.Answer)
	raw, err := json.Marshal(sent.Citations)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "42 routes") || !slices.ContainsFunc(sent.Citations, func(c answer.Citation) bool { return c.Revision == 2 }) || sent.Outcome != answer.Partial {
		t.Errorf("sent again: %s, %s", sent.Outcome, raw)
	}
}

// A quotation that grows by a later claim is held against the newest revision
// again before it is shown.
func TestGrownQuotationIsReread(t *testing.T) {
	const text = "“The dam was safe at first,” said the engineer, Paula Finch. “It held for a day. Then the dam fell.”"
	s := onRoutes(&script{reply: `{"claims":[{"text":"“The dam was safe at first,” said the engineer, Paula Finch.","sentences":[1]},{"text":"The engineer, Paula Finch, said it held for a day.","sentences":[2]}]}`})
	a := readArticle("routes", "The dam\n"+text+"\n\nThe valley has 42 farms.")
	s.archive.articles[a.ID], s.question = a, "When did the dam fall, and was it safe?"
	ledger := newBook()
	stage := &board{t: t, ledger: ledger, before: func(int) {
		newer := *a
		newer.Revision, newer.Text = 2, "The valley is empty.\n\n"+a.Text
		s.archive.newer[a.ID] = &newer
	}}
	if _, err := s.askOn(t.Context(), stage, &outbox{}, ledger); err != nil {
		t.Fatal(err)
	}
	if len(stage.shown) != 2 {
		t.Fatalf("shown: %q", stage.shown)
	}
	quotes := ledger.quotes["live/answer/q1/2"]
	if len(quotes) != 1 || quotes[0].Text() != text || quotes[0].Article().Revision != 2 {
		t.Errorf("shown from an older revision, or not whole: %q", quotes[0].Text())
	}
}
