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
