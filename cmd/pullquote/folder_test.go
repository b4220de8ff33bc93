package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wireFolder is a rig with a folder into which an agency drops files.
type wireFolder struct {
	*connectorRig
	dir string
}

func newWireFolder(t *testing.T, more string) wireFolder {
	t.Helper()
	dir := t.TempDir()
	return wireFolder{newConnectorRig(t, "wire:\n  kind: folder\n  url: "+dir+"\n"+more), dir}
}

// drop writes a file that was finished some seconds ago.
func (w wireFolder) drop(name, text string, ago time.Duration) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	writeFile(w.t, path, text, 0o600)
	at := time.Now().Add(-ago)
	if err := os.Chtimes(path, at, at); err != nil {
		w.t.Fatal(err)
	}
}

// lifeboat is a story as ninjs, of a version and with further fields.
func lifeboat(version int, day, more string) string {
	return fmt.Sprintf(`{"uri":"urn:wire:lifeboat","type":"text","versioncreated":"2025-11-21T1%d:00:00Z","pubstatus":"usable","headline":"Lifeboat called out","source":"Example Wire","body_html":"<p>The lifeboat of Port Ellen was called out on %s to a yacht in distress, its crew said.</p>"%s}`, version, day, more)
}

const lifeboatAsked = "When was the lifeboat of Port Ellen called out?"

// Files of each format are taken, corrected, and taken back when the agency says
// so; an older version that arrives late changes nothing, nor does another name.
func TestFolder(t *testing.T) {
	w := newWireFolder(t, "")
	w.drop("in/a.json", lifeboat(1, "Monday", ""), time.Hour)
	w.drop("b.xml", `<nitf><head><docdata><doc-id id-string="road-1"/></docdata></head><body><body.head><hedline><hl1>Road closed</hl1></hedline></body.head><body.content><p>The road to Bowmore is closed until Friday, the council said.</p></body.content></body></nitf>`, time.Hour)
	w.drop("c.xml", `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:g2:1" version="1"><itemMeta><title>School</title></itemMeta><contentSet><inlineData contenttype="text/plain">The school of Port Charlotte gets a new roof, its head teacher said.</inlineData></contentSet></newsItem><packageItem guid="tag:g2:p"/><newsItem guid="tag:g2:2" version="1"><itemMeta><title>Shop</title><pubStatus qcode="stat:withheld"/></itemMeta></newsItem></itemSet></newsMessage>`, time.Hour)
	w.drop("d.jsonl", `{"id":"fish","version":1,"headline":"Fish","text":"The fishermen of Islay landed 14 tons of crab in a week."}`+"\n"+`{"id":"peat","headline":"Peat","text":"The peat fire was put out after nine days, the fire service said.","collection":"staff"}`+"\n", time.Hour)
	w.drop("picture.jpg", "\xff\xd8\xff", time.Hour)
	w.drop(".hidden.json", lifeboat(9, "Sunday", ""), time.Hour)
	w.drop("writing.json", lifeboat(8, "Sunday", ""), 0)
	w.drop("upload.json.part", lifeboat(8, "Sunday", ""), time.Hour)
	w.drop("cut.json", lifeboat(7, "Saturday", "")[:200], time.Hour)
	w.drop("cut.xml", `<nitf><head><docdata><doc-id id-string="road-1"/></docdata></head><body>`, time.Hour)
	got := w.sync(statusDone)
	w.holds("first", got, "new 5, changed 0, unchanged 0, withdrawn 0, refused 3")
	w.asks(lifeboatAsked, "called out on Monday", true)
	w.asks("How many tons of crab were landed?", "14 tons", true)
	w.asks("When was the peat fire put out?", "nine days", false)
	w.asks("When was the peat fire put out?", "nine days", true, "--collection", "staff")
	w.holds("again", w.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 0, refused 2")

	for _, name := range []string{"writing.json", "cut.json", "cut.xml"} {
		if err := os.Remove(filepath.Join(w.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(filepath.Join(w.dir, "in", "a.json"), filepath.Join(w.dir, "in", "renamed.json")); err != nil {
		t.Fatal(err)
	}
	w.holds("renamed", w.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 0, refused 0")
	w.drop("in/3.json", lifeboat(3, "Wednesday", ""), 3*time.Minute)
	w.drop("in/2.json", lifeboat(2, "Tuesday", ""), time.Minute)
	w.holds("two versions, the older one late", w.sync(statusDone), "new 0, changed 1, unchanged 0, withdrawn 0, refused 0")
	w.asks(lifeboatAsked, "called out on Wednesday", true)
	w.drop("in/4.json", strings.Replace(lifeboat(4, "Wednesday", ""), `"usable"`, `"canceled"`, 1), time.Minute)
	w.holds("canceled", w.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 1, refused 1")
	w.asks(lifeboatAsked, "yacht in distress", false)
	w.drop("in/late.json", lifeboat(3, "Wednesday", `,"slugline":"again"`), time.Minute)
	w.holds("an older one after that", w.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 0, refused 0")
	w.drop("in/5.json", lifeboat(5, "Thursday", ""), time.Minute)
	w.holds("usable again", w.sync(statusDone), "new 0, changed 1, unchanged 0, withdrawn 0, refused 0")
	w.asks(lifeboatAsked, "called out on Thursday", true)
	if err := os.RemoveAll(filepath.Join(w.dir, "in")); err != nil {
		t.Fatal(err)
	}
	w.holds("cleared away", w.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 0, refused 0")
	w.asks(lifeboatAsked, "called out on Thursday", true)
	if err := os.Rename(w.dir, w.dir+"-gone"); err != nil {
		t.Fatal(err)
	}
	if got := w.sync(statusFault); !strings.Contains(got.Fault, "the folder cannot be read") || len(got.Withdrawn) > 0 {
		t.Errorf("without its folder: %+v", got)
	}
}

// An embargo and the end of a licence are kept to the minute, and one that
// cannot be read takes back what was shown.
func TestFolderLimits(t *testing.T) {
	w := newWireFolder(t, "  collection: wire\n")
	w.drop("1.json", lifeboat(1, "Monday", `,"embargoed":"2025-11-22T10:00:00Z","expires":"2025-11-23T10:00:00Z"`), time.Minute)
	w.holds("first", w.sync(statusDone), "new 1, changed 0, unchanged 0, withdrawn 0, refused 0")
	open := []string{"--collection", "wire"}
	w.asks(lifeboatAsked, "yacht in distress", false, open...)
	w.now = w.now.Add(time.Hour)
	w.asks(lifeboatAsked, "called out on Monday", true, open...)
	w.asks(lifeboatAsked, "yacht in distress", false)
	w.now = time.Date(2025, 11, 23, 10, 0, 0, 0, time.UTC)
	w.asks(lifeboatAsked, "yacht in distress", false, open...)
	w.asks(lifeboatAsked, "yacht in distress", false, append(open, "--at", "2025-11-22T12:00:00Z")...)
	w.drop("2.json", lifeboat(2, "Tuesday", ""), time.Minute)
	w.holds("licensed anew", w.sync(statusDone), "new 0, changed 1, unchanged 0, withdrawn 0, refused 0")
	w.asks(lifeboatAsked, "called out on Tuesday", true, open...)
	w.drop("3.json", lifeboat(3, "Tuesday", `,"embargoed":"next week"`), time.Minute)
	w.holds("unreadable", w.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 1, refused 1")
	w.asks(lifeboatAsked, "yacht in distress", false, open...)
	w.drop("4.jsonl", `{"id":"peat","text":"The peat fire was put out after nine days, the fire service said.","collection":"staff"}`, time.Minute)
	w.holds("of another collection", w.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 0, refused 1")
}
