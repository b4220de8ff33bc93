package main

import (
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
)

// kindWords say what a finding is, as a person reads it.
var kindWords = map[draft.Kind]string{
	draft.NotFound: "Not found", draft.Altered: "Altered", draft.Spliced: "Put together from several sentences",
	draft.OtherSpeaker: "Said by somebody else", draft.Cut: "Cut short", draft.FigureDiffers: "Figure differs",
	draft.FigureNotFound: "Figure not found", draft.Typographic: "Typography only", draft.Exact: "Verbatim", draft.FigureFound: "Figure found",
}

// countLine counts what was checked and what needs a person.
func countLine(c checkedDraft) string {
	open := 0
	for _, f := range c.report.Findings {
		if !f.Kind.Clean() {
			open++
		}
	}
	need := "nothing needs a look"
	if open == 1 {
		need = "1 needs a look"
	} else if open > 1 {
		need = fmt.Sprintf("%d need a look", open)
	}
	return fmt.Sprintf("%s and %s checked: %s", count(c.report.Quotations, "quotation"), count(c.report.Figures, "figure"), need)
}

// checkedAgainst says what a draft was checked against.
func checkedAgainst(c checkedDraft) string {
	return join(" · ", "against "+count(c.articles, "article"), strings.Join(c.against, ", "))
}

// cleanLine counts the findings that need nobody: "3 verbatim, 1 typography only".
func cleanLine(r draft.Report) string {
	var parts []string
	for _, k := range []draft.Kind{draft.Exact, draft.Typographic, draft.FigureFound} {
		n := 0
		for _, f := range r.Findings {
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

// where says in which text a finding stands, with the time of a recording.
func where(f draft.Finding) string {
	if f.Source == nil {
		return ""
	}
	a := f.Source.Article
	place := join(" · ", a.Publisher, a.Headline, day(stamp(a.Published)), string(a.ID))
	if f.Source.Against != "" {
		place = join(" · ", f.Source.Against, f.Source.Cue(f.At.Start).Time)
	}
	said := ""
	if f.Speaker != "" {
		said = "said by " + f.Speaker
	}
	return oneLine(join(" · ", place, said, a.URL))
}

// storedLabel says what the stored words beside a finding are.
func storedLabel(k draft.Kind) string {
	if k == draft.NotFound {
		return "nearest: "
	}
	return "stored: "
}

// remarks say what is wrong with a finding, what matters most first.
func remarks(f draft.Finding) (out []string) {
	for _, ch := range f.Changes {
		if f.Kind != draft.Altered {
			break
		}
		switch {
		case ch.SaidText == "":
			out = append(out, fmt.Sprintf("%s: left out “%s”", ch.Sense, oneLine(ch.StoredText)))
		case ch.StoredText == "":
			out = append(out, fmt.Sprintf("%s: put in “%s”", ch.Sense, oneLine(ch.SaidText)))
		default:
			out = append(out, fmt.Sprintf("%s: “%s” stands for “%s”", ch.Sense, oneLine(ch.SaidText), oneLine(ch.StoredText)))
		}
	}
	for _, part := range f.Parts {
		out = append(out, fmt.Sprintf("part: “%s”", oneLine(part.Stored)))
	}
	if f.Kind == draft.Cut {
		out = append(out, fmt.Sprintf("left out: “%s”", oneLine(f.Source.Article.Text[f.Cut.Start:f.Cut.End])))
	}
	return out
}

// checkedPage returns the report as a person reads it: what needs one, the
// worst first.
func checkedPage(c checkedDraft, s style) string {
	p := &page{style: s}
	p.text(nil, nil, span{countLine(c), strong})
	p.items(quiet, checkedAgainst(c))
	margin := line{{text: "  "}}
	for _, f := range c.report.Sorted() {
		if f.Kind.Clean() {
			continue
		}
		p.gap()
		p.text(nil, nil, span{fmt.Sprintf("Line %d · ", f.Line), quiet}, span{kindWords[f.Kind], alert})
		p.text(margin, margin, span{text: oneLine(f.Text)})
		for _, r := range remarks(f) {
			p.text(margin, margin, span{r, mark})
		}
		if f.Stored != "" {
			p.text(margin, margin, span{storedLabel(f.Kind), quiet}, span{text: oneLine(f.Stored)})
			p.text(margin, margin, span{where(f), quiet})
		}
	}
	if clean := cleanLine(c.report); clean != "" {
		p.gap()
		p.items(quiet, clean)
	}
	return p.String()
}

// checkedMarkdown returns the report as Markdown.
func checkedMarkdown(c checkedDraft) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n%s · %s\n", escapeMarkdown(oneLine(c.name)), countLine(c), escapeMarkdown(checkedAgainst(c)), stamp(c.at))
	for _, f := range c.report.Sorted() {
		if f.Kind.Clean() {
			continue
		}
		fmt.Fprintf(&b, "\n## Line %d: %s\n\n> %s\n", f.Line, strings.ToLower(kindWords[f.Kind]), escapeMarkdown(oneLine(f.Text)))
		for i, r := range remarks(f) {
			if i == 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "- %s\n", escapeMarkdown(r))
		}
		if f.Stored != "" {
			fmt.Fprintf(&b, "\n%s\n\n> %s\n\n%s\n", strings.TrimSpace(storedLabel(f.Kind)), escapeMarkdown(oneLine(f.Stored)), escapeMarkdown(where(f)))
		}
	}
	if clean := cleanLine(c.report); clean != "" {
		fmt.Fprintf(&b, "\n%s.\n", clean)
	}
	return b.String()
}

// escapeMarkdown keeps text from being read as Markdown's marks.
func escapeMarkdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "|", `\|`).Replace(s)
}
