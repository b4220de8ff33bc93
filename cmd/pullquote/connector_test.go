package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// connectorRig is a program with a connectors file.
type connectorRig struct {
	t              *testing.T
	p              *program
	stdout, stderr *bytes.Buffer
	now            time.Time
	folder         string
}

func newConnectorRig(t *testing.T, file string) *connectorRig {
	t.Helper()
	p, stdout, stderr := newTestProgram(t, "")
	rig := &connectorRig{t: t, p: p, stdout: stdout, stderr: stderr, now: time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)}
	rig.folder, _ = p.env("DATA_DIR")
	p.env = environmentOf("DATA_DIR", rig.folder, "WP_PASSWORD", "abcd efgh", "GHOST_KEY", "0123abcd")
	p.now = func() time.Time { return rig.now }
	writeFile(t, filepath.Join(rig.folder, connectorsFile), file, 0o600)
	return rig
}

// run runs a command and returns its status and what it printed.
func (r *connectorRig) run(args ...string) (int, string) {
	r.t.Helper()
	r.stdout.Reset()
	r.stderr.Reset()
	r.p.args = args
	status := r.p.run(r.t.Context())
	return status, r.stdout.String() + r.stderr.String()
}

// sync runs all connectors and returns the report of the first.
func (r *connectorRig) sync(want int) connectorReport {
	r.t.Helper()
	status, _ := r.run("connector", "run", "--json")
	var reports []connectorReport
	if err := json.Unmarshal(r.stdout.Bytes(), &reports); err != nil || status != want {
		r.t.Fatalf("status %d, want %d: %v\n%s%s", status, want, err, r.stdout, r.stderr)
	}
	return reports[0]
}

// holds checks the counts of a report.
func (r *connectorRig) holds(what string, got connectorReport, counts string) {
	r.t.Helper()
	said := fmt.Sprintf("new %d, changed %d, unchanged %d, withdrawn %d, refused %d", len(got.New), len(got.Changed), got.Unchanged, len(got.Withdrawn), len(got.Skipped))
	if said != counts {
		r.t.Errorf("%s: %s; want %s\n%+v", what, said, counts, got)
	}
}

// asks checks whether an answer holds the words.
func (r *connectorRig) asks(question, words string, found bool, flags ...string) {
	r.t.Helper()
	_, said := r.run(append([]string{"ask", question}, flags...)...)
	if strings.Contains(said, words) != found {
		r.t.Errorf("%s: %q found is not %v in:\n%s", question, words, found, said)
	}
}

// at is a time on the day before the rig's.
func at(hour, minute int) time.Time { return time.Date(2025, 11, 21, hour, minute, 0, 0, time.UTC) }

func openSite(w *fakeWordPress) string {
	return "site:\n  kind: wordpress\n  url: " + w.URL + "\n  publisher: The Islander\n  private_hosts: 127.0.0.1\n"
}

func harbour(day string) wpPost {
	return wpPost{id: 7, modified: at(10, 0), title: "Harbour &#8216;reopens&#8217;: a <em>first</em>", text: "<p>The harbour of Port Ellen reopened on " + day + " after a closure of three weeks, the harbour master said.</p>\n<p>Ferries sail again twice a day.</p>"}
}

// A site is taken, a correction comes in the next run, and an unchanged site
// costs a listing and no text.
func TestWordPressTakes(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	for i := range 150 {
		w.put(wpPost{id: 100 + i, modified: at(8, 0), title: fmt.Sprintf("Note %d", i), text: fmt.Sprintf("<p>The council of ward %d met on Friday and put off its decision on the road.</p>", i)})
	}
	rig := newConnectorRig(t, openSite(w))
	rig.holds("first", rig.sync(statusDone), "new 151, changed 0, unchanged 0, withdrawn 0, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)
	if _, said := rig.run("article", "site:7", "--meta"); !strings.Contains(said, "Harbour ‘reopens’: a first") || !strings.Contains(said, "Ann Carr") || !strings.Contains(said, "The Islander") {
		t.Errorf("the article:\n%s", said)
	}

	later := harbour("Tuesday")
	later.modified = at(12, 0)
	w.put(later)
	rig.holds("corrected", rig.sync(statusDone), "new 0, changed 1, unchanged 150, withdrawn 0, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Tuesday", true)

	w.bodies = 0
	rig.holds("unchanged", rig.sync(statusDone), "new 0, changed 0, unchanged 151, withdrawn 0, refused 0")
	if w.bodies > 1 { // the one that the overlap shows again
		t.Errorf("%d texts were sent of a site that had not changed", w.bodies)
	}
	for _, uri := range w.asked {
		if strings.Contains(uri, "modified_after") && !strings.Contains(uri, "Z&") {
			t.Errorf("a time without its zone: %s", uri)
		}
	}
	if _, said := rig.run("connector", "list"); !strings.Contains(said, "read 22 Nov 2025 09:30 UTC") {
		t.Errorf("the list:\n%s", said)
	}
}

// What was trashed, made private or removed is taken back, and comes back when
// it is restored; a key that is wrong, a server that fails and one that is
// busy take nothing back.
func TestWordPressTakesBack(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	w.put(wpPost{id: 8, modified: at(9, 0), title: "Church", text: "<p>The church of Bowmore was painted blue by volunteers on Sunday morning.</p>"})
	rig := newConnectorRig(t, openSite(w))
	rig.sync(statusDone)

	for _, status := range []int{401, 403, 404, 500, 503, 429} {
		w.answer = status
		got := rig.sync(statusFault)
		rig.holds(fmt.Sprint("answering ", status), got, "new 0, changed 0, unchanged 0, withdrawn 0, refused 0")
		if got.Fault == "" {
			t.Errorf("%d: no fault", status)
		}
		w.answer = 0
		rig.now = rig.now.Add(time.Hour)
	}
	for _, status := range []string{"trash", "private", "draft", "future"} {
		gone := harbour("Monday")
		gone.status = status
		w.put(gone)
		rig.holds(status, rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 1, refused 0")
		rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
		rig.holds(status+" again", rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 0, refused 0")
		w.put(harbour("Monday"))
		rig.holds("restored", rig.sync(statusDone), "new 0, changed 1, unchanged 1, withdrawn 0, refused 0")
		rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)
	}
	w.mu.Lock()
	delete(w.posts, 7)
	w.mu.Unlock()
	rig.holds("deleted", rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 1, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
}

// A post behind a password and one that is cut are refused, and what they said
// before is taken back.
func TestWordPressRefuses(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	w.put(wpPost{id: 9, modified: at(9, 0), title: "Budget", text: `<p>The budget of the island grows by a third, its council said on Sunday. <a class="more-link" href="/p">Read on</a></p>`})
	rig := newConnectorRig(t, openSite(w))
	got := rig.sync(statusDone)
	rig.holds("first", got, "new 1, changed 0, unchanged 0, withdrawn 0, refused 1")
	if len(got.Skipped) == 1 && got.Skipped[0].Reason != "its text is cut" {
		t.Errorf("refused because %s", got.Skipped[0].Reason)
	}
	closed := harbour("Monday")
	closed.password, closed.modified = "open sesame", at(11, 0)
	w.put(closed)
	rig.holds("locked", rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 1, refused 1")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
}

// With an editor's password a draft goes into a collection and what is
// scheduled under embargo besides; what is published on schedule opens, though
// WordPress does not call that a change; a wrong password takes nothing back.
func TestWordPressEditor(t *testing.T) {
	w := newFakeWordPress(t)
	rig := newConnectorRig(t, openSite(w)+"  user: ann\n  password_env: WP_PASSWORD\n  unpublished: desk\n")
	draft := harbour("Monday")
	draft.status = "draft"
	w.put(draft)
	due := wpPost{id: 8, status: "future", date: rig.now.Add(2 * time.Hour), modified: at(9, 0), title: "Church", text: "<p>The church of Bowmore was painted blue by volunteers on Sunday morning.</p>"}
	w.put(due)
	rig.holds("first", rig.sync(statusDone), "new 2, changed 0, unchanged 0, withdrawn 0, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true, "--collection", "desk")
	rig.asks("Who painted the church of Bowmore?", "volunteers", false, "--collection", "desk")

	rig.now = rig.now.Add(3 * time.Hour)
	due.status = "publish"
	w.put(due)
	rig.holds("on schedule", rig.sync(statusDone), "new 0, changed 1, unchanged 1, withdrawn 0, refused 0")
	rig.asks("Who painted the church of Bowmore?", "volunteers", true)

	w.password = "changed"
	got := rig.sync(statusFault)
	rig.holds("wrong password", got, "new 0, changed 0, unchanged 0, withdrawn 0, refused 0")
	if !strings.Contains(got.Fault, "password_env") || strings.Contains(got.Fault, "abcd") {
		t.Errorf("the fault: %s", got.Fault)
	}
	w.password = "abcd efgh"
	draft.status = "trash"
	w.put(draft)
	rig.holds("trashed", rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 1, refused 0")
}

// The file is made and changed from the command line.
func TestConnectorFile(t *testing.T) {
	rig := newConnectorRig(t, "# ours\n")
	for _, c := range []struct {
		line   string
		status int
		want   string
	}{
		{"connector add site wordpress https://example.org", statusDone, "site: added"},
		{"connector add site wordpress https://example.com", statusUsage, "There are two connectors with the name site. Nothing was added."},
		{"connector add other drupal https://example.com", statusUsage, "no kind that is known"},
		{"connector add other wordpress https://example.com", statusDone, "other: added"},
		{"connector list", statusDone, "site wordpress https://example.org\n  never read to the end"},
		{"connector pause site", statusDone, "site: paused"},
		{"connector list", statusDone, "never read to the end, paused"},
		{"connector run site", statusDone, "It was not read: it is paused."},
		{"connector pause site --off", statusDone, "paused no more"},
		{"connector list", statusDone, "never read to the end\n"},
		{"connector pause nothing", statusFault, "There is no connector nothing."},
		{"connector check " + filepath.Join(rig.folder, connectorsFile), statusDone, "2 connectors, no fault"},
		{"connector remove site", statusDone, "site: removed"},
		{"connector list", statusDone, "other wordpress"},
		{"connector list --json", statusDone, `"last_success": null`},
		{"connector remove other", statusDone, "other: removed"},
		{"connector list", statusDone, "No connector yet"},
	} {
		if status, said := rig.run(strings.Fields(c.line)...); status != c.status || !strings.Contains(said, c.want) {
			t.Errorf("%s: status %d:\n%s", c.line, status, said)
		}
	}
}

// A fault in the file is named with its line.
func TestConnectorFaults(t *testing.T) {
	rig := newConnectorRig(t, "site:\n  kind: wordpress\n  url: example.org\n")
	file := filepath.Join(rig.folder, connectorsFile)
	if status, said := rig.run("connector", "check", file); status != statusFault || !strings.Contains(said, file+":3: site has no address that can be asked. Write a whole address") {
		t.Errorf("status %d:\n%s", status, said)
	}
	if status, said := rig.run("connector", "run"); status != statusFault || !strings.Contains(said, "Line 3") {
		t.Errorf("status %d:\n%s", status, said)
	}
}

// An id belongs to its connector: a file that states it gives no revision, and
// a file's id is not taken by a connector.
func TestConnectorOwnsIDs(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	rig.sync(statusDone)
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "other.md"), "---\nid: site:7\n---\nThe harbour of Port Ellen reopened on Sunday, somebody else said in another place.\n", 0o600)
	if _, said := rig.run("ingest", folder); !strings.Contains(said, "is taken by") {
		t.Errorf("the file:\n%s", said)
	}
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)

	writeFile(t, filepath.Join(folder, "other.md"), "---\nid: site:8\n---\nThe church of Bowmore was painted blue by volunteers on Sunday morning.\n", 0o600)
	rig.run("ingest", folder)
	w.put(wpPost{id: 8, modified: at(9, 0), title: "Church", text: "<p>The church of Bowmore was painted red by robbers on Sunday morning.</p>"})
	if got := rig.sync(statusDone); len(got.Skipped) != 1 || !strings.Contains(got.Skipped[0].Reason, "is taken by") {
		t.Errorf("%+v", got)
	}
}

// While Pullquote serves, the connectors are read without being told to.
func TestConnectorsAreReadWhileServing(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	if status, said := rig.run("connector", "list"); status != statusDone { // reads the settings
		t.Fatal(said)
	}
	archive, err := rig.p.openArchive(t.Context(), lockWait)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		rig.p.readConnectors(ctx, archive)
	}()
	for range 1000 {
		if _, err = archive.Article(ctx, "site:7", 0); err == nil {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if err != nil {
		t.Error(err)
	}
	stop()
	<-ended
	if err := archive.Close(); err != nil {
		t.Error(err)
	}
}

// Only WordPress itself says that a post is gone: a server before it that
// refuses single posts takes nothing back.
func TestWordPressBehindAWall(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	rig.sync(statusDone)
	trashed := harbour("Monday")
	trashed.status = "trash"
	w.put(trashed)
	for _, w.wall = range []int{401, 403, 404, 410} {
		rig.holds(fmt.Sprint("wall ", w.wall), rig.sync(statusFault), "new 0, changed 0, unchanged 0, withdrawn 0, refused 0")
	}
	w.wall = 0
	rig.holds("no wall", rig.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 1, refused 0")
}

// A collection that is set later holds for the articles that are not read again
// too, also while the connector is paused; those that are come back in it.
func TestConnectorCollectionSetLater(t *testing.T) {
	f := newFeedServer(t, jsonFeed)
	left := `{"id":"2","title":"Church","content_text":"The church of Bowmore was painted blue by volunteers on Sunday morning."},`
	whole := f.feed
	f.feed = strings.Replace(whole, `"items":[`, `"items":[`+left, 1)
	rig := newConnectorRig(t, f.file())
	rig.holds("first", rig.sync(statusDone), "new 2, changed 0, unchanged 0, withdrawn 0, refused 0")
	f.feed = whole
	rig.sync(statusDone)
	rig.asks("Who painted the church of Bowmore?", "volunteers", true)

	set := func(more string) {
		t.Helper()
		writeFile(t, filepath.Join(rig.folder, connectorsFile), f.file()+more, 0o600)
	}
	set("  collection: staff\n  paused: true\n")
	if got := rig.sync(statusDone); got.Moved != 2 {
		t.Errorf("%d were taken back, want 2", got.Moved)
	}
	rig.asks("Who painted the church of Bowmore?", "volunteers", false, "--collection", "staff")
	set("") // before it was read: nothing may be lost by that
	rig.holds("taken out again", rig.sync(statusDone), "new 0, changed 1, unchanged 0, withdrawn 0, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)

	set("  collection: staff\n")
	_, said := rig.run("connector", "run")
	if !strings.Contains(said, "1 article taken back because the collection was set or changed") {
		t.Errorf("the report:\n%s", said)
	}
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true, "--collection", "staff")
}

// A file whose connectors do not stand on lines of their own is not changed,
// and nothing is forgotten of what was read.
func TestConnectorFlowStyle(t *testing.T) {
	const site, other = `{kind: wordpress, url: "https://example.org"}`, `{kind: feed, url: "https://example.com/feed"}`
	for _, file := range []string{
		"{site: " + site + ", other: " + other + "}\n",
		"{site: " + site + ",\n other: " + other + "}\n",
		"{other: " + other + ", site: " + site + "}\n",
	} {
		rig := newConnectorRig(t, file)
		for _, line := range []string{"connector remove site", "connector pause site"} {
			if status, said := rig.run(strings.Fields(line)...); status != statusFault || !strings.Contains(strings.Join(strings.Fields(said), " "), "laid out in a way that cannot be changed here. Next: Edit the file by hand") {
				t.Errorf("%s of %q: status %d:\n%s", line, file, status, said)
			}
		}
		if got, err := os.ReadFile(filepath.Join(rig.folder, connectorsFile)); err != nil || string(got) != file {
			t.Errorf("the file is now %q, %v", got, err)
		}
	}
	rig := newConnectorRig(t, "site: "+site+"\nother: "+other+"\n")
	if status, said := rig.run("connector", "pause", "site"); status != statusFault || !strings.Contains(said, "laid out") {
		t.Errorf("status %d:\n%s", status, said)
	}
	if status, said := rig.run("connector", "remove", "site"); status != statusDone {
		t.Errorf("one on a line of its own: status %d:\n%s", status, said)
	}
}

// Another address is another place, also after the connector was removed: the
// advice is another name only.
func TestConnectorOtherAddress(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	rig.sync(statusDone)
	writeFile(t, filepath.Join(rig.folder, connectorsFile), strings.Replace(openSite(w), w.URL, w.URL+"/en", 1), 0o600)
	if got := rig.sync(statusFault); !strings.Contains(got.Fault, "give the new one another name") || strings.Contains(got.Fault, "remove") {
		t.Errorf("the fault: %s", got.Fault)
	}
	for _, c := range []struct {
		address string
		status  int
	}{{w.URL + "/en", statusFault}, {w.URL, statusDone}} {
		if status, said := rig.run("connector", "remove", "site"); status != statusDone {
			t.Fatal(said)
		}
		if status, said := rig.run("connector", "add", "site", "wordpress", c.address, "--private-hosts", "127.0.0.1"); status != statusDone {
			t.Fatal(said)
		}
		rig.holds("added again at "+c.address, rig.sync(c.status), map[int]string{
			statusFault: "new 0, changed 0, unchanged 0, withdrawn 0, refused 0", statusDone: "new 0, changed 1, unchanged 0, withdrawn 0, refused 0",
		}[c.status])
	}
}

// A connector is not read while another reading is under way, and one that
// waits for that can be interrupted.
func TestConnectorOneReading(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	rig.p.reading = make(chan struct{}, 1)
	rig.p.reading <- struct{}{}
	ctx, stop := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer stop()
	rig.p.args = []string{"connector", "run"}
	if status := rig.p.run(ctx); status == statusDone || len(w.asked) > 0 {
		t.Errorf("status %d, asked %s", status, w.asked)
	}
	<-rig.p.reading
	rig.holds("afterwards", rig.sync(statusDone), "new 1, changed 0, unchanged 0, withdrawn 0, refused 0")
}
