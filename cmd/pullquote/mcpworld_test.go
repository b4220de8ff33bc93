package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// secretArticle is an article of mcpWorld with who may read it and when, as the test
// itself keeps it.
type secretArticle struct {
	id, code, collection string
	embargo, expires     time.Time
	withdrawn            bool
	closed               bool // it was open in its first revision
	pounds               int
}

// worldBegins is the first instant of the cases; limits fall on the hours after it.
var worldBegins = time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)

// worldHours is how many hours limits are spread over.
const worldHours = 4

// mcpWorld draws articles that share a topic, each with a word that no other has.
func mcpWorld(r *rand.Rand, n int) []secretArticle {
	hour := func() time.Time {
		return worldBegins.Add(time.Duration(1+r.IntN(worldHours-1))*time.Hour - 30*time.Minute)
	}
	var all []secretArticle
	for i := range n {
		a := secretArticle{id: fmt.Sprintf("story%02d", i), code: "Zan" + string(rune('a'+i%26)) + "qu" + string(rune('a'+i/26)) + "vel", pounds: 1000 + 37*i}
		switch r.IntN(4) {
		case 0:
			a.collection = "courts"
		case 1:
			a.collection = "staff"
		}
		switch r.IntN(9) {
		case 0:
			a.embargo = hour()
		case 1:
			a.expires = hour()
		case 2:
			a.withdrawn = true
		case 3:
			a.closed = a.collection != ""
		}
		all = append(all, a)
	}
	return all
}

// mayRead is the oracle: who reads what, of the table above and nothing else.
func (a secretArticle) mayRead(collections []string, at time.Time) bool {
	return !a.withdrawn && !at.Before(a.embargo) && (a.expires.IsZero() || at.Before(a.expires)) && (a.collection == "" || slices.Contains(collections, a.collection))
}

func (a secretArticle) sentence() string {
	return fmt.Sprintf("The %s hall will cost %d pounds, said Nora %s, who chairs the harbour board.", a.code, a.pounds, a.code)
}

// file is the article as a file. open leaves out what limits it.
func (a secretArticle) file(open bool) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "---\nheadline: Harbour board plans %s hall\npublisher: Post\npublished: 2025-11-0%d\nurl: https://example.org/%s\n", a.code, 1+a.pounds%9, a.id)
	if !open {
		for key, at := range map[string]time.Time{"embargo": a.embargo, "expires": a.expires} {
			if !at.IsZero() {
				fmt.Fprintf(b, "%s: %s\n", key, at.Format(time.RFC3339))
			}
		}
		if a.collection != "" {
			fmt.Fprintf(b, "collection: %s\n", a.collection)
		}
	}
	fmt.Fprintf(b, "---\nOn 3 March 2025 the harbour board approved the %s hall.\n\n%s\n\n\"We will open the %s hall in May and not before,\" said Tom %s, the builder.\n", a.code, a.sentence(), a.code, a.code)
	if open {
		fmt.Fprintf(b, "\nThe %s hall has a red roof.\n", a.code)
	}
	return b.String()
}

// newMCPWorld is a program whose archive holds the articles, taken as their states
// say, the clock of which is now.
func newMCPWorld(t *testing.T, all []secretArticle, now func() time.Time) *program {
	t.Helper()
	folder := t.TempDir()
	p, _, _ := newTestProgram(t, "")
	data, _ := p.env("DATA_DIR")
	p.env, p.now = environmentOf("DATA_DIR", data), now
	put := func(of func(secretArticle) bool, open bool) {
		n := 0
		for _, a := range all {
			if of(a) {
				writeFile(t, filepath.Join(folder, a.id+".md"), a.file(open), 0o600)
				n++
			}
		}
		if n > 0 {
			runOn(t, p, "ingest", folder)
		}
	}
	put(func(a secretArticle) bool { return a.closed }, true)
	put(func(secretArticle) bool { return true }, false)
	for _, a := range all {
		if a.withdrawn {
			runOn(t, p, "withdraw", a.id)
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	return p
}
