package correction

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A sentence that tells what was wrong is known, and no other.
func TestTells(t *testing.T) {
	for _, test := range []struct {
		headline, text string
		want           bool
	}{
		{"Correction: Footbridge", "An article on 18 November said that the bridge cost £1.2 million.", true},
		{"Footbridge falls", "An article on 18 November said that the bridge cost £1.2 million.", false},
		{"Footbridge falls", "A headline on 18 November wrongly named the mayor.", true},
		{"Footbridge falls", "An earlier version of this report gave another figure.", true},
		{"Footbridge falls", "The report said that the bridge was wrongly built, a first version of it.", false},
		{"Correction: Footbridge", "Our report of 18 November gave the length as 40 metres.", true},
		{"Footbridge falls", "The council's report gave the length as 40 metres.", false},
		{"Footbridge falls", "Correction: An article on 18 November said that the bridge cost £1.2 million.", true},
		{"Phones", "An earlier version of the phone cost 400 euros.", false},
		{"Footbridge falls", "The mayor wrongly blamed the rain.", false},
	} {
		a := &news.Article{Headline: test.headline, Text: test.text}
		l := news.Line{Number: 1, Article: a, Sentence: news.Sentence{End: len(a.Text)}}
		if got := Tells(l); got != test.want {
			t.Errorf("%s | %s: %v", test.headline, test.text, got)
		}
	}
}
