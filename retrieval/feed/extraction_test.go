package feed_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/feed"
)

// TestExtraction holds the share of an article's words that are read out of
// its page, measured as in scrapinghub/article-extraction-benchmark: precision
// and recall of four-word sequences, averaged over pages. It needs that
// benchmark's pages (html/*.html.gz and ground-truth.json) in the folder named
// by EXTRACTION_BENCH.
func TestExtraction(t *testing.T) {
	folder := os.Getenv("EXTRACTION_BENCH")
	if folder == "" {
		t.Skip("EXTRACTION_BENCH does not name the folder of the extraction benchmark")
	}
	const least = 0.95 // the best open-source extractors score .947 to .960 there
	var truth map[string]struct{ ArticleBody string }
	readJSON(t, filepath.Join(folder, "ground-truth.json"), &truth)
	var precision, recall float64
	for id, want := range truth {
		a, err := feed.Read(id+".html", gunzip(t, filepath.Join(folder, "html", id+".html.gz")), feed.Options{})
		if err != nil {
			t.Errorf("%s: %v", id, err)
		}
		p, r := overlap(sequences(want.ArticleBody), sequences(a.Text))
		precision, recall = precision+p, recall+r
		if p < 0.9 || r < 0.9 {
			t.Logf("%.8s precision %.3f recall %.3f", id, p, r)
		}
		if dump := os.Getenv("EXTRACTION_DUMP"); dump != "" {
			os.WriteFile(filepath.Join(dump, id[:8]+".got"), []byte(a.Text), 0o644)
			os.WriteFile(filepath.Join(dump, id[:8]+".want"), []byte(want.ArticleBody), 0o644)
		}
	}
	n := float64(len(truth))
	precision, recall = precision/n, recall/n
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", len(truth), precision, recall, f1)
	if f1 < least {
		t.Errorf("F1 = %.3f, want at least %.3f", f1, least)
	}
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// sequences counts the four-word sequences of a text.
func sequences(text string) map[string]int {
	words, counts := word.FindAllString(text, -1), map[string]int{}
	for i := range max(1, len(words)-3) {
		counts[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return counts
}

// overlap returns the precision and recall of got.
func overlap(want, got map[string]int) (precision, recall float64) {
	common, wanted, gotten := 0, 0, 0
	for s, n := range want {
		wanted += n
		common += min(n, got[s])
	}
	for _, n := range got {
		gotten += n
	}
	return float64(common) / float64(gotten), float64(common) / float64(wanted)
}

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatal(err)
	}
}

func gunzip(t *testing.T, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
