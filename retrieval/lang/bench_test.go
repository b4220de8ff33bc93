package lang

import (
	"os"
	"strings"
	"testing"
)

func seed(b *testing.B) string {
	b.Helper()
	text, err := os.ReadFile("../../seeds/004_997d06f23800edea.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(text), 16)
}

func BenchmarkSentences(b *testing.B) {
	measure(b, func(text string) { Sentences(text, "en") })
}

func BenchmarkWords(b *testing.B) {
	measure(b, func(text string) { Words(text, "en") })
}

func BenchmarkNumbers(b *testing.B) {
	measure(b, func(text string) { Numbers(text, "en") })
}

func BenchmarkNames(b *testing.B) {
	measure(b, func(text string) { Names(text, "en") })
}

// measure runs f over a text of the size of a long archive page.
func measure(b *testing.B, f func(string)) {
	b.Helper()
	text := seed(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f(text)
	}
}
