package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
)

const (
	// maxXMLDepth and maxXMLNodes bound the XML of an agency; a long report is
	// 15 deep and has some 2,000 elements.
	maxXMLDepth = 64
	maxXMLNodes = 200_000
)

var errXML = errors.New("its XML is broken or is cut off")

// element is an element of XML, by its local name: agencies send one format
// with its namespace and without. Text stands in elements without a name.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

// parseXML reads XML. Entities of its own and an internal DTD are refused.
func parseXML(text string) (*element, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	root := &element{}
	open, count := []*element{root}, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(open) == 1 {
			return root, nil
		}
		if err != nil {
			return nil, errXML
		}
		if count++; count > maxXMLNodes {
			return nil, fmt.Errorf("%w: more than %d pieces of XML", ErrTooLarge, maxXMLNodes)
		}
		last := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) > maxXMLDepth {
				return nil, fmt.Errorf("%w: its XML is nested more than %d deep", ErrTooLarge, maxXMLDepth)
			}
			e := &element{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.children = append(last.children, &element{text: string(t)})
		case xml.Directive:
			if said := string(t); strings.ContainsAny(said, "[") || strings.Contains(strings.ToUpper(said), "ENTITY") {
				return nil, fmt.Errorf("%w: its XML brings a DTD of its own", ErrBinary)
			}
		}
	}
}

// find returns the first element that the path of names leads to, nil when none
// does. A nil element has nothing.
func (e *element) find(path ...string) *element {
	if e == nil || len(path) == 0 {
		return e
	}
	for _, c := range e.children {
		if c.name == path[0] {
			if found := c.find(path[1:]...); found != nil {
				return found
			}
		}
	}
	return nil
}

// all returns the children of the name.
func (e *element) all(name string) (out []*element) {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

// below returns the first element of the name, however deep.
func (e *element) below(name string) *element {
	if e == nil || e.name == name {
		return e
	}
	for _, c := range e.children {
		if found := c.below(name); found != nil {
			return found
		}
	}
	return nil
}

func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.attrs[name])
}

// words returns all its text on one line.
func (e *element) words() string {
	var b strings.Builder
	e.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (e *element) write(b *strings.Builder) {
	if e == nil {
		return
	}
	b.WriteString(e.text)
	for _, c := range e.children {
		c.write(b)
	}
	if !wireInline[e.name] {
		b.WriteByte(' ')
	}
}

// wireInline are elements between whose letters no blank is; wireBlocks become those of
// HTML; wireLeft are those that hold no text of an article.
var (
	wireInline = map[string]bool{"": true, "em": true, "strong": true, "b": true, "i": true, "a": true, "span": true, "sub": true, "sup": true, "chron": true, "location": true, "person": true, "org": true, "money": true, "num": true}
	wireBlocks = map[string]string{"p": "p", "hl2": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "li": "li", "ul": "ul", "ol": "ol", "blockquote": "blockquote", "bq": "blockquote", "table": "table", "tr": "tr", "td": "td", "th": "th", "br": "br"}
	wireLeft   = map[string]bool{"media": true, "figure": true, "script": true, "style": true, "head": true, "nitf-table-metadata": true}
)

// markup returns what stands in the element as HTML of an article.
func (e *element) markup(b *strings.Builder) {
	if e == nil || wireLeft[e.name] {
		return
	}
	b.WriteString(html.EscapeString(e.text))
	tag := wireBlocks[e.name]
	if tag != "" {
		b.WriteString("<" + tag + ">")
	}
	for _, c := range e.children {
		c.markup(b)
	}
	switch {
	case tag == "br":
	case tag != "":
		b.WriteString("</" + tag + ">\n")
	case !wireInline[e.name]:
		b.WriteByte('\n')
	}
}
