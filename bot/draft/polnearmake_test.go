package draft

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// alteration changes a true quotation; ok is false where it cannot.
type alteration struct {
	name  string
	kinds []Kind // that name it rightly
	make  func(s said, r *rand.Rand, all []said) (words string, ok bool)
}

var numberForm = regexp.MustCompile(`\b\d+\b`)

// replaced puts another word in the place of one at random that is not the
// first.
func replaced(s said, r *rand.Rand, fits func(string) bool, by func(string) string) (string, bool) {
	words := strings.Split(s.words, " ")
	var at []int
	for i, w := range words {
		if i > 0 && fits(strings.Trim(w, ".,;:?!")) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return "", false
	}
	i := at[r.IntN(len(at))]
	words[i] = by(words[i])
	return strings.Join(strings.Fields(strings.Join(words, " ")), " "), true
}

func always(w string) func(string) string { return func(string) string { return w } }

func isOf(list string) func(string) bool {
	return func(w string) bool { return slices.Contains(strings.Fields(list), w) }
}

var alterations = []alteration{
	{"exact", []Kind{Exact}, func(s said, _ *rand.Rand, _ []said) (string, bool) { return s.words, true }},
	{"typographic", []Kind{Typographic}, func(s said, _ *rand.Rand, _ []said) (string, bool) {
		w := strings.NewReplacer("’", "'", "'", "’", "—", " - ", " - ", "—", "…", "...", " ", "\u00a0").Replace(s.words)
		return w, w != s.words
	}},
	{"number", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		at := numberForm.FindStringIndex(s.words)
		if at == nil {
			return "", false
		}
		return s.words[:at[0]] + fmt.Sprint(137+r.IntN(700)) + s.words[at[1]:], true
	}},
	{"negation", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		if r.IntN(2) == 0 {
			if w, ok := replaced(s, r, isOf("not never no"), always("")); ok {
				return w, ok
			}
		}
		return replaced(s, r, isOf("is are was were will would can could has have"), func(w string) string { return w + " not" })
	}},
	{"name", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, func(w string) bool { return isCapital(w) && len(w) > 3 }, always("Petersen"))
	}},
	{"synonym", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, func(w string) bool { return len(w) > 5 && !isCapital(w) && !strings.Contains(w, "'") }, always("splendid"))
	}},
	{"qualifier", []Kind{Altered, Cut}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, isOf("nearly almost about only just most some many may might could probably perhaps maybe likely mostly often if"), always(""))
	}},
	{"tense", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		to := map[string]string{"is": "was", "was": "is", "are": "were", "were": "are", "will": "would", "has": "had", "have": "had"}
		return replaced(s, r, func(w string) bool { return to[w] != "" }, func(w string) string { return to[w] })
	}},
	{"bracket", []Kind{Altered}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		return replaced(s, r, isOf("it he she they this that we"), always("[the company]"))
	}},
	{"ellipsis", []Kind{Altered, Spliced, Cut}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		w := strings.Split(s.words, " ")
		if len(w) < 12 {
			return "", false
		}
		i := 4 + r.IntN(len(w)-11)
		return strings.Join(w[:i], " ") + " … " + strings.Join(w[i+3:], " "), true
	}},
	{"splice", []Kind{Spliced}, func(s said, r *rand.Rand, all []said) (string, bool) {
		o := all[r.IntN(len(all))]
		a, b := strings.Split(s.words, " "), strings.Split(o.words, " ")
		if len(a) < 10 || len(b) < 10 || o.words == s.words {
			return "", false
		}
		return strings.Join(a[:len(a)/2], " ") + " " + strings.Join(b[len(b)/2:], " "), true
	}},
	{"translation", []Kind{NotFound}, func(s said, r *rand.Rand, _ []said) (string, bool) {
		to := map[string]string{"the": "die", "and": "und", "is": "ist", "of": "von", "to": "zu", "a": "ein", "in": "in", "that": "dass"}
		words := strings.Fields(s.words)
		for i, w := range words {
			if words[i] = to[w]; words[i] == "" {
				words[i] = "Wort" + fmt.Sprint(len(w))
			}
		}
		return strings.Join(words, " "), true
	}},
	{"invention", []Kind{NotFound}, func(s said, r *rand.Rand, all []said) (string, bool) {
		words := strings.Fields(s.words)
		for i := range words {
			other := strings.Fields(all[r.IntN(len(all))].words)
			words[i] = other[r.IntN(len(other))]
		}
		return strings.Join(words, " "), len(words) > 5
	}},
}

// of are the quotations as they are altered, each with its true words in the
// place of the speaker, and a draft of them.
func (a alteration) of(all []said) (made []said, draft string) {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for _, s := range all {
		if w, ok := a.make(s, r, all); ok && (w != s.words || a.name == "exact") && len(lang.Words(w, "en")) >= fewestWords {
			made = append(made, said{s.article, w, s.words})
			fmt.Fprintf(&b, "“%s,” it was said.\n\n", w)
		}
	}
	return made, b.String()
}
