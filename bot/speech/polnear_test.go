package speech_test

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// polnear are public news articles in which people marked who says what. They
// are not part of the project.
const polnear = "../../../shared/bench/polnear/dev.jsonl.gz"

type marked struct {
	ID, Text, Author, Publisher, Title string
	Attributions                       []struct {
		Content, Source []struct{ Start, End int } // characters
		Direct          bool
	}
}

// TestPolnear measures, on the half of the articles that the rules were not
// written with, how often the speaker that people marked is shown with a
// sentence from inside a quotation of several sentences.
func TestPolnear(t *testing.T) {
	file, err := os.Open(polnear)
	if err != nil {
		t.Skip("../shared is not here: nothing to measure on")
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(packed)
	lines.Buffer(nil, 16<<20)
	half := byte(1)
	if os.Getenv("POLNEAR_HALF") == "first" {
		half = 0
	}
	var n tally
	for lines.Scan() {
		var m marked
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256([]byte(m.ID)); sum[0]%2 == half {
			n.add(t, m)
		}
	}
	t.Logf("%d sentences inside quotations of several: alone %d show their speaker, as shown %d; a speaker is put before %d, another's before %d; a name is told for %d, another's for %d; mean %d bytes",
		n.all, n.alone, n.shown, n.before, n.wrong, n.named, n.misnamed, n.bytes/max(1, n.all))
	if n.all < 500 || 100*n.shown < 90*n.all || 100*n.wrong > 2*n.all || 100*n.named < 45*n.all || 100*n.misnamed > 2*n.named {
		t.Error("too few with their speaker, or too many with another's")
	}
}

type tally struct{ all, alone, shown, before, wrong, named, misnamed, bytes int }

func (n *tally) add(t *testing.T, m marked) {
	offsets := make([]int, 0, len(m.Text)+1)
	for i := range m.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(m.Text))
	if utf8.RuneCountInString(m.Text) != len(offsets)-1 {
		t.Fatal("offsets")
	}
	x := speech.Read(&news.Article{Text: m.Text, Byline: m.Author, Publisher: m.Publisher, Headline: m.Title, Language: "en"})
	for i, s := range x.Sentences {
		for _, a := range m.Attributions {
			if !a.Direct || len(a.Content) == 0 || len(a.Source) == 0 {
				continue
			}
			inside, over := false, 0
			for _, c := range a.Content {
				from, to := offsets[c.Start], offsets[c.End]
				inside = inside || from <= s.Start+3 && s.End <= to+3
				for _, o := range x.Sentences {
					if o.Start < to && from < o.End {
						over++
					}
				}
			}
			if !inside || over < 2 {
				continue
			}
			holds := func(span lang.Span) bool {
				for _, src := range a.Source {
					if span.Start < offsets[src.End] && offsets[src.Start] < span.End {
						return true
					}
				}
				return false
			}
			sh := x.Shown(s.Start, s.End)
			if name := x.NameIn(x.Part(i).Speaker); name.End > 0 {
				n.named++
				clause := x.Part(i).Speaker
				if printed := m.Text[name.Start:name.End]; !holds(clause) && !holds(name) || !strings.Contains(m.Text[clause.Start:clause.End], printed[strings.LastIndex(printed, " ")+1:]) {
					n.misnamed++
					if os.Getenv("POLNEAR_HALF") == "first" {
						t.Logf("MISNAMED %q in %q", m.Text[name.Start:name.End], m.Text[x.Part(i).Speaker.Start:x.Part(i).Speaker.End])
					}
				}
			}
			n.all++
			n.bytes += sh.End - sh.Start
			if holds(lang.Span(s)) {
				n.alone++
			}
			if holds(lang.Span{Start: sh.Start, End: sh.End}) || holds(sh.Speaker) {
				n.shown++
			} else if os.Getenv("POLNEAR_HALF") == "first" && os.Getenv("POLNEAR_MISS") != "" {
				t.Logf("MISS %s %d\n  %q\n  %q\n  speaker %q source %q", m.ID, i, m.Text[s.Start:s.End], m.Text[sh.Start:sh.End], m.Text[sh.Speaker.Start:sh.Speaker.End], m.Text[offsets[a.Source[0].Start]:offsets[a.Source[0].End]])
			}
			if sh.Speaker.End > 0 {
				n.before++
				if !holds(sh.Speaker) {
					n.wrong++
				}
			}
		}
	}
}
