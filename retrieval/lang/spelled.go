package lang

import "strings"

// longestNumeral is the longest German number word in bytes that is read.
const longestNumeral = 64

// sum is a number in words as far as it has been read.
type sum struct {
	total   int64 // the finished thousands and millions
	current int64 // what is below them
	limit   int64 // the next thousands must be below this; 0 for no limit
	words   int
}

// value returns the number read so far.
func (s sum) value() int64 { return s.total + s.current }

// spelled reads the number in words from the index: its value, the index
// after it, and how its last word joins. Next is i when there is none.
func (r *reader) spelled(i int) (value int64, next int, last numeralSort) {
	s := sum{}
	next = i
	for j := i; ; {
		n := r.numeral(j)
		grown, ok := s.with(n, r.language)
		if !ok || n.sort == article && !r.articleCounts(s, j) {
			break
		}
		s, j, last = grown, j+1, n.sort
		next = j
		if last == ordinal || last == plurals {
			break
		}
		if r.joins(s, j) {
			j++
		}
	}
	return s.value(), next, last
}

// numeral returns the number word at the index. Arabic and Hebrew write "and"
// as a prefix of it.
func (r *reader) numeral(i int) numeral {
	folded := at(r.list, i).folded
	words := numerals()[r.language]
	n := words[folded]
	switch {
	case n.sort != 0:
	case r.language == "de":
		if v := germanNumber(folded); v > 0 {
			n = numeral{v, cardinal}
		}
	case r.language == "ar":
		n = words[strings.TrimPrefix(folded, "و")]
	case r.language == "he":
		n = words[strings.TrimPrefix(folded, "ו")]
	}
	return n
}

// articleCounts reports whether the article at the index is a number: "a
// hundred", "vingt et un", but not "a house".
func (r *reader) articleCounts(s sum, i int) bool {
	return s.words > 0 || r.numeral(i+1).sort == multiplier
}

// joins reports whether the token at the index only joins two number words:
// the hyphen of "seventy-one", the "and" of "two hundred and six".
func (r *reader) joins(s sum, i int) bool {
	t, before, after := at(r.list, i), at(r.list, i-1), at(r.list, i+1)
	n := r.numeral(i + 1)
	if _, fits := s.with(n, r.language); !fits || n.sort == plurals {
		return false
	}
	if t.folded == "-" {
		return before.touches(t) && t.touches(after)
	}
	tens := s.current%100 >= 20 && s.current%10 == 0
	switch r.language {
	case "en":
		return t.folded == "and" && n.sort == cardinal && s.value() >= 100 && s.current%100 == 0
	case "fr":
		return t.folded == "et" && tens && n.value%10 == 1
	case "es":
		return t.folded == "y" && tens && n.value < 10
	}
	return false
}

// with returns the sum with one more number word, and whether the word can
// belong to the same number: "twenty five" can, "five twenty" cannot.
func (s sum) with(n numeral, language string) (sum, bool) {
	s.words++
	switch n.sort {
	case cardinal, article, ordinal:
		if language == "fr" && n.value == 20 && s.current%100 == 4 { // quatre-vingt
			s.current += 76
			return s, true
		}
		if !s.fits(n.value, language) || n.value == 0 && s.words > 1 {
			return s, false
		}
		s.current += n.value
	case multiplier:
		return s.times(n.value)
	case plurals:
		if s.words > 1 {
			return s, false
		}
		s.current = n.value
	default:
		return s, false
	}
	return s, true
}

// times multiplies what stands before "hundred", "dozen" or "million".
func (s sum) times(by int64) (sum, bool) {
	count := max(s.current, 1)
	if by < 1000 {
		s.current = count * by
		return s, count < 100
	}
	if s.limit != 0 && by >= s.limit {
		return s, false
	}
	s.total, s.current, s.limit = s.total+count*by, 0, by
	return s, true
}

// fits reports whether the value can be added below the current one.
func (s sum) fits(value int64, language string) bool {
	tail := s.current % 100
	switch {
	case s.current == 0:
		return true
	case tail == 0:
		return value < 100
	case language == "fr" && (tail == 60 || tail == 80):
		return value < 20
	case language == "fr" && tail == 10:
		return 7 <= value && value <= 9
	case language == "ar" && tail < 10:
		return 20 <= value && value < 100 && value%10 == 0
	}
	return tail >= 20 && tail%10 == 0 && value < 10
}

// germanNumber reads a German number that is written as one word, such as
// "zweihunderteinundsiebzig"; 0 when the folded word is none.
func germanNumber(folded string) int64 {
	if n := numerals()["de"][folded]; n.value > 0 && n.sort != ordinal && n.sort != plurals {
		return n.value
	}
	if len(folded) > longestNumeral {
		return 0
	}
	for _, word := range []string{"tausend", "hundert"} {
		if head, tail, found := strings.Cut(folded, word); found {
			count, rest := germanPart(head, 1), germanPart(tail, 0)
			if count < 1 || rest < 0 {
				return 0
			}
			return count*numerals()["de"][word].value + rest
		}
	}
	if unit, tens, found := strings.Cut(folded, "und"); found {
		u, t := germanNumber(unit), germanNumber(tens)
		if 1 <= u && u <= 9 && 20 <= t && t <= 90 {
			return t + u
		}
	}
	return 0
}

// germanPart reads one side of "tausend" or "hundert": the default when it is
// empty, -1 when it is no number.
func germanPart(folded string, byDefault int64) int64 {
	if folded == "" {
		return byDefault
	}
	if n := germanNumber(folded); n > 0 {
		return n
	}
	return -1
}
