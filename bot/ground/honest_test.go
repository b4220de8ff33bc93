package ground_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/ground"
)

var showHonest = flag.Bool("show-honest", false, "print the honest claims of the files *_seen, and half of the public ones, that the check drops, with the reason")

// honestFiles are the files of honest claims, with how many of each must hold. Which claims of a file *_kept fail stays unseen.
var honestFiles = []struct {
	name  string
	floor int
}{
	{"honest_seen", 17},
	{"honest_kept", 17},
	{"near_seen", 79},
	{"near_kept", 60},
	{"asked_seen", 152},
	{"asked_kept", 78},
}

// honestClaim is a claim that a session wrote as the prompts ask; see
// testdata/README.md.
type honestClaim struct {
	Set, Passage, Claim string
	ID                  any
	Lines               []string // how each cited sentence begins
}

// article names the text that the claim is about.
func (c honestClaim) article() string {
	id := c.Set + "/" + fmt.Sprint(c.ID)
	if c.Passage != "" {
		id += "/" + c.Passage
	}
	return id
}

// Honest claims hold, as many of each file as before.
func TestHonestClaimsOfModelsHold(t *testing.T) {
	claims, wanted := map[string][]honestClaim{}, map[string]bool{}
	for _, file := range honestFiles {
		eachRecord(t, filepath.Join("testdata", file.name+".jsonl"), func(c honestClaim) {
			claims[file.name] = append(claims[file.name], c)
			wanted[c.article()] = true
		})
	}
	texts := benchTexts(t, wanted)
	for _, file := range honestFiles {
		t.Run(file.name, func(t *testing.T) {
			held := 0
			for _, c := range claims[file.name] {
				v := checkHonest(t, c, texts[c.article()])
				switch {
				case v.Holds():
					held++
				case *showHonest && strings.HasSuffix(file.name, "_seen"):
					t.Logf("%s\n\tdropped: %s", c.Claim, v.Fault)
					for _, l := range v.Lines {
						t.Logf("\tprinted: %s", l.Text())
					}
				}
			}
			t.Logf("%d of %d hold", held, len(claims[file.name]))
			if held < file.floor {
				t.Errorf("%d of %d honest claims hold, want at least %d", held, len(claims[file.name]), file.floor)
			}
		})
	}
}

// checkHonest checks a claim on the sentences that it points at.
func checkHonest(t *testing.T, c honestClaim, text string) ground.Verdict {
	t.Helper()
	if text == "" {
		t.Fatalf("the article %s is not in the public sets", c.article())
	}
	e := offer(text)
	var lines []int
	for _, begins := range c.Lines {
		for _, l := range e.Lines {
			if strings.Contains(l.Text(), begins) {
				lines = append(lines, l.Number)
				break
			}
		}
	}
	return ground.Check(ground.Claim{Text: c.Claim, Lines: lines}, e)
}

// benchRecord is an article of a public set, or a question with passages.
type benchRecord struct {
	ID                 any
	Body, Text         string
	Positive, Negative []struct{ Text string }
}

// benchTexts returns the texts of the wanted articles of the public sets.
func benchTexts(t *testing.T, wanted map[string]bool) map[string]string {
	t.Helper()
	out := map[string]string{}
	keep := func(id, text string) {
		if wanted[id] && text != "" {
			out[id] = text
		}
	}
	for _, name := range []string{"multihop/corpus", "rtqa/archive", "polnear/dev", "newsnoise/dev"} {
		set, _, _ := strings.Cut(name, "/")
		eachRecord(t, filepath.Join(*benchSets, name+".jsonl.gz"), func(r benchRecord) {
			id := set + "/" + fmt.Sprint(r.ID)
			keep(id, r.Body+r.Text)
			for i, p := range r.Positive {
				keep(fmt.Sprintf("%s/positive/%d", id, i), p.Text)
			}
			for i, p := range r.Negative {
				keep(fmt.Sprintf("%s/negative/%d", id, i), p.Text)
			}
		})
	}
	return out
}
