// Package casefile runs the cases of a package's tests: txtar files with articles and
// with what is read of them. A new case is a new file.
package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Each reads the files of the pattern, and holds each result in them against what tell
// makes of the file. With update the results are written anew instead.
func Each(t *testing.T, pattern string, update bool, tell func(t *testing.T, set *txtar.Archive) Teller) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			set, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			result, held := tell(t, set), 0
			for i, f := range set.Files {
				got, ok := result(i, f.Name)
				if !ok {
					continue
				}
				held++
				if want := string(f.Data); got != want && !update {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, want)
				}
				set.Files[i].Data = []byte(got)
			}
			if held == 0 {
				t.Error("the case holds no result")
			}
			if update {
				if err := os.WriteFile(file, txtar.Format(set), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Teller returns what the file of a set, by its index and name, should hold; ok is
// false for one that holds no result.
type Teller func(i int, name string) (got string, ok bool)

// Last is the Teller of a set whose last file is its only result.
func Last(set *txtar.Archive, got string) Teller {
	return func(i int, _ string) (string, bool) { return got, i == len(set.Files)-1 }
}
