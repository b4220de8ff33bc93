package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pullquote/pullquote/bot/slackapp"
)

const mcpToken = "0d6b1c0e5fb84d7c9a43e2f1b7c8d9e0"

// serveMCP serves the pages of the program and returns their address.
func serveMCP(t *testing.T, p *program) string {
	t.Helper()
	set := p.env
	p.env = func(name string) (string, bool) {
		if name == "MCP_TOKEN" {
			return mcpToken, true
		}
		return set(name)
	}
	var err error
	if p.config, err = readConfig(p.env); err != nil {
		t.Fatal(err)
	}
	p.log = slog.New(slog.DiscardHandler)
	archive, err := p.openFilled(t.Context(), lockWait)
	if err != nil {
		t.Fatal(err)
	}
	page := p.mcpPage(archive, nil, (&upToDate{p: p, archive: archive}).refresh, &slackapp.App{})
	server := httptest.NewServer(p.pages(&slackapp.App{}, archive, page))
	t.Cleanup(func() {
		server.Close()
		if err := archive.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL + "/mcp"
}

// shows is a client that shows a token.
type shows string

func (s shows) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(s))
	return http.DefaultTransport.RoundTrip(r)
}

// Over HTTP the tools say what they say over standard input and output.
func TestMCPOverHTTP(t *testing.T) {
	url := serveMCP(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle}))
	c := newTools(t, &mcp.StreamableClientTransport{Endpoint: url, HTTPClient: &http.Client{Transport: shows(mcpToken)}})
	answer, _, _ := c.call("ask", map[string]any{"question": "How much did the repairs cost?"})
	if answer["outcome"] != "answered" {
		t.Errorf("the answer: %v", answer)
	}
	who, words, _ := c.call("who_said", map[string]any{"topic": "ferry ramp", "speaker": "Bell"})
	if who["outcome"] != "answered" || !strings.Contains(words, "Morag Bell") {
		t.Errorf("who said: %v", who)
	}
	if nobody, _, _ := c.call("who_said", map[string]any{"topic": "ferry ramp", "speaker": "Iain Campbell"}); nobody["outcome"] != "not_found" || len(nobody["citations"].([]any)) > 0 {
		t.Errorf("who said: %v", nobody)
	}
	draft := "The board met.\n\n“We have repaired the pier and tested it twice,” Morag Bell said. Repairs cost 50,000 pounds."
	checked, words, _ := c.call("check_draft", map[string]any{"text": draft})
	if checked["clean"] != false || !strings.Contains(words, `"pier" is stored as "ramp"`) {
		t.Errorf("the check: %v\n%s", checked, words)
	}
}

// Without the token, or with too much in it, a request is refused before anything
// is done.
func TestMCPOverHTTPKeepsOthersOut(t *testing.T) {
	url := serveMCP(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle}))
	const list = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	for _, test := range []struct {
		authorization, body string
		status              int
	}{
		{"Bearer " + mcpToken, list, http.StatusOK},
		{"", list, http.StatusUnauthorized},
		{"Bearer ", list, http.StatusUnauthorized},
		{"Bearer " + mcpToken + "0", list, http.StatusUnauthorized},
		{"Basic " + mcpToken, list, http.StatusUnauthorized},
		{"Bearer " + mcpToken, `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"` + strings.Repeat("x", 3<<20) + `"}}`, http.StatusRequestEntityTooLarge},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", test.authorization)
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Accept", "application/json, text/event-stream")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != test.status {
			t.Errorf("%.30q: status %d, want %d", test.authorization, response.StatusCode, test.status)
		}
	}
}
