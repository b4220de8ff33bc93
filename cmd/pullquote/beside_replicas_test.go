package main

import (
	"os"
	"strings"
	"testing"
)

// A replica takes commands for the archive that it shares, at once, and all have
// what they changed.
func TestCommandsBesideReplicas(t *testing.T) {
	p := openPair(t)
	other := 1 - p.leads()
	replica := []string{"DATA_DIR", p.folders[other], "DATABASE_URL", p.address}
	t.Chdir(t.TempDir())
	writeFile(t, "harbour.md", "The harbour of Port Ellen reopened on Monday after a closure of three weeks.\n", 0o600)
	const asked = "When did the harbour of Port Ellen reopen?"
	if out := mustRunWith(t, replica, "ingest", "harbour.md"); !strings.Contains(out, "1 new") {
		t.Errorf("ingest: %s", out)
	}
	for _, folder := range []string{p.folders[other], t.TempDir()} { // here, and on a machine of its own
		machine := []string{"DATA_DIR", folder, "DATABASE_URL", p.address}
		if out := mustRunWith(t, machine, "ask", asked); !strings.Contains(out, "reopened on Monday") {
			t.Errorf("ask: %s", out)
		}
	}
	mustRunWith(t, replica, "summary", "harbour of Port Ellen")
	mustRunWith(t, replica, "withdraw", "harbour")
	thread := p.say(maya, newsdesk, "", "@Pullquote "+asked)
	p.until("an answer without what was withdrawn", func() bool { return len(p.replies(newsdesk, thread)) == 1 })
	if said := blocksOf(t, p.replies(newsdesk, thread)[0]); strings.Contains(said, "reopened on Monday") {
		t.Errorf("it is quoted after it was withdrawn: %s", said)
	}
	mustRunWith(t, replica, "erase", "harbour", "--reason", "a test")
	for i := range p.running {
		p.running[i].end(t, os.Interrupt)
	}
}
