package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp"
)

// .env.example holds every setting of the table, in its order and with its
// default.
func TestEnvExample(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# The settings of Pullquote. Copy this file to .env and change what you need.
# What is set in the environment wins over this file. Put a value that holds a
# space, # or $ in single quotes.
`)
	for _, s := range settings {
		fmt.Fprintf(&b, "\n# %s\n", s.does)
		if s.unset != "" {
			fmt.Fprintf(&b, "# Unset: %s.\n", s.unset)
		}
		if s.secret {
			b.WriteString("# Keep it secret: .env must not be shared or committed.\n")
		}
		fmt.Fprintf(&b, "%s=%s\n", s.name, s.fallback)
	}
	matchFile(t, filepath.Join("..", "..", ".env.example"), b.String())
}

// A copy of .env.example as it is changes nothing.
func TestEnvExampleIsHarmless(t *testing.T) {
	values, err := readDotenv(filepath.Join("..", "..", ".env.example"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := readConfig(environmentOf().over(values))
	if err != nil {
		t.Fatal(err)
	}
	want, err := readConfig(environmentOf())
	if err != nil {
		t.Fatal(err)
	}
	if got.Zone.String() != want.Zone.String() {
		t.Errorf("zone %v, want %v", got.Zone, want.Zone)
	}
	got.Zone, want.Zone = nil, nil
	if got != want {
		t.Errorf("settings %+v, want %+v", got, want)
	}
}

// The table of the commands' README holds every setting of the table.
func TestReadmeSettings(t *testing.T) {
	var b strings.Builder
	b.WriteString("| setting | default | what it does |\n| --- | --- | --- |\n")
	for _, s := range settings {
		unset := s.unset
		if s.fallback != "" {
			unset = "`" + s.fallback + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", s.name, unset, s.does)
	}
	matchReadme(t, "README.md", "settings", b.String())
}

// The table of the README about Slack holds every scope that the manifest asks
// for, with the reason.
func TestReadmeScopes(t *testing.T) {
	var b strings.Builder
	b.WriteString("| scope | what it is for |\n| --- | --- |\n")
	for _, s := range slackapp.Scopes() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s.Name, s.Reason)
	}
	for _, s := range slackapp.AppScopes() {
		fmt.Fprintf(&b, "| `%s`, of the app-level token | %s |\n", s.Name, s.Reason)
	}
	matchReadme(t, slackReadme, "scopes", b.String())
}

// matchReadme compares what stands between the marks of the name in a README
// with what should, or writes it with -update.
func matchReadme(t *testing.T, readme, name, want string) {
	t.Helper()
	before, _, after := readmePart(t, readme, name)
	matchFile(t, readme, before+want+after)
}

// slackReadme is the README about the bot in Slack.
const slackReadme = "../../bot/slackapp/README.md"

// readmePart returns what stands between the marks of the name in a README,
// with what stands before and after it.
func readmePart(t *testing.T, readme, name string) (before, part, after string) {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	opening, closing := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	before, rest, ok := strings.Cut(string(data), opening)
	part, after, closed := strings.Cut(rest, closing)
	if !ok || !closed {
		t.Fatalf("%s has no place for the %s", readme, name)
	}
	return before + opening, part, closing + after
}

// matchFile compares a file with what it should hold, or writes it with
// -update.
func matchFile(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s differs: run go test ./cmd/pullquote -update.\ngot:\n%s\nwant:\n%s", filepath.Base(path), got, want)
	}
}
