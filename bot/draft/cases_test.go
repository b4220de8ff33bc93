package draft

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the cases find anew")

// TestCases reads the cases of testdata: a draft, the articles that it is held
// against, and what is found of each of its quotations, figures and offices. A
// case says above its draft which constants it holds, and why.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			set, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read("draft.txt", set.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			last := len(set.Files) - 1
			var texts []*Text
			for _, f := range set.Files[1:last] {
				texts = append(texts, article(f.Name, strings.TrimSpace(string(f.Data))))
			}
			got := tell(d, Check(d, texts))
			if *update {
				set.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(set), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := string(set.Files[last].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func tell(d *Draft, r Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s: %s\n", f.Kind, strings.Join(strings.Fields(f.Text), " "))
		for _, c := range f.Changes {
			fmt.Fprintf(&b, "  %s: %q for %q\n", c.Sense, c.SaidText, c.StoredText)
		}
		for _, p := range f.Parts {
			fmt.Fprintf(&b, "  part: %s\n", p.Stored)
		}
		if f.Source == nil {
			continue
		}
		if f.Cut.End > 0 {
			fmt.Fprintf(&b, "  cut: %s\n", f.Source.Article.Text[f.Cut.Start:f.Cut.End])
		}
		fmt.Fprintf(&b, "  %s: %s\n", f.Source.Article.ID, strings.Join(strings.Fields(f.Stored), " "))
	}
	return b.String()
}
