package retrieval

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/when"
)

// filter is a limit that a question sets, with what it leaves.
type filter struct {
	news.Filter
	start, end int // bytes of its words in the question
	leaves     func(*listing) bool
}

// filters are the limits that a question sets.
type filters []filter

// leave reports whether an article may be searched.
func (f filters) leave(l *listing) bool {
	for _, x := range f {
		if !x.leaves(l) {
			return false
		}
	}
	return true
}

// dropped reports whether the filters left too little and were dropped.
func (f filters) dropped() bool {
	return slices.ContainsFunc(f, func(x filter) bool { return x.Dropped })
}

// told are the filters as a reader is told of them.
func (f filters) told() (out []news.Filter) {
	for _, x := range f {
		out = append(out, x.Filter)
	}
	return out
}

// readFilters returns the limits that the question sets, the words that set or
// lift them, and the question without those: what says which articles to
// search is not what to look for in them.
func (s sight) readFilters(text string) (set filters, words []string, rest string) {
	left := []byte(text)
	take := func(start, end int) {
		words = append(words, text[start:end])
		blank(left[start:end])
	}
	for _, read := range []struct {
		kind news.FilterKind
		in   func(string) (filter, bool)
	}{{news.ByDate, s.dateFilter}, {news.ByPublisher, s.publisherFilter}, {news.ByByline, s.bylineFilter}} {
		f, ok := read.in(text)
		if ok {
			f.Kind, f.Words = read.kind, text[f.start:f.end]
			take(f.start, f.end)
		}
		if start, end, lifted := phraseIn(text, read.kind.Any()); lifted {
			take(start, end)
		} else if ok {
			set = append(set, f)
		}
	}
	return set, words, string(left)
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// phraseIn finds words that follow each other in a text.
func phraseIn(text, phrase string) (start, end int, found bool) {
	words, sought := lang.Words(text, "en"), strings.Fields(phrase)
	for i := 0; i+len(sought) <= len(words); i++ {
		n := 0
		for n < len(sought) && words[i+n].Folded == sought[n] {
			n++
		}
		if n == len(sought) {
			return words[i].Start, words[i+n-1].End, true
		}
	}
	return 0, 0, false
}

func (s sight) dateFilter(text string) (filter, bool) {
	asked := s.as.At
	if asked.IsZero() {
		return filter{}, false
	}
	p, words, ok := when.Published(text, asked)
	if ok { // it may be a name that is read as a day
		p, words, ok = when.Published(s.withoutOutlets(text), asked)
	}
	return filter{
		Filter: news.Filter{Of: p.String()}, start: words.Start, end: words.End,
		leaves: func(l *listing) bool { return p.Holds(l.article.Published) },
	}, ok
}

// withoutOutlets is the text with blanks where it names a publisher: "USA Today" and
// "The Mail on Sunday" are no days.
func (s sight) withoutOutlets(text string) string {
	left := []byte(text)
	for name, in := range s.outlets {
		if !s.any(in) {
			continue
		}
		if start, end, ok := phraseIn(text, lang.Fold(name)); ok {
			blank(left[start:end])
		}
	}
	return string(left)
}

// publisherFilter reads "in The Islander", when the question names no other
// outlet. "According to The Islander" is no filter: another article may say
// what The Islander reported.
func (s sight) publisherFilter(text string) (filter, bool) {
	q := question{text: text}
	q.readOutlets(s.outlets, s.any)
	if len(q.outlets) != 1 {
		return filter{}, false
	}
	name := q.outlets[0]
	start, end, ok := after(text, "in", name)
	return filter{
		Filter: news.Filter{Of: name}, start: start, end: end,
		leaves: func(l *listing) bool { return l.outlet == name },
	}, ok
}

// longestName is the most words of a writer's name.
const longestName = 5

// bylineFilter reads "by Ann Carr" and "did Ann Carr write", of somebody who
// wrote an article.
func (s sight) bylineFilter(text string) (filter, bool) {
	words := lang.Words(text, "en")
	for i := range words {
		for n := min(longestName, len(words)-i); n > 1; n-- {
			name, known := s.writer(lang.Fold(text[words[i].Start:words[i+n-1].End]))
			if !known {
				continue
			}
			if span, asks := asWriter(words, i, i+n); asks {
				return filter{
					Filter: news.Filter{Of: name}, start: span.Start, end: span.End,
					leaves: func(l *listing) bool { return wrote(l.article.Byline, name) },
				}, true
			}
		}
	}
	return filter{}, false
}

// writing are the verbs of what writers do.
var writing = map[string]bool{"write": true, "wrote": true, "written": true}

// asWriter returns the name of the words from one up to but not including
// another with the word that asks for what that person wrote.
func asWriter(words []lang.Word, from, to int) (s lang.Span, asks bool) {
	switch {
	case from > 0 && words[from-1].Folded == "by":
		return lang.Span{Start: words[from-1].Start, End: words[to-1].End}, true
	case to < len(words) && writing[words[to].Folded]:
		return lang.Span{Start: words[from].Start, End: words[to].End}, true
	}
	return lang.Span{}, false
}

// wrote reports whether a byline names the writer.
func wrote(byline, name string) bool {
	return slices.ContainsFunc(writersOf(byline), func(w string) bool { return lang.Fold(w) == lang.Fold(name) })
}

// after finds a name as it is printed, in whatever letters, after a word and
// perhaps "the".
func after(text, word, name string) (start, end int, ok bool) {
	words := lang.Words(text, "en")
	for i, w := range words {
		if w.Folded != word {
			continue
		}
		for _, skip := range []string{"", "the"} {
			first := i + 1
			if skip != "" && (first >= len(words) || words[first].Folded != skip) {
				continue
			}
			if skip != "" {
				first++
			}
			if first < len(words) && startsWith(text[words[first].Start:], name) {
				return w.Start, words[first].Start + len(name), true
			}
		}
	}
	return 0, 0, false
}

// startsWith reports whether a text begins with a name and a word ends there.
func startsWith(text, name string) bool {
	if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return false
	}
	for _, r := range text[len(name):] {
		return !partOfWord(r)
	}
	return true
}

// writersOf returns the names in a byline that are full names: "By Ann Carr
// and Bob Dole, Staff" has two.
func writersOf(byline string) []string {
	byline = strings.TrimSpace(byline)
	if len(byline) > 3 && strings.EqualFold(byline[:3], "by ") {
		byline = byline[3:]
	}
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(byline, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '&' }) {
		if name := strings.TrimSpace(part); len(strings.Fields(name)) > 1 {
			out = append(out, name)
		}
	}
	return out
}
