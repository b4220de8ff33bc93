package feed

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// wall matches a line with which a pay wall ends what may be read for nothing:
// "Already a subscriber? Log in".
var wall = lexicon.ExpressionOf("print", "wall")

func isWall(line string) bool { return len(line) <= maxFurnitureBytes && wall().MatchString(line) }

// fewestWalls is how many such lines make a pay wall of the element that they
// stand in, if they are half of its lines. One may stand below an article's
// own paragraph; class names tell nothing, for publishers put "paywall" on
// the paragraphs behind it too.
const fewestWalls = 2

// pruneWalls takes pay walls out of a page, with what they praise.
func pruneWalls(doc *html.Node) {
	var within []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (n.DataAtom == atom.P || headings[n.DataAtom] > 0) && isWall(oneLine(textOf(n))) {
			within = append(within, n.Parent)
		}
	}
	for _, n := range within {
		if n.Parent == nil || n.DataAtom == atom.Body {
			continue // gone, or the page
		}
		lines, walls := pageLines(n), 0
		for _, l := range lines {
			if isWall(l.text) {
				walls++
			}
		}
		if walls >= fewestWalls && 2*walls >= len(lines) {
			n.Parent.RemoveChild(n)
		}
	}
}
