package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
)

// prompted runs the prompt with the keys and returns what the screen got.
func prompted(t *testing.T, p *program, keys string) string {
	t.Helper()
	var out strings.Builder
	p.stdin, p.stdout = strings.NewReader(keys), &out
	p.screen.in, p.screen.out = true, true
	raw := 0
	p.screen.raw = func() (func(), error) { raw++; return func() { raw-- }, nil }
	if status := p.run(t.Context()); status != statusDone {
		t.Errorf("status %d", status)
	}
	if raw != 0 {
		t.Error("the keys were not given back")
	}
	return out.String()
}

// A follow-up is answered in the light of the question before it, and the
// questions are there the next time, for their owner alone.
func TestPrompt(t *testing.T) {
	p, _, stderr := newTestProgram(t, "", "ask")
	out := prompted(t, p, "How many raids were there?\r\rhelp\rAnd who was arrested over the church bombing?\rexit\r")
	for _, want := range []string{"61", "Arrow up", "Abdul Ilah al-Jumaili"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
	if stderr.Len() > 0 {
		t.Errorf("stderr: %s", stderr)
	}
	folder, _ := p.env("DATA_DIR")
	path := filepath.Join(folder, "history")
	const want = "How many raids were there?\nAnd who was arrested over the church bombing?\n"
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("the history is %q, error %v; want %q", got, err, want)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the history has the mode %v, error %v", info.Mode(), err)
	}

	// Arrow up twice brings the first question of the last session back.
	out = prompted(t, p, "\x1b[A\x1b[A\r\x04")
	if !strings.Contains(out, "61") {
		t.Errorf("the first question is not answered again:\n%s", out)
	}
}

// The model is told the questions before a follow-up, and only the last few.
func TestPromptFollowUp(t *testing.T) {
	server := fake.New()
	defer server.Close()
	server.Otherwise(fake.Claims())
	p, _, _ := newTestProgram(t, "", "ask")
	folder, _ := p.env("DATA_DIR")
	p.env = environmentOf("DATA_DIR", folder, "OPENAI_BASE_URL", server.URL)
	prompted(t, p, "How many raids 1?\rHow many raids 2?\rraids 3?\rraids 4?\rraids 5?\rraids 6?\rraids 7?\r\x04")
	requests := server.Requests()
	if len(requests) != 7 {
		t.Fatalf("%d requests", len(requests))
	}
	last := requests[6].User
	for _, want := range []string{"raids 2?", "raids 6?", "raids 7?"} {
		if !strings.Contains(last, want) {
			t.Errorf("%q is not in the last request", want)
		}
	}
	if strings.Contains(last, "raids 1?") || strings.Contains(requests[0].User, "raids 2?") {
		t.Error("a question was told that should not be")
	}
}

// Ctrl-C and Ctrl-D leave the prompt, and a question that cannot be answered
// does not.
func TestPromptLeaves(t *testing.T) {
	for _, keys := range []string{"\x03", "\x04", "quit\r", strings.Repeat("word ", 600) + "\rexit\r", "Who won the 2026 World Cup?\r\x04"} {
		p, _, _ := newTestProgram(t, "", "ask")
		if out := prompted(t, p, keys); !strings.HasPrefix(out, "Ask the articles") {
			t.Errorf("keys %.20q: %s", keys, out)
		}
	}
}

// A history that has grown long is cut to its newest questions.
func TestHistoryIsCut(t *testing.T) {
	folder := t.TempDir()
	p, _, _ := newTestProgram(t, "")
	lines := strings.Repeat("old\n", historyLength) + "new\n"
	if err := os.WriteFile(filepath.Join(folder, "history"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	h := openHistory(folder, p.log)
	if h.Len() != historyLength || h.At(0) != "new" {
		t.Errorf("%d questions, the newest %q", h.Len(), h.At(0))
	}
	if again := openHistory(folder, p.log); again.Len() != historyLength || again.At(0) != "new" {
		t.Errorf("after a second look: %d questions, the newest %q", again.Len(), again.At(0))
	}
}
