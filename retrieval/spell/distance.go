package spell

import "unicode/utf8"

// Similar reports whether at most a third of the letters of two words differ.
func Similar(a, b string) bool {
	return 3*Distance(a, b) <= max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
}

// Distance is how many letters must be put in, taken out or changed to make
// one word of the other (Levenshtein's).
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

// distance is Distance over letters.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		corner := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := corner
			if x != y {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// Slips is how many letters are wrong in one of two words; two letters that
// are changed over count once when nothing else differs.
func Slips(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0] {
		return 1
	}
	return distance(a, b)
}
