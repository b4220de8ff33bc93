// Package review puts into words what a check of a draft found, once: the
// terminal and Slack lay the words out, and the page with the draft beside its
// findings (html.go) is the same for both. It keeps nothing.
package review

import (
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/page"
)

// Review is a draft with what a check of it found.
type Review struct {
	Name     string // of the file
	Pasted   bool   // it came as text and not in a file
	Raw      []byte // the file; its hash stands in the page
	Draft    *draft.Draft
	At       time.Time    // of the check, in the newsroom's zone
	Articles int          // of the archive that it was checked against
	Against  []string     // files, folders and addresses that it was checked against besides
	Left     []draft.Left // of both, what would have proved nothing
	Report   draft.Report
}

// kindWords say what a finding is, as a person reads it.
var kindWords = map[draft.Kind]string{
	draft.NotFound: "Not found", draft.Altered: "Altered", draft.Spliced: "Put together from several sentences",
	draft.OtherSpeaker: "Said by somebody else", draft.Cut: "Cut short", draft.FigureDiffers: "Figure differs",
	draft.FigureNotFound: "Figure not found", draft.Typographic: "Typography only", draft.Exact: "Verbatim", draft.FigureFound: "Figure found",
}

// Words say what a finding of the kind is.
func Words(k draft.Kind) string { return kindWords[k] }

// Open are the findings that need a person, the worst first.
func (r Review) Open() (out []draft.Finding) {
	for _, f := range r.Report.Sorted() {
		if !f.Kind.Clean() {
			out = append(out, f)
		}
	}
	return out
}

// Counts says how much was checked and how much needs a person.
func (r Review) Counts() string {
	need := "nothing needs a look"
	switch n := len(r.Open()); {
	case n == 1:
		need = "1 needs a look"
	case n > 1:
		need = fmt.Sprintf("%d need a look", n)
	}
	return fmt.Sprintf("%s and %s checked: %s", page.Count(r.Report.Quotations, "quotation"), page.Count(r.Report.Figures, "figure"), need)
}

// Beside says what the draft was checked against, and what of that was left out.
func (r Review) Beside() string {
	return page.Join(" · ", "against "+page.Count(r.Articles, "article"), strings.Join(r.Against, ", "), r.without())
}

// mostLeft is how many texts that were left out are named.
const mostLeft = 3

// without says what was left out and why; empty where nothing was.
func (r Review) without() string {
	if len(r.Left) == 0 {
		return ""
	}
	var parts []string
	for _, l := range r.Left[:min(len(r.Left), mostLeft)] {
		what := "the draft itself"
		if l.Again != nil {
			what = l.Again.Name() + " again"
		}
		parts = append(parts, l.Text.Name()+" ("+what+")")
	}
	if more := len(r.Left) - mostLeft; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return "without " + strings.Join(parts, ", ")
}

// Clean counts the findings that need nobody: "Verbatim: 3 · Typography only: 1".
// It is empty where there are none.
func (r Review) Clean() string {
	var parts []string
	for _, k := range []draft.Kind{draft.Exact, draft.Typographic, draft.FigureFound} {
		n := 0
		for _, f := range r.Report.Findings {
			if f.Kind == k {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", kindWords[k], n))
		}
	}
	return strings.Join(parts, " · ")
}

// Where says in which text a finding stands and who says it there, with the time
// of a recording; empty for a finding that no text is near.
func Where(f draft.Finding) string {
	if f.Source == nil {
		return ""
	}
	a := f.Source.Article
	place := page.Join(" · ", a.Publisher, a.Headline, page.Day(stamp(a.Published)), string(a.ID))
	if f.Source.Against != "" {
		place = page.Join(" · ", f.Source.Against, f.Source.Cue(f.At.Start).Time)
	}
	said := ""
	if f.Speaker != "" && !f.Figure() {
		said = "said by " + f.Speaker
	}
	return page.Join(" · ", place, said)
}

// Link opens the article of a finding at the stored words; empty where it has
// no address.
func Link(f draft.Finding) string {
	if f.Source == nil || f.Source.Against != "" {
		return ""
	}
	return answer.Citation{Quote: f.Stored, URL: f.Source.Article.URL}.Link()
}

// Summary is a finding on one line.
func Summary(f draft.Finding) string {
	return page.Join(" · ", fmt.Sprintf("Line %d", f.Line), kindWords[f.Kind], spaced(f.Text), Where(f))
}

// Label says what the stored words beside a finding of the kind are.
func Label(k draft.Kind) string {
	if k == draft.NotFound || k == draft.FigureNotFound {
		return "nearest: "
	}
	return "stored: "
}

// Remarks say what is wrong with a finding, what matters most first.
func Remarks(f draft.Finding) (out []string) {
	for _, ch := range f.Changes {
		if f.Kind != draft.Altered {
			break
		}
		switch {
		case ch.SaidText == "":
			out = append(out, fmt.Sprintf("%s: left out “%s”", ch.Sense, spaced(ch.StoredText)))
		case ch.StoredText == "":
			out = append(out, fmt.Sprintf("%s: put in “%s”", ch.Sense, spaced(ch.SaidText)))
		default:
			out = append(out, fmt.Sprintf("%s: “%s” stands for “%s”", ch.Sense, spaced(ch.SaidText), spaced(ch.StoredText)))
		}
	}
	for _, part := range f.Parts {
		out = append(out, fmt.Sprintf("part: “%s”", spaced(part.Stored)))
	}
	if f.Kind == draft.Cut {
		out = append(out, fmt.Sprintf("left out: “%s”", spaced(f.Source.Article.Text[f.Cut.Start:f.Cut.End])))
	}
	if f.Kind == draft.OtherSpeaker && f.Speaker == "" {
		out = append(out, fmt.Sprintf("“%s” is not named near these words there", spaced(f.Claimed)))
	}
	return out
}

// spaced is the text on one line.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// stamp is RFC 3339, or empty for an instant that is not known.
func stamp(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
