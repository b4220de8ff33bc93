package voices

import (
	"flag"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/casefile"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the speakers of the cases anew")

// TestCases reads the cases of testdata: an article, and who speaks in each
// sentence of it, as printed there, by name and with what the article says they
// are. A case says above its article which constants and rules it holds.
func TestCases(t *testing.T) {
	casefile.Each(t, "testdata/*.txtar", *update, func(_ *testing.T, set *txtar.Archive) casefile.Teller {
		a := &news.Article{ID: "a", Language: "en", Text: strings.TrimSpace(string(set.Files[0].Data))}
		return casefile.Last(set, tell(a))
	})
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
