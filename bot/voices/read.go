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
	plain string
	gap   string // what is printed between the word before and this one
	// clause and sentence count up over all sentences of a reading.
	clause, sentence int
	stop             bool // too common to count, such as "the"
	light            bool // adds no fact, such as "carried out"
	capital          bool
	quoted           bool // stands inside quotation marks
	value            bool // part of a number, a date or a name
	tells            bool // the verb of an attribution
}

// run is a run of tokens [from, to).
type run struct{ from, to int }

// name is a name of a text with the tokens that print it.
type name struct {
	lang.Name
	run
	words []string // plain
}

// reading is what the checks read out of one sentence or several.
type reading struct {
	vocab   *vocabulary
	tokens  []token
	names   []name
	sources []source
	at      map[string][]int // key -> the tokens that have it
	printed map[string][]int // plain word -> the tokens that print it
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

// read reads sentences, one after the other.
func read(v *vocabulary, sentences ...sentence) *reading {
	r := &reading{vocab: v, at: map[string][]int{}, printed: map[string][]int{}}
	for i, s := range sentences {
		r.add(s, i)
	}
	for i, t := range r.tokens {
		if t.key != "" {
			r.at[t.key] = append(r.at[t.key], i)
		}
		r.printed[t.plain] = append(r.printed[t.plain], i)
	}
	r.sources = findSources(r)
	for _, s := range r.sources {
		r.tokens[s.verb].tells = true
	}
	return r
}

// add reads one sentence, the n-th, into r.
func (r *reading) add(s sentence, n int) {
	first := len(r.tokens)
	end := 0
	for _, w := range s.read.Words() {
		raw := s.text[w.Start:w.End]
		t := token{Word: w, key: r.vocab.key(w), raw: raw, gap: dashes.Replace(s.text[end:w.Start]), sentence: n}
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
	for i := first + 1; i < len(r.tokens); i++ {
		if r.tokens[i].Folded == "place" && r.tokens[i-1].key == r.vocab.keyOf("take") {
			r.tokens[i-1].light = true // "took place" only says that it was
		}
	}
	r.nameSubject(s.subject, first)
	r.clauses(first)
	r.values(s, first)
}

// nameSubject makes the pronoun at token i the person it stands for.
func (r *reading) nameSubject(names [][]string, i int) {
	if len(names) == 0 || i >= len(r.tokens) {
		return
	}
	full := slices.MaxFunc(names, func(a, b []string) int { return len(a) - len(b) })
	t := &r.tokens[i]
	t.plain = full[len(full)-1]
	t.key, t.stop, t.light, t.capital, t.value = t.plain, false, false, true, true
	r.names = append(r.names, name{words: full, run: run{i, i + 1}})
	for _, n := range names {
		for _, w := range n {
			r.printed[w] = append(r.printed[w], i)
		}
	}
}

// dashes makes the ways to print a dash between words one. A hyphen within a
// word stays.
var dashes = strings.NewReplacer("–", "—", "−", "—", " - ", " — ", "--", "—")

// values reads the numbers, dates and names of a sentence whose tokens begin
// at first.
func (r *reading) values(s sentence, first int) {
	for _, d := range s.read.Dates() {
		if from, to := r.cover(d.Span, first); from < to {
			for i := from; i < to; i++ {
				r.tokens[i].value, r.tokens[i].key = true, ""
			}
		}
	}
	for _, n := range s.read.Numbers() {
		if from, to := r.cover(n.Span, first); from < to && r.tokens[from].Folded != "half" {
			for i := from; i < to; i++ {
				r.tokens[i].value, r.tokens[i].key = true, ""
			}
			r.tokens[from].key = "#" + n.Value
		}
	}
	for _, n := range s.read.Names() {
		if from, to := r.cover(n.Span, first); from < to {
			m := name{Name: n, run: run{from, to}}
			for i := from; i < to; i++ {
				r.tokens[i].value = true
				m.words = append(m.words, r.tokens[i].plain)
			}
			r.names = append(r.names, m)
		}
	}
}

// cover returns the tokens from first on that the span touches. A token may
// be longer than the value in it: "Trump's" holds the name "Trump".
func (r *reading) cover(s lang.Span, first int) (from, to int) {
	from = first
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
