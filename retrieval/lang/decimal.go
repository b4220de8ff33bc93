package lang

import (
	"math/big"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// longestNumber is the longest run of digits that is calculated with; what
// is longer is an identifier.
const longestNumber = 30

// commaLanguages write a decimal comma.
var commaLanguages = lexicon.Named("languages", "decimalcomma")

// decimal returns a folded number in digits as a plain decimal, and whether
// it is one: "1,234.50" is "1234.5" in English, "1.234,5" the same in German.
// A mark that cannot part thousands is read as a decimal mark.
func decimal(folded, language string) (string, bool) {
	value, ok := rational(folded, language)
	if !ok {
		return "", false
	}
	return plain(value), true
}

// rational reads a folded number in digits with its marks.
func rational(folded, language string) (*big.Rat, bool) {
	if folded == "" || len(folded) > longestNumber || strings.Trim(folded, "0123456789.,'") != "" {
		return nil, false
	}
	folded = strings.ReplaceAll(folded, "'", "")
	point := decimalMark(folded, language)
	whole, fraction := folded, ""
	if point >= 0 {
		whole, fraction = folded[:point], folded[point+1:]
	}
	for _, mark := range []string{".", ","} {
		if strings.Contains(whole, mark) && !isGrouped(whole, mark) {
			return nil, false
		}
		whole = strings.ReplaceAll(whole, mark, "")
	}
	return new(big.Rat).SetString(whole + "." + fraction)
}

// decimalMark returns the index of the decimal mark, or -1.
func decimalMark(s, language string) int {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return -1
	}
	mark := s[last]
	if strings.Count(s, string(mark)) > 1 {
		return -1
	}
	if strings.ContainsAny(s[:last], ".,") { // both marks: the last one is the decimal mark
		return last
	}
	thousands := byte(',')
	if commaLanguages.Has(language) {
		thousands = '.'
	}
	if mark == thousands && len(s)-last == 4 && last <= 3 && s[0] != '0' {
		return -1
	}
	return last
}

// isGrouped reports whether the mark parts groups of two or three digits, the
// last one of three: "1,000,000" and the Indian "10,00,000".
func isGrouped(s, mark string) bool {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if len(g) > 3 || len(g) == 0 || i > 0 && len(g) == 1 {
			return false
		}
	}
	return len(groups[len(groups)-1]) == 3
}

// plain prints the value as a decimal without needless zeros, or as a
// fraction such as "2/3" where it has no end.
func plain(value *big.Rat) string {
	if digits, exact := value.FloatPrec(); exact {
		return value.FloatString(digits)
	}
	return value.String()
}
