package ground_test

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/news"
)

// word is a word or mark of a sentence with its part of speech, named as in
// the Penn Treebank.
type word struct {
	text, low, tag string
	start, end     int
}

// sentence is a printed line that lies are made of. Its quotation marks and
// apostrophes are straight.
type sentence struct {
	text   string
	low    string
	number int
	story  *story
	lang   *language
	words  []word
}

// plainSentences returns the lines that are whole and plain: no question, no
// quotation, no brackets, neither short nor long.
func plainSentences(s *story, e news.Evidence, lang *language) []*sentence {
	straight := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ")
	var out []*sentence
	for _, l := range e.Lines {
		text := straight.Replace(l.Text())
		if n := strings.Count(text, " ") + 1; n < 7 || n > 42 || !plain(text) {
			continue
		}
		out = append(out, &sentence{text: text, low: strings.ToLower(text), number: l.Number, story: s, lang: lang})
	}
	return out
}

// plain reports whether the text begins and ends as a sentence does and holds
// no marks that a rule might tear apart.
func plain(text string) bool {
	if !capital(text) || !strings.HasSuffix(text, ".") || strings.HasSuffix(text, "..") {
		return false
	}
	if strings.ContainsAny(text, "\"()[]:;?!…•|/\n–—‒−*#_&@") || strings.Contains(text, " - ") || strings.Contains(text, " '") {
		return false
	}
	for i := 1; i+1 < len(text); i++ {
		if text[i] == '.' && unicode.IsLower(rune(text[i-1])) && unicode.IsUpper(rune(text[i+1])) {
			return false // two sentences without a space
		}
	}
	first, _, _ := strings.Cut(text, " ")
	return first != strings.ToUpper(first) || len(first) < 2
}

// has reports whether the sentence holds one of the words, which is quicker
// than to look for them among the tagged ones.
func (s *sentence) has(words ...string) bool {
	for _, w := range words {
		if strings.Contains(s.low, w) {
			return true
		}
	}
	return false
}

// mentions reports whether one of the listed words stands in the sentence.
func (s *sentence) mentions(list string) bool {
	for w := range strings.FieldsSeq(s.low) {
		if oneOf(strings.Trim(w, ",."), list) {
			return true
		}
	}
	return false
}

// wordForm finds words, abbreviations, numbers and marks; shortForm the short
// form at the end of a word.
var (
	wordForm  = regexp.MustCompile(`(?:\p{L}\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gov|Sen|Gen|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|[\p{L}\p{N}]+(?:[-.,'&/][\p{L}\p{N}]+)*|\S`)
	shortForm = regexp.MustCompile(`(?i)(?:n't|'(?:s|re|ve|ll|d|m))$`)
)

// read tags the words, once.
func (s *sentence) read() []word {
	if s.words != nil {
		return s.words
	}
	var words []string
	for _, at := range wordForm.FindAllStringIndex(s.text, -1) {
		start, end := at[0], at[1]
		if cut := shortForm.FindStringIndex(s.text[start:end]); cut != nil && cut[0] > 0 {
			s.words = append(s.words, word{start: start, end: start + cut[0]})
			start += cut[0]
		}
		s.words = append(s.words, word{start: start, end: end})
	}
	for i := range s.words {
		w := &s.words[i]
		w.text = s.text[w.start:w.end]
		w.low = strings.ToLower(w.text)
		words = append(words, w.text)
	}
	for i, t := range s.lang.tagger.Tag(words) {
		s.words[i].tag = t.Tag
	}
	return s.words
}

// at returns a word; beyond the sentence it is an empty one.
func (s *sentence) at(i int) word {
	if w := s.read(); i >= 0 && i < len(w) {
		return w[i]
	}
	return word{}
}

// cut returns the text of the words from i to before j.
func (s *sentence) cut(i, j int) string {
	w := s.read()
	j = min(j, len(w))
	if i >= j {
		return ""
	}
	return s.text[w[i].start:w[j-1].end]
}

// rest returns the text from word i to the end.
func (s *sentence) rest(i int) string { return s.cut(i, len(s.read())) }

// inner returns the words as they are written within a sentence.
func (s *sentence) inner(i, j int) string {
	text := s.cut(i, j)
	if i != 0 || !oneOf(s.at(0).tag, " DT IN CD PRP PRP$ NNS JJ ") || s.at(0).text == "I" {
		return text
	}
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[n:]
}

// claim joins parts to a sentence.
func claim(parts ...string) string {
	text := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	text = strings.NewReplacer(" ,", ",", " .", ".", " '", "'").Replace(text)
	text = strings.TrimLeft(text, ", ")
	text = strings.TrimRight(text, ",. ") + "."
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

// list makes a list of one text.
func list(text string) []string { return []string{text} }

// oneOf reports whether the word is in the list, which parts words by spaces.
func oneOf(word, list string) bool {
	return word != "" && strings.Contains(list, " "+word+" ")
}

// capital reports whether the text begins with a capital letter.
func capital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}
