package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// Over the wire a second chance is one request and no retry, whatever the
// endpoint does with it; the log has ids and counts, and no text of an article
// or a claim.
func TestSecondRequestOverTheWire(t *testing.T) {
	const printed, wrong, right = "forces carried out 61 raids", "Syrian security forces carried out 62 raids.", "Syrian security forces carried out 61 raids, Fares Khalil said."
	said := func(text string) fake.Reply {
		return func(w http.ResponseWriter, r fake.Request) {
			fake.Claims(prompts.Claim{Text: text, Sentences: []int{lineThatHolds(r.User, printed)}})(w, r)
		}
	}
	for name, test := range map[string]struct {
		again  fake.Reply
		became answer.Became
	}{
		"mended": {said(right), answer.Rewritten}, "wrong again": {said(wrong), answer.Quoted}, "malformed": {fake.Text("Sorry!"), answer.Quoted},
		"down": {fake.Status(http.StatusServiceUnavailable, ""), answer.Quoted}, "cut short": {fake.Cut(`{"claims":[{"repairs":1,"te`), answer.Quoted},
	} {
		server := fake.New()
		server.Queue(said(wrong), test.again)
		p, stdout, stderr := newTestProgram(t, "", "ask", "--json", "How many raids were there?")
		folder, _ := p.env("DATA_DIR")
		p.env = environmentOf("DATA_DIR", folder, "OPENAI_BASE_URL", server.URL, "LOG_LEVEL", "debug")
		status := p.run(t.Context())
		server.Close()
		var given answer.Answer
		if err := json.Unmarshal(stdout.Bytes(), &given); err != nil {
			t.Fatalf("%s: status %d, %v: %s", name, status, err, stderr)
		}
		if len(server.Requests()) != 2 || len(given.Claims) != 1 || given.Notice != "" || given.Outcome != answer.Answered {
			t.Errorf("%s: %d requests, %+v", name, len(server.Requests()), given)
		}
		if len(given.Dropped) != 1 || given.Dropped[0].Text != wrong || given.Dropped[0].Became != test.became {
			t.Errorf("%s: dropped %+v, want %q", name, given.Dropped, test.became)
		}
		if log := stderr.String(); strings.Contains(log, "61 raids") || strings.Contains(log, "62 raids") || !strings.Contains(log, "sent=1") {
			t.Errorf("%s: the log is %s", name, log)
		}
	}
}
