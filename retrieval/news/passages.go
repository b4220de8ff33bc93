package news

import (
	"slices"
	"strings"
	"unicode"
)

// The size of a passage in words. Below about 60 a passage often says "he"
// without saying who; above about 120 it speaks of several things and is found
// for none of them. In 1,700 articles of the US press, half of the paragraphs
// have fewer than 25 words and nine of ten fewer than 55, so a passage is most
// often one paragraph with the one-liners around it.
const (
	fewestWords = 60
	mostWords   = 120
	// onelinerWords is the most words of a paragraph that may be joined with
	// its neighbours: one short sentence on a line of its own.
	onelinerWords = 30
)

// Passages joins the sentences of the article, which must be those that
// Sentences returns, into passages: runs of whole sentences. A passage is one
// paragraph; a paragraph of a single short sentence is joined with those beside
// it until the passage is long enough, and a long paragraph is parted as evenly
// as its sentences allow. Every sentence is in exactly one passage, and a very
// long one is alone in its passage.
func Passages(a *Article, sentences []Sentence) []Passage {
	var out []Passage
	var hand []Sentence // the passage in hand
	words, whole := 0, false
	flush := func() {
		if len(hand) > 0 {
			out = append(out, passage(a, hand))
		}
		hand, words, whole = nil, 0, false
	}
	for _, p := range paragraphs(a, sentences) {
		n := countWords(a, p)
		oneliner := len(p) == 1 && n <= onelinerWords
		if words >= fewestWords || words+n > mostWords || whole && !oneliner {
			flush()
		}
		if n > mostWords {
			out = append(out, divide(a, p, n)...)
			continue
		}
		hand, words, whole = append(hand, p...), words+n, whole || !oneliner
	}
	flush()
	return out
}

// paragraphs parts the sentences at the line ends between them.
func paragraphs(a *Article, sentences []Sentence) [][]Sentence {
	var out [][]Sentence
	from := 0
	for i := 1; i <= len(sentences); i++ {
		if i == len(sentences) || strings.Contains(a.Text[sentences[i-1].End:sentences[i].Start], "\n") {
			out = append(out, sentences[from:i])
			from = i
		}
	}
	return out
}

// divide parts a paragraph of so many words into passages of about equal size,
// none above mostWords unless it is a single sentence.
func divide(a *Article, paragraph []Sentence, words int) []Passage {
	parts := (words + mostWords - 1) / mostWords
	target := words / parts
	var out []Passage
	from, size := 0, 0
	for i := range paragraph {
		n := countWords(a, paragraph[i:i+1])
		if i > from && (size+n > mostWords || size+n/2 > target) {
			out = append(out, passage(a, paragraph[from:i]))
			from, size = i, 0
		}
		size += n
	}
	return append(out, passage(a, paragraph[from:]))
}

// passage returns the passage that is the sentences.
func passage(a *Article, sentences []Sentence) Passage {
	return Passage{
		Article:   a,
		Start:     sentences[0].Start,
		End:       sentences[len(sentences)-1].End,
		Sentences: slices.Clip(sentences),
	}
}

// countWords returns how many words the sentences have: runs of anything but
// white space, which is exact enough for a size.
func countWords(a *Article, sentences []Sentence) int {
	n := 0
	for _, s := range sentences {
		for range strings.FieldsFuncSeq(a.Text[s.Start:s.End], unicode.IsSpace) {
			n++
		}
	}
	return n
}
