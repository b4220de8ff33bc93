package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
