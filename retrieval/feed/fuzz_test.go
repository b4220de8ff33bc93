package feed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// seedFuzz adds the seed articles and a sample of every other kind of file.
func seedFuzz(f *testing.F, add func(raw []byte)) {
	f.Helper()
	for _, name := range []string{"000_e4184e934ececaf9.txt", "004_997d06f23800edea.txt"} {
		raw, err := os.ReadFile("../../seeds/" + name)
		if err != nil {
			f.Fatal(err)
		}
		add(raw)
	}
	for _, s := range []string{
		"", "---\n", "---\n---\n", "Headline\n\nText.\n\nRelated Posts\nOther", "# H\n\n> quoted *text*\n\n* a\n* b\n",
		"---\nid: x\nheadline: \"a: b\"\nauthor: [A, B]\nembargo: 2025-10-26 02:30\nurl: https://example.com/\ncharset: koi8-r\n---\nText.",
		"---\nid: &a x\nheadline: *a\n---\nText.", "---\nid: [[{\n---\n", "\xef\xbb\xbfText.", "\xff\xfeT\x00e\x00", "T\x00e\x00x\x00t\x00 \x00", "caf\xe9 d\xe9j\xe0 vu",
		`<html lang="en"><head><meta charset=utf-8><title>T</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"H","author":{"name":"A"}}</script></head><body><article><h1>T</h1><p>Text&nbsp;here.</p></article></body>`,
		"<table><tr><td>a<td>b</table><pre>a\nb</pre><p hidden>no</p>", "\u202eabc\u2066\U000E0041\u200b", "\x1b$B%7%j%\"\x1b(B",
	} {
		add([]byte(s))
	}
}

// Whatever the bytes, reading ends in an error or in an article that can be
// stored and quoted: valid, visible, canonical text.
func FuzzRead(f *testing.F) {
	names := []string{"a.txt", "a.md", "a.html"}
	seedFuzz(f, func(raw []byte) {
		for i := range names {
			f.Add(uint8(i), raw)
		}
	})
	f.Fuzz(func(t *testing.T, which uint8, raw []byte) {
		a, err := read(names[int(which)%len(names)], raw, Options{})
		if err != nil {
			return
		}
		sum := sha256.Sum256([]byte(a.Text))
		switch {
		case !utf8.ValidString(a.Text) || strings.ContainsRune(a.Text, utf8.RuneError):
			t.Errorf("text is damaged: %q", a.Text)
		case clean(a.Text) != a.Text:
			t.Errorf("text holds invisible characters: %q", a.Text)
		case canonical(blocks(strings.Split(a.Text, "\n"))) != a.Text:
			t.Errorf("text is not canonical: %q", a.Text)
		case !hasWords(a.Text) || a.ID == "" || a.SHA256 != hex.EncodeToString(sum[:]):
			t.Errorf("article is not whole: %+v", a)
		case a.URL != "" && webAddress(a.URL) == "":
			t.Errorf("URL = %q", a.URL)
		}
		for _, s := range []string{string(a.ID), a.Headline, a.Byline, a.Publisher, a.Collection, a.Language} {
			if !utf8.ValidString(s) || oneLine(s) != s {
				t.Errorf("%q is not one clean line", s)
			}
		}
	})
}

// Front matter is taken off whole or the text is left whole.
func FuzzFrontMatter(f *testing.F) {
	seedFuzz(f, func(raw []byte) { f.Add(string(raw)) })
	f.Fuzz(func(t *testing.T, in string) {
		text := clean(strings.ToValidUTF8(in, "?"))
		_, body, _, err := splitFront(text, Options{})
		if err == nil && !strings.HasSuffix(text, body) {
			t.Errorf("%q gave the body %q", text, body)
		}
	})
}

// Decoding gives valid text, and leaves text alone that is UTF-8 already.
func FuzzDecode(f *testing.F) {
	seedFuzz(f, func(raw []byte) { f.Add(raw) })
	f.Add([]byte("\xe3\xcf\xc7\xe5\xe3\xc7\xca \xdd\xed \xcd\xe1\xc8.")) // Arabic in Windows-1256
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := decode(raw, page)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			t.Errorf("%q gave %q", raw, text)
		}
		if utf8.Valid(raw) && !bytes.ContainsFunc(raw, unicode.IsControl) && text != strings.TrimPrefix(string(raw), "\uFEFF") {
			t.Errorf("%q became %q", raw, text)
		}
	})
}
