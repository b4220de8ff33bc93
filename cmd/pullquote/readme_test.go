package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fence matches a code block of Markdown: its language and its text.
var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// readmes are the files that tell people what to type, in the order in which
// they are read.
var readmes = []string{"README.md", "cmd/pullquote/README.md", "bot/slackapp/README.md", "bot/eval/README.md", "bot/README.md"}

// readmeDraft is the draft of whoever follows a README.
const readmeDraft = "# The harbour\n\nAfter a closure of three weeks the harbour of Port Ellen reopened on Monday.\n"

// Every command of a README runs, from top to bottom and in a home that is
// empty; try runs until it has answered a question. A text block after a
// command is what it prints on a terminal of 80 columns. The Markdown block is
// a file of the folder my-articles, story.md a draft, the block of JSON lines the file
// my-questions.jsonl, the block of YAML the file connectors.yaml; they stay for
// the next README.
func TestReadmeCommands(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	words := wordSplitter(t)
	folder := t.TempDir()
	t.Chdir(folder)
	writeFile(t, filepath.Join(folder, "story.md"), readmeDraft, 0o600)
	for _, name := range readmes {
		path := filepath.Join(root, filepath.FromSlash(name))
		readme, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		matchFile(t, path, follow(t, string(readme), folder, words))
	}
}

// follow does what a README says, in the folder and with a home of its own, and
// returns it with what the commands print.
func follow(t *testing.T, text, folder string, words func(string) [][]string) string {
	t.Helper()
	home, printed := t.TempDir(), ""
	for _, block := range fence.FindAllStringSubmatch(text, -1) {
		switch whole, language, body := block[0], block[1], block[2]; language {
		case "markdown":
			writeFile(t, filepath.Join(folder, "my-articles", "harbour.md"), body, 0o600)
		case "jsonl":
			writeFile(t, filepath.Join(folder, "my-questions.jsonl"), body, 0o600)
		case "yaml":
			writeFile(t, filepath.Join(folder, "connectors.yaml"), body, 0o600)
		case "sh":
			printed = ""
			for _, args := range words(body) {
				printed += runIn(t, home, args)
			}
		case "text":
			text = strings.Replace(text, whole, "```text\n"+printed+"```", 1)
		}
	}
	return text
}

// runIn runs the program in a home and returns what it prints.
func runIn(t *testing.T, home string, args []string) string {
	t.Helper()
	if args[0] == "try" {
		tryAndStop(t, args)
		return ""
	}
	p, stdout, stderr := newTestProgram(t, "", args...)
	p.env = environmentOf("HOME", home, testWidth, "80", "NO_COLOR", "1")
	if err := p.setForTest(); err != nil {
		t.Fatal(err)
	}
	if status := p.run(t.Context()); status != statusDone {
		t.Errorf("pullquote %q: status %d: %s", args, status, stderr)
	}
	return stdout.String()
}

// tryAndStop runs the workspace, which goes on until it is stopped, without
// opening a browser: its page is there, and a question is answered.
func tryAndStop(t *testing.T, args []string) {
	t.Helper()
	run := runInBackground(t, append(args, "--no-open", "--addr", "127.0.0.1:0"))
	address := run.find(`(http://[0-9.:]+)/ `)
	if page := get(t, address+"/"); !strings.HasPrefix(page, "200") || !strings.Contains(page, "newsdesk") {
		t.Errorf("the page:\n%.300s", page)
	}
	ask(t, address, "61 raids")
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}

// wordSplitter returns a function that lets a shell read commands, and gives
// back the arguments of each that runs pullquote, by this name or with go
// run. make is run, but only to say what it would do; any other command is an
// error.
func wordSplitter(t *testing.T) func(commands string) [][]string {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to read the commands of README.md")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	makeProgram, err := exec.LookPath("make")
	if err != nil {
		makeProgram = "/bin/true" // there is none to ask
	}
	tools := t.TempDir()
	for name, script := range map[string]string{
		"pullquote": `for word in "$@"; do echo "$word"; done; echo`,
		"go":        `test "$1 $2" = "run ./cmd/pullquote" && shift 2 && exec pullquote "$@"`,
		"make":      `exec ` + makeProgram + ` -n -C '` + root + `' "$@" >&2`,
	} {
		writeFile(t, filepath.Join(tools, name), "#!"+sh+"\n"+script+"\n", 0o700)
	}
	return func(commands string) [][]string {
		command := exec.Command(sh, "-e", "-c", commands)
		command.Env = []string{"PATH=" + tools}
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%s\n%v", commands, err)
		}
		var all [][]string
		for call := range strings.SplitSeq(strings.TrimSuffix(string(out), "\n\n"), "\n\n") {
			if call != "" {
				all = append(all, strings.Split(call, "\n"))
			}
		}
		return all
	}
}

func writeFile(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// link matches a link or a picture of Markdown that is no web address, without
// its fragment.
var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

// What the READMEs link to in this project is there.
func TestReadmeLinks(t *testing.T) {
	root, n := filepath.Join("..", ".."), 0
	for _, name := range readmes {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			n++
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if n == 0 {
		t.Error("no README links to another")
	}
}
