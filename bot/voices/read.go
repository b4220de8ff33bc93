package voices

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// token is one word of a sentence as the checks see it.
type token struct {
	lang.Word
	key string // what the word is compared by; see vocabulary.key
	raw string // as printed
	// plain is the word folded, without the dots of an abbreviation.
	plain   string
	gap     string // what is printed between the word before and this one
	clause  int    // they count up
	stop    bool   // too common to count, such as "the"
	light   bool   // adds no fact, such as "carried out"
	capital bool
	quoted  bool // stands inside quotation marks
}

// run is a run of tokens [from, to).
type run struct{ from, to int }

// name is a name of a text with the tokens that print it.
type name struct {
	lang.Name
	run
	words []string // plain
}

// reading is what is read out of a sentence.
type reading struct {
	vocab   *vocabulary
	tokens  []token
	names   []name
	sources []source
}

// sentence is one sentence to read. Quoted are the spans of text that stand
// inside quotation marks.
type sentence struct {
	text   string
	read   *sense.Sentence
	quoted []lang.Span
	// subject are the names of the person that a pronoun at the beginning
	// stands for.
	subject [][]string
}

// read reads a sentence.
func read(v *vocabulary, s sentence) *reading {
	r := &reading{vocab: v}
	r.add(s)
	r.sources = findSources(r)
	return r
}

// add reads the words of the sentence, its clauses and values.
func (r *reading) add(s sentence) {
	end := 0
	for _, w := range s.read.Words() {
		raw := s.text[w.Start:w.End]
		t := token{Word: w, key: r.vocab.key(w), raw: raw, gap: dashes.Replace(s.text[end:w.Start])}
		if acronym(raw) {
			t.Folded = raw // "IF" is a club where "if" is a condition
		}
		t.plain = strings.ReplaceAll(w.Folded, ".", "")
		t.stop = w.Stop && !acronym(raw)
		t.light = r.vocab.light[t.key] && !acronym(raw)
		t.capital = startsUpper(raw)
		t.quoted = slices.ContainsFunc(s.quoted, func(q lang.Span) bool { return q.Start <= w.Start && w.End <= q.End })
		end = w.End
		r.tokens = append(r.tokens, t)
	}
	for i := 1; i < len(r.tokens); i++ {
		if r.tokens[i].Folded == "place" && r.tokens[i-1].key == r.vocab.keyOf("take") {
			r.tokens[i-1].light = true // "took place" only says that it was
		}
	}
	r.nameSubject(s.subject)
	r.clauses()
	r.values(s)
}

// nameSubject makes the pronoun at the head the person it stands for.
func (r *reading) nameSubject(names [][]string) {
	if len(names) == 0 || len(r.tokens) == 0 {
		return
	}
	full := slices.MaxFunc(names, func(a, b []string) int { return len(a) - len(b) })
	t := &r.tokens[0]
	t.plain = full[len(full)-1]
	t.key, t.stop, t.light, t.capital = t.plain, false, false, true
	r.names = append(r.names, name{words: full, run: run{0, 1}})
}

// dashes makes the ways to print a dash between words one. A hyphen within a
// word stays.
var dashes = strings.NewReplacer("–", "—", "−", "—", " - ", " — ", "--", "—")

// values reads the numbers, dates and names of the sentence.
func (r *reading) values(s sentence) {
	for _, d := range s.read.Dates() {
		if from, to := r.cover(d.Span); from < to {
			for i := from; i < to; i++ {
				r.tokens[i].key = ""
			}
		}
	}
	for _, n := range s.read.Numbers() {
		if from, to := r.cover(n.Span); from < to && r.tokens[from].Folded != "half" {
			for i := from; i < to; i++ {
				r.tokens[i].key = ""
			}
			r.tokens[from].key = "#" + n.Value
		}
	}
	for _, n := range s.read.Names() {
		if from, to := r.cover(n.Span); from < to {
			m := name{Name: n, run: run{from, to}}
			for i := from; i < to; i++ {
				m.words = append(m.words, r.tokens[i].plain)
			}
			r.names = append(r.names, m)
		}
	}
}

// cover returns the tokens that the span touches. A token may
// be longer than the value in it: "Trump's" holds the name "Trump".
func (r *reading) cover(s lang.Span) (from, to int) {
	for from < len(r.tokens) && r.tokens[from].End <= s.Start {
		from++
	}
	to = from
	for to < len(r.tokens) && r.tokens[to].Start < s.End {
		to++
	}
	return from, to
}

// acronym reports whether a word is printed in capitals: "IS" is a name
// where "is" is a verb.
func acronym(raw string) bool {
	letters := 0
	for _, c := range raw {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters > 1
}

// startsUpper reports whether the first letter of a word is a capital; a
// figure may stand before it, as in "3M".
func startsUpper(raw string) bool {
	for _, c := range raw {
		if !unicode.IsDigit(c) {
			return unicode.IsUpper(c)
		}
	}
	return false
}

// genitive reports whether a word ends in an apostrophe and s.
func genitive(raw string) bool { return strings.HasSuffix(raw, "'s") || strings.HasSuffix(raw, "’s") }
