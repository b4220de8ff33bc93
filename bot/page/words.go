package page

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// oneLine is the text with every run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Join joins the parts that are not empty.
func Join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), separator)
}

// Count returns "1 article" or "2 articles".
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// dayForm is how a day is shown.
const dayForm = "2 Jan 2006"

// Day is the day of an RFC 3339 instant by the clock of its own offset, as the
// publisher wrote it, or nothing when there is none.
func Day(instant string) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.Format(dayForm)
}

// moment is an instant with its hour, in the zone, or nothing.
func moment(instant string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.In(zone).Format(dayForm + " 15:04 MST")
}

// MarkOf is the mark that stands for quotation n.
func MarkOf(n int) string { return fmt.Sprintf("[%d]", n) }

// marks are " [1] [2]" for the citations 1 and 2, in either order, each leading
// to its article.
func marks(a answer.Answer, numbers []int) Line {
	var out Line
	for _, n := range slices.Sorted(slices.Values(numbers)) {
		out = append(out, Words{Text: " "}, mark(a, n))
	}
	return out
}

func mark(a answer.Answer, n int) Words {
	w := Words{Text: MarkOf(n), Ink: Mark}
	if c, ok := cited(a, n); ok {
		w.Link = c.Link()
	}
	return w
}

// cited is citation n.
func cited(a answer.Answer, n int) (answer.Citation, bool) {
	i := slices.IndexFunc(a.Citations, func(c answer.Citation) bool { return c.N == n })
	if i < 0 {
		return answer.Citation{}, false
	}
	return a.Citations[i], true
}

// citedBy are the citations of a claim in their order.
func citedBy(a answer.Answer, claim answer.Claim) []answer.Citation {
	var out []answer.Citation
	for _, c := range a.Citations {
		if slices.Contains(claim.Citations, c.N) {
			out = append(out, c)
		}
	}
	return out
}

// Source names where a quotation comes from with what is known: publisher,
// headline and date, or the article's id when it has no headline.
func Source(c answer.Citation) string {
	return Join(" · ", oneLine(c.Publisher), headline(c), Day(c.Published))
}

func headline(c answer.Citation) string {
	if h := oneLine(c.Headline); h != "" {
		return h
	}
	return oneLine(c.Article)
}

// source is Source with a headline that leads to the address.
func source(c answer.Citation, address string) Line {
	var out Line
	for i, text := range []string{oneLine(c.Publisher), headline(c), Day(c.Published)} {
		if text == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, Words{Text: " · "})
		}
		w := Words{Text: text}
		if i == 1 {
			w.Link = address
		}
		out = append(out, w)
	}
	return out
}

// isQuoted reports whether the claim is the beginning of a quotation that it
// cites, or all of it: it is shown as that alone. A value, such as "14 people",
// is none.
func isQuoted(a answer.Answer, c answer.Claim) bool { return quotedAs(a, c) > 0 }

func quotedAs(a answer.Answer, c answer.Claim) int {
	if c.About != "" {
		return 0
	}
	for _, n := range c.Citations {
		if citation, ok := cited(a, n); ok && strings.HasPrefix(citation.Quote, c.Text) {
			return n
		}
	}
	return 0
}

// ofOneArticle reports whether all that is quoted stands in one article.
func ofOneArticle(a answer.Answer) bool {
	other := func(c answer.Citation) bool { return c.Article != a.Citations[0].Article }
	return len(a.Citations) > 0 && !slices.ContainsFunc(a.Citations, other)
}

// strong is a line in bold.
func strong(text string) Line { return Line{{Text: oneLine(text), Ink: Strong}} }

// upper is the text with a capital at its beginning.
func upper(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
