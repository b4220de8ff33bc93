package main

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/prompts"
)

// connections counts the connections that are opened by http's transport, by which
// models are reached: to the host of the URL, or without one to any.
func connections(t *testing.T, url string) *atomic.Int64 {
	t.Helper()
	var n atomic.Int64
	plain := http.DefaultTransport
	counting := plain.(*http.Transport).Clone()
	counting.DisableKeepAlives = true
	counting.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if url == "" || strings.Contains(url, "//"+address+"/") {
			n.Add(1)
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	http.DefaultTransport = counting
	t.Cleanup(func() { http.DefaultTransport = plain })
	return &n
}

// modelSettings set up a chat and an embedding model at the address.
func modelSettings(url string) []string {
	return []string{"OPENAI_API_KEY", secretKey, "OPENAI_BASE_URL", url, "EMBEDDING_MODEL", "far"}
}

// staffArticle returns a folder with an article of the collection staff and an open
// one.
func staffArticle(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "harbour.md"), "---\ncollection: staff\n---\n# Harbour\n\nThe harbour of Port Ellen reopened on Monday, the harbour master said.\n", 0o600)
	writeFile(t, filepath.Join(folder, "orchard.md"), "# Orchard\n\nThe orchard in Marlow blossomed in May, the owner said.\n", 0o600)
	return folder
}

// With CLAIMS=none nothing is dialled, whatever else is set up; with another
// rule the same commands do dial, so that this is no idle proof.
func TestNoModelDialsNothing(t *testing.T) {
	count := connections(t, "")
	articles := staffArticle(t)
	for _, args := range [][]string{
		{"ingest", articles},
		{"ask", "Where did the orchard blossom?"},
		{"ask", "--collection", "staff", "When did the harbour reopen?"},
		{"summary", "orchard"},
		{"timeline", "--collection", "staff", "harbour"},
		{"compare", "--collection", "staff", "harbour", "orchard"},
		{"sources", "--collection", "staff", "harbour"},
		{"search", "orchard"},
		{"digest", "--since", "7d", "--collection", "staff"},
		{"eval"},
		{"doctor"},
	} {
		for _, rule := range []string{"none", "printed", "written"} {
			server := fake.New()
			t.Cleanup(server.Close)
			count.Store(0)
			server.Otherwise(fake.Text(map[string]string{"printed": `{"sentences":[]}`, "written": `{"claims":[]}`}[rule]))
			p, stdout, stderr := newTestProgram(t, "", args...)
			data, _ := p.env("DATA_DIR")
			p.env = environmentOf(append(modelSettings(server.URL), "DATA_DIR", data, "ARTICLES_DIR", articles, "CLAIMS", rule)...)
			if status := p.run(t.Context()); status != statusDone && status != statusNotFound {
				t.Errorf("%v under %s: status %d, %s", args, rule, status, stderr)
			}
			if n := count.Load(); (n == 0) != (rule == "none") {
				t.Errorf("%v under %s: dialled %d times\n%s", args, rule, n, stdout)
			}
			if says := stdout.String(); args[0] == "doctor" && rule == "none" && !(strings.Contains(says, "No host is dialled") && strings.Contains(says, "Model: None is asked")) {
				t.Errorf("doctor says:\n%s", says)
			}
			for _, r := range server.Requests() {
				if rule == "printed" && strings.Contains(r.System, `{"claims"`) {
					t.Errorf("%v under %s: a model is asked for claims", args, rule)
				}
			}
		}
	}
}

// A collection that allows no model: neither its articles nor a question that
// could be answered from them are sent anywhere, to write or to search; another
// question is.
func TestNoModelForACollection(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	server.Otherwise(fake.Claims())
	p, stdout, stderr := newTestProgram(t, "")
	data, _ := p.env("DATA_DIR")
	p.env = environmentOf(append(modelSettings(server.URL), "DATA_DIR", data, "ARTICLES_DIR", staffArticle(t), "CLAIMS_COLLECTIONS", "staff=none")...)
	run := func(want string, args ...string) {
		t.Helper()
		stdout.Reset()
		p.args = args
		if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), want) {
			t.Errorf("%v: status %d\n%s\n%s", args, status, stdout, stderr)
		}
	}
	run("orchard", "articles")
	before := len(server.Requests())
	if before == 0 {
		t.Error("the open article was not embedded")
	}
	count := connections(t, server.URL)
	run("sentences as printed, no model was asked", "ask", "--collection", "staff", "When did the harbour reopen?")
	run("harbour", "search", "--collection", "staff", "harbour")
	run("harbour", "summary", "--collection", "staff", "harbour")
	run("Stricter in collections: staff: none", "doctor")
	asked := server.Requests()[before:]
	run("blossomed", "ask", "Where did the orchard blossom?")
	if n := len(server.Requests()) - before - len(asked); n != 2 {
		t.Errorf("an open question: %d requests, want one for its vector and one for claims", n)
	}
	for _, r := range append(server.Requests()[:before], asked...) {
		if strings.Contains(string(r.Body), "arbour") {
			t.Errorf("sent to %s: %s", r.Path, r.Body)
		}
	}
	if n := count.Load(); n != 4 { // doctor's two and the open question's
		t.Errorf("dialled %d times, want 4", n)
	}
	if strings.Contains(stderr.String(), "vectors") || strings.Contains(stderr.String(), "did not answer") {
		t.Errorf("what is not to be sent is told as a failure: %s", stderr)
	}
}

// Under CLAIMS=printed no word of a model is printed, in any form.
func TestPrintedAtTheTerminal(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	for reply, voice := range map[string]string{
		`{"sentences":[1,2,3,4,5,6,7,8,9]}`:                         "chosen by a model",
		fake.JSON(prompts.Claim{Text: "LIES", Sentences: []int{1}}): "sentences as printed",
	} {
		server.Otherwise(fake.Text(reply))
		for _, form := range []string{"--json", "--no-model=false"} {
			p, stdout, stderr := newTestProgram(t, "", "ask", form, "How many raids were there?")
			data, _ := p.env("DATA_DIR")
			p.env = environmentOf("DATA_DIR", data, "OPENAI_BASE_URL", server.URL, "CLAIMS", "printed", "LOG_LEVEL", "debug")
			if status := p.run(t.Context()); status != statusDone || strings.Contains(stdout.String()+stderr.String(), "LIES") {
				t.Errorf("status %d\n%s\n%s", status, stdout, stderr)
			}
			if form != "--json" {
				if !strings.Contains(stdout.String(), voice) {
					t.Errorf("want %q in\n%s", voice, stdout)
				}
				continue
			}
			var a answer.Answer
			if err := json.Unmarshal(stdout.Bytes(), &a); err != nil {
				t.Fatal(err)
			}
			if a.Mode != answer.Extractive || a.Wording != answer.Printed || a.Pointed != (voice == "chosen by a model") {
				t.Errorf("answer %+v", a)
			}
			for _, c := range a.Claims {
				if !strings.HasPrefix(a.Citations[c.Citations[0]-1].Quote, c.Text) {
					t.Errorf("claim %q is not printed", c.Text)
				}
			}
		}
	}
	if r := server.Requests()[0]; strings.Contains(r.System, "claims") || !strings.Contains(r.System, `{"sentences":[3,4]}`) {
		t.Errorf("the model is told: %s", r.System)
	}
}

// In Slack each channel goes by its own rule, and says which that is.
func TestRulesOfChannels(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	server.Otherwise(fake.Claims(prompts.Claim{Text: "LIES", Sentences: []int{1}}))
	count := connections(t, server.URL) // before the clients are made
	n := openNewsroom(t, 7)
	n.env = append(modelSettings(server.URL), "CLAIMS_CHANNELS", crime+"=none, "+newsdesk+"=printed")
	model, err := llm.NewChat(llm.Options{BaseURL: server.URL, Model: "m", Log: discard()})
	if err != nil {
		t.Fatal(err)
	}
	n.model = model
	n.start("")
	ask := func(channel, footer string) {
		t.Helper()
		m := n.saidIn(channel, n.say(maya, channel, "", "@Pullquote "+raids), footer)
		if all := m.Text + blocksOf(t, m); strings.Contains(all, "LIES") || !strings.Contains(all, "61 raids") {
			t.Errorf("says %s", all)
		}
	}
	if count.Load() == 0 {
		t.Error("the samples were not embedded")
	}
	count.Store(0)
	ask(crime, "sentences as printed, no model was asked")
	if got := count.Load(); got != 0 {
		t.Errorf("dialled %d times for a channel that allows no model", got)
	}
	server.Queue(fake.Text(`{"sentences":[1,2,3,4,5,6,7,8,9]}`))
	ask(newsdesk, "sentences as printed, chosen by a model")
	if count.Load() == 0 {
		t.Error("the model was not dialled where it may be: it is no proof that it was not where it may not")
	}
	for channel, words := range map[string]string{crime: "A model: is not asked", newsdesk: "A model: may choose"} {
		if err := n.Look(maya, channel); err != nil {
			t.Fatal(err)
		}
		n.home(maya, words)
	}
}

// The program puts the rules into Slack by itself, and Home says what they are.
func TestTryByRules(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	server.Otherwise(fake.Text(`{"sentences":[1,2,3,4,5,6,7,8,9]}`))
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "OPENAI_BASE_URL", server.URL, "CLAIMS_CHANNELS", newsdesk+"=printed,"+crime+"=none")
	address := run.find(`(http://[0-9.:]+)/ `)
	ask(t, address, "sentences as printed, chosen by a model")
	for _, act := range []string{"look", "open"} {
		response, err := http.Post(address+"/desk/"+act, "application/json", strings.NewReader(`{"as":"`+maya+`","channel":"`+crime+`","tab":"home"}`))
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: %v, %v", act, response, err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
	}
	desktest.Eventually(t, "Home says what a model may do", func() bool {
		says := get(t, address+"/desk/record")
		return strings.Contains(says, "A model: is not asked; answers are printed sentences") && strings.Contains(says, "Claims: written by gpt-4.1-mini")
	})
}

// What the settings say is read once, by name; a rule for one channel is no
// rule for another.
func TestRulesOfSettings(t *testing.T) {
	c, err := readConfig(environmentOf("CLAIMS", "Printed", "CLAIMS_CHANNELS", " C0123ABCD = none , D045=written,", "CLAIMS_COLLECTIONS", "staff=none, red box=printed"))
	if err != nil {
		t.Fatal(err)
	}
	rules := c.rules()
	for place, want := range map[say.Place]answer.Wording{
		"slack:C0123ABCD": answer.NoModel, "slack:C0123ABCD:17.1": answer.NoModel, "slack-private:C0123ABCD:U1:https://hooks.example/x": answer.NoModel,
		"slack:C0123ABCDE": answer.Printed, "slack:D045": answer.Printed, terminalAddress: answer.Printed,
	} {
		if got := rules.At(place); got != want {
			t.Errorf("%s: %s, want %s", place, got, want)
		}
	}
	if none, err := readConfig(environmentOf("CLAIMS", "none", "OPENAI_API_KEY", "sk-1")); err != nil || none.usesModel() {
		t.Errorf("CLAIMS=none uses a model, error %v", err)
	}
	if got := rules.At("", "red box", "staff"); got != answer.NoModel || strings.Join(c.unsent(), ",") != "staff" {
		t.Errorf("collections: %s, unsent %v", got, c.unsent())
	}
	for _, bad := range []string{"#newsdesk=none", "C0123ABCD", "C0123ABCD=some", "=none", "C0123ABCD=none,C0123ABCD=printed", "c0123abcd=none"} {
		if _, err := readConfig(environmentOf("CLAIMS_CHANNELS", bad)); err == nil || !strings.HasPrefix(err.Error(), "CLAIMS_CHANNELS ") {
			t.Errorf("%s: error %v", bad, err)
		}
	}
	// A key that is not used is no fault, so that one line switches all off.
	if _, err := readConfig(environmentOf("CLAIMS", "none", "OPENAI_API_KEY", "sk-1", "EMBEDDING_MODEL", "m")); err != nil {
		t.Error(err)
	}
}
