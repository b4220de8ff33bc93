package draft

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// readMarkdown reads Markdown: the marks of emphasis and links go, block quotes
// are noted. Each line keeps its number.
func readMarkdown(text string) *Draft {
	w := &writer{}
	open := -1
	text = withoutFront(text)
	for i, l := range strings.Split(unwrapped(text), "\n") {
		w.begin(1 + i)
		quoted, is := strings.CutPrefix(strings.TrimLeft(l, " "), ">")
		switch {
		case is && open < 0:
			open = w.Len()
		case !is && open >= 0:
			w.block(open)
			open = -1
		}
		if is {
			l = strings.TrimLeft(quoted, "> ")
		}
		w.WriteString(mdLink.ReplaceAllString(mdMarks.ReplaceAllString(l, ""), "$1"))
		w.WriteByte('\n')
	}
	if open >= 0 {
		w.block(open)
	}
	d := w.draft()
	d.lines = mended(d.lines, text)
	return d
}

// withoutFront blanks what stands before the text between two lines of three
// hyphens: it is for machines. The lines stay.
func withoutFront(text string) string {
	if !strings.HasPrefix(text, "---\n") {
		return text
	}
	end := strings.Index(text[3:], "\n---\n")
	if end < 0 {
		return text
	}
	end += 3 + len("\n---")
	return strings.Repeat("\n", strings.Count(text[:end], "\n")) + text[end:]
}

// mended numbers the lines of a text of which some were joined: as many line
// ends as the text before had up to there.
func mended(lines []line, before string) []line {
	joined := strings.Split(unwrapped(before), "\n")
	number, at := 1, 0
	for i := range lines {
		lines[i].number = number
		end := at + len(joined[i]) + 1
		number += strings.Count(before[at:min(end, len(before))], "\n")
		at = end
	}
	return lines
}

var (
	mdMarks = regexp.MustCompile(`\*{1,3}|__|^#{1,6} |\\`)
	mdLink  = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	// emphasis and phrase match the elements that stand within a line.
	emphasis = regexp.MustCompile(`^(b|i|em|strong|u|mark|small|font)$`)
	// hidden matches the elements whose content is not shown.
	hidden = regexp.MustCompile(`^(script|style|title)$`)
	phrase = regexp.MustCompile(`^(a|span|sup|sub|cite|abbr|time|wbr)$`)
)

// readMarkup reads a page of HTML: the text without tags, an element a
// paragraph. Nothing is taken for furniture, since a quotation may stand in
// it. The q element and block quotes are noted as quotations.
func readMarkup(text string) *Draft {
	w := &writer{}
	number, open, unseen := 1, -1, false
	for in := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := in.Next()
		if kind == html.ErrorToken { // the end: a string has no other
			return w.draft()
		}
		raw := string(in.Raw())
		if kind == html.TextToken && !unseen {
			number = w.text(raw, number)
			continue
		}
		number += strings.Count(raw, "\n")
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag, _ := in.TagName()
		name, closes := string(tag), kind == html.EndTagToken
		unseen = !closes && hidden.MatchString(name)
		switch {
		case name == "q" && closes:
			w.WriteString("”")
		case name == "q":
			w.WriteString("“")
		case name == "blockquote" && !closes:
			w.paragraph()
			open = w.Len()
		case name == "blockquote" && open >= 0:
			w.block(open)
			open = -1
			w.paragraph()
		case !emphasis.MatchString(name) && !phrase.MatchString(name):
			w.paragraph()
		}
	}
}

// writer puts a draft together.
type writer struct {
	strings.Builder
	lines  []line
	blocks []lang.Span
}

// text writes a text of a page, which begins on the line of that number, and
// returns the number of the line on which it ends.
func (w *writer) text(raw string, number int) int {
	w.begin(number)
	for i, part := range strings.Split(raw, "\n") {
		if i > 0 {
			number++
			w.WriteByte(' ')
			w.begin(number)
		}
		w.WriteString(html.UnescapeString(part))
	}
	return number
}

// begin says that what follows stands on a line of the file.
func (w *writer) begin(number int) {
	if last := len(w.lines) - 1; last >= 0 && w.lines[last].at == w.Len() {
		w.lines[last].number = number
		return
	}
	w.lines = append(w.lines, line{w.Len(), number})
}

// paragraph ends a paragraph.
func (w *writer) paragraph() {
	if w.Len() > 0 && !strings.HasSuffix(w.String(), "\n\n") {
		w.WriteString("\n\n")
	}
}

// block notes a block quote from the byte on.
func (w *writer) block(from int) {
	text := w.String()[from:]
	end := from + len(strings.TrimRight(text, " \n"))
	from += len(text) - len(strings.TrimLeft(text, " \n"))
	if from < end {
		w.blocks = append(w.blocks, lang.Span{Start: from, End: end})
	}
}

func (w *writer) draft() *Draft {
	return &Draft{Text: w.String(), blocks: w.blocks, lines: w.lines}
}
