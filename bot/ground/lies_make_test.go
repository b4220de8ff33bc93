package ground_test

import (
	"cmp"
	"hash/fnv"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pullquote/pullquote/retrieval/news"
)

// lie is a claim that its lines do not make.
type lie struct {
	kind, rule string
	claim      string
	lines      []int
	printed    []string
	evidence   news.Evidence
	half       string
	// shown says that the check lets it through.
	shown bool
}

// rule makes lies of one sentence, or of two of an article.
type rule struct {
	kind, name string
	ofOne      func(*sentence) []string
	ofTwo      func(a, b *sentence) []string
}

// batch is how many articles are read at once.
const batch = 64

// perArticle is how many lies of each rule an article gives at most.
const perArticle = 4

// makeLies goes through the articles and takes at most some lies of each rule
// from each, until there are enough of the rule or of its kind.
func makeLies(stories []*story, ofKind, ofRule int) []*lie {
	lang := newLanguage()
	made, seen := map[string]int{}, map[string]bool{}
	var out []*lie
	for some := range slices.Chunk(stories, batch) {
		wanted := slices.DeleteFunc(rules(), func(r rule) bool {
			return made[r.kind] >= ofKind || made[r.name] >= ofRule
		})
		if len(wanted) == 0 {
			break
		}
		for _, lies := range liesOf(some, wanted, lang) {
			for _, l := range lies {
				if made[l.kind] >= ofKind || made[l.rule] >= ofRule || seen[l.claim] {
					continue
				}
				seen[l.claim] = true
				made[l.kind]++
				made[l.rule]++
				out = append(out, l)
			}
		}
	}
	return out
}

// liesOf returns the lies that the rules make of each article, on all cores.
func liesOf(stories []*story, wanted []rule, lang *language) [][]*lie {
	out := make([][]*lie, len(stories))
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				out[i] = stories[i].lies(wanted, lang)
			}
		})
	}
	for i := range stories {
		next <- i
	}
	close(next)
	all.Wait()
	return out
}

// lies returns the first lies of each rule.
func (s *story) lies(wanted []rule, lang *language) []*lie {
	s.findPeople()
	evidence := s.evidence()
	sentences := plainSentences(s, evidence, lang)
	var out []*lie
	for _, r := range wanted {
		for _, l := range lowest(r.lies(sentences), perArticle) {
			l.kind, l.rule, l.evidence, l.half = r.kind, r.name, evidence, s.half
			out = append(out, l)
		}
	}
	return out
}

// lies returns all that the rule makes of the sentences.
func (r rule) lies(sentences []*sentence) []*lie {
	var out []*lie
	for i, a := range sentences {
		if r.ofOne != nil {
			for _, claim := range r.ofOne(a) {
				out = append(out, &lie{claim: claim, lines: []int{a.number}, printed: []string{a.text}})
			}
			continue
		}
		for _, b := range sentences[i+1 : min(i+9, len(sentences))] {
			for _, claim := range r.ofTwo(a, b) {
				out = append(out, &lie{claim: claim, lines: []int{a.number, b.number}, printed: []string{a.text, b.text}})
			}
		}
	}
	return slices.DeleteFunc(out, func(l *lie) bool { return !wellFormed(l) })
}

// wellFormed reports whether the lie is a sentence of some length that is not
// printed as it stands.
func wellFormed(l *lie) bool {
	if n := len(strings.Fields(l.claim)); n < 3 || n > 50 {
		return false
	}
	return !slices.ContainsFunc(l.printed, func(p string) bool { return same(p, l.claim) })
}

// same reports whether two sentences are the same but for their case.
func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// lowest returns the n lies whose claims have the lowest hashes, each of
// another line.
func lowest(lies []*lie, n int) []*lie {
	hash := func(l *lie) uint32 {
		h := fnv.New32a()
		h.Write([]byte(l.claim))
		return h.Sum32()
	}
	slices.SortFunc(lies, func(a, b *lie) int {
		return cmp.Or(cmp.Compare(hash(a), hash(b)), cmp.Compare(a.claim, b.claim))
	})
	var out []*lie
	for _, l := range lies {
		other := !slices.ContainsFunc(out, func(o *lie) bool { return slices.Equal(o.lines, l.lines) })
		if other && len(out) < n {
			out = append(out, l)
		}
	}
	return out
}
