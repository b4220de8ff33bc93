package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// longestSignature is how many words a line has at most that names the speaker
// below a quotation: "— Jean Muir, who keeps the harbour at Bowmore".
const longestSignature = 12

// signedBelow are the words of a line below a paragraph of nothing but quotation
// that begins with a dash and names who said it: "— Jean Muir, Bowmore".
func (t *Text) signedBelow(r run) lang.Span {
	if r.to >= len(t.Sentences) || t.paragraph[r.from] == t.paragraph[r.to] || t.hasClause(r) {
		return lang.Span{}
	}
	line := trimmed(t.Article.Text, lang.Span(t.Sentences[r.to]))
	rest := strings.TrimLeft(t.Article.Text[t.Sentences[r.to].Start:line.End], " ")
	name := strings.TrimLeft(rest, "-–—― ")
	first, _ := utf8.DecodeRuneInString(name)
	if name == rest || !unicode.IsUpper(first) || countWords(name) > longestSignature {
		return lang.Span{}
	}
	return line
}
