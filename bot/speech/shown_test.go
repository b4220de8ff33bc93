package speech_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the golden sections of the stories anew")

// TestShown holds for each sentence of an article what is shown of it: each
// file of testdata is an article, with its language, publisher and byline on
// the first lines, and its sentences with what is shown where that differs.
func TestShown(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 8 {
		t.Fatal("too few stories")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := &news.Article{Language: "en", Text: strings.TrimSpace(string(archive.Files[0].Data))}
			for _, line := range strings.Split(string(archive.Comment), "\n") {
				key, value, _ := strings.Cut(line, ": ")
				switch key {
				case "language":
					a.Language = value
				case "publisher":
					a.Publisher = value
				case "headline":
					a.Headline = value
				case "byline":
					a.Byline = value
				}
			}
			got := shownOf(t, a)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// shownOf lists the sentences of the article with what is shown of each, and
// holds that the sentence is a part of it, or its answer is.
func shownOf(t *testing.T, a *news.Article) string {
	var b strings.Builder
	x := speech.Read(a)
	one := func(s lang.Span) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(a.Text[s.Start:s.End], "\n\n", " ¶ ")), " ")
	}
	for i, s := range x.Sentences {
		sh := x.Shown(s.Start, s.End)
		fmt.Fprintf(&b, "%s\n", one(lang.Span(s)))
		before := ""
		if sh.Question.End > 0 {
			before += one(sh.Question) + " — "
		}
		if sh.Speaker.End > 0 {
			before += one(sh.Speaker) + ": "
		}
		if shown := one(lang.Span{Start: sh.Start, End: sh.End}); shown != one(lang.Span(s)) || before != "" {
			fmt.Fprintf(&b, "  > {%s}%s\n", before, shown)
		}
		if p := x.Part(i); p.From > i || p.To <= i {
			t.Errorf("sentence %d is not in its own part [%d, %d)", i, p.From, p.To)
		}
		again := x.Shown(sh.Start, sh.End)
		if again.Start > sh.Start || again.End < sh.End {
			t.Errorf("what is shown of sentence %d loses something when it is shown again", i)
		}
	}
	return strings.ReplaceAll(b.String(), "{}", "")
}

// FuzzShown holds, for texts made of what the rules look for, that what is shown
// of any run of sentences lies in the text and holds the run or its answer, and
// that no sentence is outside of its own part.
func FuzzShown(f *testing.F) {
	pieces := []string{
		"“", "”", "\"", "‘", "’", "«", "»", "''", " ", "\n\n", "He sat. ", "Who? ", "I went. ", "Ann Carr: ", "Tom Reid:\n\n", "Q: ", "A: ", "said Ann Carr. ",
		"Ann Carr, Marlow", "— ", "OSLO (NTB) - ", "Meanwhile, ", "(pictured). ", "she said. ", "Dear Sir, ", "The Courier: ", "no",
	}
	f.Add([]byte{13, 11, 9, 14, 12, 9, 13, 10, 9}, 0, 5)
	f.Add([]byte{10, 9, 15, 11, 9, 16, 12, 9, 11, 9, 12}, 1, 2)
	f.Add([]byte{0, 10, 10, 1, 17, 9, 0, 10, 9, 0, 12, 1, 23}, 2, 1)
	f.Fuzz(func(t *testing.T, order []byte, from, length int) {
		var b strings.Builder
		for _, k := range order {
			b.WriteString(pieces[int(k)%len(pieces)])
		}
		a := &news.Article{Language: "en", Publisher: "The Courier", Text: strings.TrimSpace(b.String())}
		x := speech.Read(a)
		if len(x.Sentences) == 0 || from < 0 || length < 0 {
			return
		}
		from %= len(x.Sentences)
		to := min(len(x.Sentences)-1, from+length%8)
		sh := x.Shown(x.Sentences[from].Start, x.Sentences[to].End)
		if _, err := a.Quote(sh.Start, sh.End); err != nil {
			t.Fatalf("%q: %v", a.Text, err)
		}
		if sh.Question.End == 0 && (sh.Start > x.Sentences[from].End || sh.End < x.Sentences[to].Start) {
			t.Fatalf("%q: sentences %d to %d are not in %q", a.Text, from, to, a.Text[sh.Start:sh.End])
		}
		for _, s := range []lang.Span{sh.Speaker, sh.Question} {
			if s.Start < 0 || s.End > len(a.Text) || s.Start > s.End {
				t.Fatalf("%q: %v", a.Text, s)
			}
		}
		for i := range x.Sentences {
			if p := x.Part(i); p.From > i || p.To <= i {
				t.Fatalf("%q: sentence %d is not in [%d, %d)", a.Text, i, p.From, p.To)
			}
		}
	})
}

// repeated are texts in which marks, labels and questions never end.
var repeated = map[string]string{
	"marks": "“A b. C d,” said “E. ", "quotes": "\"A b. C\" d. ", "paragraphs": "“Not this. Not that.”\n\n", "open": "“Not this. Not that.\n\n",
	"labels": "Ann Carr: Why? And how?\n\nTom Reid: No. I do.\n\n", "questions": "Why?\n\nI do. We do.\n\n", "letters": "I do.\n\nAnn Carr, Marlow\n\n",
	"singles": "‘A b. C ", "dashes": "— Why?\n\n— No.\n\n",
}

// What is shown of a sentence stays short, whatever grows around it.
func TestShownIsBounded(t *testing.T) {
	for name, unit := range repeated {
		x := speech.Read(&news.Article{Language: "en", Text: strings.Repeat(unit, 20<<10/len(unit))})
		for i := 0; i < len(x.Sentences); i += 1 + len(x.Sentences)/50 {
			s := x.Sentences[i]
			if sh := x.Shown(s.Start, s.End); sh.End-sh.Start > max(600, s.End-s.Start) {
				t.Errorf("%s: sentence %d shows %d bytes", name, i, sh.End-sh.Start)
			}
		}
	}
}

// An article of 200 KB is read in under half a second on two cores.
func BenchmarkShown(b *testing.B) {
	for name, unit := range repeated {
		a := &news.Article{Language: "en", Text: strings.Repeat(unit, 200<<10/len(unit))}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				x := speech.Read(a)
				for i := 0; i < len(x.Sentences); i += 1 + len(x.Sentences)/50 {
					x.Shown(x.Sentences[i].Start, x.Sentences[i].End)
					x.Part(i)
				}
			}
		})
	}
}
