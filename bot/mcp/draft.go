package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
)

// longestDraft is how many characters a draft may have: a long feature has half.
const longestDraft = 100_000

type draftInput struct {
	Text string `json:"text" jsonschema:"the draft as plain text or Markdown, at most 100,000 characters. It is not stored"`
}

// Checked is what the check of a draft found.
type Checked struct {
	Quotations int            `json:"quotations" jsonschema:"how many quotations were checked"`
	Figures    int            `json:"figures" jsonschema:"how many numbers and dates outside of quotations were checked"`
	Clean      bool           `json:"clean" jsonschema:"whether nothing needs a person"`
	Findings   []VerifiedPart `json:"findings" jsonschema:"what became of each, the worst first; statuses are those of verify_quote, and figure_found, figure_differs and figure_not_found"`
	Citations  []Citation     `json:"citations" jsonschema:"the stored words that the findings refer to; those of what was not found are only the nearest"`
	Receipt    string         `json:"receipt" jsonschema:"id under which the archive's ledger keeps the stored words that were shown; empty when none were"`
}

// addDraft adds the tool that checks a finished story.
func (s *Server) addDraft() {
	add(s, tool{
		name: "check_draft", title: "Check the quotations of a draft",
		does: `Checks every quotation of a draft, and every number and date outside of quotations, against the newsroom's articles, and says what is not as it is stored. The draft is not stored. Quotation marks around fewer than four words are left alone. Nothing is corrected: a person decides.`,
	}, s.checkDraft)
}

func (s *Server) checkDraft(ctx context.Context, in draftInput) (Checked, string, error) {
	if err := within("text", in.Text, longestDraft); err != nil {
		return Checked{}, "", err
	}
	if strings.TrimSpace(in.Text) == "" {
		return Checked{}, "", Refusal("There is no draft: the text is empty.")
	}
	d, err := draft.Read("draft.md", []byte(in.Text))
	if err != nil {
		return Checked{}, "", err
	}
	texts, err := s.o.Texts(ctx, from(ctx).reader, d)
	if err != nil {
		return Checked{}, "", err
	}
	texts, same := d.Apart(texts)
	report := draft.Check(d, texts)
	// What it is about stays with whoever wrote it: the ledger has what was shown.
	v, err := s.verified(ctx, "check of a draft", report.Sorted(), "")
	if err != nil {
		return Checked{}, "", err
	}
	out := Checked{Quotations: report.Quotations, Figures: report.Figures, Clean: report.Clean(), Findings: v.Parts, Citations: v.Citations, Receipt: v.Receipt}
	words := fmt.Sprintf("%d quotations and %d figures were checked. ", out.Quotations, out.Figures)
	if out.Clean {
		words += "Nothing needs a person.\n"
	} else {
		words += "What is not exact, typographic or figure_found needs a person.\n"
	}
	for _, l := range same {
		words += fmt.Sprintf("Article %s is this very draft and proves nothing of it: it was left out.\n", l.Text.Article.ID)
	}
	return out, words + foundWords(v, true), nil
}
