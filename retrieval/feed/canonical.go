package feed

import (
	"strings"
	"unicode"
)

// block is a group of lines that stood together in the source, each line one
// paragraph. Only furniture is told apart by it; the canonical text parts all
// paragraphs alike.
type block []string

// blocks groups lines at empty lines. Where the source has no empty line at
// all, each line is a block of its own.
func blocks(lines []string) []block {
	var out []block
	var group block
	flush := func() {
		if len(group) > 0 {
			out, group = append(out, group), nil
		}
	}
	for _, line := range lines {
		if line = strings.TrimSpace(line); line == "" {
			flush()
			continue
		}
		group = append(group, line)
	}
	flush()
	if len(out) == 1 {
		return single(out[0])
	}
	return out
}

// single makes each line a block of its own.
func single(lines []string) []block {
	out := make([]block, 0, len(lines))
	for _, line := range lines {
		out = append(out, block{line})
	}
	return out
}

// canonical is the text that is stored and quoted from: one paragraph a line,
// no white space at either end of it, an empty line between paragraphs.
func canonical(body []block) string {
	var text strings.Builder
	for _, b := range body {
		for _, line := range b {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			text.WriteString(line)
		}
	}
	return text.String()
}

// hasWords reports whether there is a letter or a digit in the text.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
