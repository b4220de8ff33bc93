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
	greeting, lead, closing, tag, aside, hearsay [][]string // phrases, the longest first
	thanked, greeted, besides                    [][]string // what a message is that asks nothing
	filler, asking, questionWord                 map[string]bool
	sentence, measure                            map[string]bool // what an answer is measured in
}

// NewReader reads the words of the lexicon.
func NewReader() *Reader {
	all := func(list string) (out [][]string) {
		for _, phrase := range lexicon.Named("courtesy", list).Words("en") {
			out = append(out, folded(lang.Words(phrase, "en")))
		}
		return out
	}
	phrases := func(list string) [][]string {
		out := all(list)
		slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
		return out
	}
	set := func(list string) map[string]bool {
		out := map[string]bool{}
		for _, phrase := range all(list) {
			for _, word := range phrase {
				out[word] = true
			}
		}
		return out
	}
	return &Reader{
		greeting: phrases("greeting"), lead: phrases("lead"), closing: phrases("closing"), tag: phrases("tag"), aside: phrases("aside"), hearsay: phrases("hearsay"),
		thanked: phrases("thanked"), greeted: phrases("greeted"), besides: phrases("besides"),
		filler: set("filler"), asking: set("asking"), questionWord: set("questionword"),
		sentence: set("sentence"), measure: set("measure"),
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
	pictures = regexp.MustCompile(`[\x{2600}-\x{27BF}\x{FE0F}\x{200D}\x{1F000}-\x{1FAFF}]+`)
	numbered = regexp.MustCompile(`^\s*(?:\(?\d{1,2}[.)]|[-*•>]|[Qq](?:uestion)?\.? ?\d{1,2}[:.)])\s+`)
	emphasis = regexp.MustCompile("(^|[\\s(\"“'])[*_~`]+(\\S(?:[^*_~`]*\\S)?)[*_~`]+($|[\\s.,;:?!)\"”'])")
	copied   = regexp.MustCompile(`(?i)[\s,;(]*\bcc:?(?:\s.*)?$`)
)

// Plain returns the question without what is not asked; the whole text where
// nothing would be left.
func (r *Reader) Plain(text string) string {
	text, _ = r.measured(unmarked(text))
	var kept, asides []string
	for _, s := range lang.Sentences(text, "en") {
		whole := strings.TrimSpace(text[s.Start:s.End])
		switch part := r.part(whole); {
		case part == "":
		case r.isAside(whole):
			asides = append(asides, part)
		default:
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		kept = asides
	}
	if len(kept) == 0 {
		return text
	}
	return strings.Join(kept, " ")
}

// mostAside is how many words a sentence has at most that says why somebody asks.
const mostAside = 10

// isAside reports whether a sentence asks for nothing and says why somebody asks.
func (r *Reader) isAside(s string) bool {
	words := folded(lang.Words(s, "en"))
	if len(words) > mostAside || strings.HasSuffix(s, "?") || r.asks(words) {
		return false
	}
	leads := slices.ContainsFunc(r.lead, func(phrase []string) bool { return holds(words, phrase) })
	n := begins(words, r.aside)
	return n > 0 && (n == len(words) || words[n] != "of") || leads && r.isFiller(words)
}

// asks reports whether a question word is among the words.
func (r *Reader) asks(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return r.questionWord[w] })
}

// unmarked is the text without emoji, emphasis and numbers of a list.
func unmarked(text string) string {
	text = emoji.ReplaceAllString(text, "$1")
	for again := ""; again != text; { // marks within marks
		again, text = text, emphasis.ReplaceAllString(text, "$1$2$3")
	}
	text = pictures.ReplaceAllString(text, " ")
	return strings.Join(strings.Fields(numbered.ReplaceAllString(text, "")), " ")
}

// part returns what is asked in one sentence.
func (r *Reader) part(s string) string {
	s = copied.ReplaceAllString(s, "")
	end := s[len(strings.TrimRight(s, "?!.…")):]
	for before := ""; before != s; {
		before = s
		if end != "." || r.asks(folded(lang.Words(s, "en"))) || r.isThanks(s) {
			s = r.closed(s)
		}
		s = r.opened(s)
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
		gap := s[words[i].End:words[i+1].Start]
		mark := strings.TrimSpace(gap)
		if mark == "" || gap == "-" || strings.ContainsAny(mark, "'’\"“”()") || !strings.ContainsAny(mark[:1], ",:!.-–—") {
			continue
		}
		next := i + 1
		if list[next] == "but" && next+1 < len(list) {
			next++
		}
		leads := r.greets(list[:i+1]) || r.leads(list[:i+1], mark == ",")
		if leads && (mark != "," || next > i+1 || r.questionWord[list[next]]) {
			return s[words[next].Start:]
		}
		if !leads {
			break
		}
	}
	return r.unasked(s, words, list)
}

// greets reports whether the words greet somebody.
func (r *Reader) greets(list []string) bool {
	n := begins(list, r.greeting)
	return n > 0 && len(list) <= n+mostGreeted && !slices.Contains(list, "and")
}

// leads reports whether the words lead to a question. Before a comma, which parts
// other things too, they must do nothing else.
func (r *Reader) leads(list []string, comma bool) bool {
	if list[0] == "for" && !comma {
		return true
	}
	return slices.ContainsFunc(r.lead, func(phrase []string) bool {
		return holds(list, phrase) && (!comma || len(phrase) > 1 || r.isFiller(list))
	})
}

// unasked returns the sentence from its question word on, or from what follows
// "that" or "if", where all before only asks for an answer.
func (r *Reader) unasked(s string, words []lang.Word, list []string) string {
	at := slices.IndexFunc(list, func(w string) bool { return r.questionWord[w] })
	if at > 0 && r.isFiller(list[:at]) && (r.hasAsking(list[:at]) || begins(list, r.greeting) > 0) {
		return s[words[at].Start:]
	}
	for _, joint := range []string{"that", "if"} {
		at := slices.Index(list, joint)
		if at > 0 && at+1 < len(list) && r.isFiller(list[:at]) && r.hasAsking(list[:at]) {
			return s[words[at+1].Start:]
		}
	}
	return s
}

// isFiller reports whether all words only ask for an answer.
func (r *Reader) isFiller(list []string) bool {
	rest := list[begins(list, r.greeting):]
	return !slices.ContainsFunc(rest, func(w string) bool {
		return !r.filler[w] && !r.asking[w] && begins([]string{w}, r.lead) == 0 && begins([]string{w}, r.greeting) == 0
	})
}

func (r *Reader) hasAsking(list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return r.asking[w] })
}

// isThanks reports whether a sentence is one of those that close a question.
func (r *Reader) isThanks(s string) bool {
	list := folded(lang.Words(s, "en"))
	return begins(list, r.closing) > 0 && len(list) <= mostLead
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
