package main

import (
	"context"
	"flag"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pullquote": func() { os.Exit(runForTest()) }})
}

// The variables by which a script sets what the program takes from outside.
const (
	testNow   = "TEST_NOW"   // the time, RFC 3339
	testWidth = "TEST_WIDTH" // the output is a terminal of this many columns
)

// runForTest runs the program in a process of its own, under the clock and
// before the screen that a script asks for.
func runForTest() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := newProgram(os.Args[1:])
	if now, err := time.Parse(time.RFC3339, os.Getenv(testNow)); err == nil {
		p.now = func() time.Time { return now }
	}
	if width, err := strconv.Atoi(os.Getenv(testWidth)); err == nil {
		p.screen.out, p.screen.err = true, true
		p.screen.width = func() int { return width }
	}
	return p.run(ctx)
}

// Each story of testdata/*.txtar is a session with the program: what was
// typed, what came out, and the exit status.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata", Setup: setUp, Cmds: storyCommands(), RequireExplicitExec: true, UpdateScripts: *update,
	})
}

// setUp gives a story an empty home and a fixed clock.
func setUp(e *testscript.Env) error {
	e.Setenv("HOME", e.WorkDir+"/home")
	e.Setenv(testNow, "2025-11-22T09:30:00Z")
	return nil
}

// storyCommands are the words of a story besides those of testscript.
func storyCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"status": checkStatus,
		"model":  startModel,
	}
}

// checkStatus runs the program and checks its exit status:
// status 3 pullquote ask "Who won?"
func checkStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// startModel starts a model endpoint and sets it up for the program.
// "model 401" turns every request away. "model CLAIM WORDS…" answers the next
// request with the claims, each citing the offered line that holds the words.
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
