package draft

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
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

// alteration changes a true quotation; ok is false where it cannot.
type alteration struct {
	name  string
	kinds []Kind // that name it rightly
	make  func(s said, r *rand.Rand, all []said) (words string, ok bool)
}

var numberForm = regexp.MustCompile(`\b\d+\b`)

// replaced puts another word in the place of one at random that is not the
// first.
func replaced(s said, r *rand.Rand, fits func(string) bool, by func(string) string) (string, bool) {
	words := strings.Split(s.words, " ")
	var at []int
	for i, w := range words {
		if i > 0 && fits(strings.Trim(w, ".,;:?!")) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return "", false
	}
	i := at[r.IntN(len(at))]
	words[i] = by(words[i])
	return strings.Join(strings.Fields(strings.Join(words, " ")), " "), true
}

func always(w string) func(string) string { return func(string) string { return w } }

func isOf(list string) func(string) bool {
	return func(w string) bool { return slices.Contains(strings.Fields(list), w) }
}

var alterations = []alteration{
	{"exact", []Kind{Exact}, func(s said, _ *rand.Rand, _ []said) (string, bool) { return s.words, true }},
	{"typographic", []Kind{Typographic}, func(s said, _ *rand.Rand, _ []said) (string, bool) {
		w := strings.NewReplacer("’", "'", "'", "’", "—", " - ", " - ", "—", "…", "...", " ", "\u00a0").Replace(s.words)
		return w, w != s.words
	}},
	{"number", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		at := numberForm.FindStringIndex(s.words)
		if at == nil {
			return "", false
		}
		return s.words[:at[0]] + fmt.Sprint(137+r.IntN(700)) + s.words[at[1]:], true
	}},
	{"negation", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		if r.IntN(2) == 0 {
			if w, ok := replaced(s, r, isOf("not never no"), always("")); ok {
				return w, ok
			}
		}
		return replaced(s, r, isOf("is are was were will would can could has have"), func(w string) string { return w + " not" })
	}},
	{"name", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, func(w string) bool { return isCapital(w) && len(w) > 3 }, always("Petersen"))
	}},
	{"synonym", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, func(w string) bool { return len(w) > 5 && !isCapital(w) && !strings.Contains(w, "'") }, always("splendid"))
	}},
	{"qualifier", []Kind{Altered, Cut}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, isOf("nearly almost about only just most some many may might could probably perhaps maybe likely mostly often if"), always(""))
	}},
	{"tense", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		to := map[string]string{"is": "was", "was": "is", "are": "were", "were": "are", "will": "would", "has": "had", "have": "had"}
		return replaced(s, r, func(w string) bool { return to[w] != "" }, func(w string) string { return to[w] })
	}},
	{"bracket", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, isOf("it he she they this that we"), always("[the company]"))
	}},
	{"ellipsis", []Kind{Altered, Spliced, Cut}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		w := strings.Split(s.words, " ")
		if len(w) < 12 {
			return "", false
		}
		i := 4 + r.IntN(len(w)-11)
		return strings.Join(w[:i], " ") + " … " + strings.Join(w[i+3:], " "), true
	}},
	{"splice", []Kind{Spliced}, func(s said, r *rand.Rand, all []said) (string, bool) {
		o := all[r.IntN(len(all))]
		a, b := strings.Split(s.words, " "), strings.Split(o.words, " ")
		if len(a) < 10 || len(b) < 10 || o.words == s.words {
			return "", false
		}
		return strings.Join(a[:len(a)/2], " ") + " " + strings.Join(b[len(b)/2:], " "), true
	}},
	{"translation", []Kind{NotFound}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		to := map[string]string{"the": "die", "and": "und", "is": "ist", "of": "von", "to": "zu", "a": "ein", "in": "in", "that": "dass"}
		words := strings.Fields(s.words)
		for i, w := range words {
			if words[i] = to[w]; words[i] == "" {
				words[i] = "Wort" + fmt.Sprint(len(w))
			}
		}
		return strings.Join(words, " "), true
	}},
	{"invention", []Kind{NotFound}, func(s said, r *rand.Rand, all []said) (string, bool) {
		words := strings.Fields(s.words)
		for i := range words {
			other := strings.Fields(all[r.IntN(len(all))].words)
			words[i] = other[r.IntN(len(other))]
		}
		return strings.Join(words, " "), len(words) > 5
	}},
}

// TestPolnear measures on drafts that are made by rule of true quotations what
// share of each alteration is caught, and named rightly.
func TestPolnear(t *testing.T) {
	texts, all := readPolnear(t)
	t.Logf("%d articles, %d quotations of four words and more", len(texts), len(all))
	least := map[string]float64{"exact": .995, "typographic": .995, "number": 1, "negation": 1, "name": 1}
	for _, a := range alterations {
		r := rand.New(rand.NewPCG(1, 2))
		var b strings.Builder
		var made []said
		for _, s := range all {
			if w, ok := a.make(s, r, all); ok && (w != s.words || a.name == "exact") && len(lang.Words(w, "en")) >= fewestWords {
				made = append(made, said{s.article, w, s.words})
				fmt.Fprintf(&b, "“%s,” it was said.\n\n", w)
			}
		}
		d, err := Read("draft.txt", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		clean := slices.Contains(a.kinds, Exact) || slices.Contains(a.kinds, Typographic)
		byLine := map[int]Finding{}
		for _, f := range Check(d, fresh(texts)).Findings {
			if !strings.HasPrefix(string(f.Kind), "figure") {
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
			if (!right) && *polnearHalf == "first" {
				t.Logf("%s: %s\n  %q\n  true   %q\n  stored %q", a.name, f.Kind, m.words, m.speaker, f.Stored)
			}
		}
		share := float64(caught) / float64(max(1, len(made)))
		t.Logf("%-12s %4d made, caught or clean as it should be %.2f %%, named rightly %.2f %%", a.name, len(made), 100*share, 100*float64(named)/float64(max(1, len(made))))
		if want := max(least[a.name], .95); share < want {
			t.Errorf("%s: %.4f, want %.4f", a.name, share, want)
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
