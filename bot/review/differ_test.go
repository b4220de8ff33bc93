package review

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Of what the draft has as an article prints it, the difference to another article
// is told once, where it is near certain; two events are none.
func TestDifferences(t *testing.T) {
	const quoted = "“We will plant nineteen lindens along the old quay of the harbour before the summer begins,” said Councillor Edda Brandt."
	for _, c := range []struct{ name, draft, one, other, want string }{
		{"a quotation in other words", quoted + " " + quoted, quoted, strings.Replace(quoted, "nineteen", "ninety", 1), "nineteen"},
		{"a figure", "The new ferry terminal at Pier 7 will cost 84 million euros.", "The new ferry terminal at Pier 7 will cost 84 million euros.", "The new ferry terminal at Pier 7 will cost 91 million euros.", "84 million"},
		{"alike", quoted, quoted, quoted, ""},
		{"another thing", "The bridge will cost 84 million euros.", "The bridge will cost 84 million euros.", "The tunnel cost 91 million euros last year, the mayor said.", ""},
	} {
		d, err := draft.Read("draft.txt", []byte(c.draft))
		if err != nil {
			t.Fatal(err)
		}
		texts := []*draft.Text{
			{Article: &news.Article{ID: "one", Publisher: "Courier", Text: c.one, Language: "en"}},
			{Article: &news.Article{ID: "other", Publisher: "Herald", Text: c.other, Language: "en"}},
		}
		r := Review{Draft: d, Report: draft.Check(d, texts)}
		got := r.Differences()
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: %s", c.name, Values(got[0].Comparison))
		case c.want != "" && (len(got) != 1 || !strings.Contains(Values(got[0].Comparison), c.want) || !strings.Contains(Values(got[0].Comparison), "Herald")):
			t.Errorf("%s: %d differences %+v", c.name, len(got), r.Report)
		}
	}
}
