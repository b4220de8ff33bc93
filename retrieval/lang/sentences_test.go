package lang

import (
	"bufio"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSentencesOfHardCases holds that each case of testdata/sentences.txt is
// cut at its bars and nowhere else.
func TestSentencesOfHardCases(t *testing.T) {
	file, err := os.Open("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	language, cases := "", 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			language = strings.Trim(line, "[]")
			continue
		}
		cases++
		if got := bars(strings.ReplaceAll(line, "|", " "), language); got != line {
			t.Errorf("%s:\n got %s\nwant %s", language, got, line)
		}
	}
	if cases < 60 {
		t.Errorf("%d cases were read, fewer than there are", cases)
	}
}

// bars returns the text with a bar between its sentences.
func bars(text, language string) string {
	var out []string
	for _, s := range Sentences(text, language) {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

// TestSentencesOfSeeds holds the cut of the two seed articles, one sentence a
// line; the files were read by eye.
func TestSentencesOfSeeds(t *testing.T) {
	seeds, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(seeds) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	for _, path := range seeds {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		golden(t, name, strings.ReplaceAll(bars(string(text), "en"), "|", "\n")+"\n")
	}
}

// golden compares got with the golden file of the name, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
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
		t.Errorf("%s differs; run with -update and read the change\n got %s", path, got)
	}
}

// TestSentencesEndAtLineEnds holds that a line end always ends a sentence and
// that an ideographic full stop needs no space after it.
func TestSentencesEndAtLineEnds(t *testing.T) {
	for text, want := range map[string]string{
		"A headline without a stop\n\nThe first\nsecond": "A headline without a stop|The first|second",
		" \n\n\t":             "",
		"Mr.\nSmith\r\nleft.": "Mr.|Smith|left.",
		"他走了。她留下。":            "他走了。|她留下。",
		"... \n. . .":         "...|. . .",
	} {
		if got := bars(text, ""); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	file, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(string(file), "\n") {
		f.Add(line, "en")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		text = strings.ToValidUTF8(text, "?")
		at := 0
		for _, s := range Sentences(text, language) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("span %v after byte %d of %d", s, at, len(text))
			}
			if strings.TrimSpace(text[at:s.Start]) != "" {
				t.Fatalf("%q lies outside the sentences", text[at:s.Start])
			}
			part := text[s.Start:s.End]
			if part != strings.TrimSpace(part) || strings.Contains(part, "\n") || !utf8.ValidString(part) {
				t.Fatalf("sentence %q", part)
			}
			at = s.End
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q lies outside the sentences", text[at:])
		}
	})
}
