package ground

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

var benchSets = func() *string { s := "../../../shared/bench"; return &s }()
var show = flag.String("show", "", "what to print")

func jsonLines(t testing.TB, path string, f func([]byte)) {
	file, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 10<<20)
	for s.Scan() {
		f(s.Bytes())
	}
}

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range lang.Words(text, "en") {
		out[w.Folded] = true
	}
	return out
}

// closest returns the lines that hold most of the claim's words, greedily.
func closest(claim string, e news.Evidence, most int) []int {
	want := wordSet(claim)
	var out []int
	for len(out) < most {
		best, n := -1, 0
		for i, l := range e.Lines {
			k := 0
			for w := range wordSet(l.Text()) {
				if want[w] {
					k++
				}
			}
			if k > n {
				best, n = i, k
			}
		}
		if best < 0 {
			break
		}
		out = append(out, best+1)
		for w := range wordSet(e.Lines[best].Text()) {
			delete(want, w)
		}
	}
	return out
}

func jsonUn(b []byte, v any) { _ = json.Unmarshal(b, v) }

func TestMeasureClaims(t *testing.T) {
	type key struct {
		set    string
		honest bool
	}
	all, held := map[key]int{}, map[key]int{}
	printed := 0
	jsonLines(t, filepath.Join(*benchSets, "claims/dev.jsonl.gz"), func(b []byte) {
		var r struct {
			Set, ID, Article, Claim, Kind string
			Honest                        bool
		}
		if err := json.Unmarshal(b, &r); err != nil {
			t.Fatal(err)
		}
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: r.Article}})
		lines := closest(r.Claim, e, 3)
		v := Check(Claim{Text: r.Claim, Lines: lines}, e)
		k := key{r.Set, r.Honest}
		all[k]++
		if v.Holds() {
			held[k]++
		}
		if *show == "shown" && v.Holds() && !r.Honest || *show == "lost" && !v.Holds() && r.Honest && r.Set == "cliff-cnndm" && all[k]%4 == 0 && printed < 90 {
			printed++
			fmt.Printf("%s %s: %s\n", r.Set, r.Kind, r.Claim)
			for _, n := range lines[:1] {
				fmt.Printf("     %s\n", e.Lines[n-1].Text())
			}
			var fs []string
			for _, n := range lines {
				l, _ := e.Line(n)
				for _, f := range newCarrier(l, englishLexicon()).fault(r.Claim) {
					fs = append(fs, string(f.Rule)+": "+f.Said+f.Printed)
				}
				fs = append(fs, "##")
			}
			fmt.Println("     ->", strings.Join(fs, " | "))
		}
	})
	var h, hk, w, ws int
	var keys []string
	for k := range all {
		keys = append(keys, fmt.Sprintf("%s honest=%v %d of %d", k.set, k.honest, held[k], all[k]))
		if k.honest {
			h, hk = h+all[k], hk+held[k]
		} else {
			w, ws = w+all[k], ws+held[k]
		}
	}
	sort.Strings(keys)
	t.Log(strings.Join(keys, "\n"))
	t.Logf("honest kept %.3f (%d of %d), wrong shown %.4f (%d of %d)", float64(hk)/float64(h), hk, h, float64(ws)/float64(w), ws, w)
}

func TestMustNotShow(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(*benchSets, "../claims/must-not-show.tsv"))
	if err != nil {
		t.Skip(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		line, claim, _ := strings.Cut(row, "\t")
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
		var all []int
		for _, l := range e.Lines {
			all = append(all, l.Number)
		}
		if Check(Claim{Text: claim, Lines: all}, e).Holds() {
			t.Errorf("shown: %s <- %s", claim, line)
		}
	}
}

// articleTexts finds the texts of articles of the public sets.
func articleTexts(t testing.TB, want map[string]bool) map[string]string {
	out := map[string]string{}
	for set, file := range map[string]string{"multihop": "multihop/corpus.jsonl.gz", "rtqa": "rtqa/archive.jsonl.gz", "polnear": "polnear/dev.jsonl.gz", "newsnoise": "newsnoise/dev.jsonl.gz"} {
		jsonLines(t, filepath.Join(*benchSets, file), func(b []byte) {
			var r struct {
				ID                 any
				Body, Text         string
				Positive, Negative []struct{ Text string }
			}
			if err := json.Unmarshal(b, &r); err != nil {
				t.Fatal(err)
			}
			id := set + "/" + fmt.Sprint(r.ID)
			if r.Body+r.Text != "" && want[id] {
				out[id] = r.Body + r.Text
			}
			for i, p := range r.Positive {
				if k := fmt.Sprintf("%s/positive/%d", id, i); want[k] {
					out[k] = p.Text
				}
			}
			for i, p := range r.Negative {
				if k := fmt.Sprintf("%s/negative/%d", id, i); want[k] {
					out[k] = p.Text
				}
			}
		})
	}
	return out
}

func TestHonestOfModels(t *testing.T) {
	for _, name := range []string{"honest_seen", "honest_kept", "near_seen", "near_kept"} {
		type row struct {
			Set, Passage, Claim string
			ID                  any
			Lines               []string
		}
		var rows []row
		want := map[string]bool{}
		id := func(r row) string {
			out := r.Set + "/" + fmt.Sprint(r.ID)
			if r.Passage != "" {
				out += "/" + r.Passage
			}
			return out
		}
		jsonLines(t, filepath.Join("testdata", name+".jsonl"), func(b []byte) {
			var r row
			if err := json.Unmarshal(b, &r); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, r)
			want[id(r)] = true
		})
		texts := articleTexts(t, want)
		held, second := 0, 0
		for _, r := range rows {
			e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: texts[id(r)]}})
			var lines []int
			for _, l := range r.Lines {
				for _, x := range e.Lines {
					if strings.HasPrefix(x.Text(), l) || strings.Contains(x.Text(), l) {
						lines = append(lines, x.Number)
						break
					}
				}
			}
			v := Check(Claim{Text: r.Claim, Lines: lines}, e)
			if v.Holds() {
				held++
			} else if again(lines, e) {
				second++
			}
			if v.Holds() {
			} else if *show == "honest" && name == "near_seen" {
				fmt.Println("C:", r.Claim)
				fmt.Println("R:", v.Fault.Rule, v.Fault)
				for _, n := range lines {
					k := newCarrier(e.Lines[n-1], englishLexicon())
					for _, w := range k.read[0].ways(englishLexicon())[:1] {
						fmt.Println("   L:", pr(w))
					}
					var s []string
					for _, f := range k.fault(r.Claim) {
						s = append(s, string(f.Rule)+": "+f.Said+f.Printed)
					}
					fmt.Println("   ->", len(s), strings.Join(s, " | "))
				}
			}
		}
		t.Logf("%s: %d of %d, second %d", name, held, len(rows), held+second)
	}
}

// again reports whether an honest model that copies a line whole when it is
// asked again gets it shown.
func again(lines []int, e news.Evidence) bool {
	for _, n := range lines {
		l, _ := e.Line(n)
		for _, r := range newCarrier(l, englishLexicon()).read {
			if Check(Claim{Text: strings.ReplaceAll(strings.ReplaceAll(r.words(0, len(r.tokens)), " ,", ","), " .", "."), Lines: lines}, e).Holds() {
				return true
			}
		}
		if Check(Claim{Text: l.Text(), Lines: lines}, e).Holds() {
			return true
		}
	}
	return false
}
