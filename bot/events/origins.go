package events

import (
	"hash/fnv"
	"io"
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Two articles are copies of one report when they share many runs of four
// words: a quarter of all runs that either has (Broder's resemblance), or half
// of the runs of the shorter one, which is what is left of a report that was
// cut. With every tenth word changed copies resemble each other by 0.39 to
// 0.61, with a new first paragraph and some cut by 0.41 to 0.59; reports of
// their own about one event share little but what they quote.
const (
	runWords    = 4
	copyShare   = 0.25
	copyPart    = 0.5
	fewestRuns  = 20  // of the shorter one: less is a caption or a headline
	commonRun   = 50  // articles: a run in more of them is page furniture
	creditReach = 160 // bytes at the beginning of a text that hold its dateline
)

// copies puts articles that are copies of one report into one set.
func copies(articles []*news.Article) sets {
	origins := make(sets, len(articles))
	for i := range origins {
		origins[i] = i
	}
	sizes := make([]int, len(articles))
	holders := map[uint64][]int{}
	for b, a := range articles {
		shared := map[int]int{}
		runs := runsOf(a)
		sizes[b] = len(runs)
		for run := range runs {
			if len(holders[run]) >= commonRun {
				continue
			}
			for _, at := range holders[run] {
				shared[at]++
			}
			holders[run] = append(holders[run], b)
		}
		for at, n := range shared {
			if isCopy(n, sizes[at], sizes[b]) {
				origins.join(at, b)
			}
		}
	}
	return origins
}

func isCopy(shared, a, b int) bool {
	shorter := min(a, b)
	return shorter >= fewestRuns &&
		(float64(shared) >= copyShare*float64(a+b-shared) || float64(shared) >= copyPart*float64(shorter))
}

// runsOf returns the hashes of all runs of words in the text.
func runsOf(a *news.Article) map[uint64]bool {
	words := a.Sense().All().Words()
	runs := map[uint64]bool{}
	for i := 0; i+runWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+runWords] {
			io.WriteString(h, w.Folded) // a hash takes anything
			h.Write([]byte{' '})
		}
		runs[h.Sum64()] = true
	}
	return runs
}

// agencies are the news agencies whose reports others print, each by how it is
// credited.
var agencies = []struct{ name, credit string }{
	{"AFP", `AFP|Agence France-Presse`},
	{"ANSA", `ANSA`},
	{"AP", `AP|Associated Press`},
	{"Bloomberg", `Bloomberg(?: News)?`},
	{"dpa", `dpa|DPA|Deutsche Presse-Agentur`},
	{"EFE", `EFE`},
	{"Kyodo", `Kyodo(?: News)?`},
	{"PA", `PA Media|Press Association`},
	{"Reuters", `Reuters|REUTERS`},
	{"TASS", `TASS`},
	{"UPI", `UPI|United Press International`},
	{"Xinhua", `Xinhua`},
}

var bylineCredits, datelineCredits = creditPatterns()

// creditPatterns returns for each agency what credits it in a byline, where
// its name is enough, and at the beginning of a text, where it stands in
// brackets after the place.
func creditPatterns() (byline, dateline []*regexp.Regexp) {
	for _, a := range agencies {
		byline = append(byline, regexp.MustCompile(`\b(?:`+a.credit+`)\b`))
		dateline = append(dateline, regexp.MustCompile(`\((?:The )?(?:`+a.credit+`)\)`))
	}
	return byline, dateline
}

// agencyOf returns the news agency that the article credits with its report, or
// "" when it credits none.
func agencyOf(a *news.Article) string {
	beginning := strings.ToValidUTF8(a.Text[:min(len(a.Text), creditReach)], "")
	for i, agency := range agencies {
		if bylineCredits[i].MatchString(a.Byline) || datelineCredits[i].MatchString(beginning) {
			return agency.name
		}
	}
	return ""
}

// sets are disjoint sets of numbers: each points at another of its set, or at
// itself when it is the first.
type sets []int

func (s sets) first(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes one set of two; its first is the smaller of theirs.
func (s sets) join(a, b int) {
	a, b = s.first(a), s.first(b)
	s[max(a, b)] = min(a, b)
}

// split parts the members by their sets, in the order of the members.
func (s sets) split(members []int) [][]int {
	var out [][]int
	at := map[int]int{}
	for _, m := range members {
		i, known := at[s.first(m)]
		if !known {
			i = len(out)
			at[s.first(m)] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}
