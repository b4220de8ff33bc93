package ground

import "testing"

// BenchmarkCheck measures one check of an honest claim against the evidence
// that its articles offer.
func BenchmarkCheck(b *testing.B) {
	e := evidenceOf(readArticles(b))
	var claims []Claim
	for _, c := range readCases(b, "honest.txt") {
		claims = append(claims, Claim{Text: c.claim, Lines: numbersOf(b, e, c.from)})
	}
	for i := 0; b.Loop(); i++ {
		Check(claims[i%len(claims)], e)
	}
}

// Benchmark20Claims measures the check of one reply: 20 claims over the lines
// of 12 passages.
func Benchmark20Claims(b *testing.B) {
	e := evidenceOf(readArticles(b)[:12])
	var claims []Claim
	for _, c := range readCases(b, "honest.txt") {
		if lines, ok := linesIn(e, c.from); ok && len(claims) < 20 {
			claims = append(claims, Claim{Text: c.claim, Lines: lines})
		}
	}
	if len(claims) < 20 {
		b.Fatalf("%d claims rest on the passages", len(claims))
	}
	for b.Loop() {
		for _, c := range claims {
			Check(c, e)
		}
	}
}
