package retrieval

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What the local embedder is for is measured on questions that are made here,
// by rule, from the names in real articles. Nothing of the articles is kept.

var benchSets = flag.String("bench-sets", "", "folder of the public question sets; without it they are not read")

// benchArticles returns the first n articles of a public set, and skips the
// test where the set is not present.
func benchArticles(t *testing.T, n int) []news.Article {
	t.Helper()
	if *benchSets == "" {
		t.Skip("misspelt names are made of a public set, which is read with -bench-sets FOLDER, or by make bench")
	}
	file, err := os.Open(filepath.Join(*benchSets, "rtqa", "archive.jsonl.gz"))
	if err != nil {
		t.Skipf("not measured: %v", err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, 1<<24)
	var out []news.Article
	for lines.Scan() && len(out) < n {
		var a struct {
			ID          int
			Title, Body string
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: news.ArticleID(fmt.Sprint(a.ID)), Headline: a.Title, Language: "en", Text: a.Body})
	}
	return out
}

// misspelling makes another spelling of a name, or nothing when it has none of
// its kind.
type misspelling struct {
	kind string
	make func(random *rand.Rand, name string) string
}

// replaceFirst replaces the first of the spellings that the name has.
func replaceFirst(pairs ...string) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if at := strings.Index(name[1:], pairs[i]); at >= 0 {
				return name[:1+at] + pairs[i+1] + name[1+at+len(pairs[i]):]
			}
		}
		return ""
	}
}

var misspellings = []misspelling{
	{"letter left out", func(r *rand.Rand, name string) string {
		at := 1 + r.IntN(len(name)-2)
		return name[:at] + name[at+1:]
	}},
	{"letters changed over", func(r *rand.Rand, name string) string {
		at := 1 + r.IntN(len(name)-3)
		return name[:at] + name[at+1:at+2] + name[at:at+1] + name[at+2:]
	}},
	{"letter doubled", func(r *rand.Rand, name string) string {
		at := 1 + r.IntN(len(name)-2)
		return name[:at+1] + name[at:]
	}},
	{"vowel heard otherwise", replaceFirst("ie", "y", "ou", "u", "ee", "i", "ea", "e", "ai", "ei", "o", "u", "e", "i", "a", "e")},
	{"consonant written otherwise", replaceFirst("ph", "f", "sh", "sch", "kh", "ch", "ck", "k", "c", "k", "z", "s", "v", "f", "y", "i")},
	{"in Cyrillic", func(_ *rand.Rand, name string) string { return spellOut(name, cyrillic) }},
	{"in Arabic", func(_ *rand.Rand, name string) string { return spellOut(name, arabic) }},
	{"with the next word", nil}, // joined below
}

// Letters of other scripts as they are used for Latin ones in names.
var (
	cyrillic = strings.Fields("sch щ sh ш ch ч kh х th т ph ф zh ж ck к a а b б c к d д e е f ф g г h х i и j дж k к l л m м n н o о p п q к r р s с t т u у v в w в x кс y й z з")
	arabic   = strings.Fields("sh ش ch تش kh خ th ث ph ف gh غ a ا b ب c ك d د e ي f ف g غ h ه i ي j ج k ك l ل m م n ن o و p ب q ق r ر s س t ت u و v ف w و x كس y ي z ز")
)

func spellOut(name string, letters []string) string {
	var out strings.Builder
	for rest := strings.ToLower(name); rest != ""; {
		next := rest[:1]
		for i := 0; i < len(letters); i += 2 {
			if strings.HasPrefix(rest, letters[i]) {
				next = letters[i]
				out.WriteString(letters[i+1])
				break
			}
		}
		rest = rest[len(next):]
	}
	return out.String()
}

// respelledQuestion asks for a name that the archive has in another spelling.
type respelledQuestion struct{ kind, question, name string }

// respelledQuestions makes questions from full names, each printed in at most
// five of the articles.
func respelledQuestions(articles []news.Article) []respelledQuestion {
	in := map[string]int{}
	var order []string
	for _, a := range articles {
		seen := map[string]bool{}
		for _, n := range lang.Names(a.Text, "en") {
			name := a.Text[n.Start:n.End]
			if parts := strings.Fields(name); len(parts) != 2 || !plainName(parts[0]) || !plainName(parts[1]) || seen[name] {
				continue
			}
			seen[name] = true
			if in[name]++; in[name] == 1 {
				order = append(order, name)
			}
		}
	}
	random := rand.New(rand.NewPCG(5, 2))
	var out []respelledQuestion
	for _, name := range order {
		if in[name] > 5 {
			continue
		}
		first, last, _ := strings.Cut(name, " ")
		m := misspellings[len(out)%len(misspellings)]
		asked := first + last
		if m.make != nil {
			asked = m.make(random, last)
			if strings.HasPrefix(m.kind, "in ") {
				asked = m.make(random, first) + " " + asked
			}
		}
		if asked != "" && !strings.EqualFold(asked, last) {
			out = append(out, respelledQuestion{m.kind, "What is said of " + asked + "?", name})
		}
	}
	return out
}

// plainName reports whether a word is a name in plain letters, long enough to
// be known when one of them is wrong.
func plainName(word string) bool {
	return len(word) >= 5 && len(word) == utf8.RuneCountInString(word) && unicode.IsUpper(rune(word[0])) &&
		strings.IndexFunc(word[1:], func(r rune) bool { return !unicode.IsLower(r) }) < 0
}

// foundAt10 counts, by kind, the questions whose name stands in one of the
// first ten passages.
func foundAt10(t *testing.T, a *Archive, questions []respelledQuestion) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, q := range questions {
		found, err := a.Search(context.Background(), q.question, anybody, 10)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(found, func(p news.Passage) bool { return strings.Contains(p.Text(), q.name) }) {
			out[q.kind]++
			out[""]++
		}
	}
	return out
}

// withoutVocabulary lets an archive know no other spellings.
func withoutVocabulary(t *testing.T, a *Archive) {
	t.Helper()
	v := &vocabulary{byLetter: map[string][]entry{}}
	if err := a.read.QueryRow(`SELECT generation FROM index_state`).Scan(&v.generation); err != nil {
		t.Fatal(err)
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		v.byLetter[string(letter)] = nil
	}
	a.vocabulary.Store(v)
}

// TestRespelledNamesAreFound holds that names in other spellings are found
// nearly as often as those spelled as in the articles, that words as they
// stand find next to none, and what the local vectors add to each.
func TestRespelledNamesAreFound(t *testing.T) {
	articles := benchArticles(t, 400)
	folder := t.TempDir()
	a := openTemp(t, Options{Folder: folder})
	for _, article := range articles {
		take(t, a, article)
	}
	questions := respelledQuestions(articles)
	if len(questions) < 300 {
		t.Fatalf("only %d questions", len(questions))
	}
	clean := slices.Clone(questions)
	for i, q := range questions {
		_, last, _ := strings.Cut(q.name, " ")
		clean[i].question = "What is said of " + last + "?"
	}
	cleanBoth := foundAt10(t, a, clean)
	both := foundAt10(t, a, questions)
	withoutVocabulary(t, a)
	vectors := foundAt10(t, a, questions)
	cleanVectors := foundAt10(t, a, clean)
	// Another embedder's vectors are not there, so that words alone answer.
	b := reopen(t, a, folder, &scripted{name: "none", dimension: 8})
	defer b.Close()
	spelled := foundAt10(t, b, questions)
	withoutVocabulary(t, b)
	words := foundAt10(t, b, questions)
	all := map[string]int{}
	for _, q := range questions {
		all[q.kind]++
		all[""]++
	}
	t.Logf("%-28s questions  as printed  words  +vectors  +vocabulary  +both", "found at 10")
	for _, m := range append([]misspelling{{}}, misspellings...) {
		share := func(of map[string]int) float64 { return float64(of[m.kind]) / float64(all[m.kind]) }
		t.Logf("%-28s %9d  %10.2f  %5.2f  %8.2f  %11.2f  %5.2f", m.kind, all[m.kind],
			share(cleanBoth), share(words), share(vectors), share(spelled), share(both))
	}
	if got, want := both[""], cleanBoth[""]*3/4; got < want {
		t.Errorf("%d of %d are found, want %d", got, len(questions), want)
	}
	if words[""]*10 > len(questions) {
		t.Errorf("words as they stand find %d of %d: these are no misspellings", words[""], len(questions))
	}
	if cleanVectors[""] != cleanBoth[""] {
		t.Errorf("of names as printed %d are found, %d without other spellings", cleanBoth[""], cleanVectors[""])
	}
}

// What a word is respelled as does not hang on names that the reader may not see,
// however many of them are more like it.
func TestRespellingTellsNothingOfWhatIsHidden(t *testing.T) {
	const open = "The Zangquavel hall was opened in May."
	orders := map[string]bool{}
	for _, hidden := range []int{0, 26} {
		a := openTemp(t, Options{})
		take(t, a, news.Article{ID: "open", Text: open})
		for i := range hidden {
			take(t, a, news.Article{ID: news.ArticleID(fmt.Sprint("hidden", i)), Collection: "staff", Text: fmt.Sprintf("The Zan%cqubvel hall was shut in May.", 'a'+rune(i))})
		}
		found, err := a.Find(t.Context(), "Who opened Zanxqubvel?", news.Reader{At: time.Now()}, 5)
		if err != nil {
			t.Fatal(err)
		}
		orders[fmt.Sprint(len(found.Passages), found.Bearing, found.Spellings)] = true
		if len(found.Passages) == 0 {
			t.Errorf("with %d hidden names nothing is found", hidden)
		}
	}
	if len(orders) != 1 {
		t.Errorf("the hidden names show: %v", orders)
	}
}
