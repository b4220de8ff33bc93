package feed

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen matches a style that hides an element, or puts it where nobody looks.
// Hidden words are not what the newsroom published, and a place to hide
// instructions in.
var unseen = regexp.MustCompile(`(?i)(?:^|[\s;])(?:` + strings.Join([]string{
	`display\s*:\s*none`, `visibility\s*:\s*(?:hidden|collapse)`, `content-visibility\s*:\s*hidden`,
	`opacity\s*:\s*0*\.?0*%?\s*(?:!|;|$)`,
	`font(?:-size)?\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!|;|$)`, `font-size\s*:\s*0*1px`,
	`(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}`, // from -100px, or -100em
	`(?:clip\s*:\s*rect\(\s*0\w*[\s,]+0\w*[\s,]+0\w*[\s,]+0\w*\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%)`,
	`transform\s*:[^;]*scale\(\s*0\s*\)`,
	`color\s*:\s*(?:transparent|rgba\([^)]*,\s*0?\.?0+\s*\)|#[0-9a-f]{6}00)`,
}, "|") + `)`)

var (
	inkStyle   = regexp.MustCompile(`(?i)(?:^|[\s;])color\s*:\s*([^;!]+)`)
	paperStyle = regexp.MustCompile(`(?i)(?:^|[\s;])background(?:-color)?\s*:\s*([^;!]+)`)
	byParts    = regexp.MustCompile(`^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)`)
)

// isUnseen reports whether the element says of itself that nobody sees it: by an
// attribute, by its style, or by text in the colour of what it stands on.
func isUnseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && strings.EqualFold(a.Val, "true"), a.Key == "style" && unseen.MatchString(a.Val):
			return true
		}
	}
	ink := colourOf(n, inkStyle, "color")
	return ink != "" && ink == paperUnder(n)
}

// paperUnder is the colour that the element stands on, as far as the page says so
// beside its text; a page that says nothing is white. A picture is no colour.
func paperUnder(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if paper := colourOf(n, paperStyle, "bgcolor"); paper != "" {
			return paper
		}
	}
	return "255,255,255"
}

// colourOf is the colour that the element's style says, or its attribute, in one
// form; empty where neither does.
func colourOf(n *html.Node, style *regexp.Regexp, attribute string) string {
	out := ""
	for _, a := range n.Attr {
		if a.Key == attribute && (attribute != "color" || n.DataAtom == atom.Font) {
			out = colour(a.Val)
		}
	}
	for _, a := range n.Attr {
		if found := style.FindStringSubmatch(a.Val); a.Key == "style" && found != nil {
			out = colour(found[1])
		}
	}
	return out
}

// colour writes a colour in one form: its red, green and blue. White and black are
// known by their names; other names stand for themselves.
func colour(said string) string {
	said = strings.ToLower(strings.TrimSpace(said))
	if parts := byParts.FindStringSubmatch(said); parts != nil {
		return strings.Join(parts[1:], ",")
	}
	switch said {
	case "white":
		return "255,255,255"
	case "black":
		return "0,0,0"
	case "inherit", "initial", "unset", "currentcolor", "none":
		return ""
	}
	digits, isHex := strings.CutPrefix(said, "#")
	if isHex && len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	if !isHex || len(digits) != 6 || strings.Trim(digits, "0123456789abcdef") != "" {
		return said
	}
	var rgb []string
	for i := 0; i < 6; i += 2 {
		v, err := strconv.ParseUint(digits[i:i+2], 16, 8)
		if err != nil {
			return said
		}
		rgb = append(rgb, strconv.FormatUint(v, 10))
	}
	return strings.Join(rgb, ",")
}
