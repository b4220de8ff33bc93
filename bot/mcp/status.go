package mcp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
)

// statuses are what may become of a quotation, the worst last, each in a
// sentence.
var statuses = []struct {
	status draft.Kind
	says   string
}{
	{draft.Exact, "It stands in the articles word by word."},
	{draft.Typographic, "It stands in the articles word by word, with other quotation marks, dashes or spaces."},
	{draft.Cut, "It stands in an article, but the sentence goes on with a qualifier that is left out."},
	{draft.OtherSpeaker, "The words stand in an article, but somebody else says them."},
	{draft.Spliced, "It is put together from several places: no article has it like this."},
	{draft.Altered, "It is not what an article says: words were changed. Publish the stored words."},
	{draft.NotFound, "It is nowhere in the articles that may be read here. What is cited, if anything, is only the nearest, and no match."},
}

func rank(status string) int {
	for i, s := range statuses {
		if string(s.status) == status {
			return i
		}
	}
	return len(statuses)
}

// worse is the worse of two statuses.
func worse(a, b string) string {
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// says is the status in a sentence.
func says(status string) string {
	if i := rank(status); i < len(statuses) {
		return statuses[i].says
	}
	return ""
}

// verifiedWords is what became of a quotation as a model reads it.
func verifiedWords(v Verified) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s: %s\n", v.Status, v.Says)
	b.WriteString(foundWords(v, len(v.Parts) > 1))
	return b.String()
}

// foundWords tells the parts, each under a line of its own where there are
// several, and cites the stored words.
func foundWords(v Verified, several bool) string {
	b := &strings.Builder{}
	for _, p := range v.Parts {
		if several {
			fmt.Fprintf(b, "\nLine %d, %s: %s\n", p.Line, p.Status, oneLine(p.Text))
		}
		for _, c := range p.Changes {
			fmt.Fprintf(b, "- %s: %q is stored as %q\n", c.Kind, c.Said, c.Stored)
		}
		if p.Speaker != "" {
			fmt.Fprintf(b, "The article names %s for these words.\n", oneLine(p.Speaker))
		} else if !strings.HasPrefix(p.Status, "figure") && rank(p.Status) < rank(string(draft.NotFound)) {
			b.WriteString("The article does not make certain who says these words.\n")
		}
	}
	if len(v.Citations) > 0 {
		b.WriteString("\nThe stored words. " + asTheyAre + "\n")
	}
	for _, c := range v.Citations {
		nearest := ""
		if !slices.ContainsFunc(v.Parts, func(p VerifiedPart) bool {
			return p.Status != string(draft.NotFound) && slices.Contains(p.Citations, c.N)
		}) {
			nearest = " (only the nearest)"
		}
		fmt.Fprintf(b, "\n[%d]%s\n%s  %s\n", c.N, nearest, behind(c.Before+c.Quotation), sourceOf(c))
		if c.Corrected != nil {
			fmt.Fprintf(b, "  Corrected %s: %s\n", c.Corrected.Date, oneLine(c.Corrected.Note))
		}
	}
	if v.Receipt != "" {
		fmt.Fprintf(b, "\nReceipt: %s\n", v.Receipt)
	}
	return b.String()
}

// sourceOf names the article of a citation on one line.
func sourceOf(c Citation) string {
	parts := []string{oneLine(c.Headline), oneLine(c.Publisher), c.Published, "article " + oneLine(c.Article), c.Link}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
