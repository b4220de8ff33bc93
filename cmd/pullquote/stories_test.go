package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
	"github.com/rogpeppe/go-internal/testscript"
)

// Each story of testdata/*.txtar is a session with the program: what was
// typed, what came out, and the exit status. Besides the words of testscript
// a story knows
//
//	pullquote ARG…          runs the program, which must do what it is asked
//	status N pullquote ARG… runs it and expects the exit status
//	pipe FILE               is the standard input of the next run
//	model …                 starts a model, see startModel
func TestStories(t *testing.T) {
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chdir(before); err != nil {
			t.Error(err)
		}
	})
	testscript.RunT(oneByOne{t}, testscript.Params{
		Dir: filepath.Join(before, "testdata"), Setup: setUp, UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"pullquote": func(ts *testscript.TestScript, not bool, args []string) {
				if not {
					ts.Fatalf("use status")
				}
				expectStatus(ts, statusDone, args)
			},
			"status": checkStatus,
			"pipe":   setPipe,
			"model":  startModel,
		},
	})
}

// oneByOne runs stories one after the other: the program runs within the
// test's process, which has one current folder.
type oneByOne struct{ *testing.T }

func (oneByOne) Parallel()     {}
func (oneByOne) Verbose() bool { return testing.Verbose() }

func (o oneByOne) Run(name string, f func(testscript.T)) {
	o.T.Run(name, func(t *testing.T) { f(oneByOne{t}) })
}

// piped is where a story keeps the standard input of its next run.
type piped struct{ text string }

// setUp gives a story an empty home, a fixed clock, and files that were there
// long before.
func setUp(e *testscript.Env) error {
	e.Values[piped{}] = &piped{}
	e.Setenv("HOME", e.WorkDir+"/home")
	e.Setenv(testNow, "2025-11-22T09:30:00Z")
	before := time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)
	return filepath.WalkDir(e.WorkDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chtimes(path, before, before)
	})
}

func setPipe(ts *testscript.TestScript, _ bool, args []string) {
	ts.Value(piped{}).(*piped).text = ts.ReadFile(args[0])
}

func checkStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 || args[1] != "pullquote" {
		ts.Fatalf("usage: status N pullquote ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	expectStatus(ts, want, args[2:])
}

// expectStatus runs the program in the story's folder and environment.
func expectStatus(ts *testscript.TestScript, want int, args []string) {
	ts.Check(os.Chdir(ts.MkAbs(".")))
	input := ts.Value(piped{}).(*piped)
	var stdout, stderr bytes.Buffer
	p := newProgram(args)
	p.stdin, p.stdout, p.stderr = strings.NewReader(input.text), &stdout, &stderr
	p.screen = screen{system: "linux", width: func() int { return usualWidth }}
	p.env = func(name string) (string, bool) { v := ts.Getenv(name); return v, v != "" }
	ts.Check(p.setForTest())
	input.text = ""
	got := p.run(context.Background())
	_, err := io.Copy(ts.Stdout(), &stdout)
	ts.Check(err)
	_, err = io.Copy(ts.Stderr(), &stderr)
	ts.Check(err)
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// startModel starts a model endpoint and sets it up for the program.
// "model" makes vectors only. "model 401" turns every question away. "model
// CLAIM WORDS…" answers the next one with the claims, each citing the offered
// line that holds the words.
func startModel(ts *testscript.TestScript, _ bool, args []string) {
	server := fake.New()
	ts.Defer(server.Close)
	ts.Setenv("OPENAI_BASE_URL", server.URL)
	if len(args) == 1 {
		status, err := strconv.Atoi(args[0])
		ts.Check(err)
		server.Otherwise(fake.Status(status, `{"error":{"message":"no"}}`))
		return
	}
	server.Queue(func(w http.ResponseWriter, r fake.Request) {
		var claims []prompts.Claim
		for i := 0; i+1 < len(args); i += 2 {
			claims = append(claims, prompts.Claim{Text: args[i], Sentences: []int{lineThatHolds(r.User, args[i+1])}})
		}
		fake.Claims(claims...)(w, r)
	})
}

// offeredLine matches a line of the evidence in a prompt.
var offeredLine = regexp.MustCompile(`"n":(\d+),"text":"((?:[^"\\]|\\.)*)"`)

// lineThatHolds returns the number of the first line of the prompt that holds
// the words, or 0.
func lineThatHolds(prompt, words string) int {
	for _, m := range offeredLine.FindAllStringSubmatch(prompt, -1) {
		if strings.Contains(m[2], words) {
			n, _ := strconv.Atoi(m[1]) // the pattern lets digits through only
			return n
		}
	}
	return 0
}
