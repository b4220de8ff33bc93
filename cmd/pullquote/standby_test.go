package main

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/postgres"
)

// A machine that stands by takes commands for the archive that it shares, at once,
// and the one that answers has what they changed.
func TestCommandsBesideStandby(t *testing.T) {
	p := &pair{t: t, program: buildProgram(t), address: databases.Address(t), folders: [2]string{t.TempDir(), t.TempDir()}}
	p.run = &run{newsroom: openNewsroom(t, 7), dice: rand.New(rand.NewPCG(7, 19))}
	var err error
	if p.db, err = postgres.Open(t.Context(), p.address); err != nil {
		t.Fatal(err)
	}
	defer p.db.Close()
	p.start(0)
	p.start(1)
	p.connected()
	other := 1 - p.serves()
	for !strings.Contains(p.running[other].err.String(), "stands by") {
		time.Sleep(20 * time.Millisecond)
	}
	standby := []string{"DATA_DIR", p.folders[other], "DATABASE_URL", p.address}
	t.Chdir(t.TempDir())
	writeFile(t, "harbour.md", "The harbour of Port Ellen reopened on Monday after a closure of three weeks.\n", 0o600)
	const asked = "When did the harbour of Port Ellen reopen?"
	if out := mustRunWith(t, standby, "ingest", "harbour.md"); !strings.Contains(out, "1 new") {
		t.Errorf("ingest: %s", out)
	}
	for _, folder := range []string{p.folders[other], t.TempDir()} { // here, and on a machine of its own
		machine := []string{"DATA_DIR", folder, "DATABASE_URL", p.address}
		if out := mustRunWith(t, machine, "ask", asked); !strings.Contains(out, "reopened on Monday") {
			t.Errorf("ask: %s", out)
		}
	}
	mustRunWith(t, standby, "summary", "harbour of Port Ellen")
	mustRunWith(t, standby, "withdraw", "harbour")
	thread := p.say(maya, newsdesk, "", "@Pullquote "+asked)
	p.until("an answer without what was withdrawn", func() bool { return len(p.replies(newsdesk, thread)) == 1 })
	if said := blocksOf(t, p.replies(newsdesk, thread)[0]); strings.Contains(said, "reopened on Monday") {
		t.Errorf("it is quoted after it was withdrawn: %s", said)
	}
	mustRunWith(t, standby, "erase", "harbour", "--reason", "a test")
	for i := range p.running {
		p.running[i].end(t, os.Interrupt)
	}
}
