package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// talkLines runs `pullquote mcp` on lines that end right after the last of them, and
// returns what it says by the id of the request.
func talkLines(t *testing.T, p *program, lines ...string) map[string]string {
	t.Helper()
	out := &strings.Builder{}
	p.args, p.stdin, p.stdout = []string{"mcp"}, strings.NewReader(strings.Join(lines, "\n")), out
	if status := p.run(t.Context()); status != statusDone {
		t.Errorf("status %d", status)
	}
	told := map[string]string{}
	for line := range strings.Lines(out.String()) {
		var m struct{ ID any }
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		told[fmt.Sprint(m.ID)] = line
	}
	return told
}

const helloLine = `{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"lines","version":"1"}}}`

func askLine(id string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"ask","arguments":{"question":"How much did the repairs cost?"}}}`, id)
}

// Every request before the end of the input is answered, though the input ends while
// they are worked on; what the client has cancelled keeps nobody.
func TestMCPAnswersWhatIsInFlight(t *testing.T) {
	lines := []string{helloLine, `{"jsonrpc":"2.0","method":"notifications/initialized"}`}
	for i := range 8 {
		lines = append(lines, askLine(fmt.Sprint(i)))
	}
	lines = append(lines, askLine(`"last"`), `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"last"}}`, askLine(`"1"`))
	told := talkLines(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle}), lines...)
	for i := range 8 {
		if !strings.Contains(told[fmt.Sprint(i)], "40,000 pounds") {
			t.Errorf("request %d of 8: %q", i, told[fmt.Sprint(i)])
		}
	}
	if len(told) < 9 {
		t.Errorf("answered: %d", len(told))
	}
}
