package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// secret are sentences of an article that is to be erased, with words that
// stand nowhere else.
var secretSentences = []string{
	"Torquil Abernethy of Kilchoman owes the smokehouse 8,412 pounds, the sheriff found.",
	"The smokehouse will auction his trawler Marchioness on Thursday.",
	"His solicitor Fenella Quarrie called the ruling a bolt from the blue.",
}

// secretWords are words of it that no other article has.
var secretWords = []string{"Torquil", "Abernethy", "torquil", "abernethi", "Marchioness", "Quarrie", "8,412"}

// eraseRig is a folder with such an article, in two revisions, and others.
func eraseRig(t *testing.T) (*connectorRig, string) {
	rig := newConnectorRig(t, "# none\n")
	dir := t.TempDir()
	for i := range 30 {
		writeFile(t, filepath.Join(dir, fmt.Sprintf("note%d.txt", i)), fmt.Sprintf("Note %d\n\nThe council of ward %d met on Friday and put off its decision on the road for %d weeks.\n", i, i, i+2), 0o600)
	}
	article := filepath.Join(dir, "debt.md")
	writeFile(t, article, "---\nheadline: Abernethy owes the smokehouse\nbyline: Ann Carr\n---\n"+strings.Join(secretSentences[:2], "\n\n")+"\n", 0o600)
	if status, said := rig.run("ingest", dir); status != statusDone {
		t.Fatal(said)
	}
	rig.now = rig.now.Add(time.Hour)
	writeFile(t, article, "---\nheadline: Abernethy owes the smokehouse\nbyline: Ann Carr\n---\n"+strings.Join(secretSentences, "\n\n")+"\n", 0o600)
	if status, said := rig.run("ingest", dir); status != statusDone {
		t.Fatal(said)
	}
	rig.asks("How much does Torquil Abernethy owe the smokehouse?", "8,412", true)
	rig.asks("When did the council of ward 7 meet?", "ward 7", true)
	for _, args := range [][]string{{"summary", "debt"}, {"timeline", "smokehouse"}, {"digest", "--since", "2025-01-01"}, {"ask", secretSentences[1]}} {
		if status, said := rig.run(args...); status == statusFault {
			t.Fatal(said)
		}
	}
	return rig, dir
}

// remains returns which of the words stand in a file of the folder.
func remains(t *testing.T, folder string, words ...string) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() || e.Type()&os.ModeSocket != 0 {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) {
				found = append(found, e.Name()+": "+w)
			}
		}
	}
	return found
}

// No byte of an erased article is left in the data folder, whatever was asked
// about it, and nothing brings it back; the rest is as it was.
func TestErase(t *testing.T) {
	rig, dir := eraseRig(t)
	all := append(append([]string{}, secretSentences...), secretWords...)
	if left := remains(t, rig.folder, secretSentences...); len(left) == 0 {
		t.Fatal("the article is not in the folder before")
	}
	var before, after proof
	if _, said := rig.run("verify", "--json"); json.Unmarshal([]byte(said), &before) != nil || before.Erased != 0 {
		t.Fatal(said)
	}
	if status, said := rig.run("erase", "debt"); status != statusUsage || !strings.Contains(said, "--reason") {
		t.Errorf("without a reason: %d %s", status, said)
	}
	if status, said := rig.run("erase", "nobody", "--reason", "a test"); status != statusFault || !strings.Contains(said, "nothing was erased") {
		t.Errorf("an unknown one: %d %s", status, said)
	}
	for range 2 {
		if status, said := rig.run("erase", "debt", "--reason", "court order"); status != statusDone || said != "debt: erased 22 Nov 2025 10:30 UTC, with 2 texts\n" {
			t.Fatalf("%d %s", status, said)
		}
		if left := remains(t, rig.folder, all...); len(left) > 0 {
			t.Fatalf("left: %v", left)
		}
	}
	rig.asks("How much does Torquil Abernethy owe the smokehouse?", "8,412", false)
	rig.asks("When did the council of ward 7 meet?", "ward 7", true)
	if status, said := rig.run("verify", "--json"); status != statusDone || json.Unmarshal([]byte(said), &after) != nil || after.Erased == 0 || len(after.Altered) > 0 || after.Quotes+after.Erased < before.Quotes {
		t.Errorf("%d: before %+v, after %+v", status, before, after)
	}
	if _, said := rig.run("verify"); !strings.Contains(said, "of articles that were erased") {
		t.Error(said)
	}
	if _, said := rig.run("article", "debt", "--revision", "1"); strings.Contains(said, "Abernethy") {
		t.Error(said)
	}
	// The same file, and a copy of it under another name, are not taken again.
	if err := os.Rename(filepath.Join(dir, "debt.md"), filepath.Join(dir, "copy.md")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "debt.md"), "Another headline\n\nTorquil Abernethy is at it again, the sheriff found on Monday.\n", 0o600)
	if _, said := rig.run("ingest", dir); strings.Count(said, "it was erased") != 2 {
		t.Error(said)
	}
	if left := remains(t, rig.folder, secretSentences...); len(left) > 0 {
		t.Errorf("left after another ingest: %v", left)
	}
}

// A process that is killed at any moment while it erases leaves the article as
// it was or erased, and the next command that writes leaves no byte of it.
func TestEraseKilled(t *testing.T) {
	program := buildProgram(t)
	rig, _ := eraseRig(t)
	data, err := os.ReadFile(filepath.Join(rig.folder, "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	mark, err := os.ReadFile(filepath.Join(rig.folder, "archive.made"))
	if err != nil {
		t.Fatal(err)
	}
	begin := func() (string, *process) {
		folder := t.TempDir()
		writeFile(t, filepath.Join(folder, "archive.db"), string(data), 0o600)
		writeFile(t, filepath.Join(folder, "archive.made"), string(mark), 0o600)
		return folder, startProcess(t, program, []string{"erase", "debt", "--reason", "a test"}, "DATA_DIR", folder)
	}
	began := time.Now()
	_, whole := begin()
	whole.wait(t)
	takes := time.Since(began)
	done, undone := 0, 0
	for i := range 10 {
		folder, killed := begin()
		after := takes * time.Duration(4+i) / 12
		time.Sleep(after)
		killed.end(t, os.Kill)
		again := startProcess(t, program, []string{"withdraw", "note1"}, "DATA_DIR", folder) // any command that writes
		again.wait(t)
		left := remains(t, folder, secretWords...)
		shown := startProcess(t, program, []string{"article", "debt", "--revision", "2"}, "DATA_DIR", folder)
		shown.wait(t)
		if whole := strings.Contains(shown.out.String(), secretSentences[0]); whole {
			undone++
		} else if done++; len(left) > 0 {
			t.Errorf("killed after %s: %v", after, left)
		}
		last := startProcess(t, program, []string{"erase", "debt", "--reason", "a test"}, "DATA_DIR", folder)
		last.wait(t)
		if left := remains(t, folder, secretWords...); len(left) > 0 {
			t.Errorf("erased after a kill at %s: %v", after, left)
		}
	}
	t.Logf("killed before %d times, after or within %d times", undone, done)
}

// wait waits until the process has ended by itself.
func (p *process) wait(t *testing.T) {
	t.Helper()
	select {
	case err := <-p.ended:
		p.ended <- err
	case <-time.After(time.Minute):
		t.Errorf("the process does not end: %s", &p.err)
	}
}

// Beside a running serve the article is erased too, and the messages in Slack
// that quoted it are written over.
func TestEraseBesideServe(t *testing.T) {
	workspace := runInBackground(t, []string{"desk", "--addr", "127.0.0.1:0"})
	address := workspace.find(`(http://[0-9.:]+)/ `)
	pages, folder := freeAddress(t), t.TempDir()
	run := runInBackground(t, []string{"serve"}, "HTTP_ADDR", pages, "DATA_DIR", folder,
		"SLACK_API_URL", workspace.find(`SLACK_API_URL=(\S+)`),
		"SLACK_BOT_TOKEN", workspace.find(`SLACK_BOT_TOKEN=(\S+)`), "SLACK_APP_TOKEN", workspace.find(`SLACK_APP_TOKEN=(\S+)`))
	for get(t, "http://"+pages+"/readyz") != "200 OK\nready\n" {
		if strings.HasPrefix(run.err.String(), "pullquote:") {
			t.Fatal(run.err.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
	ask(t, address, "61 raids")
	p, stdout, stderr := newTestProgram(t, "")
	p.env = environmentOf("DATA_DIR", folder)
	for _, id := range []string{"000_e4184e934ececaf9", "004_997d06f23800edea"} {
		p.args = []string{"erase", id, "--reason", "a test"}
		if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), id+": erased") {
			t.Fatalf("%d %s%s", status, stdout, stderr)
		}
	}
	if left := remains(t, folder, "61 raids across", "Nour al-Din", "Fares Khalil"); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	for range 4000 {
		messages := get(t, address+"/desk/messages?channel="+newsdesk)
		if !strings.Contains(messages, "61 raids across") && strings.Contains(messages, "has been erased") {
			if status := run.stop(); status != statusDone {
				t.Errorf("status %d, %s", status, run.err)
			}
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("the messages still quote it: %s", get(t, address+"/desk/messages?channel="+newsdesk))
}
