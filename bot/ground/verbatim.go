package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// repeats returns the cited line that the text repeats word for word, if
// there is one.
func repeats(text string, lines []news.Line) (news.Line, bool) {
	words := bareWords(text)
	i := slices.IndexFunc(lines, func(l news.Line) bool { return slices.Equal(words, bareWords(l.Text())) })
	if i < 0 || len(words) == 0 {
		return news.Line{}, false
	}
	return lines[i], true
}

// bareWords returns the words of a text as printed, without the marks between
// them.
func bareWords(text string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(typeset(text), func(r rune) bool { return !wordRune(r) && !strings.ContainsRune(meaningful, r) }) {
		if w = strings.Trim(w, ".,:'"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// meaningful are the marks that change what is said when they are left out:
// "-5", "$5", "5%".
const meaningful = "-+%‰$€£¥₪₤₹.,:/'&°"
