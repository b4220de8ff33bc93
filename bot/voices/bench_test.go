package voices

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// BenchmarkCheck measures one check of an honest claim against the evidence
// that its articles offer.
func BenchmarkCheck(b *testing.B) {
	articles := readArticles(b)
	e := evidenceOf(articles)
	var claims []Claim
	for _, c := range readCases(b, "honest.txt") {
		claims = append(claims, Claim{Text: c.claim, Lines: numbersOf(b, e, c.from)})
	}
	offered := make([]news.Evidence, len(claims))
	for i := range claims {
		offered[i] = e
	}
	for i := 0; b.Loop(); i++ {
		k := i % len(claims)
		Check(claims[k], offered[k])
	}
}
