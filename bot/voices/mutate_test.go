package voices

import (
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// mutant is a claim made wrong on purpose.
type mutant struct {
	text  string
	lines []int
}

// subject is an honest claim that is about to be made wrong.
type subject struct {
	text  string
	lines []int
	claim *reading
	cited *reading
	// names are names of the archive that no cited line prints.
	names []string
	// seed marks a claim about a seed: both seeds tell the same story, so that
	// a line of the other may well carry it.
	seed bool
	// others are the numbers of lines of other articles.
	others []int
}

// mutations are the ways of making an honest claim wrong. Each returns the
// wrong claims it can make, which may be none.
var mutations = []struct {
	name string
	make func(s subject) []mutant
	// every is the share of the claims that are made wrong this way: one in so
	// many. It is more than one where the words of the claim matter little.
	every int
}{
	{"number off by one", offByOne, 2},
	{"numbers swapped", swapNumbers, 1},
	{"unit changed", changeUnits, 1},
	{"name of another", replaceNames, 2},
	{"names swapped", swapNames, 1},
	{"speaker of another", replaceSpeaker, 1},
	{"attribution removed", removeSource, 1},
	{"negation added", addNegation, 1},
	{"negation removed", removeNegation, 1},
	{"hedge removed", removeHedge, 1},
	{"hedge added", addHedge, 1},
	{"direction turned", turnDirection, 1},
	{"word of judgement added", addJudgement, 5},
	{"link, mention or markup added", addMarkup, 5},
	{"quotation marks added", addQuotes, 5},
	{"wrong line cited", citeOthers, 5},
	{"unknown line cited", citeUnknown, 5},
}

// subjectOf prepares a claim for the mutations.
func subjectOf(e news.Evidence, text string, lines []int, strangers []string) subject {
	s := subject{text: text, lines: lines, claim: read(vocabularies["en"], claimSentence(text, "en"))}
	c := &checker{vocab: vocabularies["en"], evidence: e, read: map[place]*reading{}}
	var scenes []scene
	articles := map[*news.Article]bool{}
	for _, n := range lines {
		l, _ := e.Line(n)
		scenes = append(scenes, sceneOf(l))
		articles[l.Article] = true
		s.seed = s.seed || strings.HasPrefix(string(l.Article.ID), "0")
	}
	s.cited = c.together(scenes)
	for _, n := range strangers {
		whole := read(vocabularies["en"], claimSentence(n, "en"))
		if !s.cited.has(whole.tokens[len(whole.tokens)-1].key) {
			s.names = append(s.names, n)
		}
	}
	for i, l := range e.Lines {
		seed := strings.HasPrefix(string(l.Article.ID), "0")
		if !articles[l.Article] && i%17 == 0 && !(seed && s.seed) {
			s.others = append(s.others, l.Number)
		}
	}
	return s
}

// strangers are names that no article holds or that only some do.
var strangers = []string{"Fares Khalil", "Nour al-Din al-Baba", "Helen Ortiz", "Danny Obi", "Elena Koleva", "Peter Wynn", "Marta Ruiz", "Jan de Vries", "John Smith", "Reuters"}

// perMutation is how many wrong claims are made of one honest claim by one
// mutation: all would take a minute and find no more.
const perMutation = 3

// No wrong claim that is made mechanically of an honest one may pass.
func TestMutationsAreCaught(t *testing.T) {
	articles := readArticles(t)
	e := evidenceOf(articles)
	var subjects []subject
	for _, c := range readCases(t, "honest.txt") {
		lines := numbersOf(t, e, c.from)
		if l, _ := e.Line(lines[0]); l.Article.Language == "en" {
			subjects = append(subjects, subjectOf(e, c.claim, lines, strangers))
		}
	}
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			made, caught := 0, 0
			for i, s := range subjects {
				if i%m.every > 0 {
					continue
				}
				for _, wrong := range spread(m.make(s), perMutation) {
					if wrong.text == s.text && slices.Equal(wrong.lines, s.lines) {
						continue
					}
					made++
					if v := Check(Claim{Text: wrong.text, Lines: wrong.lines}, e); v.Holds() {
						t.Errorf("passed: %s\n\tmade of: %s", wrong.text, s.text)
						continue
					}
					caught++
				}
			}
			t.Logf("%d made, %d caught", made, caught)
			if made == 0 {
				t.Error("no claim could be made")
			}
		})
	}
}

// spread returns at most n of the mutants, from all over the list.
func spread(all []mutant, n int) []mutant {
	if len(all) <= n {
		return all
	}
	var out []mutant
	for i := range n {
		out = append(out, all[i*len(all)/n])
	}
	return out
}
