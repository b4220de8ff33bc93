package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
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
