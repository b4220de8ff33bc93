package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// The secrets of these tests, none of which may be printed.
const (
	secretBot = "xoxb-s3cret"
	secretApp = "xapp-s3cret"
	secretKey = "sk-s3cret"
)

// diagnose runs doctor --json with the settings, and with plain text for the
// same, and returns what it found.
func diagnose(t *testing.T, status int, settings ...string) map[string]finding {
	t.Helper()
	found := map[string]finding{}
	folder := t.TempDir()
	for _, args := range [][]string{{"doctor", "--json"}, {"doctor"}} {
		p, stdout, stderr := newTestProgram(t, "", args...)
		p.env = environmentOf(append(settings, "DATA_DIR", folder)...)
		if got := p.run(t.Context()); got != status {
			t.Errorf("%v: status %d, want %d: %s", args, got, status, stdout)
		}
		if all := stdout.String() + stderr.String(); strings.Contains(all, "s3cret") {
			t.Errorf("%v prints a secret:\n%s", args, all)
		}
		var d diagnosis
		if len(args) > 1 {
			if err := json.Unmarshal(stdout.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			for _, f := range d.Checks {
				found[f.Check] = f
			}
		}
	}
	return found
}

// Without any setting all is well, and nothing is dialled.
func TestDoctorWithNothingSetUp(t *testing.T) {
	for check, f := range diagnose(t, statusDone) {
		if f.Result == checkWrong || f.Mend != "" {
			t.Errorf("%s: %+v", check, f)
		}
	}
	p, stdout, _ := newTestProgram(t, "", "doctor")
	if p.run(t.Context()); !strings.Contains(stdout.String(), "No host is dialled.") {
		t.Errorf("printed %s", stdout)
	}
}

// slackSays is a Slack that answers as it is told.
type slackSays struct {
	auth, open string // JSON
	scopes     []string
	off        time.Duration // of its clock
}

func (s slackSays) start(t *testing.T) (address string) {
	t.Helper()
	at := time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC).Add(s.off) // the program's clock
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", at.Format(http.TimeFormat))
		w.Header().Set("Content-Type", "application/json")
		answer := s.auth
		if strings.HasSuffix(r.URL.Path, "apps.connections.open") {
			answer = s.open
		} else {
			w.Header().Set("X-OAuth-Scopes", strings.Join(s.scopes, ","))
		}
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/api/"
}

func scopeNames() (all []string) {
	for _, s := range slackapp.Scopes() {
		all = append(all, s.Name)
	}
	return all
}

const (
	authOK = `{"ok":true,"team":"The Daily Ledger","team_id":"T1","user_id":"U1"}`
	openOK = `{"ok":true,"url":"wss://wss.slack.example/link/?ticket=s3cret"}`
)

// Each fault of a Slack app is found under its name, with what mends it.
func TestDoctorOnSlack(t *testing.T) {
	refused := func(name string) string { return fmt.Sprintf(`{"ok":false,"error":%q}`, name) }
	for name, test := range map[string]struct {
		slack             slackSays
		check, says, mend string // the finding; mend empty: all is well
	}{
		"well":        {slackSays{authOK, openOK, scopeNames(), 0}, "Slack bot token", "The Daily Ledger", ""},
		"more scopes": {slackSays{authOK, openOK, append(scopeNames(), "reactions:write"), 0}, "Slack scopes", "reactions:write", ""},
		"bad token":   {slackSays{refused("invalid_auth"), openOK, nil, 0}, "Slack bot token", "invalid_auth", "OAuth & Permissions"},
		"revoked":     {slackSays{refused("token_revoked"), openOK, nil, 0}, "Slack bot token", "no longer valid", "Install the app"},
		"less scopes": {slackSays{authOK, openOK, scopeNames()[1:], 0}, "Slack scopes", "app_mentions:read", "pullquote manifest"},
		"wrong kind":  {slackSays{authOK, refused("not_allowed_token_type"), scopeNames(), 0}, "Slack connection", "not_allowed_token_type", "connections:write"},
		"no sockets":  {slackSays{authOK, refused("socket_mode_not_enabled"), scopeNames(), 0}, "Slack connection", "not switched on", "Switch it on"},
		"no JSON":     {slackSays{"<html>", openOK, nil, 0}, "Slack bot token", "not as Slack does", "SLACK_API_URL"},
		"clock":       {slackSays{authOK, openOK, scopeNames(), -3 * time.Minute}, "Clock", "3m0s off", "NTP"},
	} {
		t.Run(name, func(t *testing.T) {
			status := statusFault
			if test.mend == "" {
				status = statusDone
			}
			f := diagnose(t, status, "SLACK_BOT_TOKEN", secretBot, "SLACK_APP_TOKEN", secretApp, "SLACK_API_URL", test.slack.start(t))[test.check]
			if !strings.Contains(f.Says, test.says) || !strings.Contains(f.Mend, test.mend) || (f.Result == checkWrong) != (test.mend != "") {
				t.Errorf("found %+v", f)
			}
		})
	}
}

// A Slack app that is set up by half is told what is missing.
func TestDoctorOnHalfASlackApp(t *testing.T) {
	address := slackSays{authOK, openOK, scopeNames(), 0}.start(t)
	if f := diagnose(t, statusFault, "SLACK_BOT_TOKEN", secretBot, "SLACK_API_URL", address)["Slack connection"]; f.Says != "SLACK_APP_TOKEN is not set." {
		t.Errorf("found %+v", f)
	}
	if f := diagnose(t, statusFault, "SLACK_APP_TOKEN", secretApp, "SLACK_API_URL", address)["Slack bot token"]; f.Says != "SLACK_BOT_TOKEN is not set." {
		t.Errorf("found %+v", f)
	}
	found := diagnose(t, statusDone, "SLACK_BOT_TOKEN", secretBot, "SLACK_SIGNING_SECRET", "s3cret", "SLACK_API_URL", address)
	if f := found["Slack connection"]; f.Result != checkOK || !strings.Contains(f.Says, "127.0.0.1:8080") {
		t.Errorf("found %+v", f)
	}
}

// A model that answers is well; one that does not is told with the setting
// that mends it.
func TestDoctorOnModels(t *testing.T) {
	for name, test := range map[string]struct {
		reply      fake.Reply
		says, mend string
	}{
		"well":    {fake.Claims(), "answers in the form", ""},
		"key":     {fake.Status(401, `{"error":{"message":"s3cret"}}`), "did not accept our key (HTTP status 401)", "OPENAI_API_KEY"},
		"model":   {fake.Status(404, `{"error":{"code":"model_not_found","message":"no"}}`), "does not know the model", "OPENAI_MODEL"},
		"broken":  {fake.Status(500, "s3cret"), "could not be reached", "OPENAI_BASE_URL"},
		"quota":   {fake.Status(429, `{"error":{"code":"insufficient_quota"}}`), "no credit left", "Top up"},
		"chatter": {fake.Text("Sure! s3cret"), "could not be read", "another model"},
	} {
		t.Run(name, func(t *testing.T) {
			server := fake.New()
			defer server.Close()
			server.Otherwise(test.reply)
			status := statusFault
			if test.mend == "" {
				status = statusDone
			}
			f := diagnose(t, status, "OPENAI_API_KEY", secretKey, "OPENAI_BASE_URL", server.URL)["Model"]
			if !strings.Contains(f.Says, test.says) || !strings.Contains(f.Mend, test.mend) || (f.Result == checkWrong) != (test.mend != "") {
				t.Errorf("found %+v", f)
			}
		})
	}
}

// The embedding model is tried by itself.
func TestDoctorOnEmbeddings(t *testing.T) {
	server := fake.New()
	if f := diagnose(t, statusDone, "EMBEDDING_MODEL", "small", "EMBEDDING_BASE_URL", server.URL)["Embeddings"]; f.Result != checkOK || !strings.Contains(f.Says, "numbers") {
		t.Errorf("found %+v", f)
	}
	server.Close()
	if f := diagnose(t, statusFault, "EMBEDDING_MODEL", "small", "EMBEDDING_BASE_URL", server.URL)["Embeddings"]; !strings.Contains(f.Mend, "EMBEDDING_BASE_URL") {
		t.Errorf("found %+v", f)
	}
}

// A data folder that is in use is well; one that is damaged, or is none, is
// not.
func TestDoctorOnDataFolder(t *testing.T) {
	p, stdout, _ := newTestProgram(t, "", "doctor")
	if err := p.run(t.Context()); err != statusDone {
		t.Fatal(err, stdout)
	}
	archive, err := p.openArchive(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	stdout.Reset()
	if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), "in use by another Pullquote") {
		t.Errorf("in use: status %d, %s", status, stdout)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	folder, _ := p.env("DATA_DIR")
	path := filepath.Join(folder, "archive.db")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[4*4096 : 9*4096])
	writeFile(t, path, string(data), 0o600)
	stdout.Reset()
	if status := p.run(t.Context()); status != statusFault || !strings.Contains(stdout.String(), "damaged") {
		t.Errorf("damaged: status %d, %s", status, stdout)
	}
	p.env = environmentOf("DATA_DIR", path)
	stdout.Reset()
	if status := p.run(t.Context()); status != statusFault || !strings.Contains(stdout.String(), "not a folder") {
		t.Errorf("a file: status %d, %s", status, stdout)
	}
	if _, err := os.Stat("/proc/self"); err != nil {
		return // this system has no folder in which nobody can make one
	}
	p.env = environmentOf("DATA_DIR", "/proc/nowhere")
	stdout.Reset()
	if status := p.run(t.Context()); status != statusFault || !strings.Contains(stdout.String(), "/proc/nowhere: The data folder cannot be made.") {
		t.Errorf("where none can be made: status %d, %s", status, stdout)
	}
}
