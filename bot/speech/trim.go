package speech

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Datelines: capitals with an agency or a date, and where the article begins
// capitals alone, or a place with the agency: "LONDON (Reuters) - ", "PARIS, 3
// March — ", "NEW DELHI: ", "London (AP) – ".
var (
	place      = `\p{Lu}[\p{Lu}\p{M}.'’\-/]+(?: \p{Lu}[\p{Lu}\p{M}.'’\-/]*){0,3}`
	region     = `(?:, [\p{L}\p{M}][\p{L}\p{M}.' ]{1,24})?`
	onDate     = `(?:, (?:\d{1,2}\.? [\p{L}\p{M}]{3,10}\.?|[\p{L}\p{M}]{3,10}\.? \d{1,2}))`
	agency     = `(?: ?\([\p{L}][\p{L}\p{M}/ .]{1,24}\))`
	dash       = ` ?(?:--?|[–—―]) ?`
	dateline   = regexp.MustCompile(`^` + place + region + `(?:` + onDate + agency + `?|` + agency + `)` + dash)
	opening    = regexp.MustCompile(`^` + place + region + `(?:` + dash + `|: )`)
	mixed      = withWords(`^\p{Lu}[\p{L}\p{M}.'’\- ]{1,30}`+region+onDate+`? ?\(WORDS\)`+dash, lexicon.Named("print", "agency"))
	letterForm = regexp.MustCompile(`^[\p{L}\p{M}]{1,12}\s?[:：]\s*`)
	// bracketed matches what stands in brackets at the end of a sentence.
	bracketed = regexp.MustCompile(` \(([^()\n]{3,40})\)[.!]?$`)
)

// afterLabel are the runes between a label and what is said.
const afterLabel = ":： \u00a0\u202f"

// fewestLeft is how many words must be left of what something is cut from.
const fewestLeft = 3

// trim moves the ends inward over what is no part of what the text says. What
// stands in the middle stays, since the bytes shown are one run.
func (t *Text) trim(s Shown) Shown {
	for again := true; again; {
		text := t.Article.Text[s.Start:s.End]
		cut := t.head(text, s.Start)
		again = cut > 0 && s.Start+cut < t.sentenceEnd(s.Start) && (countWords(text[cut:]) >= fewestLeft || t.answerLabel(text, s.Start) > 0)
		if again {
			s.Start += cut
		}
	}
	last := t.over(lang.Span{Start: s.End - 1, End: s.End})
	if last.from < 0 {
		return s
	}
	from := max(s.Start, t.Sentences[last.from].Start)
	text := t.Article.Text[from:s.End]
	if m := bracketed.FindStringSubmatchIndex(text); m != nil && t.isPictured(text[m[2]:m[3]]) && countWords(text[:m[0]]) >= fewestLeft {
		s.End = from + m[0]
	}
	return s
}

// sentenceEnd is where the sentence ends that the byte is in.
func (t *Text) sentenceEnd(at int) int {
	r := t.over(lang.Span{Start: at, End: at + 1})
	if r.from < 0 {
		return at
	}
	return t.Sentences[r.from].End
}

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// head is how many bytes at the head of the text are no part of what it says.
func (t *Text) head(text string, at int) int {
	first := at == t.Sentences[0].Start
	for _, form := range []*regexp.Regexp{dateline, mixed(), opening} {
		m := form.FindString(text)
		if m == "" || form != dateline && !first || t.isLabel(at) {
			continue
		}
		rest := text[len(m):]
		r, _ := utf8.DecodeRuneInString(rest)
		mark := strings.TrimSpace(m[strings.LastIndexAny(strings.TrimRight(m, " "), " ):")+1:])
		paired := form == opening && !strings.HasSuffix(m, ": ") && mark != "" && strings.Contains(rest, " "+mark+" ")
		if (unicode.IsUpper(r) || unicode.IsPunct(r)) && !paired {
			return len(m)
		}
	}
	if n := t.answerLabel(text, at); n > 0 {
		return n
	}
	for word := range of(joiners, t.Article.Language) {
		if len(text) > len(word)+2 && text[len(word)] == ',' && lang.Fold(text[:len(word)]) == word && !isWord(rune(text[len(word)+1])) {
			return len(word) + 1 + len(text[len(word)+1:]) - len(strings.TrimLeft(text[len(word)+1:], " \u00a0"))
		}
	}
	return 0
}

// answerLabel is how many bytes the label of an answer has that names nobody,
// where the name is shown in its place: "A: ".
func (t *Text) answerLabel(text string, at int) int {
	r := t.over(lang.Span{Start: at, End: at + 1})
	if r.from < 0 || t.turnOf[r.from] < 0 {
		return 0
	}
	k := t.turnOf[r.from]
	if u := t.turns[k]; u.label != answers || !t.isNamedAbove(k) || t.Sentences[u.from].Start != at {
		return 0
	}
	form := letterForm.FindString(text)
	if !of(answering, t.Article.Language)[lang.Fold(strings.TrimRight(form, afterLabel))] {
		return 0
	}
	return len(form)
}

// isLabel reports whether the byte stands in a text with speakers at the heads
// of its lines.
func (t *Text) isLabel(at int) bool {
	r := t.over(lang.Span{Start: at, End: at + 1})
	return r.from >= 0 && t.turnOf[r.from] >= 0
}

// isPictured reports whether the words in brackets only tell where in a picture
// somebody is.
func (t *Text) isPictured(words string) bool {
	may, must, told := of(pictured, t.Article.Language), of(seen, t.Article.Language), false
	for _, w := range t.Article.Sense().Beside(words).Words() {
		if !may[w.Folded] {
			return false
		}
		told = told || must[w.Folded]
	}
	return told
}
