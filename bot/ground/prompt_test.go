package ground_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/ground"
)

// The example in the prompts tells the model the truth: the claims that it
// says hold do, and those that it says fall do not.
func TestExampleOfThePrompts(t *testing.T) {
	for _, name := range []string{"answer", "summary"} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("..", "..", "prompts", name+".tmpl"))
			if err != nil {
				t.Fatal(err)
			}
			_, example, _ := strings.Cut(string(raw), "An example. The line is:\n")
			rest := strings.SplitN(example, "\n", 4)
			var line struct{ Text string }
			if err := json.Unmarshal([]byte(rest[0]), &line); err != nil || line.Text == "" {
				t.Fatalf("no line in %q: %v", rest[0], err)
			}
			e := offer(line.Text)
			for i, opening := range []string{"Claims that hold:", "Claims that fall:"} {
				if !strings.HasPrefix(rest[i+1], opening) {
					t.Fatalf("%q does not begin with %q", rest[i+1], opening)
				}
				claims := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(rest[i+1], -1)
				if len(claims) < 2 {
					t.Fatalf("%d claims in %q", len(claims), rest[i+1])
				}
				for _, c := range claims {
					v := ground.Check(ground.Claim{Text: c[1], Lines: allLines(e)}, e)
					if v.Holds() != (i == 0) {
						t.Errorf("%s %s: %v", opening, c[1], v.Fault)
					}
				}
			}
		})
	}
}
