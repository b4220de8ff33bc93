package feed

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// line is one paragraph of a page.
type line struct {
	text    string
	heading int  // 1 to 6; 0 for text
	item    bool // of a list or a table
}

// prune takes out of a page what is no text of an article.
func prune(doc *html.Node) {
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isSkipped(n) {
			out = append(out, n)
		}
	}
	for _, n := range out {
		n.Parent.RemoveChild(n)
	}
	pruneWalls(doc)
}

// hasCaptions reports whether a page has a caption with words in it.
func hasCaptions(doc *html.Node) bool {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Figcaption && hasWords(textOf(n)) {
			return true
		}
	}
	return false
}

// pageLines returns the paragraphs of a page in order. A line break, a list
// item and a table row each make one.
func pageLines(n *html.Node) []line {
	var w lineWriter
	w.walk(n)
	w.flush()
	return w.lines
}

// lineWriter collects the text of a page.
type lineWriter struct {
	lines   []line
	text    strings.Builder
	heading int
	item    bool
	pre     bool
}

func (w *lineWriter) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.write(n.Data)
		return
	case n.Type != html.ElementNode:
		w.children(n)
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.flush()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		w.text.WriteByte(' ')
		w.children(n)
		w.text.WriteByte(' ')
	case n.DataAtom == atom.Pre:
		w.pre = true
		w.block(n, w.heading)
		w.pre = false
	case headings[n.DataAtom] > 0:
		w.block(n, headings[n.DataAtom])
	case inline[n.DataAtom] || n.DataAtom == 0: // custom elements stand in for links
		w.children(n)
	default:
		w.block(n, w.heading)
	}
}

func (w *lineWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// block writes an element that begins and ends a line.
func (w *lineWriter) block(n *html.Node, heading int) {
	w.flush()
	outerHeading, outerItem := w.heading, w.item
	w.heading = heading
	w.item = w.item || n.DataAtom == atom.Li || n.DataAtom == atom.Tr
	w.children(n)
	w.flush()
	w.heading, w.item = outerHeading, outerItem
}

func (w *lineWriter) write(s string) {
	if !w.pre {
		w.text.WriteString(s)
		return
	}
	for i, part := range strings.Split(s, "\n") {
		if i > 0 {
			w.flush()
		}
		w.text.WriteString(part)
	}
}

// space is the white space that HTML collapses; a no-break space stays.
var space = regexp.MustCompile(`[ \t\n\r\f]+`)

func (w *lineWriter) flush() {
	text := strings.TrimSpace(unreferenced(clean(space.ReplaceAllString(w.text.String(), " "))))
	w.text.Reset()
	for part := range strings.SplitSeq(text, "\n") {
		if part = strings.TrimSpace(part); part != "" {
			w.lines = append(w.lines, line{part, w.heading, w.item})
		}
	}
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

// inline are the elements that stand within a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Ruby: true, atom.Rb: true,
}

// skipped are the elements that hold no text of an article: code, controls,
// pictures with their captions, words struck out, and what HTML has names for
// as page furniture.
var skipped = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Object: true, atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Button: true, atom.Select: true, atom.Option: true, atom.Textarea: true, atom.Input: true, atom.Dialog: true,
	atom.Figcaption: true, atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Rt: true, atom.Rp: true,
	atom.Del: true, atom.S: true, atom.Strike: true,
}

// embedded matches the classes by which the scripts of social networks know the
// posts that they lay out. A post is not the newsroom's text: quoted by its
// sentences it would stand without the name below it.
var embedded = lexicon.ExpressionOf("print", "embedded")

func isSkipped(n *html.Node) bool {
	if skipped[n.DataAtom] {
		return true
	}
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return false // a script that did not run would have shown the page
	}
	for _, a := range n.Attr {
		if a.Key == "class" && n.DataAtom == atom.Blockquote && embedded().MatchString(a.Val) {
			return true
		}
	}
	return isUnseen(n)
}
