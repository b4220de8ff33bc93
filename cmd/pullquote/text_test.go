package main

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Whatever a text holds, what is printed of it steers no terminal, and no
// letter of it is lost.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{"61 raids", "\x1b[31mred", "a\r\nb\u2028c", "\u202eabc\u2069", "\xff\xfe", "قال (IS)", "日本語", "\u009b2J"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r) {
				t.Errorf("%q holds %q", got, r)
			}
		}
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, s)
		}
		if letters(got) != letters(s) {
			t.Errorf("letters of %q are lost in %q", s, got)
		}
	})
}

// Wrapping leaves out white space at the ends of lines and nothing else, and
// a line is wider than asked only when it is one word.
func FuzzWrap(f *testing.F) {
	f.Add("The raids were carried out in Aleppo, Idlib, Hama, Homs, Deir ez-Zour.", 20)
	f.Add("日本語の文章は空白なしで続く。", 8)
	f.Add("a\n\nb", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s, width = clean(s), width%100
		lines := wrap([]span{{text: s}}, width)
		var joined strings.Builder
		for _, l := range lines {
			text := plain(l)
			joined.WriteString(text)
			if _, rest, _, _ := uniseg.FirstLineSegmentInString(text, -1); width > 0 && uniseg.StringWidth(text) > width && rest != "" {
				t.Errorf("%q is wider than %d and could be broken", text, width)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if squeeze.Replace(joined.String()) != squeeze.Replace(s) {
			t.Errorf("%q became %q", s, joined.String())
		}
	})
}

func TestOpening(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  string
	}{
		{"short", 10, "short"},
		{"one two three", 8, "one two…"},
		{"one, two, three", 10, "one, two…"},
		{"two\nlines", 20, "two lines"},
		{"overlongword and more", 5, "overlongword…"},
		{"", 5, ""},
	}
	for _, test := range tests {
		if got := opening(test.text, test.width); got != test.want {
			t.Errorf("opening(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestNearestIDs(t *testing.T) {
	articles := articlesNamed("000_e4184e934ececaf9", "004_997d06f23800edea", "harbour", "harbours")
	tests := []struct {
		id   string
		want string
	}{
		{"harbor", "harbour harbours"},
		{"HARBOURS", "harbours harbour"},
		{"997d", "004_997d06f23800edea"},
		{"000_e4184e934eceaf9", "000_e4184e934ececaf9"},
		{"zzz", ""},
	}
	for _, test := range tests {
		if got := strings.Join(nearest(test.id, articles), " "); got != test.want {
			t.Errorf("nearest(%q) = %q, want %q", test.id, got, test.want)
		}
	}
}
