package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// hostileSecret stands in an article that nobody may read here.
const hostileSecret = "Quokkaville"

const hostileArticle = "---\nheadline: " + hostileSecret + " pier\npublisher: P\ncollection: staff\n---\nThe pier of " + hostileSecret + " will close.\n"

// hostileHandler are the pages of a program with an open article and a closed one,
// and what it logs.
func hostileHandler(t testing.TB, p *program) (http.Handler, *bytes.Buffer) {
	t.Helper()
	logged := &bytes.Buffer{}
	p.log = slog.New(slog.NewTextHandler(logged, nil))
	var err error
	if p.config, err = readConfig(p.env); err != nil {
		t.Fatal(err)
	}
	p.config.MCPToken, p.config.MCPPerMinute = mcpToken, mostPerMinute
	archive, err := p.openFilled(t.Context(), lockWait)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	return p.mcpPage(archive, nil, nil, nil), logged
}

// sendHostile makes a request with the token and returns what comes back.
func sendHostile(h http.Handler, method string, headers map[string]string, body io.Reader) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/mcp", body)
	for name, value := range map[string]string{"Authorization": "Bearer " + mcpToken, "Content-Type": "application/json", "Accept": "application/json, text/event-stream"} {
		r.Header.Set(name, value)
	}
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Whatever a client with the token sends, it is told in few words what is wrong, and
// the next is served.
func TestMCPHostileRequests(t *testing.T) {
	h, logged := hostileHandler(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle, "hidden": hostileArticle}))
	call := func(params string) string {
		return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":` + params + `}`
	}
	search := call(`{"name":"search","arguments":{"query":"ferry"}}`)
	deep := strings.Repeat(`{"a":`, 20000) + "1" + strings.Repeat("}", 20000)
	for name, test := range map[string]struct {
		method, body string
		headers      map[string]string
		status       int
		says         string
	}{
		"a call":                      {"POST", search, nil, 200, `"result"`},
		"no method of the protocol":   {"POST", `{"jsonrpc":"2.0","id":1,"method":"erase"}`, nil, 400, "unsupported"},
		"no tool":                     {"POST", call(`{"name":"erase","arguments":{}}`), nil, 200, "unknown tool"},
		"no name":                     {"POST", call(`{"arguments":{}}`), nil, 200, `"error"`},
		"arguments that are a list":   {"POST", call(`{"name":"search","arguments":[1]}`), nil, 200, "do not fit"},
		"arguments that are a string": {"POST", call(`{"name":"search","arguments":"x"}`), nil, 200, "do not fit"},
		"another argument":            {"POST", call(`{"name":"search","arguments":{"query":"ferry","as":"staff"}}`), nil, 200, "do not fit"},
		"a huge number":               {"POST", call(`{"name":"quote","arguments":{"article":"ferry","start":1e400,"end":2}}`), nil, 200, ""},
		"a deep argument":             {"POST", call(`{"name":"search","arguments":{"query":` + deep + `}}`), nil, 0, ""},
		"no JSON":                     {"POST", `{"jsonrpc`, nil, 400, ""},
		"nothing":                     {"POST", ``, nil, 400, ""},
		"zero bytes":                  {"POST", "\x00\x00", nil, 400, ""},
		"a batch":                     {"POST", "[" + search + "," + strings.Replace(search, `"id":1`, `"id":2`, 1) + "]", nil, 200, `"id":2`},
		"an empty batch":              {"POST", "[]", nil, 400, ""},
		"a batch of today":            {"POST", "[" + search + "]", map[string]string{"MCP-Protocol-Version": "2025-06-18"}, 400, ""},
		"a version that is none":      {"POST", search, map[string]string{"MCP-Protocol-Version": "1999-01-01"}, 400, "protocol version"},
		"a version to come":           {"POST", search, map[string]string{"MCP-Protocol-Version": "2099-01-01"}, 400, ""},
		"a stream":                    {"GET", "", nil, 405, ""},
		"the end of a session":        {"DELETE", "", map[string]string{"Mcp-Session-Id": "1"}, 405, ""},
		"a session of somebody":       {"POST", search, map[string]string{"Mcp-Session-Id": "1"}, 200, `"result"`},
		"a form":                      {"POST", "a=b", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, 415, ""},
		"too much":                    {"POST", call(`{"name":"search","arguments":{"query":"` + strings.Repeat("x", 3<<20) + `"}}`), nil, 413, ""},
		"a name of somebody in Slack": {"POST", call(`{"name":"fetch","arguments":{"id":"hidden"},"_meta":{"slack":{"user_id":"U1","team_id":"T1"}}}`), nil, 200, "Slack has not signed it"},
		"a name twice":                {"POST", call(`{"name":"fetch","arguments":{"id":"hidden"},"_meta":{},"_meta":{"slack":{"user_id":"U1","team_id":"T1"}}}`), nil, 200, "Slack has not signed it"},
	} {
		w := sendHostile(h, test.method, test.headers, strings.NewReader(test.body))
		told := w.Body.String()
		if test.status != 0 && w.Code != test.status || w.Code >= 500 || !strings.Contains(told, test.says) || len(told) > 4000 || strings.Contains(told, hostileSecret) || strings.Contains(told, "goroutine") {
			t.Errorf("%s: status %d, %.1500s", name, w.Code, told)
		}
		if w := sendHostile(h, "POST", nil, strings.NewReader(search)); w.Code != 200 || !strings.Contains(w.Body.String(), "Port Ellen") {
			t.Errorf("after %s: status %d, %s", name, w.Code, w.Body)
		}
	}
	if strings.Contains(logged.String(), "panic") || strings.Contains(logged.String(), hostileSecret) {
		t.Errorf("logged: %s", logged)
	}
}

// No body makes a fault, or shows what may not be read.
func FuzzMCPBody(f *testing.F) {
	for _, c := range hiddenCalls {
		f.Add(callBody(1, c.tool, c.args, nil), "")
	}
	for _, c := range everyTool {
		body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": "a", "method": "tools/call", "params": c})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body, "2025-06-18")
	}
	f.Add([]byte(helloLine), "2025-11-25")
	f.Add([]byte("["+helloLine+","+askLine("3")+"]"), "")
	f.Add([]byte(`{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}`), "2026-07-28")
	h, logged := hostileHandler(f, newMCPProgram(f, map[string]string{"ferry": ferryArticle, "hidden": hostileArticle}))
	f.Fuzz(func(t *testing.T, body []byte, version string) {
		headers := map[string]string{}
		if version != "" {
			headers["MCP-Protocol-Version"] = version
		}
		w := sendHostile(h, "POST", headers, bytes.NewReader(body))
		told := w.Body.String()
		if w.Code >= 500 || strings.Contains(told, "goroutine") || strings.Contains(told, "fault of its own") {
			t.Errorf("status %d: %.1000s", w.Code, told)
		}
		if strings.Contains(told, hostileSecret) && !bytes.Contains(body, []byte(hostileSecret)) {
			t.Errorf("what may not be read: %.1000s", told)
		}
		if strings.Contains(logged.String(), "fault") {
			t.Errorf("logged: %s", logged)
		}
	})
}
