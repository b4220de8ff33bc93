package voices

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the speakers of the cases anew")

// TestCases reads the cases of testdata: an article, and who speaks in each
// sentence of it, as printed there, by name and with what the article says they
// are. A case says above its article which constants and rules it holds.
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
			a := &news.Article{ID: "a", Language: "en", Text: strings.TrimSpace(string(set.Files[0].Data))}
			got := tell(a)
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

// tell has each sentence with those who speak in it.
func tell(a *news.Article) string {
	at := func(s lang.Span) string { return strings.Join(strings.Fields(a.Text[s.Start:s.End]), " ") }
	e := news.NewEvidence(news.Passages(a, news.Sentences(a)))
	out := ""
	for i, s := range Speeches(e) {
		text := at(lang.Span{Start: e.Lines[i].Sentence.Start, End: e.Lines[i].Sentence.End})
		out += text
		if s.OnlyQuotes {
			out += " [speech]"
		} else if s.Quotes {
			out += " [quotes]"
		}
		out += "\n"
		for _, by := range s.By {
			out += "  > " + at(by.Source)
			if by.Named() {
				out += " = " + at(by.Name)
			}
			if by.Affiliation.End > 0 {
				out += ", " + at(by.Affiliation)
			}
			if by.Person {
				out += " [person]"
			}
			if by.Back {
				out += " [points back]"
			}
			out += "\n"
		}
	}
	return out
}

// A sentence of more than maxRead bytes is not read: nobody waits that long.
func TestLongSentences(t *testing.T) {
	for bytes, want := range map[int]int{4_950: 1, 5_050: 0} {
		text := "Shop owner Ada Brandt said the street was loud"
		for len(text) < bytes {
			text += " and wet"
		}
		a := &news.Article{ID: "a", Language: "en", Text: text + "."}
		by := 0
		for _, s := range Speeches(news.NewEvidence(news.Passages(a, news.Sentences(a)))) {
			by += len(s.By)
		}
		if by != want {
			t.Errorf("%d bytes: %d speakers, want %d", len(text), by, want)
		}
	}
}
