package ground

import (
	"github.com/pullquote/pullquote/retrieval/news"
	"os"
	"strings"
	"testing"
)

func BenchmarkPairs(b *testing.B) {
	ps := strings.Split(os.Getenv("PAIRS"), "\n")
	for i := 0; i < b.N; i++ {
		line, claim, ok := strings.Cut(ps[i%len(ps)], " => ")
		if !ok {
			continue
		}
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
		Check(Claim{Text: claim, Lines: []int{len(e.Lines)}}, e)
	}
}
