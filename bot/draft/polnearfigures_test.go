package draft

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// TestPolnearFigures measures on public articles how many of their own figures
// are found in them, and what becomes of each once it is another: it must not
// be found.
func TestPolnearFigures(t *testing.T) {
	texts, _ := readPolnear(t)
	counts := map[Kind]int{}
	altered := map[Kind]int{}
	for _, x := range texts {
		d, err := Read("draft.txt", []byte(x.Article.Text))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		at := 0
		changed := map[int]bool{}
		for _, f := range Check(d, fresh([]*Text{x})).Findings {
			if !strings.HasPrefix(string(f.Kind), "figure") {
				continue
			}
			counts[f.Kind]++
			if f.Kind != FigureFound {
				t.Logf("its own: %s %q", f.Kind, f.Text)
			}
			// No number of the test has seven digits.
			if n := lang.Numbers(f.Text, "en"); f.Start >= at && len(n) == 1 && n[0].Unit == "" && n[0].Value == f.Text {
				v, _ := strconv.Atoi(f.Text)
				b.WriteString(d.Text[at:f.Start])
				changed[b.Len()] = true
				b.WriteString(strconv.Itoa(v + 1_000_003))
				at = f.End
			}
		}
		b.WriteString(d.Text[at:])
		d, err = Read("draft.txt", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Check(d, fresh([]*Text{x})).Findings {
			if changed[f.Start] && strings.HasPrefix(string(f.Kind), "figure") {
				altered[f.Kind]++
			}
		}
	}
	t.Logf("figures of the article itself: %v; altered: %v", counts, altered)
	if all := counts[FigureFound] + counts[FigureNotFound] + counts[FigureDiffers]; float64(counts[FigureFound]) < 0.99*float64(all) || counts[FigureDiffers] > all/100 {
		t.Errorf("of %d figures that stand there %d are found, %d differ", all, counts[FigureFound], counts[FigureDiffers])
	}
	if altered[FigureFound] > 0 || altered[FigureDiffers] == 0 {
		t.Errorf("altered: %v", altered)
	}
}

// TestFiguresOfOthers measures how often a figure of one article is taken for
// another in a different article: nearly all of these tell of other things.
func TestFiguresOfOthers(t *testing.T) {
	texts, _ := readPolnear(t)
	counts := map[Kind]int{}
	for i, x := range texts {
		d, err := Read("draft.txt", []byte(x.Article.Text))
		if err != nil {
			t.Fatal(err)
		}
		others := fresh(append(append([]*Text{}, texts[:i]...), texts[i+1:]...))
		if len(others) > 60 {
			others = others[i%2*60 : i%2*60+60]
		}
		for _, f := range Check(d, others).Findings {
			if strings.HasPrefix(string(f.Kind), "figure") {
				counts[f.Kind]++
				if f.Kind == FigureDiffers {
					s := d.Text[max(0, f.Start-90):min(len(d.Text), f.End+60)]
					t.Logf("%q in %q\n  stored %q", f.Text, s, f.Stored)
				}
			}
		}
	}
	t.Logf("%v", counts)
	if all := counts[FigureFound] + counts[FigureNotFound] + counts[FigureDiffers]; counts[FigureDiffers] > all/100 {
		t.Errorf("of %d figures %d differ", all, counts[FigureDiffers])
	}
}
