package events

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// labelledVariable names a file of labelled stories to measure against: gzip
// of one JSON object a line, with title, text and the number of its story.
const labelledVariable = "EVENTS_BENCH"

// labelled reads the file, or skips the test where none is named.
func labelled(t *testing.T) (articles []*news.Article, labels []int) {
	t.Helper()
	path := os.Getenv(labelledVariable)
	if path == "" {
		t.Skip("no labelled stories: set " + labelledVariable + " to a file of them")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct {
			Story       int
			Title, Text string
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		articles = append(articles, &news.Article{ID: news.ArticleID(strconv.Itoa(len(articles))), Language: "en", Headline: row.Title, Text: row.Text})
		labels = append(labels, row.Story)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return articles, labels
}

// scores say how well groups agree with labels: of pairs of articles, and of
// articles (B-cubed).
type scores struct{ PairP, PairR, PairF, BP, BR, BF float64 }

func score(groups [][]int, labels []int) scores {
	sizes := map[int]int{}
	for _, l := range labels {
		sizes[l]++
	}
	var right, found, together float64
	for _, n := range sizes {
		together += float64(n*(n-1)) / 2
	}
	var s scores
	for _, g := range groups {
		in := map[int]int{}
		for _, i := range g {
			in[labels[i]]++
		}
		found += float64(len(g)*(len(g)-1)) / 2
		for l, n := range in {
			right += float64(n*(n-1)) / 2
			s.BP += float64(n*n) / float64(len(g))
			s.BR += float64(n*n) / float64(sizes[l])
		}
	}
	n := float64(len(labels))
	s.BP, s.BR, s.PairP, s.PairR = s.BP/n, s.BR/n, right/found, right/together
	s.BF, s.PairF = f(s.BP, s.BR), f(s.PairP, s.PairR)
	return s
}

func f(p, r float64) float64 { return 2 * p * r / (p + r) }

// Stories of three outlets each are found again. The floors are a little under
// what was measured.
func TestLabelledStories(t *testing.T) {
	articles, labels := labelled(t)
	var groups [][]int
	for _, s := range Read(articles).Stories(len(articles)) {
		groups = append(groups, s.Articles)
	}
	s := score(groups, labels)
	t.Logf("%d articles, %d stories found: %+v", len(articles), len(groups), s)
	if s.BF < 0.93 || s.PairF < 0.86 {
		t.Errorf("B-cubed F %.3f and pairwise F %.3f, want at least 0.930 and 0.860", s.BF, s.PairF)
	}
}

// A day's pile is smaller: 30 piles of 1, 2 or 3 articles of each of 10
// stories.
func TestLabelledSmallPiles(t *testing.T) {
	articles, labels := labelled(t)
	of := map[int][]int{}
	for i, l := range labels {
		of[l] = append(of[l], i)
	}
	stories := slices.Sorted(maps.Keys(of))
	random := rand.New(rand.NewPCG(1, 2))
	const piles = 30
	sum := 0.0
	for range piles {
		var pile []*news.Article
		var truth []int
		for n, at := range random.Perm(len(stories))[:10] {
			for _, i := range of[stories[at]][:1+n%3] {
				pile, truth = append(pile, articles[i]), append(truth, labels[i])
			}
		}
		var groups [][]int
		for _, s := range Read(pile).Stories(len(pile)) {
			groups = append(groups, s.Articles)
		}
		sum += score(groups, truth).BF
	}
	t.Logf("mean B-cubed F %.3f", sum/piles)
	if sum/piles < 0.94 {
		t.Errorf("mean B-cubed F %.3f, want at least 0.940", sum/piles)
	}
}
