package blockkit

import (
	"bytes"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown is the reader of markdown blocks: CommonMark with tables, strike
// and task lists, raw HTML left out, links to http and https only, and images
// turned into links, as Slack's markdown block does.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(safeLinks{}, 999))),
	)
}

func renderMarkdown(md goldmark.Markdown, source string) template.HTML {
	var out bytes.Buffer
	if err := md.Convert([]byte(source), &out); err != nil {
		return template.HTML(template.HTMLEscapeString(source))
	}
	return template.HTML(out.String()) // goldmark escapes text and omits raw HTML
}

// safeLinks unwraps links that lead anywhere but to http or https.
type safeLinks struct{}

func (safeLinks) Transform(doc *ast.Document, reader gmtext.Reader, _ parser.Context) {
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Link, *ast.Image, *ast.AutoLink:
			if entering {
				nodes = append(nodes, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Link:
			replaceLink(n, string(n.Destination))
		case *ast.Image:
			replaceLink(n, string(n.Destination))
		case *ast.AutoLink:
			if href(string(n.URL(reader.Source()))) == "" {
				n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(escapeLabel(n.Label(reader.Source()))))
			} else {
				outward(n)
			}
		}
	}
}

// escapeLabel escapes bytes that leave goldmark as they are.
func escapeLabel(label []byte) []byte { return []byte(template.HTMLEscapeString(string(label))) }

// replaceLink keeps n's text, as a link when its destination is safe.
func replaceLink(n ast.Node, destination string) {
	parent := n.Parent()
	if href(destination) == "" {
		for child := n.FirstChild(); child != nil; {
			next := child.NextSibling()
			parent.InsertBefore(parent, n, child)
			child = next
		}
		parent.RemoveChild(parent, n)
		return
	}
	if image, ok := n.(*ast.Image); ok {
		link := ast.NewLink()
		link.Destination = image.Destination
		for child := n.FirstChild(); child != nil; {
			next := child.NextSibling()
			link.AppendChild(link, child)
			child = next
		}
		parent.ReplaceChild(parent, n, link)
		n = link
	}
	outward(n)
}

// outward makes a link open beside the desk, without telling where it came from.
func outward(n ast.Node) {
	n.SetAttributeString("target", []byte("_blank"))
	n.SetAttributeString("rel", []byte("noopener noreferrer"))
}
