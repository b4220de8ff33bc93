package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/rivo/uniseg"
)

// answerPage is the answer as it is printed.
func answerPage(a answer.Answer, s style, zone *time.Location) string {
	page, err := messagePage(a, s, zone)
	if err != nil {
		panic(err) // an answer can always be shown
	}
	return page
}

// The page of an answer is what the golden file holds, on terminals of two
// widths and in a pipe.
func TestAnswerPage(t *testing.T) {
	styles := []struct {
		name  string
		style style
	}{
		{"wide", style{width: 100, colour: true, isolate: true}},
		{"narrow", style{width: 60, isolate: true}},
		{"pipe", style{}},
	}
	for _, name := range []string{"model", "extractive", "spoken", "refusal", "near", "empty", "arabic"} {
		answer := readAnswer(t, name)
		for _, s := range styles {
			t.Run(name+" "+s.name, func(t *testing.T) {
				golden(t, name+"."+s.name+".golden", answerPage(answer, s.style, time.UTC))
			})
		}
	}
}

// No line of a page is wider than the terminal, and joining the lines of a
// quotation gives its words back.
func TestAnswerPageKeepsQuotes(t *testing.T) {
	answer := readAnswer(t, "model")
	for width := 40; width <= 120; width += 7 {
		page := answerPage(answer, style{width: width}, time.UTC)
		var quoted []string
		for _, l := range strings.Split(page, "\n") {
			if got := uniseg.StringWidth(l); got > width && !strings.Contains(l, "https://") {
				t.Errorf("width %d: a line of %d columns: %q", width, got, l)
			}
			if _, text, ok := strings.Cut(l, "│ "); ok {
				quoted = append(quoted, text)
			}
		}
		joined := strings.ReplaceAll(strings.Join(quoted, ""), " ", "")
		for _, c := range answer.Citations {
			if !strings.Contains(joined, strings.ReplaceAll(c.Quote, " ", "")) {
				t.Errorf("width %d: quotation %d is not whole", width, c.N)
			}
		}
	}
}

// Nothing that an article or a model holds can steer the terminal.
func TestAnswerPageIsHarmless(t *testing.T) {
	const evil = "a\x1b[2Jb\x07\u009b31mc\u202ed\x00\x7f\u2066e\rf\xff"
	said := answer.Answer{
		Outcome: answer.Partial, Notice: evil,
		Claims:    []answer.Claim{{Text: evil + "!", Citations: []int{1}}},
		Citations: []answer.Citation{{N: 1, Quote: evil, Headline: evil, Publisher: evil, URL: "https://example.org/" + evil}},
		Disagreements: []answer.Disagreement{{About: evil, Positions: []answer.Position{
			{Text: evil, Citations: []int{1}}, {Text: evil, Citations: []int{1}},
		}}},
		Agreements: []answer.Disagreement{{About: evil, Positions: []answer.Position{{Text: evil, Citations: []int{1}}}}},
	}
	page := answerPage(said, style{width: 80}, time.UTC)
	for _, bad := range []string{"\x1b", "\x07", "\u009b", "\u202e", "\x00", "\x7f", "\u2066", "\r", "\xff"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

// readAnswer reads an answer of testdata in the form that --json prints.
func readAnswer(t *testing.T, name string) answer.Answer {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "answers", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var a answer.Answer
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// golden compares got with a file of testdata/answers.
func golden(t *testing.T, name, got string) {
	t.Helper()
	goldenIn(t, "answers", name, got)
}

// goldenIn compares got with a file of a folder of testdata.
func goldenIn(t *testing.T, folder, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", folder, name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs.\ngot:\n%s\nwant:\n%s", name, got, want)
	}
}
