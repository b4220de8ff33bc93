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

// Every command of README.md runs, from top to bottom and in a home that is
// empty. A text block after a command is what it prints on a terminal of 80
// columns. The Markdown block is a file of the folder my-articles.
func TestReadmeCommands(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to run the commands of README.md with")
	}
	path := filepath.Join("..", "..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	environment := readmeEnvironment(t, folder)
	text, printed := string(readme), ""
	for _, block := range fence.FindAllStringSubmatch(text, -1) {
		switch whole, language, body := block[0], block[1], block[2]; language {
		case "markdown":
			writeFile(t, filepath.Join(folder, "my-articles", "harbour.md"), body, 0o600)
		case "sh":
			command := exec.Command(sh, "-e", "-c", body)
			var stderr strings.Builder
			command.Dir, command.Env, command.Stderr = folder, environment, &stderr
			out, err := command.Output()
			if err != nil {
				t.Errorf("%s\n%v: %s", body, err, &stderr)
			}
			printed = string(out)
		case "text":
			text = strings.Replace(text, whole, "```text\n"+printed+"```", 1)
		}
	}
	matchFile(t, path, text)
}

// readmeEnvironment returns an environment in which `pullquote` and
// `go run ./cmd/pullquote` are this test's program under a fixed clock, and
// make says what it would do.
func readmeEnvironment(t *testing.T, folder string) []string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	makeProgram, err := exec.LookPath("make")
	if err != nil {
		makeProgram = "true" // there is none to ask
	}
	tools := filepath.Join(folder, "tools")
	if err := os.MkdirAll(tools, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(tools, "pullquote")); err != nil {
		t.Skip("no link to the test's program can be made: ", err)
	}
	writeFile(t, filepath.Join(tools, "go"), "#!/bin/sh\ntest \"$1 $2\" = 'run ./cmd/pullquote' || exit 1\nshift 2\nexec pullquote \"$@\"\n", 0o700)
	writeFile(t, filepath.Join(tools, "make"), "#!/bin/sh\nexec '"+makeProgram+"' -n -C '"+root+"' \"$@\"\n", 0o700)
	return []string{
		"PATH=" + tools + string(filepath.ListSeparator) + os.Getenv("PATH"), "HOME=" + filepath.Join(folder, "home"),
		testNow + "=2025-11-22T09:30:00Z", testWidth + "=80", "NO_COLOR=1",
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
