package ground

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// testCase is a claim of a case file with the words that name its lines.
type testCase struct {
	claim string
	from  []string
	// rule is what a wrong claim must be dropped for, where the case says so.
	rule Rule
}

// readCases reads a case file: "claim:", "from:" and "rule:" lines.
func readCases(t testing.TB, name string) []testCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for line := range strings.Lines(string(data)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "claim":
			cases = append(cases, testCase{claim: value})
		case "from":
			c := &cases[len(cases)-1]
			c.from = append(c.from, value)
		case "rule":
			cases[len(cases)-1].rule = Rule(value)
		}
	}
	if len(cases) == 0 {
		t.Fatalf("%s holds no cases", name)
	}
	return cases
}

// readArticles reads the little articles and the two seeds.
func readArticles(t testing.TB) []*news.Article {
	t.Helper()
	data, err := os.ReadFile("testdata/articles.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []*news.Article
	for _, part := range strings.Split(string(data), "\n@ ")[1:] {
		head, text, _ := strings.Cut(part, "\n")
		fields := strings.Split(head, " | ")
		text = strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n\n")
		out = append(out, &news.Article{ID: news.ArticleID(fields[0]), Language: fields[1], Publisher: fields[2], Text: text})
	}
	for _, name := range []string{"000_e4184e934ececaf9", "004_997d06f23800edea"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "seeds", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, &news.Article{ID: news.ArticleID(name), Language: "en", Text: string(data)})
	}
	return out
}

// evidenceOf offers every sentence of the articles.
func evidenceOf(articles []*news.Article) news.Evidence {
	var passages []news.Passage
	for _, a := range articles {
		passages = append(passages, news.Passage{Article: a, End: len(a.Text), Sentences: news.Sentences(a)})
	}
	return news.NewEvidence(passages)
}

// numbersOf returns the numbers of the lines that the words name, each in one
// line only.
func numbersOf(t testing.TB, e news.Evidence, from []string) []int {
	t.Helper()
	out, ok := linesIn(e, from)
	if !ok {
		t.Fatalf("not each of %q stands in one line", from)
	}
	return out
}

// linesIn returns the numbers of the lines that the words name, and whether
// each stands in one line of the evidence.
func linesIn(e news.Evidence, from []string) ([]int, bool) {
	var out []int
	for _, words := range from {
		words = typography.Replace(words)
		for _, l := range e.Lines {
			if strings.Contains(typography.Replace(l.Text()), words) {
				out = append(out, l.Number)
			}
		}
	}
	return out, len(out) == len(from)
}

// honestFloor is the share of honest claims that must hold: what held on the
// day this was written, 46.2 %, less one point. The lines of the others are
// quoted instead.
const honestFloor = 0.452

// Many of the claims that an honest writer would make hold.
func TestHonestClaimsHold(t *testing.T) {
	e := evidenceOf(readArticles(t))
	held, cases := 0, readCases(t, "honest.txt")
	for _, c := range cases {
		v := Check(Claim{Text: c.claim, Lines: numbersOf(t, e, c.from)}, e)
		if v.Holds() {
			held++
		}
	}
	share := float64(held) / float64(len(cases))
	t.Logf("%d of %d honest claims hold, %.1f%%", held, len(cases), 100*share)
	if share < honestFloor {
		t.Errorf("%.3f of the honest claims hold, want %.3f", share, honestFloor)
	}
}

// Every wrong claim must be dropped, for the reason that its case gives.
func TestWrongClaimsAreDropped(t *testing.T) {
	e := evidenceOf(readArticles(t))
	for _, c := range readCases(t, "wrong.txt") {
		v := Check(Claim{Text: c.claim, Lines: numbersOf(t, e, c.from)}, e)
		if v.Holds() {
			t.Errorf("%s\n\tpassed", c.claim)
		} else if c.rule != "" && v.Fault.Rule != c.rule {
			t.Errorf("%s\n\tdropped: %s (%s)\n\twant: %s", c.claim, v.Fault, v.Fault.Rule, c.rule)
		}
	}
}
