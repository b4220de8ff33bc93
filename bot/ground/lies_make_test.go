package ground_test

import (
	"hash/fnv"
	"slices"
	"strings"

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

// makeLies goes through the articles and takes at most one lie of each rule
// from each, until there are enough of the rule or of its kind.
func makeLies(stories []*story, ofKind, ofRule int) []*lie {
	lang := newLanguage()
	made, seen := map[string]int{}, map[string]bool{}
	var out []*lie
	for _, s := range stories {
		wanted := slices.DeleteFunc(rules(), func(r rule) bool {
			return made[r.kind] >= ofKind || made[r.name] >= ofRule
		})
		if len(wanted) == 0 {
			break
		}
		s.findPeople()
		evidence := s.evidence()
		sentences := plainSentences(s, evidence, lang)
		for _, r := range wanted {
			l := pick(r.lies(sentences), seen)
			if l == nil || made[r.kind] >= ofKind {
				continue
			}
			seen[l.claim] = true
			l.kind, l.rule, l.evidence, l.half = r.kind, r.name, evidence, s.half
			made[r.kind]++
			made[r.name]++
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

// pick returns the lie with the lowest hash that was not made before.
func pick(lies []*lie, seen map[string]bool) *lie {
	var best *lie
	lowest := uint32(0)
	for _, l := range lies {
		h := fnv.New32a()
		h.Write([]byte(l.claim))
		if sum := h.Sum32(); !seen[l.claim] && (best == nil || sum < lowest) {
			best, lowest = l, sum
		}
	}
	return best
}
