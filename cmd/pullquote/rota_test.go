package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The child process of the tests below is this binary, told by these what to
// do: the folder it works in, the instant it is, and at which step of its work
// it is killed; 0 for never.
const (
	rotaFolder = "PULLQUOTE_TEST_ROTA"
	rotaNow    = "PULLQUOTE_TEST_ROTA_NOW"
	rotaKill   = "PULLQUOTE_TEST_ROTA_KILL"
)

const rotaChannel = "slack:C1"

var rotaDue = time.Date(2026, 3, 2, 8, 30, 0, 0, time.UTC)

// postbox is a place in which messages stay as lines of a file. What is
// written to it stays when the process is killed.
type postbox struct{ path string }

func (b postbox) Send(_ context.Context, key string, _ say.Place, m answer.Message) (string, error) {
	text, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(b.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	if _, err := fmt.Fprintf(f, "%s %s\n", key, text); err != nil {
		return "", err
	}
	return "C1/" + key, f.Close()
}

func (b postbox) Find(_ context.Context, key string, _ say.Place) (string, error) {
	for _, line := range b.lines() {
		if strings.HasPrefix(line, key+" ") {
			return "C1/" + key, nil
		}
	}
	return "", nil
}

func (b postbox) lines() []string {
	text, err := os.ReadFile(b.path)
	if err != nil {
		return nil // nothing was posted
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// fuse kills the process right before or right after one of the writes that a
// digest takes.
type fuse struct {
	*books.Books
	steps, at int
}

func (f *fuse) step() {
	if f.steps++; f.steps != f.at {
		return
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill() // SIGKILL: nothing is cleaned up
	}
	fmt.Println("not killed", err)
	select {}
}

func beside[T any](f *fuse, write func() (T, error)) (T, error) {
	f.step()
	defer f.step()
	return write()
}

func (f *fuse) ClaimDigest(ctx context.Context, channel, day string, at time.Time, lease time.Duration) (int, error) {
	return beside(f, func() (int, error) { return f.Books.ClaimDigest(ctx, channel, day, at, lease) })
}

func (f *fuse) HoldDigest(ctx context.Context, channel, day string, attempt int, until time.Time) (bool, error) {
	return beside(f, func() (bool, error) { return f.Books.HoldDigest(ctx, channel, day, attempt, until) })
}

func (f *fuse) SettleDigest(ctx context.Context, channel, day, status, address string, at time.Time) error {
	_, err := beside(f, func() (any, error) { return nil, f.Books.SettleDigest(ctx, channel, day, status, address, at) })
	return err
}

func (f *fuse) Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (bool, error) {
	return beside(f, func() (bool, error) { return f.Books.Intend(ctx, key, at, record, quotes) })
}

func (f *fuse) Receipt(ctx context.Context, key, address string) error {
	_, err := beside(f, func() (any, error) { return nil, f.Books.Receipt(ctx, key, address) })
	return err
}

// fusedBox is a postbox behind a fuse.
type fusedBox struct {
	postbox
	*fuse
}

func (b fusedBox) Send(ctx context.Context, key string, to say.Place, m answer.Message) (string, error) {
	return beside(b.fuse, func() (string, error) { return b.postbox.Send(ctx, key, to, m) })
}

func (b fusedBox) Find(ctx context.Context, key string, to say.Place) (string, error) {
	return b.postbox.Find(ctx, key, to)
}

// TestRotaChild is what the child process runs: one round of the rota.
func TestRotaChild(t *testing.T) {
	folder := os.Getenv(rotaFolder)
	if folder == "" {
		t.Skip("it is run by the tests below")
	}
	now, err := time.Parse(time.RFC3339, os.Getenv(rotaNow))
	if err != nil {
		t.Fatal(err)
	}
	kill, err := strconv.Atoi(os.Getenv(rotaKill))
	if err != nil {
		t.Fatal(err)
	}
	p, _, _ := newTestProgram(t, "")
	p.now = func() time.Time { return now }
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: folder, Now: p.now, LockWait: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	f := &fuse{Books: archive.Books, at: kill}
	box := fusedBox{postbox{filepath.Join(folder, "posted")}, f}
	editor := digest.NewEditor(bot.New(bot.Options{Archive: archive, Ledger: f, Messenger: box, Now: p.now, Random: p.random, Log: slog.New(slog.DiscardHandler)}), archive, archive.Books)
	p.log = slog.New(slog.DiscardHandler)
	p.newRota(editor, f, roster{
		archive: archive, reader: func(context.Context, say.Place) (news.Reader, error) { return news.Reader{}, nil },
		refresh: func(context.Context) []answer.Fault { return nil },
	}).Round(t.Context())
	fmt.Println("survived")
}

// runChild runs the child and reports whether it survived.
func runChild(t *testing.T, folder string, now time.Time, kill int) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestRotaChild$")
	cmd.Env = append(os.Environ(), rotaFolder+"="+folder, rotaNow+"="+now.Format(time.RFC3339), rotaKill+"="+strconv.Itoa(kill), "TMPDIR="+t.TempDir()) // a killed child leaves its own
	out, err := cmd.CombinedOutput()
	survived := bytes.Contains(out, []byte("survived"))
	if survived != (err == nil) || bytes.Contains(out, []byte("not killed")) || ctx.Err() != nil {
		t.Errorf("child of step %d: %v\n%s", kill, err, out)
	}
	return survived
}

// rotaHome makes a folder with articles and a channel that wants a digest.
func rotaHome(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: folder, Now: func() time.Time { return rotaDue.Add(-time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{
		"The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said.",
		"Voters in the northern district elect a new assembly on Sunday, and 240,000 are registered to vote.",
	} {
		a := news.Article{ID: news.ArticleID(fmt.Sprint("a", i)), Headline: fmt.Sprint("Headline ", i), Text: text, Language: "en"}
		if _, err := archive.Ingest(t.Context(), a, []byte(text), retrieval.Source{}); err != nil {
			t.Fatal(err)
		}
	}
	s := books.Subscription{Channel: rotaChannel, Hour: 8, Minute: 30, Zone: "UTC", Active: true}
	if err := archive.Books.Subscribe(t.Context(), s, rotaDue.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

// checkPostedOnce fails unless one digest with both stories was posted and the
// store knows of it.
func checkPostedOnce(t *testing.T, folder, when string) {
	t.Helper()
	posted := postbox{filepath.Join(folder, "posted")}.lines()
	if len(posted) != 1 || !strings.HasPrefix(posted[0], "digest/slack:C1/2026-03-02 ") || strings.Count(posted[0], `"headline":"Headline`) < 2 {
		t.Errorf("%s: posted %d: %.300s", when, len(posted), posted)
	}
	archive, err := retrieval.Open(context.Background(), retrieval.Options{Folder: folder, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	days, err := archive.Books.DigestDays(context.Background(), rotaChannel, 2)
	if err != nil || len(days) != 1 || days[0].Status != "posted" || days[0].Address != "C1/digest/slack:C1/2026-03-02" {
		t.Errorf("%s: the store says %+v, %v", when, days, err)
	}
	proof, err := archive.Prove(context.Background())
	if err != nil || proof.Entries != 1 || proof.Quotes == 0 || len(proof.Failed) > 0 {
		t.Errorf("%s: proof %+v, %v", when, proof, err)
	}
}

// Killed before or after any of the writes that a digest takes, and started
// again: one digest.
func TestDigestKilledAtEachWrite(t *testing.T) {
	points := 0
	for kill := 1; ; kill++ {
		if testing.Short() && kill%3 != 1 {
			continue
		}
		folder := rotaHome(t)
		survived := runChild(t, folder, rotaDue, kill)
		if kill%4 == 2 {
			runChild(t, folder, rotaDue.Add(time.Minute), 0) // the lease is not over
		}
		if runChild(t, folder, rotaDue.Add(time.Hour), 0); t.Failed() {
			t.Fatalf("step %d", kill)
		}
		checkPostedOnce(t, folder, fmt.Sprintf("killed at step %d", kill))
		if survived {
			break
		}
		points++
	}
	if points < 4 {
		t.Errorf("it was killed at %d points only", points)
	}
	t.Logf("killed at %d points", points)
}

// Three processes started at once, one of them killed in the middle: one
// digest.
func TestDigestOfThreeProcesses(t *testing.T) {
	for _, kill := range []int{3, 8, 10} {
		folder := rotaHome(t)
		var wait sync.WaitGroup
		for i := range 3 {
			wait.Go(func() { runChild(t, folder, rotaDue.Add(time.Duration(i)*time.Second), kill*(1-min(i, 1))) })
		}
		wait.Wait()
		runChild(t, folder, rotaDue.Add(time.Hour), 0)
		checkPostedOnce(t, folder, fmt.Sprintf("three processes, one killed at step %d", kill))
	}
}

// The wait of a rota ends with its context, and its chance is below one.
func TestRotaWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := wait(ctx, time.Hour); err != context.Canceled {
		t.Errorf("waited: %v", err)
	}
	if err := wait(t.Context(), 0); err != nil {
		t.Errorf("waited: %v", err)
	}
	p, _, _ := newTestProgram(t, "")
	for bytes, want := range map[string]float64{"\x00": 0, "\x80": 0.5, "\xff": 255.0 / 256, "": 0.5} {
		p.random = strings.NewReader(bytes)
		if got := p.jitter(); got != want {
			t.Errorf("%x: %v, want %v", bytes, got, want)
		}
	}
}
