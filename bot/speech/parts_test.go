package speech_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/casefile"
	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// TestParts reads the cases of testdata/parts: an article, and whose words each
// of its sentences is: how that is known, the words that name the speaker, the
// name in them, and what is asked. A case says above its article which constants
// it holds, and why.
func TestParts(t *testing.T) {
	casefile.Each(t, "testdata/parts/*.txtar", *update, func(_ *testing.T, set *txtar.Archive) casefile.Teller {
		headline, text, _ := strings.Cut(strings.TrimSpace(string(set.Files[0].Data)), "\n")
		a := &news.Article{Language: "en", Publisher: "The Islander", Byline: "Nora Quill", Headline: headline, Text: strings.TrimSpace(text)}
		return casefile.Last(set, partsOf(a))
	})
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
