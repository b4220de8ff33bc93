package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// keptFolder is a newsroom that keeps its articles in ARTICLES_DIR.
type keptFolder struct {
	t   *testing.T
	p   *program
	dir string
	now time.Time
}

func newKeptFolder(t *testing.T) *keptFolder {
	k := &keptFolder{t: t, dir: t.TempDir(), now: time.Date(2025, 11, 22, 9, 0, 0, 0, time.UTC)}
	k.p, _, _ = newTestProgram(t, "")
	k.p.env = environmentOf("DATA_DIR", t.TempDir(), "ARTICLES_DIR", k.dir)
	k.p.now = func() time.Time { return k.now }
	for i, place := range []string{"Arinagour", "Bunessan", "Carsaig", "Dervaig", "Erraid"} {
		k.write(strings.ToLower(place)+".txt", fmt.Sprintf("Slipway at %s\n\nThe slipway at %s was mended for %d00 pounds, the harbour trust said.\n", place, place, 3+i))
	}
	return k
}

func (k *keptFolder) path(name string) string { return filepath.Join(k.dir, name) }

func (k *keptFolder) write(name, text string) { writeFile(k.t, k.path(name), text, 0o600) }

func (k *keptFolder) move(from, to string) {
	k.t.Helper()
	if err := os.Rename(k.path(from), k.path(to)); err != nil {
		k.t.Fatal(err)
	}
}

// run runs a command after some time, and returns all that it says.
func (k *keptFolder) run(later time.Duration, args ...string) string {
	k.now = k.now.Add(later)
	out, said := &strings.Builder{}, &strings.Builder{}
	k.p.args, k.p.stdin, k.p.stdout, k.p.stderr, k.p.noted = args, strings.NewReader(""), out, said, nil
	k.p.run(k.t.Context())
	return out.String() + said.String()
}

// answers checks whether a place's slipway is told of.
func (k *keptFolder) answers(when, place, cost string, want bool) {
	k.t.Helper()
	said := k.run(0, "ask", "How much did the slipway at "+place+" cost?")
	if strings.Contains(said, cost+" pounds") != want {
		k.t.Errorf("%s: what is said of %s, want it %t:\n%s", when, place, want, said)
	}
}

// An article whose file is deleted is taken back after a while, with a word,
// and comes back with its file.
func TestDeletedFile(t *testing.T) {
	k := newKeptFolder(t)
	k.answers("at first", "Bunessan", "400", true)
	aside := filepath.Join(t.TempDir(), "aside")
	if err := os.Rename(k.path("bunessan.txt"), aside); err != nil {
		t.Fatal(err)
	}
	if said := k.run(time.Minute, "articles"); !strings.Contains(said, "1 file is gone from ARTICLES_DIR") || !strings.Contains(said, "bunessan") {
		t.Errorf("just gone: %s", said)
	}
	k.answers("within the time", "Bunessan", "400", true)
	if said := k.run(goneFor, "articles"); !strings.Contains(said, "bunessan is taken back: its file") || strings.Contains(said, "Slipway at Bunessan") {
		t.Errorf("after the time: %s", said)
	}
	k.answers("taken back", "Bunessan", "400", false)
	k.answers("another one", "Carsaig", "500", true)
	if err := os.Rename(aside, k.path("bunessan.txt")); err != nil {
		t.Fatal(err)
	}
	k.answers("its file is back", "Bunessan", "400", true)
	k.run(0, "withdraw", "bunessan")
	k.answers("withdrawn by hand", "Bunessan", "400", false)
}

// A file that is away for a moment costs nothing, and the time begins anew.
func TestFileAwayForAMoment(t *testing.T) {
	k := newKeptFolder(t)
	k.run(0, "articles")
	for range 3 {
		k.move("erraid.txt", ".erraid")
		k.run(time.Minute, "articles")
		k.move(".erraid", "erraid.txt")
		k.run(goneFor, "articles")
	}
	k.move("erraid.txt", ".erraid")
	k.run(time.Minute, "articles")
	k.answers("away again", "Erraid", "700", true)
}

// A folder that is empty, or mostly so, takes nothing back by itself.
func TestEmptiedFolder(t *testing.T) {
	k := newKeptFolder(t)
	k.run(0, "articles")
	all := []string{"arinagour", "bunessan", "carsaig", "dervaig", "erraid"}
	for _, name := range all {
		k.move(name+".txt", "."+name)
	}
	for range 3 {
		if said := k.run(24*time.Hour, "articles"); !strings.Contains(said, "5 of 5 files are gone") || !strings.Contains(said, "5 articles") {
			t.Fatalf("an empty folder: %s", said)
		}
	}
	k.answers("an empty folder", "Carsaig", "500", true)
	for _, name := range all[:3] {
		k.move("."+name, name+".txt")
	}
	if said := k.run(goneFor, "articles"); !strings.Contains(said, "3 articles") {
		t.Errorf("two of five are gone for good: %s", said)
	}
	k.move("arinagour.txt", ".arinagour")
	k.move("bunessan.txt", ".bunessan")
	k.move("carsaig.txt", "renamed.txt") // is not gone
	if said := k.run(0, "withdraw", "--gone"); !strings.Contains(said, "arinagour: withdrawn") || !strings.Contains(said, "bunessan: withdrawn") || strings.Contains(said, "carsaig") || strings.Contains(said, "ARTICLES_DIR") {
		t.Errorf("withdraw --gone: %s", said)
	}
	k.answers("withdrawn at once", "Bunessan", "400", false)
	if said := k.run(0, "withdraw", "--gone"); !strings.Contains(said, "No file is gone") {
		t.Errorf("withdraw --gone again: %s", said)
	}
}

// A renamed file keeps its id, also when it is changed later, and so does one
// that is moved into a folder.
func TestRenamedFile(t *testing.T) {
	k := newKeptFolder(t)
	k.run(0, "articles")
	k.move("dervaig.txt", "zz-final.txt")
	if said := k.run(time.Minute, "articles"); strings.Contains(said, "zz-final") || strings.Contains(said, "gone") || !strings.Contains(said, "5 articles") {
		t.Errorf("renamed: %s", said)
	}
	k.write("zz-final.txt", "Slipway at Dervaig\n\nThe slipway at Dervaig was mended for 650 pounds, the harbour trust said.\n")
	k.answers("renamed and changed", "Dervaig", "650", true)
	if err := os.Mkdir(k.path("2025"), 0o700); err != nil {
		t.Fatal(err)
	}
	k.move("zz-final.txt", "2025/zz-final.txt")
	k.run(time.Minute, "articles")
	if said := k.run(2*goneFor, "article", "dervaig", "--meta"); !strings.Contains(said, "2 of 2") || strings.Contains(said, "Withdrawn") {
		t.Errorf("moved: %s", said)
	}
	k.write("copy.txt", "Slipway at Erraid\n\nThe slipway at Erraid was mended for 700 pounds, the harbour trust said.\n")
	if said := k.run(0, "articles"); !strings.Contains(said, "6 articles") {
		t.Errorf("a copy has an id of its own: %s", said)
	}
}
