package events

import (
	"cmp"
	"container/heap"
	"slices"
)

// link is how alike two clusters are on average; the clusters are named by
// their first article, a < b.
type link struct {
	a, b       int
	mean       float64
	ageA, ageB int // how often the clusters had grown when it was computed
}

// links is a heap of links, the closest first.
type links []link

func (l links) Len() int      { return len(l) }
func (l links) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l *links) Push(x any)   { *l = append(*l, x.(link)) }
func (l links) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(l[j].mean, l[i].mean), cmp.Compare(l[i].a, l[j].a), cmp.Compare(l[i].b, l[j].b)) < 0
}
func (l *links) Pop() any {
	last := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return last
}

// clusters is the state of joining by average link.
type clusters struct {
	members [][]int
	age     []int
	sums    []map[int]float64 // of likeness between the articles of two clusters
	links   links
}

// cluster joins n articles, the two closest clusters first, until no two are
// alike enough on average. It returns the clusters by their first article.
func cluster(n int, pairs []pair, enough float64) [][]int {
	c := &clusters{members: make([][]int, n), age: make([]int, n), sums: make([]map[int]float64, n)}
	for i := range n {
		c.members[i], c.sums[i] = []int{i}, map[int]float64{}
	}
	for _, p := range pairs {
		c.sums[p.a][p.b], c.sums[p.b][p.a] = p.alike, p.alike
		if p.alike >= enough {
			c.links = append(c.links, link{a: p.a, b: p.b, mean: p.alike})
		}
	}
	heap.Init(&c.links)
	for c.links.Len() > 0 {
		l := heap.Pop(&c.links).(link)
		if c.age[l.a] == l.ageA && c.age[l.b] == l.ageB && c.members[l.a] != nil && c.members[l.b] != nil {
			c.join(l.a, l.b, enough)
		}
	}
	var out [][]int
	for _, m := range c.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// join puts the articles of b into a.
func (c *clusters) join(a, b int, enough float64) {
	c.members[a] = append(c.members[a], c.members[b]...)
	c.members[b] = nil
	c.age[a]++
	for other, sum := range c.sums[b] {
		delete(c.sums[other], b)
		if other != a {
			c.sums[a][other] += sum
			c.sums[other][a] = c.sums[a][other]
		}
	}
	c.sums[b] = nil
	for other, sum := range c.sums[a] {
		mean := sum / float64(len(c.members[a])*len(c.members[other]))
		if mean >= enough {
			x, y := min(a, other), max(a, other)
			heap.Push(&c.links, link{a: x, b: y, mean: mean, ageA: c.age[x], ageB: c.age[y]})
		}
	}
}
