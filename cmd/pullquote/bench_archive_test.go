package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// benchArticle is an article of a public set.
type benchArticle struct {
	ID        string
	Title     string
	Source    string
	Published string
	URL       string
	Body      string
}

// file is the article as a newsroom would hand it in.
func (a benchArticle) file() []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	for _, f := range [][2]string{{"id", a.ID}, {"headline", a.Title}, {"publisher", a.Source}, {"published", a.Published}, {"url", a.URL}} {
		if f[1] != "" {
			quoted, _ := json.Marshal(f[1]) // a JSON string is a YAML string
			fmt.Fprintf(&b, "%s: %s\n", f[0], quoted)
		}
	}
	b.WriteString("---\n" + a.Body + "\n")
	return b.Bytes()
}

// benchArchive returns the archive of a set, taken through the same door as
// every article. Taking it is skipped while neither the set nor the code that
// takes articles has changed since the last run in this folder.
func benchArchive(t *testing.T, set string, articles []benchArticle) *retrieval.Archive {
	t.Helper()
	folder := benchFolder(t, set)
	mark := filepath.Join(folder, "made-by")
	stamp := codeAndSet(t, articles)
	had, err := os.ReadFile(mark)
	fresh := err != nil || string(had) != stamp && !*benchReuse
	if fresh {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: folder, LockWait: 10 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	if fresh {
		takeAll(t, archive, articles)
	}
	if err := archive.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if fresh {
		if err := os.WriteFile(mark, []byte(stamp), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d articles taken in %.1f s", len(articles), time.Since(start).Seconds())
	}
	return archive
}

// takeAll reads the articles on all processors and takes them in their order.
func takeAll(t *testing.T, archive *retrieval.Archive, articles []benchArticle) {
	t.Helper()
	read := make([]news.Article, len(articles))
	inParallel(t, len(articles), func(_, i int) (err error) {
		read[i], err = feed.Read(articles[i].ID+".txt", articles[i].file(), feed.Options{})
		if errors.Is(err, feed.ErrEmpty) { // nothing but page furniture
			return nil
		}
		return err
	})
	for i, a := range read {
		if a.Text == "" {
			continue
		}
		from := retrieval.Source{Path: articles[i].ID + ".txt"}
		if _, err := archive.Ingest(t.Context(), a, articles[i].file(), from); err != nil {
			t.Fatal(err)
		}
	}
}

// workers is how many questions are put at the same time.
func workers() int { return runtime.GOMAXPROCS(0) }

// inParallel calls do for 0 to n-1, a part of them from each worker.
func inParallel(t *testing.T, n int, do func(worker, i int) error) {
	t.Helper()
	var all sync.WaitGroup
	for w := range workers() {
		all.Go(func() {
			for i := w; i < n; i += workers() {
				if err := do(w, i); err != nil {
					t.Errorf("%d: %v", i, err)
					return
				}
			}
		})
	}
	if all.Wait(); t.Failed() {
		t.FailNow()
	}
}

// benchReader sees all that the sets hold.
var benchReader = news.Reader{At: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}

// examineAll puts the questions to the bot, and proves each quotation of the
// answers from the store.
func examineAll(t *testing.T, archive *retrieval.Archive, questions []string) []eval.Examined {
	t.Helper()
	of := make([]*eval.Examiner, workers())
	for w := range of {
		of[w] = benchExaminer(archive, archive.Books, w)
	}
	out := make([]eval.Examined, len(questions))
	inParallel(t, len(questions), func(w, i int) (err error) {
		out[i], err = of[w].Ask(t.Context(), questions[i])
		return err
	})
	provenAll(t, archive)
	return out
}

// benchExaminer returns an examiner for one worker. The ids of its questions
// are those of this run, since the ledger of a kept archive knows those of
// earlier runs.
func benchExaminer(archive bot.Archive, ledger say.Ledger, worker int) *eval.Examiner {
	return eval.NewExaminer(bot.Options{
		Archive: archive, Ledger: ledger, Now: time.Now, Random: rand.Reader, Log: slog.New(slog.DiscardHandler),
	}, benchReader, fmt.Sprintf("bench/%d/%d", time.Now().UnixNano(), worker))
}

// provenAll holds every quotation that was said against the stored bytes.
func provenAll(t *testing.T, archive *retrieval.Archive) {
	t.Helper()
	proof, err := archive.Prove(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(proof.Failed) > 0 {
		t.Errorf("%d of %d quotations are altered, the first: %+v", len(proof.Failed), proof.Quotes, proof.Failed[0])
	}
}

// answeredOf is the share of questions that were not refused.
func answeredOf(all []eval.Examined) float64 {
	n := 0
	for _, e := range all {
		if e.Answer.Outcome != answer.NotFound {
			n++
		}
	}
	return measure.Share(float64(n), len(all))
}

func supports(all []eval.Examined) []float64 {
	out := make([]float64, len(all))
	for i, e := range all {
		out[i] = e.Support
	}
	return out
}

// codeAndSet is a mark that changes with the articles and with the code that
// takes them.
func codeAndSet(t *testing.T, articles []benchArticle) string {
	t.Helper()
	h := sha256.New()
	err := filepath.WalkDir("../../retrieval", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".sql") {
			return err
		}
		raw, err := os.ReadFile(path)
		h.Write(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		h.Write(a.file())
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func workingFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func short(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:8] }
