package retrieval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// sight is what a reader can know of the corpus: the papers, the writers and
// the languages of what the reader may see. A question is read by these alone,
// or the wording of the answer would tell that there is something hidden.
type sight struct {
	*corpus
	as news.Reader
}

// any reports whether the reader may see one of the listings.
func (s sight) any(of []int) bool {
	return slices.ContainsFunc(of, func(i int) bool { return s.as.MayRead(&s.listed[i].article) })
}

// writer returns the name of a writer as it is printed, by its folded form.
func (s sight) writer(folded string) (name string, known bool) {
	for _, w := range s.writers[folded] {
		if s.any([]int{w.in}) {
			return w.name, true
		}
	}
	return "", false
}

// spoken returns the languages of what the reader may see, the commonest first.
func (s sight) spoken() []string {
	counts := map[string]int{}
	for i := range s.listed {
		if a := &s.listed[i].article; s.as.MayRead(a) {
			counts[a.Language]++
		}
	}
	out := slices.DeleteFunc(slices.Clone(s.languages), func(language string) bool { return counts[language] == 0 })
	slices.SortFunc(out, func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), strings.Compare(x, y))
	})
	return out
}

// byWriter is a name in the byline of a listing.
type byWriter struct {
	name string
	in   int // by index into listed
}
