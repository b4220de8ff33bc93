package main

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval"
)

// costQuestions is how many questions are timed, one after the other: enough
// for a 95th percentile.
const costQuestions = 200

// misspelt asks for a name that no article spells so: the vectors are looked at.
const misspelt = "What did Volodimir Zelenskiyi say about the Dnieppro?"

// benchCost measures time and memory with 1,700 and with 15,000 articles.
func benchCost(t *testing.T) figures {
	f := figures{}
	small, _ := multihopCorpus(t)
	f.indexing(t, small)
	for _, size := range []struct {
		name, set string
		articles  func(*testing.T) ([]benchArticle, map[string]bool)
	}{{"1,700", "multihop", multihopCorpus}, {"15,000", largeSet, largeCorpus}} {
		articles, _ := size.articles(t)
		archive := benchArchive(t, size.set, articles)
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		f.asking(t, size.name+" articles: ", benchFolder(t, size.set))
	}
	return f
}

// indexing measures how long it takes to take the articles, reading them
// included.
func (f figures) indexing(t *testing.T, articles []benchArticle) {
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	takeAll(t, archive, articles)
	f.time("1,700 articles: indexing, s", time.Since(start).Seconds())
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
}

// asking measures the time from opening the archive to its first answer, and
// of further questions.
func (f figures) asking(t *testing.T, name, folder string) {
	queries := readSet[multihopQuery](t, multihopQueries)[:costQuestions]
	before := residentMB(t)
	start := time.Now()
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, first := range []struct{ what, question string }{
		{"search, s", queries[0].Query},
		{"search for a name in another spelling, s", misspelt},
	} {
		if _, err := archive.Find(t.Context(), first.question, benchReader, eval.Ranks); err != nil {
			t.Fatal(err)
		}
		f.time(name+"from start to first "+first.what, time.Since(start).Seconds())
	}
	e := benchExaminer(archive, archive.Books, 0)
	var searches, answers []time.Duration
	for _, q := range queries {
		start := time.Now()
		if _, err := archive.Find(t.Context(), q.Query, benchReader, eval.Ranks); err != nil {
			t.Fatal(err)
		}
		searches = append(searches, time.Since(start))
		done, err := e.Ask(t.Context(), q.Query)
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, done.Took)
	}
	f.times(name+"search", searches)
	f.times(name+"whole answer", answers)
	f.size(name+"memory, MB", residentMB(t)-before)
}

func (f figures) times(name string, all []time.Duration) {
	for what, q := range map[string]float64{" p50, ms": .5, " p95, ms": .95, " slowest, ms": 1} {
		f.time(name+what, float64(measure.Quantile(all, q).Microseconds())/1000)
	}
}

// residentMB is the memory that the process has now, after what is not in use
// any more was given back, in MB; 0 where the system does not say.
func residentMB(t *testing.T) float64 {
	debug.FreeOSMemory()
	raw, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Log("memory is not measured: this system does not tell it")
		return 0
	}
	_, rest, _ := strings.Cut(string(raw), "VmRSS:")
	kB, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	return kB / 1024
}

// benchFolder is where the archive of a set is kept between runs.
func benchFolder(t *testing.T, set string) string {
	return filepath.Join(os.TempDir(), "pullquote-bench", short(workingFolder(t)), set)
}
