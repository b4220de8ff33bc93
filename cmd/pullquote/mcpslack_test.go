package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

const mcpSecret = "8f742231b10e8888abcd99yyyzzz85a5"

// collectionDesk is a workspace with two private channels, each for a collection.
// U1 is in the first, U2 in the second, U3 in both, U4 in none; U5 is a guest who is
// in both.
var collectionDesk = slackdesk.Workspace{
	TeamID: "T0DESK", Name: "Test", Domain: "test",
	Users: []slackdesk.User{
		{ID: "U1", Name: "una", RealName: "Una"}, {ID: "U2", Name: "due", RealName: "Due"}, {ID: "U3", Name: "tre", RealName: "Tre"},
		{ID: "U4", Name: "vier", RealName: "Vier"}, {ID: "U5", Name: "gast", RealName: "Gast", Guest: true},
	},
	Channels: []slackdesk.Channel{
		{ID: "C1", Name: "general", Members: []string{"U1", "U2", "U3", "U4", "U0BOT"}},
		{ID: "G1", Name: "courts", Private: true, Members: []string{"U1", "U3", "U5", "U0BOT"}},
		{ID: "G2", Name: "staff", Private: true, Members: []string{"U2", "U3", "U5", "U0BOT"}},
	},
	App: slackdesk.App{ID: "A0APP", Name: "Pullquote", UserID: "U0BOT", BotID: "B0BOT", Scopes: []string{
		"channels:read", "groups:read", "users:read", "channels:history", "groups:history", "chat:write",
	}},
}

// serveMCPToSlack serves the pages of the program, which is in the workspace of
// collectionDesk, and returns the address of the tools.
func serveMCPToSlack(t *testing.T, p *program) string {
	t.Helper()
	p.log = slog.New(slog.DiscardHandler)
	desk, err := slackdesk.New(slackdesk.Options{Now: p.now, Random: p.random, Log: p.log, Zone: time.UTC, Workspace: collectionDesk})
	if err != nil {
		t.Fatal(err)
	}
	workspace := httptest.NewServer(desk.Handler())
	t.Cleanup(workspace.Close)
	set := p.env
	values := map[string]string{
		"MCP_TOKEN": mcpToken, "MCP_CALLS_PER_MINUTE": "100000", "SLACK_BOT_TOKEN": desk.BotToken(), "SLACK_SIGNING_SECRET": mcpSecret,
		"SLACK_API_URL": workspace.URL + "/api/", "SLACK_COLLECTIONS": "courts=G1,staff=G2",
	}
	p.env = func(name string) (string, bool) {
		if value, ok := values[name]; ok {
			return value, true
		}
		return set(name)
	}
	if p.config, err = readConfig(p.env); err != nil {
		t.Fatal(err)
	}
	archive, err := p.openFilled(t.Context(), lockWait)
	if err != nil {
		t.Fatal(err)
	}
	app, err := p.newSlack(archive, slackOptions{botToken: p.config.SlackBotToken, signingSecret: p.config.SlackSecret, apiURL: p.config.SlackAPIURL})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(p.pages(app.App, archive, app.tools))
	t.Cleanup(func() {
		server.Close()
		if err := archive.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL + "/mcp"
}

// mcpReply is what came back of a call over HTTP.
type mcpReply struct {
	Status int
	Error  *struct{ Message string }
	Result struct {
		IsError           bool
		Content           []struct{ Text string }
		StructuredContent json.RawMessage
	}
	raw string
}

// refused is what the caller was told in place of a result, or empty.
func (r mcpReply) refused() string {
	switch {
	case r.Error != nil:
		return r.Error.Message
	case r.Result.IsError:
		return r.Result.Content[0].Text
	}
	return ""
}

// callBody is a call of a tool. meta, if it is not nil, stands under _meta.slack.
func callBody(id int, tool string, args any, meta map[string]any) []byte {
	params := map[string]any{"name": tool, "arguments": args}
	if meta != nil {
		params["_meta"] = map[string]any{"slack": meta}
	}
	body, _ := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params})
	return body
}

func person(user string) map[string]any { return map[string]any{"user_id": user, "team_id": "T0DESK"} }

// signedBy returns the headers by which Slack signs the body.
func signedBy(secret string, at time.Time, body []byte) http.Header {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	return http.Header{"X-Slack-Request-Timestamp": {stamp}, "X-Slack-Signature": {"v0=" + hex.EncodeToString(mac.Sum(nil))}}
}

// postMCP sends the body with the headers.
func postMCP(t *testing.T, url string, body []byte, headers http.Header) mcpReply {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range headers {
		r.Header[name] = values
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	out := mcpReply{Status: response.StatusCode, raw: string(raw)}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatalf("status %d: %s", response.StatusCode, raw)
	}
	return out
}

// Slack's signature makes a caller the person that it names, who reads what they read
// in Slack; nothing else makes anybody a person.
func TestMCPForPeopleInSlack(t *testing.T) {
	const memo = "---\nheadline: Memo on the pier\npublisher: P\ncollection: courts\n---\nThe pier on Quarl Street will close in May, the clerk wrote.\n"
	url := serveMCPToSlack(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle, "memo": memo}))
	bearer := http.Header{"Authorization": {"Bearer " + mcpToken}}
	args := map[string]any{"id": "memo"}
	now := time.Now()
	signed := func(id int, meta map[string]any) ([]byte, http.Header) {
		body := callBody(id, "fetch", args, meta)
		return body, signedBy(mcpSecret, now, body)
	}
	once, onceSigned := signed(1, person("U1"))
	far := person("U1")
	far["team_id"] = "T9"
	nowhere := person("U1")
	nowhere["team_id"] = nil
	for i, test := range []struct {
		name    string
		body    []byte
		headers http.Header
		status  int
		says    string // empty: the memo is read
	}{
		{name: "a member of the channel", body: once, headers: onceSigned, status: 200},
		{name: "the same request again", body: once, headers: onceSigned, status: 200, says: "taken before"},
		{name: "a member of another channel", body: callBody(2, "fetch", args, person("U2")), status: 200, says: "no article"},
		{name: "a member of both", body: callBody(3, "fetch", args, person("U3")), status: 200},
		{name: "a guest in the channel", body: callBody(4, "fetch", args, person("U5")), status: 200, says: "no article"},
		{name: "nobody that Slack knows", body: callBody(5, "fetch", args, person("U99")), status: 200, says: "no article"},
		{name: "another workspace", body: callBody(6, "fetch", args, far), status: 200, says: "another workspace"},
		{name: "no workspace", body: callBody(7, "fetch", args, nowhere), status: 200, says: "does not say which person"},
		{name: "nobody", body: callBody(8, "fetch", args, nil), status: 200, says: "does not say which person"},
		{name: "no identity but a string", body: callBody(9, "fetch", args, map[string]any{"user_id": 7}), status: 200, says: "does not say which person"},
		{name: "the token", body: callBody(10, "fetch", args, nil), headers: bearer, status: 200, says: "no article"},
		{name: "the token and a name", body: callBody(11, "fetch", args, person("U1")), headers: bearer, status: 200, says: "Slack has not signed it"},
		{name: "a name alone", body: callBody(12, "fetch", args, person("U1")), headers: http.Header{}, status: 401, says: "token is missing"},
		{name: "another secret", body: once, headers: signedBy("no"+mcpSecret, now, once), status: 401, says: "signature is not that of Slack"},
		{name: "the signature of another body", body: callBody(13, "fetch", args, person("U1")), headers: onceSigned, status: 401, says: "signature is not that of Slack"},
		{name: "six minutes old", body: once, headers: signedBy(mcpSecret, now.Add(-6*time.Minute), once), status: 401, says: "older than five minutes"},
		{name: "six minutes ahead", body: once, headers: signedBy(mcpSecret, now.Add(6*time.Minute), once), status: 401, says: "older than five minutes"},
		{name: "no time", body: once, headers: http.Header{"X-Slack-Signature": onceSigned["X-Slack-Signature"]}, status: 401, says: "signature is not"},
		{name: "a wrong signature and the token", body: once, headers: http.Header{"X-Slack-Signature": {"v0=00"}, "X-Slack-Request-Timestamp": onceSigned["X-Slack-Request-Timestamp"], "Authorization": {"Bearer " + mcpToken}}, status: 401, says: "signature is not"},
	} {
		if test.headers == nil {
			test.headers = signedBy(mcpSecret, now, test.body)
		}
		got := postMCP(t, url, test.body, test.headers)
		if got.Status != test.status || test.says == "" && (got.refused() != "" || !strings.Contains(got.raw, "Quarl")) || test.says != "" && (!strings.Contains(got.refused(), test.says) || strings.Contains(got.raw, "Quarl")) {
			t.Errorf("%d, %s: status %d, %s", i, test.name, got.Status, got.raw)
		}
	}
	// Listing what there is tells nothing, and the same may be signed twice in a second.
	list := []byte(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	for range 2 {
		if got := postMCP(t, url, list, signedBy(mcpSecret, now, list)); got.Status != 200 || !strings.Contains(got.raw, "verify_quote") {
			t.Errorf("the list: %d %s", got.Status, got.raw)
		}
	}
}

// What was shown to a person in Slack is proved to that person, and to nobody else.
func TestMCPReceiptsOfPeopleInSlack(t *testing.T) {
	const memo = "---\nheadline: Memo on the pier\npublisher: P\ncollection: courts\n---\nThe pier on Quarl Street will close in May, the clerk wrote.\n"
	p := newMCPProgram(t, map[string]string{"memo": memo})
	url := serveMCPToSlack(t, p)
	id := 0
	call := func(tool string, args map[string]any, user string) mcpReply {
		id++
		if user == "" {
			return postMCP(t, url, callBody(id, tool, args, nil), http.Header{"Authorization": {"Bearer " + mcpToken}})
		}
		body := callBody(id, tool, args, person(user))
		return postMCP(t, url, body, signedBy(mcpSecret, time.Now(), body))
	}
	for tool, args := range map[string]map[string]any{
		"ask": {"question": "When will the pier on Quarl Street close?"}, "search": {"query": "pier"}, "fetch": {"id": "memo"},
		"quote": {"article": "memo", "start": 0, "end": 8},
	} {
		var told struct {
			Receipt  string
			Metadata struct{ Receipt string }
		}
		if err := json.Unmarshal(call(tool, args, "U1").Result.StructuredContent, &told); err != nil {
			t.Fatal(err)
		}
		receipt := told.Receipt + told.Metadata.Receipt
		if own := call("receipt", map[string]any{"id": receipt}, "U1"); own.refused() != "" || !strings.Contains(own.raw, `"article":"memo"`) || !strings.Contains(own.raw, `"proved":true`) {
			t.Errorf("%s: the receipt %s: %s", tool, receipt, own.raw)
		}
		for _, other := range []string{"", "U3", "U4"} {
			if got := call("receipt", map[string]any{"id": receipt}, other); !strings.Contains(got.refused(), "no receipt") {
				t.Errorf("%s: the receipt of U1 for %q: %s", tool, other, got.raw)
			}
		}
	}
}
