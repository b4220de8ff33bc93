package main

import (
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// While a program that goes on has the data folder, articles are taken and taken
// back through it, with the words and the exit status of a command alone.
func TestCommandsBeside(t *testing.T) {
	running := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"})
	address := running.find(`(http://[0-9.:]+)/ `)
	t.Chdir(t.TempDir())
	writeFile(t, "harbour.md", "The harbour of Port Ellen reopened on Monday after a closure of three weeks.\n", 0o600)
	writeFile(t, "notes.pdf", "%PDF", 0o600)
	for _, c := range []struct {
		args        []string
		status      int
		out, failed string
		settings    []string
	}{
		{[]string{"withdraw", "000_e4184e934ececaf9"}, statusDone, "000_e4184e934ececaf9: withdrawn, as revision 2\n", "", nil},
		{[]string{"withdraw", "--", "-x"}, statusFault, "", "pullquote: There is no article -x; nothing was withdrawn.\nNext: pullquote articles\n", nil},
		{[]string{"ingest", "notes.pdf"}, statusFault, "1 skipped", "No article was taken.", nil},
		{[]string{"ingest", "harbour.md"}, statusDone, "1 new", "", nil},
		{[]string{"ingest", "--json", "harbour.md"}, statusDone, `"unchanged": 1`, "", nil},
		{[]string{"ask", "When did the harbour of Port Ellen reopen?"}, statusDone, "reopened on Monday", "", nil},
		{[]string{"ask", "Who is the spokesperson, Nour al-Din al-Baba?"}, statusNotFound, "No article", "", nil},
		{[]string{"ask", "When did the harbour of Port Ellen reopen?"}, statusFault, "", "has other settings", []string{"CLAIMS", "none"}},
		{[]string{"withdraw", "harbour"}, statusDone, "harbour: withdrawn", "", []string{"CLAIMS", "none"}},
		{[]string{"summary", "harbour of Port Ellen"}, statusNotFound, "", "", nil},
		{[]string{"connector", "add", "wire", "feed", "https://example.org/feed.xml"}, statusDone, "wire: added", "", nil},
		{[]string{"connector", "remove", "wire"}, statusDone, "wire: removed", "", nil},
	} {
		p, stdout, stderr := newTestProgram(t, "", c.args...)
		p.env = environmentOf(append(c.settings, "DATA_DIR", running.folder)...)
		status := p.run(t.Context())
		if status != c.status || !strings.Contains(stdout.String(), c.out) || !strings.Contains(stderr.String(), c.failed) || c.failed == "" && stderr.Len() > 0 {
			t.Errorf("%q: status %d\n%s%s", c.args, status, stdout, stderr)
		}
	}
	if page := get(t, address+"/"); !strings.HasPrefix(page, "200") {
		t.Errorf("the program that goes on: %.100s", page)
	}
	if status := running.stop(); status != statusDone {
		t.Errorf("status %d: %s", status, running.err)
	}
	if _, err := os.Stat(filepath.Join(running.folder, socketName)); !os.IsNotExist(err) {
		t.Errorf("the socket is left: %v", err)
	}
}

// What comes over the socket can do no more than those two, and what is no
// command is closed on.
func TestCommandsRefused(t *testing.T) {
	running := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"})
	running.find(`(http://[0-9.:]+)/ `)
	socket := filepath.Join(running.folder, socketName)
	if info, err := os.Stat(socket); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	for sent, want := range map[string]string{
		`{"args":["verify"]}`: "does not take this command", `{"args":["serve"]}`: "does not take this command", "GET / HTTP/1.1\r\n\r\n": "",
	} {
		conn, err := net.Dial("unix", socket)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Write([]byte(sent)); err != nil {
			t.Fatal(err)
		}
		var first told
		err = json.NewDecoder(conn).Decode(&first)
		if want == "" && err == nil || !strings.Contains(first.Err, want) {
			t.Errorf("%s: %+v, %v", sent, first, err)
		}
		conn.Close()
	}
}
