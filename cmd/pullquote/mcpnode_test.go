package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// everyTool calls each of the tools once.
var everyTool = []map[string]any{
	{"name": "ask", "arguments": map[string]any{"question": "How much did the repairs cost?"}},
	{"name": "search", "arguments": map[string]any{"query": "ferry ramp"}},
	{"name": "fetch", "arguments": map[string]any{"id": "ferry"}},
	{"name": "quote", "arguments": map[string]any{"article": "ferry", "start": 0, "end": 30}},
	{"name": "verify_quote", "arguments": map[string]any{"text": "We have repaired the ramp and tested it twice", "speaker": "Morag Bell"}},
	{"name": "who_said", "arguments": map[string]any{"topic": "ferry ramp"}},
	{"name": "timeline", "arguments": map[string]any{"topic": "ferry to Port Ellen"}},
	{"name": "compare", "arguments": map[string]any{"topic": "ferry to Port Ellen"}},
	{"name": "check_draft", "arguments": map[string]any{"text": "Repairs cost 50,000 pounds."}},
	{"name": "receipt", "arguments": map[string]any{"id": "answer/mcp-none"}}, // refused
}

// nodeTools are the programs of testdata/mcp beside the packages that they use.
func nodeTools(t *testing.T) string {
	t.Helper()
	source := filepath.Join("testdata", "mcp")
	modules, folder := desktest.Packages(t, source), t.TempDir()
	text, err := os.ReadFile(filepath.Join(source, "every.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "every.mjs"), string(text), 0o600)
	if err := os.Symlink(modules, filepath.Join(folder, "node_modules")); err != nil {
		t.Fatal(err)
	}
	// The inspector's command line reads its version where it lies in the
	// inspector's own tree, and is not found whole anywhere else.
	cli := filepath.Join(modules, "@modelcontextprotocol", "inspector-cli")
	if err := os.CopyFS(filepath.Join(folder, "inspector", "cli"), os.DirFS(cli)); err != nil {
		t.Fatal(err)
	}
	about, err := os.ReadFile(filepath.Join(cli, "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "inspector", "package.json"), string(about), 0o600)
	return folder
}

// runNode runs node with the settings of the program and returns what it prints.
func runNode(t *testing.T, p *program, args ...string) []byte {
	t.Helper()
	command := exec.CommandContext(t.Context(), "node", args...)
	command.Env = append(os.Environ(), "DATA_DIR="+settingOf(p, "DATA_DIR"), "ARTICLES_DIR="+settingOf(p, "ARTICLES_DIR"))
	errors := &strings.Builder{}
	command.Stderr = errors
	out, err := command.Output()
	if err != nil {
		t.Fatalf("node %.200q: %v\n%s\n%s", args, err, errors, out)
	}
	return out
}

// The official client for Node, which holds replies against their schemas, and the
// inspector's command line call every tool, over both transports.
func TestMCPByOfficialClients(t *testing.T) {
	folder := nodeTools(t)
	path := buildProgram(t)
	byPipe, byHTTP := newMCPProgram(t, map[string]string{"ferry": ferryArticle}), newMCPProgram(t, map[string]string{"ferry": ferryArticle})
	url := serveMCP(t, byHTTP)
	calls, err := json.Marshal(everyTool)
	if err != nil {
		t.Fatal(err)
	}
	inspector := filepath.Join(folder, "inspector", "cli", "build", "cli.js")
	for name, run := range map[string]struct {
		p                 *program
		client, inspector []string
	}{
		"standard input and output": {byPipe, []string{path}, []string{path, "mcp"}},
		"HTTP":                      {byHTTP, []string{url, mcpToken}, []string{url, "--transport", "http", "--header", "Authorization: Bearer " + mcpToken}},
	} {
		t.Run(name, func(t *testing.T) {
			var told struct {
				Tools   []string
				Replies []struct{ IsError bool }
			}
			out := runNode(t, run.p, append([]string{filepath.Join(folder, "every.mjs"), string(calls)}, run.client...)...)
			if err := json.Unmarshal(out, &told); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for i, call := range everyTool {
				if refused := call["name"] == "receipt"; told.Replies[i].IsError != refused || !slices.Contains(told.Tools, call["name"].(string)) {
					t.Errorf("%v: refused %t; the tools are %v", call, told.Replies[i].IsError, told.Tools)
				}
			}
			if len(told.Tools) != len(everyTool) {
				t.Errorf("not every tool is called: %v", told.Tools)
			}
			for _, call := range everyTool {
				args := append([]string{inspector, "--cli"}, run.inspector...)
				args = append(args, "--method", "tools/call", "--tool-name", call["name"].(string))
				for key, value := range call["arguments"].(map[string]any) {
					text, err := json.Marshal(value)
					if err != nil {
						t.Fatal(err)
					}
					args = append(args, "--tool-arg", key+"="+string(text))
				}
				var told struct {
					IsError           bool
					StructuredContent map[string]any
				}
				if out := runNode(t, run.p, args...); json.Unmarshal(out, &told) != nil || told.IsError != (call["name"] == "receipt") || told.StructuredContent == nil && !told.IsError {
					t.Errorf("the inspector on %v: %s", call, out)
				}
			}
		})
	}
}
