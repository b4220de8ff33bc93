package question

import (
	"math/big"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Most is how many sentences the question asks for at most: "in three sentences"; 0
// where it does not say.
func (r *Reader) Most(text string) int {
	_, most := r.measured(unmarked(text))
	return most
}

// mostBetween is how many words may stand between "in" and the number: "in no more
// than three sentences".
const mostBetween = 4

// measured returns the text without the words that say how long the answer is to be,
// at its beginning or its end, and how many sentences they ask for at most.
func (r *Reader) measured(text string) (rest string, most int) {
	words := lang.Words(text, "en")
	list := folded(words)
	for i, w := range list {
		if w != "in" {
			continue
		}
		for j := i + 1; j < min(len(words), i+mostBetween+2); j++ {
			end := j + 1
			for end < len(list) && (r.sentence[list[end]] || r.measure[list[end]]) {
				end++
			}
			number := lang.Numbers(text[words[j].Start:words[j].End], "en")
			if end == j+1 || len(number) != 1 {
				continue
			}
			if end == j+2 && r.sentence[list[end-1]] {
				if n, ok := new(big.Rat).SetString(number[0].Value); ok && n.IsInt() && n.Num().IsInt64() {
					most = int(n.Num().Int64())
				}
			}
			switch tail := text[words[end-1].End:]; {
			case strings.Trim(tail, " ?!.") == "":
				return strings.TrimRight(text[:words[i].Start], " ,:;–—-") + strings.TrimSpace(tail), most
			case i == 0 && strings.ContainsAny(tail[:1], ",:") && end < len(words):
				return text[words[end].Start:], most
			}
			return text, 0
		}
	}
	return text, 0
}
