package events

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Story is an event with the articles that tell of it. Articles are named by
// their place in the pile.
type Story struct {
	// Articles are in the order of the pile.
	Articles []int
	// Reports are the same articles, copies of one report together.
	Reports [][]int
	// Origins counts the reports that are independent of each other: those of
	// one publisher are not, nor are those that credit one news agency.
	Origins int
	// Lead is the article that is most like the others.
	Lead int
}

// Pile is a number of articles that were read to be compared.
type Pile struct {
	articles []*news.Article
	vectors  []vector
}

// Read reads the articles. The more of the same time are in the pile, the
// better it knows which words are common.
func Read(articles []*news.Article) *Pile {
	return &Pile{articles: articles, vectors: readAll(articles)}
}

// sameEvent is how alike the articles of two stories must be on average, as
// the cosine of their vectors, for the stories to be one. Found on 101
// labelled stories of three outlets each and on smaller piles cut from them.
const sameEvent = 0.20

// Stories puts the first n articles of the pile into stories, each into one,
// in the order of their first articles. The articles after them only help to
// know which words are common.
func (p *Pile) Stories(n int) []Story {
	copied := copies(p.articles[:n])
	var out []Story
	for _, members := range cluster(n, pairsOf(p.vectors[:n]), sameEvent) {
		out = append(out, Story{Articles: members, Reports: copied.split(members), Origins: p.origins(members, copied), Lead: p.lead(members)})
	}
	return out
}

// origins counts the independent reports among the members of a story.
func (p *Pile) origins(members []int, copied sets) int {
	joined := slices.Clone(copied)
	first := map[string]int{}
	for _, m := range members {
		a := p.articles[m]
		for _, source := range []string{"agency " + agencyOf(a), "publisher " + a.Publisher} {
			if strings.HasSuffix(source, " ") {
				continue // it states none
			}
			if at, known := first[source]; known {
				joined.join(at, m)
			} else {
				first[source] = m
			}
		}
	}
	return len(joined.split(members))
}

// lead returns the member that is most like the others, the first of equals.
func (p *Pile) lead(members []int) int {
	best, most := members[0], -1.0
	for _, m := range members {
		if sum := p.Alike(members, []int{m}); sum > most+tie {
			best, most = m, sum
		}
	}
	return best
}

// tie is what two sums of likeness may differ by without one being more: far
// below what matters, far above what the order of adding changes.
const tie = 1e-9

// Alike returns how alike two groups of articles are on average, 0 to 1.
func (p *Pile) Alike(a, b []int) float64 {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			sum += dot(p.vectors[i], p.vectors[j])
		}
	}
	return sum / float64(max(len(a)*len(b), 1))
}

// Continues reports whether the groups of articles are about one event, or so
// near that one story goes on from the other.
func (p *Pile) Continues(a, b []int) bool {
	return len(a) > 0 && len(b) > 0 && p.Alike(a, b) >= sameEvent && !slices.Equal(a, b)
}
