package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
)

// A check dials nobody although a model and embeddings are set up, and leaves
// nothing of the draft in the data folder or the log.
func TestCheckKeepsNothing(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	server.Otherwise(fake.Claims())
	p, stdout, stderr := newTestProgram(t, "")
	data, _ := p.env("DATA_DIR")
	p.env = environmentOf(append(modelSettings(server.URL), "DATA_DIR", data, "ARTICLES_DIR", staffArticle(t), "LOG_LEVEL", "debug")...)
	run := func(args ...string) int {
		p.args = args
		return p.run(t.Context())
	}
	if got := run("articles"); got != statusDone { // takes the articles, which are embedded
		t.Fatalf("status %d: %s", got, stderr)
	}
	folder := t.TempDir()
	draft := filepath.Join(folder, "draft.txt")
	writeFile(t, draft, "“We shall moor the zeppelin at dawn,” said Mayor Ottoline Quibble. There were 8713 onlookers at Tumbleford.\n", 0o600)
	count := connections(t, "")
	stderr.Reset()
	if got := run("check", draft, "--html", filepath.Join(folder, "report.html")); got != statusFindings || !strings.Contains(stdout.String(), "zeppelin") {
		t.Fatalf("status %d: %s%s", got, stdout, stderr)
	}
	if n := count.Load(); n > 0 {
		t.Errorf("dialled %d times", n)
	}
	words := []string{"zeppelin", "Quibble", "8713", "Tumbleford"}
	for _, w := range words {
		if strings.Contains(stderr.String(), w) {
			t.Errorf("the log has %q", w)
		}
	}
	err := filepath.WalkDir(data, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(raw, []byte(w)) || strings.Contains(path, w) {
				t.Errorf("%s has %q", path, w)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// A question is told to the endpoint, so that a draft would be seen.
	if run("ask", "Where did the orchard blossom?"); count.Load() == 0 {
		t.Error("a question dials nobody either: this proves nothing")
	}
}
