package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// doubled stands for a mark that is typed as two: “ as “ and ” as ”.
const doubled = '\uFFFF'

// closes says for each opening mark by which marks it is closed: German closes
// „ with “, Swedish opens and closes with ”, Danish quotes »so«.
var closes = map[rune]string{
	'“': "”", '„': "“”", '”': "”", '"': `"`, '«': "»", '»': "«»", '「': "」", '『': "』", doubled: string(doubled),
	'‘': "’", '‚': "‘’", '\'': "'", '‹': "›", '›': "‹›",
}

// isSingle reports whether the mark may be an apostrophe, or is used inside of
// other marks where both are.
func isSingle(r rune) bool { return strings.ContainsRune("‘’‚'‹›", r) }

// marks finds the quotations of a text.
type marks struct {
	text  string
	open  rune // the mark that is open; 0 for none
	start int  // where it stands
	out   []lang.Span
}

// Quotations returns the quotations of the text with their marks, in order. One
// that is not closed goes on in the next paragraph where that begins with a
// mark of its kind, or closes one before it opens any; otherwise it ends with
// its paragraph. Quotations inside others are not told apart.
func Quotations(text string) []lang.Span {
	m := &marks{text: text}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(text[at:end]) != "" {
			m.line(at, end)
		}
		at = end + 1
	}
	m.end(len(strings.TrimRightFunc(text, unicode.IsSpace)))
	return m.out
}

// end ends the open quotation.
func (m *marks) end(at int) {
	if m.open != 0 {
		m.out = append(m.out, lang.Span{Start: m.start, End: at})
	}
	m.open = 0
}

// line reads a paragraph, which is one line of the text.
func (m *marks) line(at, end int) {
	at += len(m.text[at:end]) - len(strings.TrimLeftFunc(m.text[at:end], unicode.IsSpace))
	if m.open != 0 {
		r, size := m.mark(at)
		switch {
		case r == m.open, m.open == '„' && r == '“':
			at += size // repeated at the head of each paragraph
		case !m.closesFirst(at, end):
			m.end(len(strings.TrimRightFunc(m.text[:at], unicode.IsSpace)))
		}
	}
	for at < end {
		if isLetter(m.text[at]) {
			at++
			continue
		}
		r, size := m.mark(at)
		switch {
		case closes[r] == "" && r != '’' && r != '」' && r != '』':
		case m.open != 0 && m.isClose(r, at, size):
			m.end(at + size)
		case m.open != 0 && r == m.open && r == '"' && m.opens(at, size) && !m.touchesBefore(at):
			m.end(at) // the one before was never closed
			m.open, m.start = r, at
		case m.open == 0 && isSingle(r):
			if to := m.single(r, at, size, end); to > 0 {
				m.out, at = append(m.out, lang.Span{Start: at, End: to}), to
				continue
			}
		case m.open == 0 && closes[r] != "" && m.opens(at, size):
			m.open, m.start = r, at
		}
		at += size
	}
}

// isLetter reports whether the byte is a letter or a space, as nearly all are: no
// mark, and no part of one.
func isLetter(b byte) bool { return b == ' ' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// mark returns the rune at the byte, or doubled for two that stand for one.
func (m *marks) mark(at int) (rune, int) {
	if at >= len(m.text) {
		return 0, 1
	}
	if head := m.text[at:]; strings.HasPrefix(head, "''") || strings.HasPrefix(head, "``") {
		return doubled, 2
	}
	return utf8.DecodeRuneInString(m.text[at:])
}

// isClose reports whether the mark closes what is open.
func (m *marks) isClose(r rune, at, size int) bool {
	if isSingle(m.open) { // one that goes over paragraphs
		return strings.ContainsRune(closes[m.open], r) && m.closesSingle(at, size)
	}
	if !strings.ContainsRune(closes[m.open], r) {
		return false
	}
	if r == '"' || r == doubled {
		return m.touchesBefore(at) && !m.isInside(at, size)
	}
	return true
}

// closesFirst reports whether the first mark of the line closes what is open.
func (m *marks) closesFirst(at, end int) bool {
	if isSingle(m.open) {
		return false
	}
	for at < end {
		r, size := m.mark(at)
		if closes[r] != "" && !isSingle(r) && !m.isInside(at, size) {
			return m.isClose(r, at, size) && (r == '”' && m.open != '”' || r == '»' || !m.opens(at, size))
		}
		at += size
	}
	return false
}

// opens reports whether the mark at the byte stands where one opens: before
// something, and after nothing that it could close or be a part of.
func (m *marks) opens(at, size int) bool {
	after, _ := utf8.DecodeRuneInString(m.text[min(at+size, len(m.text)):])
	before, width := utf8.DecodeLastRuneInString(m.text[:at])
	r, _ := m.mark(at)
	spaced := (r == '«' || r == '»') && (after == ' ' || after == '\u00a0' || after == '\u202f')
	if after == utf8.RuneError || unicode.IsSpace(after) && !spaced {
		return false
	}
	if width == 0 || unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pd, unicode.Pi, unicode.Cf) || before == ':' || before == '/' {
		return true
	}
	if unicode.Is(unicode.Hebrew, before) { // a prefix is written to the mark
		return !m.isInside(at, size)
	}
	return r == '“' || r == '„' || r == '«' || r == '「' || r == '『'
}

// touchesBefore reports whether something but white space stands before.
func (m *marks) touchesBefore(at int) bool {
	before, width := utf8.DecodeLastRuneInString(m.text[:at])
	return width > 0 && !unicode.IsSpace(before)
}

// isInside reports whether the mark is a part of a word, as in a Hebrew
// acronym, which has it before its last letter.
func (m *marks) isInside(at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(m.text[:at])
	after, width := utf8.DecodeRuneInString(m.text[min(at+size, len(m.text)):])
	if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(m.text[min(at+size+width, len(m.text)):])
	return !unicode.Is(unicode.Hebrew, before) || !unicode.IsLetter(next)
}

// single returns where the quotation ends that a single mark opens, or 0 for
// an apostrophe. The first mark after the stop of a sentence or its part
// closes it; without one the first after a word, so that the apostrophe of
// "the drivers’ union" closes nothing. One without an end in its paragraph is
// left open where the next begins with one too.
func (m *marks) single(r rune, at, size, end int) int {
	if closes[r] == "" || r == '’' || !m.opens(at, size) {
		return 0
	}
	first := 0
	for i := at + size; i < end; {
		c, width := m.mark(i)
		if c == r && c != '\'' && m.opens(i, width) {
			break
		}
		if strings.ContainsRune(closes[r], c) && m.closesSingle(i, width) {
			before, _ := utf8.DecodeLastRuneInString(m.text[:i])
			if unicode.IsPunct(before) {
				return i + width
			}
			if first == 0 {
				first = i + width
			}
		}
		i += width
	}
	if first == 0 {
		next := strings.TrimLeftFunc(m.text[end:], unicode.IsSpace)
		if c, _ := utf8.DecodeRuneInString(next); c == r {
			m.open, m.start = r, at
		}
	}
	return first
}

// closesSingle reports whether the mark stands after something and before no
// letter.
func (m *marks) closesSingle(at, size int) bool {
	after, _ := utf8.DecodeRuneInString(m.text[min(at+size, len(m.text)):])
	return m.touchesBefore(at) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
