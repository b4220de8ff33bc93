package page

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
)

// textOf is the page as lines of plain words, one for each that a reader sees.
func textOf(t *testing.T, m answer.Message, o Options) string {
	t.Helper()
	p, ok := Of(m, o)
	if !ok {
		t.Fatalf("a %T has no words", m)
	}
	return lines(p.Blocks)
}

func lines(blocks []Block) string {
	var out []string
	say := func(l string) { out = append(out, l) }
	for _, b := range blocks {
		switch b := b.(type) {
		case Text:
			say(b.Line.String())
		case Heading:
			say("# " + b.Line.String())
		case Note:
			say("- " + b.Text)
		case List:
			say(b.Title.String())
			for _, item := range b.Items {
				say("  * " + item.String())
			}
		case Quotation:
			say(MarkOf(b.N) + " " + b.Before + b.Quote)
			if len(b.Source) > 0 {
				say("    from " + b.Source.String())
			}
			for _, also := range b.Also {
				say("    " + also.String())
			}
		case Choice:
			say("? " + b.Name)
		case Table:
			say("table")
			for _, row := range b.Rows {
				cells := []string{}
				for _, c := range row {
					cell := c.Line.String()
					for _, q := range c.Quotations {
						cell += "{" + MarkOf(q.N) + "}"
					}
					cells = append(cells, cell)
				}
				say(strings.Join(cells, " | "))
			}
		}
	}
	return strings.Join(out, "\n")
}

func quote(n int, article, text string) answer.Citation {
	return answer.Citation{N: n, Quote: text, Article: article, Headline: "Headline of " + article, Publisher: "The Marlow Post", Published: "2026-02-10T08:00:00Z"}
}

func printed(text string, citations ...int) answer.Claim {
	return answer.Claim{Text: text, Citations: citations}
}

// What a reader sees of an answer: what says the same in one line, one source
// line an article, each part of a question under its own words.
func TestAnswer(t *testing.T) {
	fire, mill, late := quote(1, "fire", "Forty-one families lost their homes."), quote(2, "mill", "Officials said 41 families were homeless."), quote(3, "fire", "The fire began at noon.")
	same := answer.Disagreement{About: "families", Positions: []answer.Position{{Text: "41 families", Citations: []int{1, 2}}}}
	copied := same
	copied.Positions = []answer.Position{{Text: "41 families", Citations: []int{1, 2}, Origins: 1}}
	for _, test := range []struct {
		name   string
		answer answer.Answer
		want   string
	}{
		{"what says the same is one line", answer.Answer{
			Outcome: answer.Answered, Claims: []answer.Claim{printed(fire.Quote, 1)}, Citations: []answer.Citation{fire, mill}, Agreements: []answer.Disagreement{same},
		}, `[1] Forty-one families lost their homes.
    from The Marlow Post · Headline of fire · 10 Feb 2026
    41 families: also in [2] The Marlow Post · Headline of mill · 10 Feb 2026`},
		{"two values of the same quotations", answer.Answer{
			Outcome: answer.Answered, Claims: []answer.Claim{printed(fire.Quote, 1)}, Citations: []answer.Citation{fire, mill},
			Agreements: []answer.Disagreement{same, {About: "day", Positions: []answer.Position{{Text: "Monday", Citations: []int{1, 2}}}}},
		}, `[1] Forty-one families lost their homes.
    from The Marlow Post · Headline of fire · 10 Feb 2026
    41 families; Monday: also in [2] The Marlow Post · Headline of mill · 10 Feb 2026`},
		{"a quotation that is needed is printed", answer.Answer{
			Outcome: answer.Answered, Claims: []answer.Claim{printed(fire.Quote, 1), printed(mill.Quote, 2)}, Citations: []answer.Citation{fire, mill}, Agreements: []answer.Disagreement{copied},
		}, `[1] Forty-one families lost their homes.
    from The Marlow Post · Headline of fire · 10 Feb 2026
    41 families: also in [2], both from one report
[2] Officials said 41 families were homeless.
    from The Marlow Post · Headline of mill · 10 Feb 2026`},
		{"one source line an article", answer.Answer{
			Outcome: answer.Answered, Claims: []answer.Claim{printed(fire.Quote, 1), printed(late.Quote, 2), printed(mill.Quote, 3)}, Citations: []answer.Citation{fire, quote(2, "fire", late.Quote), quote(3, "mill", mill.Quote), quote(4, "fire", "It rained.")},
		}, `[1] Forty-one families lost their homes.
[2] The fire began at noon.
    from The Marlow Post · Headline of fire · 10 Feb 2026
[3] Officials said 41 families were homeless.
    from The Marlow Post · Headline of mill · 10 Feb 2026
[4] It rained.
    from same article as [2]`},
		{"several questions in one", answer.Answer{
			Outcome: answer.Partial, Claims: []answer.Claim{printed(fire.Quote, 1)}, Citations: []answer.Citation{fire},
			Parts: []answer.Asked{{Text: "how many families lost their homes", Citations: []int{1}}, {Text: "who is the mayor of Tarvik", Citations: []int{}}, {Text: "how many lost theirs", Citations: []int{1}, Value: "Forty-one"}},
		}, `# How many families lost their homes?
[1] Forty-one families lost their homes.
    from The Marlow Post · Headline of fire · 10 Feb 2026
# Who is the mayor of Tarvik?
Not stated in any article.
# How many lost theirs?
Forty-one, stated in [1] above.`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := textOf(t, test.answer, Options{}); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// What was asked stands above an answer that is shown where it is not to be seen,
// and a time of which there is no article is told before all else.
func TestOpening(t *testing.T) {
	a := answer.Answer{Question: "Who won?", Outcome: answer.NotFound, Searched: answer.Searched{Articles: 3}}
	if got := textOf(t, a, Options{Asked: true}); !strings.HasPrefix(got, "- Asked: Who won?\nNo article ") {
		t.Errorf("got %q", got)
	}
	s := answer.Summary{Answer: answer.Answer{Question: "mill fire", Outcome: answer.NotFound}}
	if got := textOf(t, s, Options{Asked: true}); !strings.HasPrefix(got, "- Summary: mill fire\n"+nothingOn) {
		t.Errorf("got %q", got)
	}
}

// Two articles stand side by side, each quotation once; more of them than there is
// room for stand below each other.
func TestComparison(t *testing.T) {
	post, times := quote(1, "post", "There were 12 engines."), quote(2, "times", "There were 15 engines.")
	only, other := quote(3, "post", "It rained."), quote(4, "times", "A roof fell in.")
	a := answer.Answer{
		Outcome: answer.Answered, Citations: []answer.Citation{post, times, only, other},
		Claims: []answer.Claim{
			{Text: "12 engines", Citations: []int{1}, Kind: answer.Differ, About: "engines"}, {Text: "15 engines", Citations: []int{2}, Kind: answer.Differ, About: "engines"},
			{Text: only.Quote, Citations: []int{3}, Kind: answer.Only}, {Text: other.Quote, Citations: []int{4}, Kind: answer.Only},
		},
		Disagreements: []answer.Disagreement{{About: "engines", Positions: []answer.Position{{Text: "12 engines", Citations: []int{1}}, {Text: "15 engines", Citations: []int{2}}}}},
		Agreements:    []answer.Disagreement{{About: "fire", Positions: []answer.Position{{Text: "one fire", Citations: []int{1, 2}}}}},
	}
	want := `table
differ: engines | 12 engines{[1]} | 15 engines{[2]}
alike | one fire [1] | one fire [2]
only here | {[3]} | {[4]}`
	if got := textOf(t, answer.Comparison{Answer: a}, Options{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for _, article := range []string{"c", "d"} {
		a.Citations = append(a.Citations, quote(len(a.Citations)+1, article, "More of it."))
	}
	if got := textOf(t, answer.Comparison{Answer: a}, Options{}); strings.Contains(got, "table") || !strings.Contains(got, "engines: 15 engines [2]") {
		t.Errorf("got:\n%s", got)
	}
}

// A timeline is a table with each quotation once: a later event of it is told by
// its own sentence.
func TestTimeline(t *testing.T) {
	fire := quote(1, "fire", "The mill burnt in 2017. It was rebuilt in 2019.")
	a := answer.Answer{
		Outcome: answer.Answered, Citations: []answer.Citation{fire, quote(2, "fire", "It opened in May.")},
		Claims: []answer.Claim{
			{Text: "The mill burnt in 2017.", Citations: []int{1}, Date: "2017", DatePrinted: "2017"}, {Text: "It was rebuilt in 2019.", Citations: []int{1}, Date: "2019", DatePrinted: "2019"},
			{Text: "It opened in May.", Citations: []int{2}, Date: "2020-05", DatePrinted: "May"},
		},
	}
	want := `table
2017 | {[1]} | The Marlow Post · Headline of fire · 10 Feb 2026
2019 | It was rebuilt in 2019. [1] | The Marlow Post · Headline of fire · 10 Feb 2026
May 2020 (“May”) | {[2]} | same article as [1]`
	if got := textOf(t, answer.Timeline{Answer: a}, Options{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
