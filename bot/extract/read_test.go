package extract

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/casefile"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write what the cases read anew")

// TestReadings reads the cases of testdata/read: articles, and what is read of
// each of their lines for a question. The weights of the ranking are fitted to
// these numbers, so that one that moves without a new fit makes it wrong: a case
// names above its articles the constants that it holds. Of the five lines that
// meet most of the question each has what is not nothing of its features, the values that may answer with how well they fit, and
// with "*" the one that is marked; below stand the signs of the line that meets
// most of the question.
func TestReadings(t *testing.T) {
	casefile.Each(t, "testdata/read/*.txtar", *update, func(t *testing.T, set *txtar.Archive) casefile.Teller {
		e := articlesOf(t, set)
		return func(_ int, name string) (string, bool) {
			if !strings.HasSuffix(name, "?") {
				return "", false
			}
			return readingOf(name, e), true
		}
	})
}

// articlesOf are the articles of a case, each a file named by its day.
func articlesOf(t *testing.T, set *txtar.Archive) news.Evidence {
	t.Helper()
	var passages []news.Passage
	for i, f := range set.Files {
		if strings.HasSuffix(f.Name, "?") {
			continue
		}
		headline, text, _ := strings.Cut(strings.TrimSpace(string(f.Data)), "\n")
		day, err := time.Parse(time.DateOnly, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		a := &news.Article{ID: news.ArticleID(fmt.Sprint("a", i+1)), Revision: 1, Language: "en", Publisher: "The Islander", Headline: headline, Text: strings.TrimSpace(text), Published: day}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	return news.NewEvidence(passages)
}

func readingOf(question string, e news.Evidence) string {
	var b strings.Builder
	r := Read(Analyse(question, nil), e)
	names := FeatureNames()
	for k, a := range r.clauses {
		order := make([]int, len(r.ev.lines))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(a.covers[j], a.covers[i]) })
		for _, i := range order[:min(5, len(order))] {
			l := &r.ev.lines[i]
			fmt.Fprintf(&b, "%s\n ", l.Text())
			for n, x := range r.rows[k][i] {
				told(&b, names[n], x)
			}
			at, certain := a.certain(i)
			for _, v := range l.valuesFor(a.Clause) {
				mark := ""
				if certain && v.Span == at {
					mark = "*"
				}
				told(&b, mark+l.Text()[v.Start:v.End], v.fit)
			}
			b.WriteString("\n")
		}
		b.WriteString("signs:")
		for _, s := range a.signs(order[0], a.covers) {
			told(&b, s.name, s.value)
		}
		var lines []news.Line
		for i := range r.ev.lines {
			lines = append(lines, r.ev.lines[i].Line)
		}
		if v, ok := valueOf(a.Clause, lines); ok {
			told(&b, "\nvalue: "+v.Text(), v.Worth)
			fmt.Fprintf(&b, " named %d", v.Named)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// told writes a number that is not nothing.
func told(b *strings.Builder, name string, x float64) {
	if math.Abs(x) >= 0.005 {
		fmt.Fprintf(b, " %s %.2f;", name, x)
	}
}
