package bot_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// twoFall is a reply of which the first and the last claim do not hold.
const (
	twoFall = `{"claims":[{"text":"The company runs 43 routes.","sentences":[1]},{"text":"The company employs 900 drivers.","sentences":[2]},
	{"text":"The depot lies in Aleppo.","sentences":[3]}]}`
	twoMended = `{"claims":[{"repairs":1,"text":"The company runs 42 routes.","sentences":[1]},{"repairs":2,"text":"The depot lies in Homs.","sentences":[3]}]}`
)

// What held is on the screen before the model is asked again; what it mends is
// shown after that, each at once; the whole is one message.
func TestSecondChanceIsShownWhileWritten(t *testing.T) {
	model := &script{reply: twoFall, again: twoMended}
	s, ledger, out := onRoutes(model), newBook(), &outbox{}
	var asked []int // how often, at each showing
	stage := &board{t: t, ledger: ledger, before: func(int) { asked = append(asked, len(model.asked)) }}
	said, err := s.askOn(t.Context(), stage, out, ledger)
	if err != nil {
		t.Fatal(err)
	}
	const held, first, second = "The company employs 900 drivers.", "The company runs 42 routes.", "The depot lies in Homs."
	if want := []string{held, held + " " + first, held + " " + first + " " + second}; !slices.Equal(stage.shown, want) || !slices.Equal(asked, []int{1, 2, 2}) {
		t.Errorf("shown %q after %v requests, want %q", stage.shown, asked, want)
	}
	if said.Outcome != answer.Answered || len(out.sent) > 0 || stage.whole == nil || said.LeftOut() != 0 || len(said.Dropped) != 2 {
		t.Errorf("%+v", said)
	}
	var record say.Record
	if err := json.Unmarshal(ledger.entries["answer/q1"], &record); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(record.Prompt, "answer@") || !strings.Contains(record.Prompt, " retry@") {
		t.Errorf("the ledger has prompt %q", record.Prompt)
	}
}

// The model is told what is wrong and shown the lines under their numbers, once
// for all claims; with nothing to write again it is not asked.
func TestSecondRequest(t *testing.T) {
	model := &script{reply: twoFall, again: twoFall}
	if _, err := onRoutes(model).askOn(t.Context(), nil, &outbox{}, newBook()); err != nil {
		t.Fatal(err)
	}
	if len(model.asked) != 2 || model.asked[1].Name != "retry" || !model.asked[1].Once {
		t.Fatalf("asked %d times: %+v", len(model.asked), model.asked)
	}
	for _, want := range []string{
		`{"n":1,"text":"The company runs 42 routes."}`, `{"n":3,"text":"The depot lies in Homs."}`, `"What does the company run?"`,
		`{"n":1,"text":"The company runs 43 routes.","sentences":[1],"wrong":"number 43 is`, `{"n":2,"text":"The depot lies in Aleppo.","sentences":[3],"wrong":"`,
	} {
		if !strings.Contains(model.asked[1].User, want) {
			t.Errorf("the second request lacks %s:\n%s", want, model.asked[1].User)
		}
	}
	for name, reply := range map[string]string{
		"all hold":      `{"claims":[{"text":"The company runs 42 routes.","sentences":[1]}]}`,
		"no claim":      `{"claims":[]}`,
		"no line":       `{"claims":[{"text":"The company runs 43 routes.","sentences":[]}]}`,
		"no such lines": `{"claims":[{"text":"The company runs 43 routes.","sentences":[17]}]}`,
	} {
		model := &script{reply: reply, again: twoMended}
		if _, err := onRoutes(model).askOn(t.Context(), nil, &outbox{}, newBook()); err != nil || len(model.asked) != 1 {
			t.Errorf("%s: asked %d times, %v", name, len(model.asked), err)
		}
	}
}

// The lines around those that the claims cite are shown again and no others; a
// claim without a line to write it from is not sent with the others; a claim
// that does not say which one it repairs is for the first that is not mended.
func TestSecondRequestShowsTheLinesAround(t *testing.T) {
	model := &script{reply: `{"claims":[{"text":"Bus 5 runs at eight.","sentences":[5]},{"text":"Bus 9 runs at noon.","sentences":[99]},{"text":"Bus 5 runs at ten.","sentences":[5]}]}`,
		again: `{"claims":[{"text":"Bus 5 runs at six.","sentences":[5]},{"text":"Bus 5 runs at six.","sentences":[5,6]},{"repairs":1,"text":"Bus 1 runs at six.","sentences":[1]}]}`}
	s := onRoutes(model)
	var text strings.Builder
	for i := range 9 {
		fmt.Fprintf(&text, "Bus %d runs at six. ", i+1)
	}
	s.archive.articles["routes"].Text = strings.TrimSpace(text.String())
	said, err := s.askOn(t.Context(), nil, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	for n := range 9 {
		if shown, want := strings.Contains(model.asked[1].User, fmt.Sprintf(`{"n":%d,"text":"Bus %d runs`, n+1, n+1)), 3 <= n+1 && n+1 <= 7; shown != want {
			t.Errorf("line %d is shown again: %t, want %t", n+1, shown, want)
		}
	}
	if strings.Contains(render(said), "Bus 1 runs") {
		t.Error("a claim is shown on a line that the model was not shown again")
	}
	if strings.Contains(model.asked[1].User, "Bus 9") {
		t.Error("a claim is sent back that cites no line")
	}
	if d := said.Dropped; len(d) != 3 || d[0].Became != answer.Rewritten || d[1].Became != "" || d[2].Became != answer.Rewritten {
		t.Errorf("%+v", d)
	}
}

// A claim that was sent back is shown as its sentence if the second request
// fails in any way: then nothing is lost and no word is made of it.
func TestSecondRequestFails(t *testing.T) {
	mendOne := func(m *second) error {
		return m.claim(prompts.Claim{Repairs: 1, Text: "The company runs 42 routes.", Sentences: []int{1}})
	}
	for name, test := range map[string]struct {
		again  func(context.Context, *second) error
		became [2]answer.Became
	}{
		"fault":       {func(context.Context, *second) error { return &prompts.Fault{Kind: prompts.Unavailable} }, [2]answer.Became{"printed", ""}},
		"other error": {func(context.Context, *second) error { return errNetwork }, [2]answer.Became{"printed", ""}},
		"out of time": {func(ctx context.Context, _ *second) error { <-ctx.Done(); return ctx.Err() }, [2]answer.Became{"printed", ""}},
		"cut short": {func(_ context.Context, m *second) error {
			return errors.Join(mendOne(m), &prompts.Fault{Kind: prompts.CutShort})
		}, [2]answer.Became{"rewritten", ""}},
		"slow, one is in": {func(ctx context.Context, m *second) error {
			err := mendOne(m)
			<-ctx.Done()
			return errors.Join(err, ctx.Err())
		}, [2]answer.Became{"rewritten", ""}},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := onRoutes(&second{script: script{reply: twoFall}, again: test.again})
			ledger := newBook()
			stage := &board{t: t, ledger: ledger}
			begun := time.Now()
			said, err := s.askOn(t.Context(), stage, &outbox{}, ledger)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if took := time.Since(begun); took > 20*time.Second {
				t.Errorf("%s: took %v", name, took)
			}
			if len(said.Claims) != 2 || said.Claims[1].Text != "The company runs 42 routes." || said.Notice != "" || said.Mode != answer.ByModel {
				t.Errorf("%s: %s", name, render(said))
			}
			for i, d := range said.Dropped {
				if d.Became != test.became[i] {
					t.Errorf("%s: %q became %q, want %q", name, d.Text, d.Became, test.became[i])
				}
			}
			if len(stage.shown) != 2 { // what stands in is shown at once too
				t.Errorf("%s: shown %q", name, stage.shown)
			}
		})
	}
}

// second is a model with a second reply of any kind.
type second struct {
	script
	first time.Duration // how long the first reply takes
	again func(ctx context.Context, m *second) error
	claim func(prompts.Claim) error
}

func (m *second) Reply(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	if p.Name != "retry" {
		time.Sleep(m.first)
		return m.script.Reply(ctx, p, claim)
	}
	m.asked, m.claim = append(m.asked, p), claim
	return nil, m.again(ctx, m)
}

// A first reply that took long leaves the second less time, and none after a
// minute.
func TestSecondRequestGetsWhatIsLeft(t *testing.T) {
	for first, want := range map[time.Duration]time.Duration{time.Second: 21 * time.Second, 50 * time.Second: 60 * time.Second, 61 * time.Second: 61 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			model := &second{script: script{reply: twoFall}, first: first, again: func(ctx context.Context, _ *second) error { <-ctx.Done(); return ctx.Err() }}
			s, begun := onRoutes(model), time.Now()
			b := bot.New(bot.Options{Archive: s.archive, Ledger: newBook(), Model: model, Messenger: &outbox{}, Now: time.Now, Random: strings.NewReader(strings.Repeat("x", 99)), Log: quiet})
			answer, err := b.Ask(t.Context(), bot.Question{ID: "q", Text: s.question})
			if err != nil || len(answer.Claims) != 2 {
				t.Fatalf("%+v, %v", answer, err)
			}
			if requests := len(model.asked); requests != 2 && want-first > 0 || requests != 1 && want == first {
				t.Errorf("with a first reply after %v there were %d requests", first, requests)
			}
			if took := time.Since(begun); took != want {
				t.Errorf("with a first reply after %v the answer came after %v, want %v", first, took, want)
			}
		})
	}
}

// An asker who stops the answer while the model writes again gets what was
// checked by then; a process that ends then leaves what it had shown.
func TestSecondRequestStopped(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	model := &second{script: script{reply: twoFall}, again: func(ctx context.Context, _ *second) error { cancel(say.ErrStopped); <-ctx.Done(); return ctx.Err() }}
	s, ledger := onRoutes(model), newBook()
	stage := &board{t: t, ledger: ledger}
	said, err := s.askOn(ctx, stage, &outbox{}, ledger)
	if err != nil || said.Outcome != answer.Partial || !strings.Contains(said.Notice, "stopped") || len(stage.shown) != 1 || stage.whole == nil {
		t.Errorf("stopped: %+v, %v, shown %q", said, err, stage.shown)
	}
	stopping := &script{reply: twoFall, again: twoMended}
	s, ledger = onRoutes(stopping), newBook()
	stage = &board{t: t, ledger: ledger}
	stage.before = func(n int) {
		if n == 2 {
			stage.fail = say.ErrStopped // as Slack says it
		}
	}
	if said, err = s.askOn(t.Context(), stage, &outbox{}, ledger); err != nil || !strings.Contains(said.Notice, "stopped") || len(stage.shown) != 2 {
		t.Errorf("stopped by the stage: %+v, %v, shown %q", said, err, stage.shown)
	}

	ending, end := context.WithCancel(t.Context())
	model.again = func(ctx context.Context, _ *second) error { end(); <-ctx.Done(); return ctx.Err() }
	s, ledger, out := onRoutes(model), newBook(), &outbox{}
	stage = &board{t: t, ledger: ledger}
	if _, err := s.askOn(ending, stage, out, ledger); !errors.Is(err, context.Canceled) {
		t.Fatalf("the first process: %v", err)
	}
	requests := len(model.asked)
	said, err = s.askOn(t.Context(), stage, out, ledger)
	if err != nil || len(model.asked) != requests || len(out.sent) > 0 || len(said.Claims) != 1 || said.Outcome != answer.Partial {
		t.Errorf("the next process: asked %d times, sent %d, %+v, %v", len(model.asked)-requests, len(out.sent), said, err)
	}
}

// A model that lies without end is sent eight claims, and of its second reply
// no more than two for each are read.
func TestSecondRequestIsBounded(t *testing.T) {
	var lies []string
	for i := range 30 {
		lies = append(lies, fmt.Sprintf(`{"text":"The company runs %d routes.","sentences":[1]}`, 100+i))
	}
	read := 0
	model := &second{script: script{reply: `{"claims":[` + strings.Join(lies, ",") + `]}`}, again: func(_ context.Context, m *second) error {
		for i := range 1000 {
			if err := m.claim(prompts.Claim{Repairs: 1 + i%8, Text: fmt.Sprintf("The company runs %d routes.", 200+i), Sentences: []int{1}}); err != nil {
				return err
			}
			read++
		}
		return nil
	}}
	answer, err := onRoutes(model).askOn(t.Context(), nil, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if sent := strings.Count(model.asked[1].User, `"wrong":`); sent != 8 || read != 16 || len(model.asked) != 2 {
		t.Errorf("sent back %d, read %d, asked %d times", sent, read, len(model.asked))
	}
	if len(answer.Claims) != 1 || len(answer.Dropped) != 30 || answer.LeftOut() != 30 {
		t.Errorf("%d claims, %d dropped", len(answer.Claims), len(answer.Dropped))
	}
}

// A reply of more claims than are read loses those behind them unchecked, even
// one that holds.
func TestFirstReplyIsBounded(t *testing.T) {
	const holds = `{"text":"The company runs 42 routes.","sentences":[1]}`
	reply := strings.Repeat(`{"text":"The company runs 15 routes.","sentences":[1]},`, 30) + holds
	model := &second{script: script{reply: `{"claims":[` + reply + `]}`}, again: func(context.Context, *second) error { return nil }}
	answer, err := onRoutes(model).askOn(t.Context(), nil, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Dropped) != 31 || answer.Dropped[29].Rule == "surplus" || answer.Dropped[30].Rule != "surplus" {
		t.Errorf("dropped %+v", answer.Dropped)
	}
}

// A summary that is full and a story of a digest that has its claims need no
// second request; other stories have one each.
func TestSecondRequestOnlyWhereThereIsRoom(t *testing.T) {
	full := `{"claims":[{"text":"The depot lies in Aleppo.","sentences":[3]},{"text":"The company runs 42 routes.","sentences":[1]},
		{"text":"The company employs 900 drivers.","sentences":[2]},{"text":"The company employs 900 drivers.","sentences":[2,1]},{"text":"The company runs 42 routes.","sentences":[1,2]}]}`
	for reply, want := range map[string]int{full: 1, twoFall: 2} {
		model := &script{reply: reply, again: twoMended}
		got, err := onRoutes(model).report(t.Context(), &outbox{}, newBook(), []string{"summary short", "routes"})
		if err != nil || len(model.asked) != want || len(got.Claims) != 3 || got.Outcome != answer.Answered || want == 1 && got.Dropped[1].Rule != "surplus" {
			t.Errorf("summary of %s: asked %d times, want %d: %s, %v", reply, len(model.asked), want, renderReport(got), err)
		}
		p := newPaper()
		p.add(news.Article{ID: "routes", Headline: "Bus routes", Text: strings.SplitN(routes, "\n", 2)[1]})
		digesting := &script{reply: reply, again: twoMended}
		p.model = digesting
		d := p.digest(t, "2026-03-01", nil)
		if len(digesting.asked) != want || len(d.Claims) != 3 || d.Mode != answer.ByModel {
			t.Errorf("digest of %s: asked %d times, want %d: %+v", reply, len(digesting.asked), want, d.Claims)
		}
	}
}
