package bot_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

const strike = `Bus drivers to strike
Union secretary Dana Whitfield met the company on Monday.

The company runs 42 routes.`

// shelved is a story over one article, asked about its number.
func shelved() story {
	a := readArticle("strike", strike)
	return story{
		archive:  &shelf{articles: map[news.ArticleID]*news.Article{a.ID: a}, newer: map[news.ArticleID]*news.Article{}, order: []news.ArticleID{a.ID}},
		question: "How many routes does the company run?",
	}
}

func (s story) ask(t *testing.T, out *outbox, ledger *book) (answer.Answer, error) {
	t.Helper()
	return s.bot(out, ledger).Ask(t.Context(), bot.Question{ID: "q1", Text: s.question, Place: "test"})
}

// A question that is delivered twice is answered once.
func TestSaidOnce(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	if _, err := s.ask(t, out, ledger); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ask(t, out, ledger); !errors.Is(err, say.ErrAlreadySaid) {
		t.Errorf("second delivery: %v, want ErrAlreadySaid", err)
	}
	if len(out.sent) != 1 {
		t.Errorf("sent %d messages, want 1", len(out.sent))
	}
}

// An answer whose sending had an unknown outcome is looked for first: sent
// again only if it did not arrive, and as it was recorded.
func TestUnknownOutcome(t *testing.T) {
	for name, first := range map[string]outbox{"arrived": {lose: true}, "did not arrive": {refuse: true}} {
		t.Run(name, func(t *testing.T) {
			s, ledger, out := shelved(), newBook(), &outbox{lose: first.lose, refuse: first.refuse}
			if _, err := s.ask(t, out, ledger); !errors.Is(err, errNetwork) {
				t.Fatalf("first attempt: %v, want the network's error", err)
			}
			out.lose, out.refuse = false, false
			_, err := s.ask(t, out, ledger)
			if first.lose && !errors.Is(err, say.ErrAlreadySaid) || first.refuse && err != nil {
				t.Errorf("second attempt: %v", err)
			}
			if len(out.sent) != 1 {
				t.Errorf("%d messages arrived, want 1", len(out.sent))
			}
			if ledger.receipts["answer/q1"] != "address-1" {
				t.Errorf("receipt is %q", ledger.receipts["answer/q1"])
			}
		})
	}
}

// The ledger holds what was said, the quotations by position, and where it
// ended up.
func TestLedgerHoldsWhatWasSaid(t *testing.T) {
	s, ledger := shelved(), newBook()
	answer, err := s.ask(t, &outbox{}, ledger)
	if err != nil {
		t.Fatal(err)
	}
	var record say.Record
	if err := json.Unmarshal(ledger.entries["answer/q1"], &record); err != nil {
		t.Fatal(err)
	}
	if record.Answer.Question != s.question || len(record.Evidence) == 0 || record.Place != "test" {
		t.Errorf("record is %+v", record)
	}
	if got := len(ledger.quotes["answer/q1"]); got != len(answer.Citations) || got == 0 {
		t.Errorf("ledger has %d quotes, the answer %d", got, len(answer.Citations))
	}
	if ledger.receipts["answer/q1"] != "address-1" {
		t.Errorf("receipt is %q", ledger.receipts["answer/q1"])
	}
}

// What was taken out of an article between the search and the answer is not
// said; what merely moved is cited where it stands now.
func TestQuotationsAreReread(t *testing.T) {
	for name, test := range map[string]struct {
		now     string
		embargo time.Time
		want    answer.Outcome
		start   int
	}{
		"moved":    {now: "Corrected on Tuesday.\n\nThe company runs 42 routes.", want: answer.Answered, start: 23},
		"changed":  {now: "The company runs 24 routes.", want: answer.NotFound},
		"embargo":  {now: "The company runs 42 routes.", embargo: clock.Add(time.Hour), want: answer.NotFound},
		"no text":  {now: "", want: answer.NotFound},
		"replaced": {now: "The company runs 42 routes by day.", want: answer.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			s := shelved()
			s.archive.newer["strike"] = &news.Article{ID: "strike", Revision: 2, Text: test.now, Embargo: test.embargo}
			out, ledger := &outbox{}, newBook()
			said, err := s.ask(t, out, ledger)
			if err != nil {
				t.Fatal(err)
			}
			if said.Outcome != test.want {
				t.Errorf("outcome %s, want %s", said.Outcome, test.want)
			}
			if test.want == answer.NotFound && (len(said.Citations) > 0 || len(ledger.quotes["answer/q1"]) > 0) {
				t.Errorf("still cites %+v", said.Citations)
			}
			if test.want == answer.Answered && (said.Citations[0].Start != test.start || said.Citations[0].Revision != 2) {
				t.Errorf("cites revision %d at %d, want 2 at %d", said.Citations[0].Revision, said.Citations[0].Start, test.start)
			}
		})
	}
}

// A model that fails leaves the reader with the sentences and a word of it.
func TestModelFault(t *testing.T) {
	s := shelved()
	s.model = &script{reply: `{"claims":[{"text":"The company runs 42 routes.","sentences":[2]}]}`, fault: &prompts.Fault{Kind: prompts.CutShort}}
	said, err := s.ask(t, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if said.Mode != answer.Extractive || len(said.Claims) == 0 || said.Notice == "" {
		t.Errorf("mode %s, %d claims, notice %q: want the sentences and a notice", said.Mode, len(said.Claims), said.Notice)
	}
}

// long is a model whose context holds few passages.
type long struct{ asked []int }

func (l *long) Reply(_ context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	l.asked = append(l.asked, strings.Count(p.User, "routes"))
	if len(l.asked) == 1 {
		return nil, &prompts.Fault{Kind: prompts.TooLong}
	}
	return nil, claim(prompts.Claim{Text: "The company runs 42 routes.", Sentences: []int{1}})
}

// Evidence that is too long for the model is halved once.
func TestTooLongIsHalved(t *testing.T) {
	s := shelved()
	paragraph := strings.Repeat("The company runs 42 routes and has many buses that go to every village in the county on each day of the week. ", 6)
	s.archive.articles["strike"].Text = strings.TrimSpace(paragraph) + "\n\n" + strings.TrimSpace(paragraph)
	model := &long{}
	b := bot.New(bot.Options{Archive: s.archive, Ledger: newBook(), Model: model, Messenger: &outbox{}, Now: func() time.Time { return clock }, Random: strings.NewReader(strings.Repeat("x", 999)), Log: quiet})
	said, err := b.Ask(t.Context(), bot.Question{ID: "q", Text: s.question})
	if err != nil {
		t.Fatal(err)
	}
	if len(model.asked) != 2 || model.asked[1] >= model.asked[0] {
		t.Errorf("the model was shown %v lines: want fewer the second time", model.asked)
	}
	if said.Mode != answer.ByModel {
		t.Errorf("mode %s, want model", said.Mode)
	}
}

// Questions that cannot be taken are told so before anything is done.
func TestBadQuestions(t *testing.T) {
	for text, want := range map[string]error{"": bot.ErrNoQuestion, " \n": bot.ErrNoQuestion, "Thanks, that helps": bot.ErrThanks, "hi there": bot.ErrGreeting, "?": bot.ErrGreeting, strings.Repeat("ä", bot.MaxQuestion+1): bot.ErrLongQuestion} {
		s := shelved()
		s.question = text
		out := &outbox{}
		if _, err := s.ask(t, out, newBook()); !errors.Is(err, want) {
			t.Errorf("%.10q: %v, want %v", text, err, want)
		}
		if len(out.sent) > 0 {
			t.Errorf("%.10q: something was sent", text)
		}
	}
}
