package compare

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/extract"
)

var update = flag.Bool("update", false, "write what the cases compare anew")

// TestCases reads the cases of testdata. Each file of a set is one: lines that
// begin with "#" say why, "?" is a question, "@" a day of publication and its
// publisher for the articles below, "=" what is found, and any other line is an
// article. With a question the articles are compared for it, without one for
// what they count; a set named "otherwise" shows the first and looks for others.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		set, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range set.Files {
			t.Run(f.Name, func(t *testing.T) {
				rest, want, _ := strings.Cut(string(f.Data), "= ")
				got := compareCase(t, rest, strings.HasPrefix(f.Name, "otherwise"))
				if *update {
					set.Files[i].Data = []byte(rest + "= " + got + "\n")
				} else if got != strings.TrimSpace(want) {
					t.Errorf("got %q, want %q", got, strings.TrimSpace(want))
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(set), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func compareCase(t *testing.T, rows string, otherwise bool) string {
	t.Helper()
	question, at := "", ""
	var texts, days []string
	for _, row := range strings.Split(strings.TrimSpace(rows), "\n") {
		switch {
		case strings.HasPrefix(row, "#"):
		case strings.HasPrefix(row, "? "):
			question = row[2:]
		case strings.HasPrefix(row, "@ "):
			at = row[2:]
		default:
			texts, days = append(texts, strings.ReplaceAll(row, " ¶ ", "\n\n")), append(days, at)
		}
	}
	all := lines(texts...)
	for _, l := range all {
		for i, day := range days {
			if string(l.Article.ID) != "a"+string(rune('1'+i)) || day == "" {
				continue
			}
			date, publisher, _ := strings.Cut(day, " ")
			published, err := time.Parse("2006-01-02T15", date)
			if err != nil {
				t.Fatal(err)
			}
			l.Article.Published, l.Article.Publisher = published, publisher
		}
	}
	var differ, agree []Comparison
	switch {
	case otherwise:
		first := all[:0:0]
		for _, l := range all {
			if l.Article.ID == "a1" {
				first = append(first, l)
			}
		}
		differ = Otherwise(first, first, all)
	case question != "":
		differ, agree = Articles(extract.Analyse(question, nil), all, all)
	default:
		differ, agree = Facts(all)
	}
	for i := range differ {
		told := "differ"
		if differ[i].Changed {
			told = "changed"
		}
		if !differ[i].OfOneThing() {
			told += " (two things)"
		}
		if !differ[i].OfOneState() {
			told += " (two states)"
		}
		rest := said(told, differ[i:i+1])
		differ[i].About = rest[0]
	}
	var out []string
	for _, c := range differ {
		out = append(out, c.About)
	}
	return strings.Join(append(out, said("agree", agree)...), "; ")
}

// A reader looks at three sentences for one position, and at all of fewer.
func TestCarried(t *testing.T) {
	all := lines("It rained.", "It rained at noon.", "Rain fell.", "Rain fell at noon.")
	c := Comparison{Positions: []Position{{Lines: all}, {Lines: all[:2]}}}.Carried()
	if n, m := len(c.Positions[0].Lines), len(c.Positions[1].Lines); n != 3 || m != 2 {
		t.Errorf("%d and %d lines, want 3 and 2", n, m)
	}
}

// A run of words that more than twenty lines hold is a phrase, and finds no copy;
// one that twenty hold does.
func TestCommonGrams(t *testing.T) {
	for others, want := range map[int]int{17: 1, 25: 0} {
		texts := []string{"Crews met Anna Reed there today at noon by boat.", "Crews met Tom Field there today at noon by boat."}
		for range others {
			texts = append(texts, "Nobody was there today at noon by boat, and nobody wanted to leave the town.")
		}
		all := lines(texts...)
		if got := Otherwise(all[:1], nil, all); len(got) != want {
			t.Errorf("%d others: %v, want %d", others, said("differ", got), want)
		}
	}
}
