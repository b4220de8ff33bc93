package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of the text in ascending order, without
// the white space around them. No sentence crosses a line end, and nothing
// but white space lies outside the sentences.
//
// A sentence ends at a mark such as . ! ? … with the quotation marks and
// brackets that close after it, if white space follows and no rule says that
// the sentence goes on. The rules prefer splitting too little: a sentence cut
// short can change its sense, two sentences kept together cannot.
//
// The marks are those of Unicode, but the boundary rules of UAX #29 are not
// used: they cut after "Maj. Gen.", and they look ahead once for each bracket
// in a row, which a hostile page can make very slow.
func Sentences(text, language string) []Span {
	c := cutter{text: text, language: base(language)}
	for start := 0; start < len(text); {
		length := strings.IndexByte(text[start:], '\n')
		if length < 0 {
			length = len(text) - start
		}
		c.cutLine(start, start+length)
		start += length + 1
	}
	return c.spans
}

// cutter cuts one text into sentences.
type cutter struct {
	text     string
	language string
	spans    []Span

	begin  int  // where the sentence in hand begins
	solid  bool // it holds a letter or a digit
	quoted bool // it stands inside an open quotation
	opened int  // where that quotation opened
}

// stop is a place where a sentence may end.
type stop struct {
	mark  int // the first of its marks, such as "?" in `?!”`
	close int // after the marks, where closing quotation marks begin
	end   int // after the closing quotation marks and brackets
	next  int // where the text goes on after white space
}

// cutLine adds the sentences of the line text[start:end].
func (c *cutter) cutLine(start, end int) {
	c.begin, c.solid, c.quoted = start, false, false
	line := c.text[:end]
	for at := start; at < end; {
		s, found := c.nextStop(line, at)
		if !found {
			break
		}
		if s.next < end && c.ends(line, s) {
			c.add(c.begin, s.end)
			c.begin, c.solid = s.end, false
		}
		if s.end > s.close {
			c.quoted = false
		}
		at = s.next
	}
	c.add(c.begin, end)
}

// add adds the span without the white space at its ends, if anything is left.
func (c *cutter) add(start, end int) {
	part := c.text[start:end]
	right := len(strings.TrimRightFunc(part, unicode.IsSpace))
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	if left < right {
		c.spans = append(c.spans, Span{start + left, start + right})
	}
}

// nextStop finds the next place from at where a sentence of the line may end,
// and notes on the way what the sentence in hand holds.
func (c *cutter) nextStop(line string, at int) (stop, bool) {
	for i := at; i < len(line); {
		r, size := decode(line, i)
		switch {
		case isMark(r):
			s := stop{mark: i, close: skip(line, i+size, isMark)}
			s.end = closers(line, s.close)
			s.next = skip(line, s.end, unicode.IsSpace)
			if s.next > s.end || s.next == len(line) || isIdeographicMark(r) {
				return s, true
			}
			i = s.end
			continue
		case !c.solid && isWordRune(r):
			c.solid = true
		case isOpenQuote(r) && !c.quoted:
			c.quoted, c.opened = true, i
		case r == '”' || r == '»':
			c.quoted = false
		}
		i += size
	}
	return stop{}, false
}

// closers returns where the closing quotation marks and brackets from at end.
// A French closing mark stands after a space: « Stop ! » cria-t-il.
func closers(line string, at int) int {
	for {
		at = skip(line, at, isCloser)
		spaced := skip(line, at, unicode.IsSpace)
		r, size := decode(line, spaced)
		if spaced == at || spaced == len(line) || r != '»' && r != '”' {
			return at
		}
		if after, _ := decode(line, spaced+size); isWordRune(after) {
			return at
		}
		at = spaced + size
	}
}

// skip returns the first byte from at whose rune is not wanted.
func skip(s string, at int, wanted func(rune) bool) int {
	for at < len(s) {
		r, size := decode(s, at)
		if !wanted(r) {
			break
		}
		at += size
	}
	return at
}

// decode returns the rune at the byte and its size, which is never 0; past
// the end of s it returns a space.
func decode(s string, at int) (rune, int) {
	if at >= len(s) {
		return ' ', 1
	}
	if b := s[at]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(s[at:])
}

func isMark(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '.' || r == '!' || r == '?'
	}
	return r == '…' || unicode.Is(unicode.STerm, r)
}

// isIdeographicMark reports whether the mark ends a sentence without a space
// after it.
func isIdeographicMark(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '｡' }

// isCloser reports whether r, directly after the mark, belongs to the
// sentence that it closes. That “ and « open in one language and close in
// another does not matter there. Invisible marks of direction count too.
func isCloser(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '"' || r == '\'' || r == ')' || r == ']' || r == '}'
	}
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi, unicode.Cf)
}

func isOpenQuote(r rune) bool { return r == '“' || r == '„' || r == '«' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}
