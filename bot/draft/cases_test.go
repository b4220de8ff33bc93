package draft

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/casefile"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the cases find anew")

// TestCases reads the cases of testdata: a draft, the articles that it is held
// against, and what is found of each of its quotations, figures and offices. A
// case says above its draft which constants it holds, and why.
func TestCases(t *testing.T) {
	casefile.Each(t, "testdata/*.txtar", *update, func(t *testing.T, set *txtar.Archive) casefile.Teller {
		d, err := Read("draft.txt", set.Files[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		var texts []*Text
		for _, f := range set.Files[1 : len(set.Files)-1] {
			texts = append(texts, article(f.Name, strings.TrimSpace(string(f.Data))))
		}
		return casefile.Last(set, tell(d, Check(d, texts)))
	})
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
