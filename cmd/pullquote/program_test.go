package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// newTestProgram returns the program with an empty data folder, nothing set,
// no terminal, and where its output goes.
func newTestProgram(t testing.TB, stdin string, args ...string) (p *program, stdout, stderr *bytes.Buffer) {
	t.Helper()
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	return &program{
		args: args, env: environmentOf("DATA_DIR", t.TempDir()),
		stdin: strings.NewReader(stdin), stdout: stdout, stderr: stderr,
		screen: screen{system: "linux", width: func() int { return usualWidth }},
		now:    func() time.Time { return time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC) },
		random: rand.Reader,
	}, stdout, stderr
}

// Anybody can prove a quotation from outside: the bytes from start to end of
// what `article` prints are the quotation that `ask --json` printed.
func TestQuotesAreBytesOfArticles(t *testing.T) {
	p, stdout, stderr := newTestProgram(t, "", "ask", "--json", "In which provinces were the raids carried out?")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var said answer.Answer
	if err := json.Unmarshal(stdout.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if len(said.Citations) == 0 {
		t.Fatal("nothing is cited")
	}
	for _, c := range said.Citations {
		stdout.Reset()
		p.args = []string{"article", c.Article, "--revision", "1"}
		if status := p.run(t.Context()); status != statusDone {
			t.Fatalf("status %d: %s", status, stderr)
		}
		if got := string(stdout.Bytes()[c.Start:c.End]); got != c.Quote {
			t.Errorf("bytes %d to %d of %s are %q, quoted as %q", c.Start, c.End, c.Article, got, c.Quote)
		}
	}
}

// In a pipe an article is its text and not a byte more: its digest is the one
// that --meta tells.
func TestArticleIsExact(t *testing.T) {
	p, stdout, stderr := newTestProgram(t, "", "article", "004_997d06f23800edea")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	digest := fmt.Sprintf("%x", sha256.Sum256(stdout.Bytes()))
	p.args = append(p.args, "--meta")
	if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), digest) {
		t.Errorf("status %d; %s is not in:\n%s", status, digest, stdout)
	}
}

// A quotation altered in the archive is found and named.
func TestVerifyFindsAlteredArchive(t *testing.T) {
	p, stdout, _ := newTestProgram(t, "", "ask", "How many raids were there?")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d", status)
	}
	folder, _ := p.env("DATA_DIR")
	alter(t, folder, "involved 61 raids", "involved 16 raids")
	stdout.Reset()
	p.args = []string{"verify"}
	if status := p.run(t.Context()); status != statusFault {
		t.Errorf("status %d, want %d", status, statusFault)
	}
	if !strings.Contains(stdout.String(), "article 000_e4184e934ececaf9, revision 1") {
		t.Errorf("the altered article is not named:\n%s", stdout)
	}
}

// alter changes words in the files of the data folder, as a fault of a disk
// would.
func alter(t *testing.T, folder, from, to string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "archive.db*"))
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed += bytes.Count(data, []byte(from))
		if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte(from), []byte(to)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if changed == 0 {
		t.Fatalf("%q is not in the archive", from)
	}
}

// Ctrl-C ends a wait for the keyboard with one word.
func TestStopped(t *testing.T) {
	p, _, stderr := newTestProgram(t, "", "ask")
	wait, keys := io.Pipe()
	defer keys.Close()
	p.stdin = wait
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if status := p.run(ctx); status != statusStopped || stderr.String() != "Stopped.\n" {
		t.Errorf("status %d, %q", status, stderr)
	}
}

// A fault of the program's own is told like any other.
func TestPanicIsToldPolitely(t *testing.T) {
	p, _, stderr := newTestProgram(t, "", "articles")
	p.now = func() time.Time { panic("at the disco") }
	if status := p.run(t.Context()); status != statusFault {
		t.Errorf("status %d, want %d", status, statusFault)
	}
	if got := stderr.String(); !strings.HasPrefix(got, "pullquote: ") || strings.Contains(got, "goroutine") || strings.Contains(got, "disco") {
		t.Errorf("stderr is %q", got)
	}
}

// What cannot be printed is a fault.
func TestOutputThatFails(t *testing.T) {
	for _, args := range [][]string{{"articles"}, {"articles", "--json"}, {"verify"}, {"ask", "How many raids were there?"}, {"search", "raids"}, {"article", "000_e4184e934ececaf9"}} {
		p, _, stderr := newTestProgram(t, "", args...)
		p.stdout = fullDisk{}
		if status := p.run(t.Context()); status != statusFault || !strings.Contains(stderr.String(), "Next: ") {
			t.Errorf("%v: status %d, stderr %q", args, status, stderr)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("full") }

func articlesNamed(ids ...news.ArticleID) []news.Article {
	var articles []news.Article
	for _, id := range ids {
		articles = append(articles, news.Article{ID: id})
	}
	return articles
}

// While another process writes, what only reads goes on with what is there,
// and what writes says so.
func TestLockedDataFolder(t *testing.T) {
	p, stdout, stderr := newTestProgram(t, "", "articles")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	writer, err := p.openArchive(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	for _, args := range [][]string{{"articles"}, {"search", "raids"}, {"article", "000_e4184e934ececaf9"}, {"verify"}} {
		stdout.Reset()
		p.args = args
		if status := p.run(t.Context()); status != statusDone || stdout.Len() == 0 {
			t.Errorf("%v: status %d: %s", args, status, stderr)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := p.openArchive(ctx, time.Hour); err == nil {
		t.Error("a second writer got in")
	}
	_, err = p.openArchive(t.Context(), 0)
	if m := explain(err); !strings.Contains(m.said, "Another Pullquote") || m.next == "" {
		t.Errorf("a second writer is told %q, %q", m.said, m.next)
	}
}

// Every fault that has an explanation is told with it, however deep it lies,
// and no text of an unknown one is shown.
func TestExplain(t *testing.T) {
	for _, e := range explanations {
		m := explain(fmt.Errorf("deep: %w", fmt.Errorf("deeper: %w", e.cause)))
		if m.said != e.said || m.next == "" || m.status != e.status {
			t.Errorf("%v is told as %+v", e.cause, m)
		}
	}
	if m := explain(errors.New("sk-secret")); strings.Contains(m.said+m.next, "secret") || m.next == "" {
		t.Errorf("an unknown fault is told as %+v", m)
	}
}
