package speech_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// TestParts reads the cases of testdata/parts: an article, and whose words each
// of its sentences is: how that is known, the words that name the speaker, the
// name in them, and what is asked. A case says above its article which constants
// it holds, and why.
func TestParts(t *testing.T) {
	files, err := filepath.Glob("testdata/parts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			set, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			headline, text, _ := strings.Cut(strings.TrimSpace(string(set.Files[0].Data)), "\n")
			a := &news.Article{Language: "en", Publisher: "The Islander", Byline: "Nora Quill", Headline: headline, Text: strings.TrimSpace(text)}
			got := partsOf(a)
			if *update {
				set.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(set), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := string(set.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func partsOf(a *news.Article) string {
	kinds := map[speech.Kind]string{speech.Nobody: "-", speech.Quoted: "quoted", speech.Labelled: "labelled", speech.Answered: "answered", speech.Signed: "signed", speech.Dashed: "dashed"}
	one := func(s lang.Span) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(a.Text[s.Start:s.End], "\n\n", " ¶ ")), " ")
	}
	x := speech.Read(a)
	var b strings.Builder
	for i, s := range x.Sentences {
		p := x.Part(i)
		fmt.Fprintf(&b, "%s\n  %s", one(lang.Span(s)), kinds[p.Kind])
		if p.To-p.From > 1 {
			fmt.Fprintf(&b, " %d to %d", p.From+1, p.To)
		}
		if p.Inside {
			b.WriteString(" inside")
		}
		if p.Speaker.End > 0 {
			b.WriteString(" by " + one(p.Speaker))
			if name := x.NameIn(p.Speaker); name.End > 0 {
				b.WriteString(" = " + one(name))
			}
		}
		if p.Question.End > 0 {
			b.WriteString(" asked " + one(p.Question))
		}
		if x.StandsAlone(s.Start, s.End) {
			b.WriteString(" alone")
		}
		b.WriteString("\n")
		if sh := x.Shown(s.Start, s.End); sh.Start != s.Start || sh.End != s.End {
			fmt.Fprintf(&b, "  > %s\n", one(lang.Span{Start: sh.Start, End: sh.End}))
		}
	}
	return b.String()
}
