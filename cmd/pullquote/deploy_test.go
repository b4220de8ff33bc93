package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// deployed reads a file of those that put the program on a machine.
func deployed(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// lineOf returns what the expression finds in the text.
func lineOf(t *testing.T, text, expression string) string {
	t.Helper()
	found := regexp.MustCompile("(?m)" + expression).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("nothing matches %s", expression)
	}
	return found[1]
}

// What is set for containers and services is a setting, and what they are to keep
// from is kept from.
func TestDeployFiles(t *testing.T) {
	compose := deployed(t, "compose.yaml")
	for _, want := range []string{"read_only: true", "replicas: 2", "no-new-privileges"} {
		if !strings.Contains(compose, want) {
			t.Errorf("compose.yaml has no %s", want)
		}
	}
	if _, err := os.Stat(filepath.Join("deploy", lineOf(t, compose, `context: (\S+)`), lineOf(t, compose, `dockerfile: (\S+)`))); err != nil {
		t.Error(err)
	}
	unit := deployed(t, "pullquote.service")
	names := lineOf(t, deployed(t, "Dockerfile"), `^ENV (.*)$`) + " " + lineOf(t, unit, `^Environment=(.*)$`)
	for _, name := range strings.Fields(names) {
		name, _, _ = strings.Cut(name, "=")
		known := false
		for _, s := range settings {
			known = known || s.name == name
		}
		if !known {
			t.Errorf("%s is no setting", name)
		}
	}
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip(err)
	}
	path := filepath.Join(t.TempDir(), "pullquote.service")
	writeFile(t, path, strings.ReplaceAll(unit, "/usr/local/bin/pullquote", "/bin/true"), 0o600)
	if out, err := exec.Command("systemd-analyze", "verify", path).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("the unit: %v, %s", err, out)
	}
}
