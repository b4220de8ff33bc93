package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A page of the archive that is overwritten is told by verify, also when no
// quotation stands on it.
func TestVerifySeesDamagedPages(t *testing.T) {
	folder := t.TempDir()
	p, _, _ := newTestProgram(t, "")
	p.env, p.args = environmentOf("DATA_DIR", folder), []string{"ask", "How many raids were there?"}
	if status := p.run(t.Context()); status != statusDone {
		t.Fatal(status)
	}
	path := filepath.Join(folder, archiveFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := page; at < len(whole); at += 7 * page {
		damaged := bytes.Clone(whole)
		copy(damaged[at:], bytes.Repeat([]byte{0xA5}, page))
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		p, stdout, stderr := newTestProgram(t, "")
		p.env, p.args = environmentOf("DATA_DIR", folder), []string{"verify"}
		if status := p.run(t.Context()); status == statusDone || !strings.Contains(stderr.String(), "Next: ") {
			t.Errorf("page %d: %d %s%s", at/page, status, stdout, stderr)
		}
	}
}
