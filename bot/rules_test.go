package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// lies is what a model writes that is not to write: true words, so that only
// the rule keeps them from being shown, and others.
const lies = `{"claims":[{"text":"LIES it says: the company runs 42 routes.","sentences":[1]},{"text":"42 routes are what the company runs.","sentences":[1]},
	{"text":"LIES that nothing carries","sentences":[99]}]}`

// The strictest rule that bears on a message holds.
func TestStrictestRule(t *testing.T) {
	at := func(p say.Place) answer.Wording {
		return map[say.Place]answer.Wording{"printed": answer.Printed, "none": answer.NoModel, "loose": answer.Written}[p]
	}
	collections := map[string]answer.Wording{"staff": answer.Printed, "secret": answer.NoModel, "loose": answer.Written}
	for _, test := range []struct {
		everywhere  answer.Wording
		place       say.Place
		collections []string
		want        answer.Wording
	}{
		{"", "", nil, answer.Written},
		{"", "elsewhere", []string{"", "loose"}, answer.Written},
		{answer.Written, "printed", nil, answer.Printed},
		{answer.Printed, "loose", []string{"loose"}, answer.Printed},
		{answer.Printed, "none", nil, answer.NoModel},
		{answer.NoModel, "printed", []string{"staff"}, answer.NoModel},
		{answer.Written, "loose", []string{"", "staff"}, answer.Printed},
		{answer.Written, "printed", []string{"secret", "staff"}, answer.NoModel},
		{"misspelt", "", nil, "misspelt"},
	} {
		rules := say.Rules{Everywhere: test.everywhere, Collections: collections, Place: at}
		if got := rules.At(test.place, test.collections...); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

// asking is a shelf that remembers for whom it was searched.
type asking struct {
	*shelf
	as []news.Reader
}

func (a *asking) Find(ctx context.Context, words string, as news.Reader, limit int) (news.Found, error) {
	a.as = append(a.as, as)
	return a.shelf.Find(ctx, words, as, limit)
}

// What holds for an answer is what holds for the articles that it is offered;
// whether its words may go to an embedding model, what holds for those that it
// could be offered.
func TestRulesOfCollections(t *testing.T) {
	for name, test := range map[string]struct {
		collection string
		rule       answer.Wording
		reads      []string
		prompt     string // of the model, empty: not asked
		noModel    bool   // the words of the question are sent nowhere
	}{
		"open articles":             {"", answer.NoModel, nil, "answer", false},
		"open articles, and a key":  {"", answer.NoModel, []string{"staff"}, "answer", true},
		"no model":                  {"staff", answer.NoModel, []string{"staff"}, "", true},
		"printed":                   {"staff", answer.Printed, []string{"staff"}, "point", false},
		"written":                   {"staff", answer.Written, []string{"staff"}, "answer", false},
		"another collection's rule": {"desk", answer.NoModel, []string{"desk"}, "answer", false},
	} {
		model := &script{reply: lies}
		s := onRoutes(model)
		s.archive.articles["routes"].Collection = test.collection
		archive := &asking{shelf: s.archive}
		b := bot.New(bot.Options{
			Archive: archive, Catalogue: archive, Ledger: newBook(), Model: model, Messenger: &outbox{}, Now: func() time.Time { return clock }, Random: strings.NewReader(strings.Repeat("x", 999)), Log: quiet,
			Rules: say.Rules{Collections: map[string]answer.Wording{"staff": test.rule}},
		})
		reader := news.Reader{Collections: test.reads}
		said, err := b.Ask(t.Context(), bot.Question{ID: "q", Text: s.question, Earlier: []string{"Who EARLIER?"}, Reader: reader})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Timeline(t.Context(), bot.Request{ID: "r", Of: []string{"bus routes"}, Reader: reader}); err != nil {
			t.Fatal(err)
		}
		asked := ""
		for _, p := range model.asked {
			if p.Name == "retry" { // of the lies, which do not hold
				continue
			}
			asked += p.Name
			if strings.Contains(p.User, "EARLIER") == test.noModel {
				t.Errorf("%s: the model is told %s", name, p.User)
			}
		}
		if asked != test.prompt || archive.as[0].NoModel != test.noModel || archive.as[1].NoModel != test.noModel {
			t.Errorf("%s: asked %q, searched for %+v", name, asked, archive.as)
		}
		if (said.Mode == answer.ByModel) != (test.prompt == "answer") || len(said.Claims) == 0 {
			t.Errorf("%s: mode %s, claims %+v", name, said.Mode, said.Claims)
		}
	}
}

// A model's words reach neither an answer nor the ledger, the log or the stage
// where they may not be shown, and what it points at is shown once it is whole.
func TestPrintedShowsNoWord(t *testing.T) {
	for name, model := range map[string]write.Model{
		"writes":             &script{reply: lies},
		"writes and fails":   &script{reply: lies, fault: &prompts.Fault{Kind: prompts.Stalled}},
		"fails with an oath": &script{reply: lies, fault: errors.New("LIES")},
	} {
		var log bytes.Buffer
		s, ledger, out := onRoutes(model), newBook(), &outbox{}
		s.rules.Everywhere = answer.Printed
		s.log = slog.New(slog.NewTextHandler(&log, nil))
		stage := &board{t: t, ledger: ledger}
		given, err := s.askOn(t.Context(), stage, out, ledger)
		if err != nil {
			t.Fatal(err)
		}
		if given.Mode != answer.Extractive || given.Wording != answer.Printed || len(given.Claims) != 1 || given.Claims[0].Text != "The company runs 42 routes." || len(given.Dropped) > 0 {
			t.Errorf("%s: answer %+v", name, given)
		}
		if given.Pointed == (given.Notice != "") || len(stage.shown) > 0 || len(out.sent) != 1 {
			t.Errorf("%s: pointed %t, notice %q, shown %q, sent %d", name, given.Pointed, given.Notice, stage.shown, len(out.sent))
		}
		said := log.String()
		for _, raw := range ledger.entries {
			said += string(raw)
		}
		if strings.Contains(said, "LIES") || strings.Contains(said, "42 routes are") {
			t.Errorf("%s: a model's words are in %s", name, said)
		}
	}
}

// Evidence that is too long to point at is halved once, too.
func TestTooLongToPointAt(t *testing.T) {
	s := shelved()
	paragraph := strings.Repeat("The company runs 42 routes and has many buses that go to every village in the county on each day of the week. ", 6)
	s.archive.articles["strike"].Text = strings.TrimSpace(paragraph) + "\n\n" + strings.TrimSpace(paragraph)
	model := &long{}
	s.model, s.rules.Everywhere = model, answer.Printed
	said, err := s.ask(t, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if len(model.asked) != 2 || model.asked[1] >= model.asked[0] || !said.Pointed || len(said.Claims) != 1 {
		t.Errorf("the model was shown %v lines, the answer is %+v", model.asked, said)
	}
}

// However many lines a model points at, a few are shown.
func TestPointingIsBounded(t *testing.T) {
	s := onRoutes(nil)
	var text, numbers []string
	for i := range 40 {
		text = append(text, fmt.Sprintf("In district %d the company runs 42 routes.", i))
		numbers = append(numbers, fmt.Sprint(i+1))
	}
	s.archive.articles["routes"].Text = strings.Join(text, "\n\n")
	s.model, s.rules.Everywhere = &script{reply: `{"sentences":[` + strings.Join(numbers, ",") + `]}`}, answer.Printed
	said, err := s.ask(t, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if len(said.Claims) != 6 || !said.Pointed {
		t.Errorf("%d claims: %+v", len(said.Claims), said.Claims)
	}
}

// The same line is shown once, and so is a sentence that a second article
// prints in the same words.
func TestPointingFolds(t *testing.T) {
	s := onRoutes(&script{reply: `{"sentences":[2,1,2,3]}`})
	s.rules.Everywhere = answer.Printed
	const sentence = "The company runs 42 routes in Marlow."
	s.archive.articles["routes"].Text = sentence + " The company runs 9 ferries."
	s.archive.articles["copy"] = readArticle("copy", "Routes\n"+sentence)
	s.archive.order = append(s.archive.order, "copy")
	s.question = "What does the company run?"
	said, err := s.ask(t, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if got := render(said); len(said.Claims) != 2 || len(said.Citations) != 2 || said.Claims[0].Text != "The company runs 9 ferries." || said.Claims[1].Text != sentence || said.Citations[1].Quote != sentence {
		t.Errorf("got:\n%s", got)
	}
}

// An answer with a model's words loses them where it is shared under a stricter
// rule, and where it is sent again after the rules were changed.
func TestWordsAreLeftBehind(t *testing.T) {
	for _, rule := range []answer.Wording{answer.Printed, answer.NoModel} {
		model := &script{reply: twoClaims}
		s, out, ledger := onRoutes(model), &outbox{}, newBook()
		model.reply = strings.Replace(twoClaims, "The company runs 42", "Company runs 42", 1)
		model.reply = strings.Replace(model.reply, "The company employs 900 drivers.", "Company employs 900 drivers.", 1)
		out.refuse = true
		if _, err := s.ask(t, out, ledger); !errors.Is(err, errNetwork) {
			t.Fatal(err)
		}
		before := len(model.asked)
		out.refuse = false
		s.rules.Place = func(p say.Place) answer.Wording { return map[say.Place]answer.Wording{"strict": rule}[p] }
		shared, err := s.bot(out, ledger).Share(t.Context(), say.Sharing{Key: "answer/q1", Place: "strict"})
		if err != nil {
			t.Fatal(err)
		}
		s.rules = say.Rules{Everywhere: rule}
		again, err := s.ask(t, out, ledger)
		if err != nil {
			t.Fatal(err)
		}
		for name, a := range map[string]answer.Answer{"shared": shared, "sent again": again} {
			printed := func(c answer.Claim) bool { return c.Text == a.Citations[c.Citations[0]-1].Quote }
			if a.Mode != answer.Extractive || !a.Pointed || a.Wording != rule || len(a.Claims) == 0 || len(a.Dropped) > 0 || slices.ContainsFunc(a.Claims, func(c answer.Claim) bool { return !printed(c) }) {
				t.Errorf("%s under %s: %+v", name, rule, a)
			}
		}
		if len(model.asked) != before {
			t.Errorf("asked %d times, then %d times more", before, len(model.asked)-before)
		}
	}
}

// So does one that was begun in public before the rules were changed: the
// message in which it was begun shows the sentences in the end.
func TestWordsBegunAreTakenBack(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, ledger := onRoutes(wordyScript{cancel}), newBook()
	stage := &board{t: t, ledger: ledger}
	if _, err := s.askOn(ctx, stage, &outbox{}, ledger); !errors.Is(err, context.Canceled) || len(stage.shown) != 1 {
		t.Fatalf("the first process: %v, shown %q", err, stage.shown)
	}
	s.model, s.rules.Everywhere = nil, answer.Printed
	said, err := s.askOn(t.Context(), stage, &outbox{}, ledger)
	if err != nil {
		t.Fatal(err)
	}
	if whole, ok := stage.whole.(answer.Answer); !ok || whole.Claims[0].Text != "The company runs 42 routes." || said.Mode != answer.Extractive {
		t.Errorf("shown in the end: %+v", stage.whole)
	}
}

// wordyScript writes one claim in words of its own, and then the process ends.
type wordyScript struct{ end func() }

func (w wordyScript) Reply(ctx context.Context, _ prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	if err := claim(prompts.Claim{Text: "Company runs 42 routes.", Sentences: []int{1}}); err != nil {
		return nil, err
	}
	w.end()
	return nil, ctx.Err()
}

// A digest has one rule: the strictest of its place, of the channel that it is
// for and of the articles that it tells of.
func TestDigestByRule(t *testing.T) {
	const reply = `{"claims":[{"text":"LIES: it was sold.","sentences":[1]}]}`
	for name, test := range map[string]struct {
		rules  say.Rules
		prompt string
		want   answer.Wording
	}{
		"printed":            {say.Rules{Everywhere: answer.Printed}, "point", answer.Printed},
		"none":               {say.Rules{Everywhere: answer.NoModel}, "", answer.NoModel},
		"the channel":        {say.Rules{Place: func(p say.Place) answer.Wording { return map[say.Place]answer.Wording{"channel": answer.NoModel}[p] }}, "", answer.NoModel},
		"one of the stories": {say.Rules{Collections: map[string]answer.Wording{"staff": answer.Printed}}, "point", answer.Printed},
		"no story":           {say.Rules{Collections: map[string]answer.Wording{"other": answer.NoModel}}, "answer", ""},
	} {
		p := filled()
		p.articles["bakery"].Collection = "staff"
		model := &script{reply: reply}
		p.model, p.rules = model, test.rules
		d := p.digest(t, "2026-03-01", func(r *digest.Request) { r.Place, r.Reader.Collections = "preview", []string{"staff"} })
		for _, q := range model.asked {
			if q.Name != test.prompt && q.Name != "retry" {
				t.Errorf("%s: asked for %s", name, q.Name)
			}
		}
		if d.Wording != test.want || (test.prompt == "") != (len(model.asked) == 0) || d.Pointed != (test.prompt == "point") || len(d.Stories) != 3 {
			t.Errorf("%s: rule %q, pointed %t, asked %d times, %s", name, d.Wording, d.Pointed, len(model.asked), headlines(d))
		}
		for _, c := range d.Claims {
			if strings.Contains(c.Text, "LIES") {
				t.Errorf("%s: says %q", name, c.Text)
			}
		}
	}
}
