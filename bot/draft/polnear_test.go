package draft

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

var (
	polnear     = flag.String("polnear", "", "folder with dev.jsonl.gz, public articles in which people marked who says what")
	polnearHalf = flag.String("polnear-half", "second", "the half of the articles to measure: first is for looking")
)

// marked is an article in which people marked who says what, by characters.
type marked struct {
	ID, Text     string
	Attributions []attribution
}

type attribution struct {
	Content, Source []struct {
		Start, End int
		Text       string
	}
	Direct bool
}

// start is where the first of its content or source stands.
func (a attribution) start() int {
	out := 1 << 30
	for _, s := range append(slices.Clone(a.Content), a.Source...) {
		out = min(out, s.Start)
	}
	return out
}

// said is a true quotation with who says it.
type said struct{ article, words, speaker string }

// isMeasured reports whether the article is of the half that is measured. The
// second half is parted again: third is for looking, too, fourth for the proof.
func isMeasured(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	n := h.Sum32()
	switch *polnearHalf {
	case "first":
		return n%2 == 0
	case "third":
		return n%4 == 1
	case "fourth":
		return n%4 == 3
	}
	return n%2 == 1
}

// readMarked reads the articles of the half that is measured.
func readMarked(t *testing.T) (out []marked) {
	if *polnear == "" {
		t.Skip("no folder after -polnear: nothing to measure on")
	}
	file, err := os.Open(filepath.Join(*polnear, "dev.jsonl.gz"))
	if err != nil {
		t.Skip("the public articles are not here: nothing to measure on")
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(packed)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var m marked
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		if isMeasured(m.ID) {
			out = append(out, m)
		}
	}
	return out
}

// readPolnear reads the half of the articles, and the quotations in them.
func readPolnear(t *testing.T) (texts []*Text, all []said) {
	for _, m := range readMarked(t) {
		texts = append(texts, &Text{Article: &news.Article{ID: news.ArticleID(m.ID), Text: m.Text, Language: "en"}})
		for _, a := range m.Attributions {
			if !a.Direct || len(a.Source) == 0 {
				continue
			}
			for _, c := range a.Content {
				for _, words := range wholeQuotations(c.Text) {
					all = append(all, said{m.ID, words, a.Source[0].Text})
				}
			}
		}
	}
	return texts, all
}

// wholeQuotations are the words of the quotations in the text that a draft can
// print in one piece.
func wholeQuotations(text string) (out []string) {
	for _, q := range speech.Quotations(text) {
		words := bare(text[q.Start:q.End])
		if len(lang.Words(words, "en")) >= fewestWords && !strings.ContainsAny(words, "\n“”\"") && !strings.Contains(words, "''") {
			out = append(out, words)
		}
	}
	return out
}

// readBack reads the quotations whose speaker is called he or she, each with
// whoever was named last as speaking before.
func readBack(t *testing.T) (out []said) {
	for _, m := range readMarked(t) {
		slices.SortStableFunc(m.Attributions, func(a, b attribution) int { return cmp.Compare(a.start(), b.start()) })
		last := ""
		for _, a := range m.Attributions {
			if len(a.Source) == 0 {
				continue
			}
			by := strings.ToLower(a.Source[0].Text)
			if by != "he" && by != "she" {
				last = a.Source[0].Text
				continue
			}
			if !a.Direct || nameOf(last) == "" {
				continue
			}
			for _, c := range a.Content {
				for _, words := range wholeQuotations(c.Text) {
					out = append(out, said{m.ID, words, last})
				}
			}
		}
	}
	return out
}

// TestPolnear measures on drafts that are made by rule of true quotations what
// share of each alteration is caught, and named rightly.
func TestPolnear(t *testing.T) {
	texts, all := readPolnear(t)
	measureAlterations(t, texts, all)
}

// measureAlterations makes each alteration of the quotations and counts what a
// check against the texts says of it.
func measureAlterations(t *testing.T, texts []*Text, all []said) {
	t.Logf("%d texts, %d quotations of four words and more", len(texts), len(all))
	least := map[string]float64{"exact": .995, "typographic": .995, "number": 1, "negation": 1, "name": 1}
	for _, a := range alterations {
		made, draft := a.of(all)
		d, err := Read("draft.txt", []byte(draft))
		if err != nil {
			t.Fatal(err)
		}
		clean := slices.Contains(a.kinds, Exact) || slices.Contains(a.kinds, Typographic)
		byLine := map[int]Finding{}
		for _, f := range Check(d, fresh(texts)).Findings {
			if !f.Figure() {
				byLine[f.Line] = f
			}
		}
		named, caught := 0, 0
		for i, m := range made {
			f, found := byLine[2*i+1]
			right := found && slices.Contains(a.kinds, f.Kind)
			if right {
				named++
			}
			if found && f.Kind.Clean() == clean {
				caught++
			}
			if !right && *polnearHalf == "first" {
				t.Logf("%s: %s\n  %q\n  true   %q\n  stored %q", a.name, f.Kind, m.words, m.speaker, f.Stored)
			}
		}
		n := float64(max(1, len(made)))
		t.Logf("%-12s %4d made, caught or clean as it should be %.2f %%, named rightly %.2f %%", a.name, len(made), 100*float64(caught)/n, 100*float64(named)/n)
		if want := max(least[a.name], .95); float64(caught)/n < want {
			t.Errorf("%s: %.4f, want %.4f", a.name, float64(caught)/n, want)
		}
	}
}

// fresh are the texts as they were handed in.
func fresh(texts []*Text) (out []*Text) {
	for _, t := range texts {
		out = append(out, &Text{Article: t.Article, Against: t.Against, Cues: t.Cues})
	}
	return out
}
