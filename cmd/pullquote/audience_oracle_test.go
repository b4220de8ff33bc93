package main

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

var (
	audienceCases = flag.Int("audiences", 60, "how many questions and reports of readers at random to compare")
	audienceSeed  = flag.Uint64("audience-seed", 1, "what the first world of TestAudiences is made from")
)

// perReader is how many questions and reports one reader has in one world.
const perReader = 12

// Nobody is shown, or can tell from anything that is shown, what they may not
// read: every question and report gives the same bytes as it would if the
// hidden articles had never been, and the same bytes when it is asked again. The
// rule of who may read what is told anew by the test.
func TestAudiences(t *testing.T) {
	cases, differ, leaks := 0, 0, 0
	for seed := *audienceSeed; cases < *audienceCases && differ+leaks < 20; seed++ {
		r := rand.New(rand.NewPCG(seed, 17))
		w := newWorld(r)
		as := w.reader(r)
		both := [2]*worldProgram{openWorld(t, w), openWorld(t, w.without(as))}
		hidden := w.hiddenWords(as)
		for n := range perReader {
			args := append(w.command(r), flagsOf(as)...)
			if args[0] == "articles" && as.At != worldNow {
				continue
			}
			cases++
			got, want := both[0].says(t, args), both[1].says(t, args)
			if n%4 == 0 {
				if again := both[0].says(t, args); again != got {
					t.Errorf("seed %d, %d: %q, as %+v: at first\n%s\nand again\n%s", seed, n, args, as, got, again)
				}
			}
			if got != want {
				differ++
				t.Errorf("seed %d, %d: %q, as %+v: with what is hidden\n%s\nwithout\n%s", seed, n, args, as, got, want)
			}
			asked := strings.ToLower(strings.Join(args, " "))
			for _, word := range hidden {
				if !strings.Contains(asked, word) && strings.Contains(strings.ToLower(got), word) {
					leaks++
					t.Errorf("seed %d, %d: %q, as %+v: %s is hidden\n%s", seed, n, args, as, word, got)
				}
			}
		}
		if len(as.Collections) == 0 && as.At.Equal(worldNow) {
			cases++
			if got, want := both[0].suggests(t), both[1].suggests(t); got != want {
				differ++
				t.Errorf("seed %d: suggested are %s, without what is hidden %s", seed, got, want)
			}
		}
		for _, p := range both {
			if err := p.archive.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d cases: %d leaks, %d differences", cases, leaks, differ)
}

// flagsOf are the flags by which a command reads on behalf of the reader.
func flagsOf(as news.Reader) (out []string) {
	for _, group := range as.Collections {
		out = append(out, "--collection", group)
	}
	if !as.At.Equal(worldNow) {
		out = append(out, "--at", as.At.Format(time.RFC3339))
	}
	return out
}

// worldProgram is the program with a world in its archive.
type worldProgram struct {
	*program
	archive *retrieval.Archive
}

func openWorld(t *testing.T, w *world) *worldProgram {
	t.Helper()
	p, _, _ := newTestProgram(t, "")
	p.now = func() time.Time { return worldNow }
	config, err := readConfig(p.env)
	if err != nil {
		t.Fatal(err)
	}
	p.config, p.log = config, discard()
	archive, err := p.openArchive(t.Context(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	// So that an archive of nothing does not get the samples.
	if _, err := archive.Ingest(t.Context(), news.Article{ID: "always", Text: "The weather was fair."}, []byte("always"), retrieval.Source{Path: "/always"}); err != nil {
		t.Fatal(err)
	}
	for i, s := range w.steps {
		if s.withdraw {
			_, err = archive.Withdraw(t.Context(), s.article.ID)
		} else {
			_, err = archive.Ingest(t.Context(), s.article, fmt.Appendf(nil, "%d %s", i, s.article.Text), retrieval.Source{Path: "/" + string(s.article.ID)})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	p.beside = archive
	return &worldProgram{p, archive}
}

// ofTheLog are the names of what was said, which differ each time, and how far
// a digest went in the order of arrivals, which --json tells to whoever runs the
// terminal and no page shows.
var ofTheLog = regexp.MustCompile(`terminal-[0-9a-f]+|"through": \d+`)

// says runs a command and returns all that it says.
func (p *worldProgram) says(t *testing.T, args []string) string {
	t.Helper()
	out, said := &strings.Builder{}, &strings.Builder{}
	p.args, p.stdout, p.stderr, p.noted = args, out, said, nil
	status := p.run(t.Context())
	return ofTheLog.ReplaceAllString(fmt.Sprintf("%s%s[%d]", out, said, status), "LOG")
}

// suggests are the questions that somebody in Slack is shown.
func (p *worldProgram) suggests(t *testing.T) string {
	return cmp.Or(strings.Join(p.suggestions(t.Context(), p.archive), "; "), "nothing")
}
