package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

var scaleSizes = flag.String("scale", "", "sizes of archives to measure, such as 1000,10000; each is made anew, from invented words in the shapes of news")

// longDraft is the length of the draft that is checked: a long magazine story has
// half of it.
const longDraft = 20_000

// measured is what one command took.
type measured struct {
	took   time.Duration
	spent  time.Duration // of processors, which a busy machine changes less
	memory int64         // the most that was resident, in bytes
}

// TestScale measures what an archive takes as it grows: taking articles, taking
// them again unchanged, the first answer of a new process and the check of a long
// draft; and how each grows, as the exponent of a power of the size: 1 is in
// proportion.
func TestScale(t *testing.T) {
	if *scaleSizes == "" {
		t.Skip("no sizes after -scale: nothing to measure")
	}
	program := buildProgram(t)
	before, last := 0, map[string]measured{}
	for size := range strings.SplitSeq(*scaleSizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		draft := plantNews(t, filepath.Join(folder, "articles"), n)
		if err := os.WriteFile(filepath.Join(folder, "draft.txt"), []byte(draft), 0o644); err != nil {
			t.Fatal(err)
		}
		now := map[string]measured{}
		for _, args := range [][]string{{"ingest", "articles"}, {"ingest", "articles", "--json"}, {"ask", "Who leads the bridge?"}, {"check", "draft.txt"}} {
			name := strings.Join(args, " ")
			m := measureRun(t, program, folder, args)
			grows := ""
			if was, ok := last[name]; ok {
				power := func(a, b float64) float64 { return math.Log(a/b) / math.Log(float64(n)/float64(before)) }
				grows = fmt.Sprintf(", grows by %.2f in processor time and %.2f in memory", power(m.spent.Seconds(), was.spent.Seconds()), power(float64(m.memory), float64(was.memory)))
			}
			t.Logf("%7d articles: %-24s %8.2f s, %8.2f s of processors, %5d MB%s", n, name, m.took.Seconds(), m.spent.Seconds(), m.memory>>20, grows)
			now[name] = m
		}
		before, last = n, now
	}
}

// measureRun runs the program in the folder.
func measureRun(t *testing.T, program, folder string, args []string) measured {
	t.Helper()
	command := exec.Command(program, args...)
	command.Dir, command.Env = folder, []string{"HOME=" + folder, "DATA_DIR=" + filepath.Join(folder, "data")}
	began := time.Now()
	out, err := command.CombinedOutput()
	m := measured{took: time.Since(began), spent: command.ProcessState.UserTime() + command.ProcessState.SystemTime()}
	if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.memory = usage.Maxrss << 10 // it is given in kilobytes
	}
	if code := command.ProcessState.ExitCode(); err != nil && code != statusNotFound && code != statusFindings {
		t.Fatalf("%q: %v: %.500s", args, err, out)
	}
	return m
}

// plantNews writes n articles of some 400 words and returns a draft that quotes
// some of them.
func plantNews(t *testing.T, folder string, n int) (draft string) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(n), 7))
	words := inventedWords(r, 20_000)
	rank := rand.NewZipf(r, 1.1, 4, uint64(len(words)-1))
	word := func() string { return words[rank.Uint64()] }
	name := func() string { return capital(words[r.IntN(len(words))]) + " " + capital(words[r.IntN(len(words))]) }
	var b strings.Builder
	for i := range n {
		day := time.Date(2015, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Hour)
		place, who := capital(word()), name()
		var a strings.Builder
		fmt.Fprintf(&a, "---\nheadline: The %s of %s\npublisher: %s News\npublished: %s\n---\n", word(), place, capital(words[i%50]), day.Format(time.RFC3339))
		for range 9 {
			said := fmt.Sprintf("The %s has never been so %s, and %d of the %s will need a new %s before the %s of next year", word(), word(), 2+r.IntN(900), word(), word(), word())
			fmt.Fprintf(&a, "The %s of %s has closed its %s after the %s, the council said on Monday. Some %d people work in the %s there. “%s,” said %s, who leads the %s.\n\n", word(), place, word(), word(), 10+r.IntN(9000), word(), said, who, word())
			if b.Len() < 6*longDraft && r.IntN(1+n/200) == 0 {
				fmt.Fprintf(&b, "The %s was told of it. “%s,” said %s. It had %d of them.\n\n", word(), said, who, r.IntN(900))
			}
		}
		path := filepath.Join(folder, fmt.Sprint(i/1000), fmt.Sprintf("a%06d.md", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(a.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// inventedWords are n words of two to four syllables.
func inventedWords(r *rand.Rand, n int) (out []string) {
	for range n {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteByte("bcdfghklmnprstvw"[r.IntN(16)])
			b.WriteByte("aeiou"[r.IntN(5)])
		}
		out = append(out, b.String())
	}
	return out
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }
