package ground

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

func TestLeft(t *testing.T) {
	hist := map[string]int{}
	var all []string
	for _, pair := range strings.Split(os.Getenv("PAIRS"), "\n") {
		line, claim, ok := strings.Cut(pair, " => ")
		if !ok {
			continue
		}
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
		lex := englishLexicon()
		l := e.Lines[len(e.Lines)-1]
		if Check(Claim{Text: claim, Lines: []int{l.Number}}, e).Holds() {
			hist["holds"]++
			continue
		}
		k := newCarrier(l, lex)
		fs := k.fault(claim)
		hist[fmt.Sprintf("%d", len(fs))]++
		var s []string
		for _, f := range fs {
			s = append(s, string(f.Rule)+" "+f.Said+f.Printed)
			hist[string(f.Rule)]++
		}
		all = append(all, fmt.Sprintf("%d %s\n  C %s\n  L %s", len(fs), strings.Join(s, " | "), claim, pr(k.read[0])))
	}
	fmt.Println(hist)
	sort.Strings(all)
	for _, a := range all {
		fmt.Println(a)
	}
}
