package main

import (
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/review"
)

// where says in which text a finding stands, with a link to it.
func where(f draft.Finding) string {
	if f.Source == nil {
		return ""
	}
	return oneLine(join(" · ", review.Where(f), f.Source.Article.URL))
}

// checkedPage returns the report as a person reads it: what needs one, the
// worst first.
func checkedPage(c review.Review, s style) string {
	p := &page{style: s}
	p.text(nil, nil, span{c.Counts(), strong})
	p.items(quiet, c.Beside())
	margin := line{{text: "  "}}
	for _, f := range c.Open() {
		p.gap()
		p.text(nil, nil, span{fmt.Sprintf("Line %d · ", f.Line), quiet}, span{review.Words(f.Kind), alert})
		p.text(margin, margin, span{text: oneLine(f.Text)})
		for _, r := range review.Remarks(f) {
			p.text(margin, margin, span{oneLine(r), mark})
		}
		if f.Stored != "" {
			p.text(margin, margin, span{review.Label(f.Kind), quiet}, span{text: oneLine(f.Stored)})
			p.text(margin, margin, span{where(f), quiet})
		}
	}
	for _, d := range c.Differences() {
		p.gap()
		p.text(nil, nil, span{fmt.Sprintf("Line %d · ", d.Finding.Line), quiet}, span{"Sources differ on " + oneLine(d.About), alert})
		p.text(margin, margin, span{text: oneLine(review.Values(d.Comparison))})
	}
	if clean := c.Clean(); clean != "" {
		p.gap()
		p.items(quiet, clean)
	}
	return p.String()
}

// checkedMarkdown returns the report as Markdown.
func checkedMarkdown(c review.Review) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n%s · %s\n", escapeMarkdown(oneLine(c.Name)), c.Counts(), escapeMarkdown(c.Beside()), stamp(c.At))
	for _, f := range c.Open() {
		fmt.Fprintf(&b, "\n## Line %d: %s\n\n> %s\n", f.Line, strings.ToLower(review.Words(f.Kind)), escapeMarkdown(oneLine(f.Text)))
		for i, r := range review.Remarks(f) {
			if i == 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "- %s\n", escapeMarkdown(oneLine(r)))
		}
		if f.Stored != "" {
			fmt.Fprintf(&b, "\n%s\n\n> %s\n\n%s\n", strings.TrimSpace(review.Label(f.Kind)), escapeMarkdown(oneLine(f.Stored)), escapeMarkdown(where(f)))
		}
	}
	for _, d := range c.Differences() {
		fmt.Fprintf(&b, "\n## Line %d: sources differ on %s\n\n%s\n", d.Finding.Line, escapeMarkdown(oneLine(d.About)), escapeMarkdown(oneLine(review.Values(d.Comparison))))
	}
	if clean := c.Clean(); clean != "" {
		fmt.Fprintf(&b, "\n%s.\n", clean)
	}
	return b.String()
}

// escapeMarkdown keeps text from being read as Markdown's marks.
func escapeMarkdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "|", `\|`).Replace(s)
}
