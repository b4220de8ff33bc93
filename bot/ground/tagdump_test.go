package ground

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTags(t *testing.T) {
	for _, line := range strings.Split(os.Getenv("TEXT"), "\n") {
		if line == "" {
			continue
		}
		r := read(line, nil, englishLexicon())
		for _, t := range r.tokens {
			fmt.Print(t.raw, "/", t.tag, " ")
		}
		fmt.Println("\n   ", pr(r))
	}
}

func TestMends(t *testing.T) {
	lex := englishLexicon()
	data, _ := os.ReadFile(os.Getenv("FILE"))
	for _, line := range strings.Split(string(data), "\n") {
		tokens := tokensOf(line, "en")
		var words []string
		for _, t := range tokens {
			if isMark(t.raw) && !strings.ContainsAny(t.raw, ",.;:?!%$£€'") {
				continue
			}
			words = append(words, strings.ReplaceAll(t.raw, " ", ""))
		}
		old := tagger().Tag(words)
		tagTokens(tokens, lex)
		k := 0
		for i, t := range tokens {
			if isMark(t.raw) && !strings.ContainsAny(t.raw, ",.;:?!%$£€'") {
				continue
			}
			if old[k].Tag != t.tag {
				var ctx []string
				for j := max(0, i-5); j < min(len(tokens), i+5); j++ {
					if j == i {
						ctx = append(ctx, "["+tokens[j].raw+"]")
					} else {
						ctx = append(ctx, tokens[j].raw)
					}
				}
				fmt.Println("MEND", old[k].Tag, "->", t.tag, ":", strings.Join(ctx, " "))
			}
			k++
		}
	}
}
