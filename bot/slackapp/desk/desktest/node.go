package desktest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// installTime is how long npm may take: seconds where the registry answers.
const installTime = 3 * time.Minute

// Packages installs what folder's package-lock.json lists and returns the
// node_modules folder that holds it. It lies in the user's cache, so that it is
// fetched once; a change of the lock file fetches anew. Without Node or the
// registry the test is skipped.
func Packages(t testing.TB, folder string) string {
	t.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			missing(t, program+" is not installed: nothing is tried with Slack's own packages; install Node.js 20 or newer")
		}
	}
	lock, err := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	home := filepath.Join(cache, "pullquote-tests", fmt.Sprintf("npm-%x", sha256.Sum256(lock))[:20])
	modules := filepath.Join(home, "node_modules")
	if _, err := os.Stat(modules); err == nil {
		return modules
	}
	if err := install(t.Context(), folder, home); err != nil {
		missing(t, fmt.Sprintf("npm could not install what %s lists, so nothing is tried with it: %v", folder, err))
	}
	return modules
}

// install runs npm beside home and moves the result there when it is whole:
// tests of several packages may do so at once.
func install(ctx context.Context, folder, home string) error {
	if err := os.MkdirAll(filepath.Dir(home), 0o700); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(filepath.Dir(home), "installing-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	for _, name := range []string{"package.json", "package-lock.json"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(scratch, name), text, 0o600); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, installTime)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	npm.Dir = scratch
	if said, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, said)
	}
	if err := os.Rename(scratch, home); err != nil {
		if _, there := os.Stat(home); there != nil { // another test was not quicker
			return err
		}
	}
	return nil
}
