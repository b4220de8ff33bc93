// Package question reads what is asked, before anything is searched or chosen.
package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Reader takes off questions what is said to whoever is asked: greetings, thanks,
// "does anyone know", emoji, emphasis, numbers of a list. English only: of other
// languages the marks are taken off and the words stay.
type Reader struct {
	greeting, lead, closing, tag, hearsay [][]string // phrases, the longest first
	asking, questionWord                  map[string]bool
}

// NewReader reads the words of the lexicon; nil is the standard one.
func NewReader(words *lexicon.Lexicon) *Reader {
	phrases := func(list string) (out [][]string) {
		for _, phrase := range words.Courtesy(list) {
			out = append(out, folded(lang.Words(phrase, "en")))
		}
		slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
		return out
	}
	set := func(list string) map[string]bool {
		out := map[string]bool{}
		for _, phrase := range phrases(list) {
			for _, word := range phrase {
				out[word] = true
			}
		}
		return out
	}
	return &Reader{
		greeting: phrases("greeting"), lead: phrases("lead"), closing: phrases("closing"), tag: phrases("tag"), hearsay: phrases("hearsay"),
		asking: set("asking"), questionWord: set("questionword"),
	}
}

func folded(words []lang.Word) (out []string) {
	for _, w := range words {
		out = append(out, w.Folded)
	}
	return out
}

// Marks that are no words.
var (
	emoji    = regexp.MustCompile(`(^|\s):[a-zA-Z][a-zA-Z0-9_+-]*:`)
	numbered = regexp.MustCompile(`^\s*(?:\(?\d{1,2}[.)]|[-*•>])\s+`)
	emphasis = regexp.MustCompile("(^|[\\s(\"“'])[*_~`]+(\\S(?:[^*_~`]*\\S)?)[*_~`]+($|[\\s.,;:?!)\"”'])")
	copied   = regexp.MustCompile(`(?i)[\s,;(]*\bcc:?(?:\s.*)?$`)
)

// Plain returns the question without what is not asked; the whole text where
// nothing would be left.
func (r *Reader) Plain(text string) string {
	text = unmarked(text)
	var kept []string
	for _, s := range lang.Sentences(text, "en") {
		if part := r.part(strings.TrimSpace(text[s.Start:s.End])); part != "" {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return text
	}
	return strings.Join(kept, " ")
}

// unmarked is the text without emoji, emphasis and numbers of a list.
func unmarked(text string) string {
	text = emoji.ReplaceAllString(text, "$1")
	text = numbered.ReplaceAllString(text, "")
	for again := ""; again != text; { // marks within marks
		again, text = text, emphasis.ReplaceAllString(text, "$1$2$3")
	}
	return strings.Join(strings.Fields(text), " ")
}

// part returns what is asked in one sentence.
func (r *Reader) part(s string) string {
	s = copied.ReplaceAllString(s, "")
	end := strings.TrimLeft(s[len(strings.TrimRight(s, "?!.…")):], "!")
	for before := ""; before != s; {
		before = s
		s = r.opened(r.closed(s))
	}
	if s = strings.TrimRight(s, "?!.…"); !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return ""
	}
	return s + end
}

const (
	// mostLead is how many words what leads to a question has at most.
	mostLead = 6
	// mostGreeted is how many words whoever is greeted has at most.
	mostGreeted = 2
)

// opened returns the sentence without what stands before the question.
func (r *Reader) opened(s string) string {
	words := lang.Words(s, "en")
	list := folded(words)
	if n := begins(list, r.greeting); n > 0 && n+mostGreeted >= len(list) && !strings.HasSuffix(s, "?") {
		return ""
	}
	for i := range words[:min(len(words), mostLead)] {
		if i+1 == len(words) {
			break
		}
		mark := strings.TrimSpace(s[words[i].End:words[i+1].Start])
		if mark == "" || strings.ContainsAny(mark, "'’\"“”()") {
			continue
		}
		asked := r.questionWord[list[i+1]] || mark != ","
		greets := begins(list[:i+1], r.greeting) > 0 && i < begins(list, r.greeting)+mostGreeted
		leads := slices.ContainsFunc(r.lead, func(phrase []string) bool { return holds(list[:i+1], phrase) })
		if asked && strings.ContainsAny(mark[:1], ",:!.-–—") && s[words[i].End:words[i+1].Start] != "-" && (greets || leads && (mark != "," || r.allAsking(list[:i+1]))) {
			return s[words[i+1].Start:]
		}
		if !greets && !leads {
			break
		}
	}
	at := slices.IndexFunc(list, func(w string) bool { return r.questionWord[w] })
	if at > 0 && r.allAsking(list[:at]) && slices.ContainsFunc(list[:at], func(w string) bool { return w != "and" && w != "but" && w != "so" && w != "also" }) {
		return s[words[at].Start:]
	}
	return s
}

func (r *Reader) allAsking(list []string) bool {
	return !slices.ContainsFunc(list, func(w string) bool { return !r.asking[w] })
}

// closed returns the sentence without what stands after the question.
func (r *Reader) closed(s string) string {
	words := lang.Words(s, "en")
	list := folded(words)
	for _, phrase := range append(slices.Clone(r.tag), r.closing...) {
		at := len(list) - len(phrase)
		if at < 0 || !slices.Equal(list[at:], phrase) {
			continue
		}
		if at == 0 {
			if slices.ContainsFunc(r.closing, func(p []string) bool { return slices.Equal(p, phrase) }) {
				return ""
			}
			return s
		}
		comma := strings.Contains(s[words[at-1].End:words[at].Start], ",")
		isTag := slices.ContainsFunc(r.tag, func(p []string) bool { return slices.Equal(p, phrase) })
		if isTag && !comma {
			continue
		}
		s = s[:words[at-1].End]
		if isTag {
			s = r.unheard(s)
		}
		return s
	}
	return s
}

// unheard returns what somebody in the room says, without who says it.
func (r *Reader) unheard(s string) string {
	words := lang.Words(s, "en")
	list := folded(words)
	if len(list) < 3 {
		return s
	}
	n := begins(list[1:], r.hearsay)
	if n == 0 || n+1 == len(list) {
		return s
	}
	if at := n + 1; list[at] == "that" && at+1 < len(list) {
		return s[words[at+1].Start:]
	}
	return s[words[n+1].Start:]
}

// begins returns how many words the longest phrase has that the list begins with.
func begins(list []string, phrases [][]string) int {
	for _, phrase := range phrases {
		if len(phrase) <= len(list) && slices.Equal(list[:len(phrase)], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// holds reports whether the list holds the words of a phrase one after another.
func holds(list, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(list); i++ {
		if slices.Equal(list[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
