package feed_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/seeds"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The canonical text of each seed is the article and nothing else; the golden
// files were compared with the seeds by eye.
func TestSeeds(t *testing.T) {
	for id, a := range readSeeds(t) {
		golden := filepath.Join("testdata", "seeds", id+".golden")
		got := a.Headline + "\n=====\n" + a.Text + "\n"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s:\n%s", id, golden, got)
		}
	}
}

// Every quotation that a golden question asks for is in the canonical text,
// and the question about the appeal below the article has no answer in it.
func TestSeedsHoldGoldenQuotes(t *testing.T) {
	var text strings.Builder
	for _, a := range readSeeds(t) {
		text.WriteString(a.Text)
	}
	lines := bytes.Split(bytes.TrimSpace(seeds.Golden), []byte("\n"))
	if len(lines) < 10 {
		t.Fatalf("%d golden questions, want at least 10", len(lines))
	}
	for _, line := range lines {
		var q struct {
			ID    string
			Quote []string `json:"quote_any"`
		}
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		for _, quote := range q.Quote {
			if !strings.Contains(text.String(), quote) {
				t.Errorf("%s: %q is not in the articles", q.ID, quote)
			}
		}
	}
	if strings.Contains(strings.ToLower(text.String()), "misinformation") {
		t.Error("the appeal below the article is in its text")
	}
}

func readSeeds(t *testing.T) map[string]news.Article {
	t.Helper()
	articles := map[string]news.Article{}
	take := func(f feed.File) error {
		articles[string(f.Article.ID)] = f.Article
		return nil
	}
	skip := func(s feed.Skipped) { t.Errorf("%s skipped: %s", s.Path, s.Reason) }
	if err := feed.WalkFS(context.Background(), seeds.FS, ".", feed.Options{}, nil, take, skip); err != nil {
		t.Fatal(err)
	}
	want := []string{"000_e4184e934ececaf9", "004_997d06f23800edea"}
	for _, id := range want {
		if _, ok := articles[id]; !ok {
			t.Fatalf("no article %s", id)
		}
	}
	if len(articles) != len(want) {
		t.Fatalf("%d articles, want %d", len(articles), len(want))
	}
	return articles
}
