package slackapp

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// byHTTP runs an app that takes what the desk sends it over HTTP.
func byHTTP(t *testing.T) (d *desk.Desk, a *App, inbox *memory) {
	t.Helper()
	taking := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { a.ServeHTTP(w, r) }))
	t.Cleanup(taking.Close)
	w := desk.DefaultWorkspace()
	w.App.RequestURL = taking.URL + "/slack"
	d, err := desk.New(desk.Options{Workspace: w})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(d.Handler())
	t.Cleanup(func() {
		if err := d.Close(t.Context()); err != nil && t.Context().Err() == nil {
			t.Error(err)
		}
		api.Close()
		desktest.Sent(t, d.Record())
	})
	inbox = &memory{jobs: map[string]*memoryJob{}}
	o := Options{BotToken: d.BotToken(), SigningSecret: w.App.SigningSecret, APIURL: api.URL + "/api/", Inbox: inbox, History: forgetful{}}
	c := NewClient(o)
	o.Asker = echo{c}
	a = New(o, c)
	runApp(t, a)
	return d, a, inbox
}

// Events and commands that come over HTTP are answered as those that come
// over a socket.
func TestByHTTP(t *testing.T) {
	d, a, inbox := byHTTP(t)
	ts, err := d.Post("U0EDITOR01", "C0NEWSDESK", "", "@Pullquote Who?")
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "an answer", func() bool { return len(d.Thread("C0NEWSDESK", ts, "")) == 2 })
	if err := d.Slash(t.Context(), "U0EDITOR01", "C0NEWSDESK", "/pullquote", "ask Who?"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a private answer", func() bool {
		// The answer and the word that it is being looked for arrive in any order.
		return slices.ContainsFunc(d.Messages("C0NEWSDESK", "U0EDITOR01"), func(m desk.Message) bool { return m.OnlyFor != "" && len(m.Blocks) > 0 })
	})
	if got := inbox.size(); got != 2 {
		t.Errorf("%d jobs, want 2", got)
	}
	eventually(t, "readiness", func() bool { return a.Ready() == nil })
}

const aMention = `{"team_id":"T0NEWSROOM","api_app_id":"A0PULLQUOTE","event":{"type":"app_mention","user":"U0EDITOR01","channel":"C0NEWSDESK","ts":"1.1","text":"<@U0PULLQUOTE> Who?"}}`

// signedRequest is a request as Slack signs it
// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
func signedRequest(body, secret string, at time.Time) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/slack", strings.NewReader(body))
	stamp := fmt.Sprint(at.Unix())
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	return r
}

// signedForm is a command or an interaction as Slack signs it.
func signedForm(body, secret string, at time.Time) *http.Request {
	r := signedRequest(body, secret, at)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// Of a channel that another workspace shares, the workspace that counts is the
// one whose app is told, and not the one that made the channel.
func TestChannelOfAnotherWorkspace(t *testing.T) {
	_, a, inbox := byHTTP(t)
	for i, c := range []struct {
		teams string
		want  int
	}{
		{`"team_id":"T0OTHER","context_team_id":"T0NEWSROOM","authorizations":[{"team_id":"T0NEWSROOM"}]`, http.StatusOK},
		{`"team_id":"T0OTHER","context_team_id":"T0NEWSROOM"`, http.StatusOK},
		{`"team_id":"T0NEWSROOM","context_team_id":"T0NEWSROOM","authorizations":[{"team_id":"T0OTHER"}]`, http.StatusUnauthorized},
	} {
		body := strings.NewReplacer(`"team_id":"T0NEWSROOM"`, c.teams, `"1.1"`, fmt.Sprintf(`"1.%d"`, i)).Replace(aMention)
		w := httptest.NewRecorder()
		a.ServeHTTP(w, signedRequest(body, a.opts.SigningSecret, time.Now()))
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d", c.teams, w.Code, c.want)
		}
	}
	if got := inbox.size(); got != 2 {
		t.Errorf("%d jobs, want two", got)
	}
}

// Where Slack does not say which app this is, the first that it signs a
// request for is.
func TestFirstApp(t *testing.T) {
	d, a, inbox := byHTTP(t)
	if err := d.Inject(desk.Fault{Kind: desk.APIError, Match: "bots.info", Error: "missing_scope"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		app  string
		want int
	}{{"A0FIRST", http.StatusOK}, {"A0PULLQUOTE", http.StatusUnauthorized}} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, signedRequest(strings.Replace(aMention, "A0PULLQUOTE", c.app, 1), a.opts.SigningSecret, time.Now()))
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d", c.app, w.Code, c.want)
		}
	}
	if got := inbox.size(); got != 1 {
		t.Errorf("%d jobs, want one", got)
	}
}

// A request that Slack did not just make changes nothing and is told nothing.
func TestForgedRequests(t *testing.T) {
	_, a, inbox := byHTTP(t)
	secret, now := a.opts.SigningSecret, time.Now()
	unsigned := httptest.NewRequest(http.MethodPost, "/slack", strings.NewReader(aMention))
	changed := signedRequest(aMention, secret, now)
	changed.Body = http.NoBody
	inQuery := httptest.NewRequest(http.MethodPost, "/slack?payload="+`{"type":"message_action"}`, nil)
	for name, c := range map[string]struct {
		request *http.Request
		want    int
	}{
		"unsigned":      {unsigned, http.StatusUnauthorized},
		"wrong secret":  {signedRequest(aMention, "guess", now), http.StatusUnauthorized},
		"no secret":     {signedRequest(aMention, "", now), http.StatusUnauthorized},
		"stale":         {signedRequest(aMention, secret, now.Add(-6*time.Minute)), http.StatusUnauthorized},
		"from tomorrow": {signedRequest(aMention, secret, now.Add(6*time.Minute)), http.StatusUnauthorized},
		"changed":       {changed, http.StatusUnauthorized},
		"another team":  {signedRequest(strings.Replace(aMention, "T0NEWSROOM", "T0OTHER", 1), secret, now), http.StatusUnauthorized},
		"another app":   {signedRequest(strings.Replace(aMention, "A0PULLQUOTE", "A0OTHER", 1), secret, now), http.StatusUnauthorized},
		"no app":        {signedRequest(strings.Replace(aMention, "api_app_id", "x", 1), secret, now), http.StatusUnauthorized},
		"of no team":    {signedRequest("[]", secret, now), http.StatusUnauthorized},
		"a click":       {signedForm("payload="+url.QueryEscape(`{"type":"message_action","team":{"id":"T0OTHER"},"api_app_id":"A0PULLQUOTE"}`), secret, now), http.StatusUnauthorized},
		"a command":     {signedForm("team_id=T0OTHER&api_app_id=A0PULLQUOTE&command=/pullquote&text=Who?&trigger_id=1", secret, now), http.StatusUnauthorized},
		"in the query":  {inQuery, http.StatusUnauthorized},
		"too large":     {signedRequest(strings.Repeat("a", bodyLimit+1), secret, now), http.StatusRequestEntityTooLarge},
		"a page":        {httptest.NewRequest(http.MethodGet, "/slack", nil), http.StatusNotFound},
	} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, c.request)
		if w.Code != c.want || w.Body.Len() > 0 {
			t.Errorf("%s: status %d, %q, want %d and nothing", name, w.Code, w.Body, c.want)
		}
	}
	if got := inbox.size(); got != 0 {
		t.Errorf("%d jobs, want none", got)
	}
}

// notRead is a body that says whether it was read.
type notRead struct{ read bool }

func (u *notRead) Read([]byte) (int, error) { u.read = true; return 0, io.EOF }

// Nothing is read of a request whose signature is missing or of another time.
func TestUnsignedBodyIsNotRead(t *testing.T) {
	_, a, _ := byHTTP(t)
	for name, signature := range map[string]http.Header{
		"none":      {},
		"no time":   {"X-Slack-Signature": {"v0=00"}},
		"stale":     signedRequest(aMention, a.opts.SigningSecret, time.Now().Add(-time.Hour)).Header,
		"short":     {"X-Slack-Request-Timestamp": {fmt.Sprint(time.Now().Unix())}, "X-Slack-Signature": {"v0=00"}},
		"two":       {"X-Slack-Request-Timestamp": {fmt.Sprint(time.Now().Unix())}, "X-Slack-Signature": {"v0=" + strings.Repeat("0", 64), "v0=" + strings.Repeat("0", 64)}},
		"not hex":   {"X-Slack-Request-Timestamp": {fmt.Sprint(time.Now().Unix())}, "X-Slack-Signature": {"v0=zz"}},
		"too large": signedRequest(aMention, a.opts.SigningSecret, time.Now()).Header,
	} {
		body := new(notRead)
		r := httptest.NewRequest(http.MethodPost, "/slack", body)
		r.Header = signature
		if name == "too large" {
			r.ContentLength = bodyLimit + 1
		}
		w := httptest.NewRecorder()
		if a.ServeHTTP(w, r); w.Code < 400 || body.read {
			t.Errorf("%s: status %d, body read %t", name, w.Code, body.read)
		}
	}
}

// However many strangers send bodies that trickle in, Slack's own requests, the
// small ones and the large ones, are taken beside them.
func TestStrangersMakeRoom(t *testing.T) {
	d, a, inbox := byHTTP(t)
	to, err := url.Parse(d.Workspace().App.RequestURL)
	if err != nil {
		t.Fatal(err)
	}
	slow := signedRequest("", "guess", time.Now()).Header
	for i := range 2*mostSmall + 2*mostLarge {
		line, err := net.Dial("tcp", to.Host)
		if err != nil {
			t.Fatal(err)
		}
		defer line.Close()
		length := []int{bodyLimit, smallBody}[min(1, i/(2*mostLarge))]
		fmt.Fprintf(line, "POST /slack HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nX-Slack-Request-Timestamp: %s\r\nX-Slack-Signature: %s\r\n\r\na", length,
			slow.Get("X-Slack-Request-Timestamp"), slow.Get("X-Slack-Signature"))
	}
	large := strings.Replace(aMention, "1.1", "1.2", 1) + strings.Repeat(" ", 2*smallBody)
	for i, body := range []string{aMention, large} {
		r := signedRequest(body, a.opts.SigningSecret, time.Now())
		r.URL, r.RequestURI = to, ""
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK || inbox.size() != i+1 {
			t.Errorf("%d bytes: status %d, %d jobs", len(body), answer.StatusCode, inbox.size())
		}
	}
}

// A request is taken once; what could not be written down may come again, and
// Slack's greeting is answered.
func TestReplayedRequests(t *testing.T) {
	_, a, inbox := byHTTP(t)
	send := func(body string, at time.Time) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, signedRequest(body, a.opts.SigningSecret, at))
		return w
	}
	now := time.Now()
	inbox.mu.Lock()
	inbox.full = true
	inbox.mu.Unlock()
	if w := send(aMention, now); w.Code != http.StatusInternalServerError {
		t.Errorf("not written down: status %d", w.Code)
	}
	inbox.mu.Lock()
	inbox.full = false
	inbox.mu.Unlock()
	for _, want := range []int{http.StatusOK, http.StatusUnauthorized} {
		if w := send(aMention, now); w.Code != want {
			t.Errorf("status %d, want %d", w.Code, want)
		}
	}
	if got := inbox.size(); got != 1 {
		t.Errorf("%d jobs, want one", got)
	}
	if w := send(`{"type":"url_verification","challenge":"abc"}`, now); !strings.Contains(w.Body.String(), "abc") {
		t.Errorf("the greeting is answered %q", w.Body)
	}
}
