package ground_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// story is an article of a public set that lies are made of.
type story struct {
	title, text string
	// half is "seen" or "kept", by the hash of the title, so that two copies
	// of an article are in the same half.
	half string
	hash uint32
	// people are the surnames of the persons that the text gives first names.
	people map[string]bool
}

// record is a line of one of the sets, each of which fills some of the fields.
type record struct {
	Title, Kind, Body, Text string
	Positive, Negative      []struct{ Title, Text string }
}

// readStories reads the articles of the sets in an order that depends on
// their titles and texts alone. It skips the test where the sets are absent.
func readStories(t *testing.T, folder string) []*story {
	t.Helper()
	var out []*story
	for _, name := range []string{"multihop/corpus", "rtqa/archive", "newsnoise/dev", "polnear/dev"} {
		records, err := readRecords(filepath.Join(folder, name+".jsonl.gz"))
		if errors.Is(err, fs.ErrNotExist) {
			t.Skipf("no lies are made: the public set %s is not in the folder %s, which -bench-sets names", name, folder)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			out = append(out, storiesOf(r)...)
		}
	}
	slices.SortStableFunc(out, func(a, b *story) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.text, b.text))
	})
	return slices.CompactFunc(out, func(a, b *story) bool { return a.text == b.text })
}

// readRecords reads a packed file of JSON lines.
func readRecords(path string) ([]record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []record
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// storiesOf returns the articles of a record. Those that were spliced of two
// articles are left out.
func storiesOf(r record) []*story {
	if r.Kind == "spliced" {
		return nil
	}
	out := []*story{newStory(r.Title, cmp.Or(r.Body, r.Text))}
	for _, p := range slices.Concat(r.Positive, r.Negative) {
		out = append(out, newStory(p.Title, p.Text))
	}
	return slices.DeleteFunc(out, func(s *story) bool { return len(s.text) < 200 })
}

// newStory returns the article with one empty line between paragraphs.
func newStory(title, text string) *story {
	var paragraphs []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	h := fnv.New32a()
	h.Write([]byte(strings.ToLower(strings.TrimSpace(title))))
	s := &story{title: title, text: strings.Join(paragraphs, "\n\n"), hash: h.Sum32(), half: "seen"}
	// The low bits of FNV-1a depend on the low bits of the letters alone.
	if (s.hash>>16^s.hash)&1 == 1 {
		s.half = "kept"
	}
	return s
}

// evidence offers every sentence of the article.
func (s *story) evidence() news.Evidence {
	id := fmt.Sprintf("%08x", s.hash)
	a := &news.Article{ID: news.ArticleID(id), Headline: s.title, Language: "en", Text: s.text}
	return news.NewEvidence([]news.Passage{{Article: a, End: len(a.Text), Sentences: news.Sentences(a)}})
}

// findPeople notes the surnames that follow a first name in the text.
func (s *story) findPeople() {
	s.people = map[string]bool{}
	words := strings.Fields(s.text)
	for i := 0; i+1 < len(words); i++ {
		if !capital(words[i]) || !capital(words[i+1]) || !oneOf(strings.ToLower(words[i]), firstNames) {
			continue
		}
		name := strings.Trim(strings.ReplaceAll(words[i+1], "’", "'"), `.,;:"'()“”`)
		name = strings.TrimSuffix(name, "'s")
		if capital(name) {
			s.people[name] = true
		}
	}
}
