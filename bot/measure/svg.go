package measure

import (
	"bytes"
	"text/template"

	"encoding/xml"
)

// Plot is one curve over a square field. Both axes start at 0; the y axis ends
// at 1, the x axis at MaxX, or at 1 when that is 0.
type Plot struct {
	Title, X, Y string
	MaxX        float64
	Line        [][2]float64 // x, y; from left to right
	Dots        []Dot
}

// Dot is a point with a label beside the curve.
type Dot struct {
	At    [2]float64
	Label string
}

// The measures of the picture, in SVG's user units, pixels at its usual size:
// the field of a plot and the margins for what stands around it.
const (
	field  = 300
	left   = 60
	top    = 70
	step   = field + 2*left // from plot to plot
	height = top + field + 60
	ticks  = 5 // lines of the grid on each axis
)

// SVG draws the plots beside each other under a heading, as one self-contained
// SVG 1.1 document that says in words what it shows. The same plots give the
// same bytes.
func SVG(heading string, plots ...Plot) []byte {
	var b bytes.Buffer
	err := drawing.Execute(&b, struct {
		Heading       string
		Width, Height int
		Plots         []placed
	}{heading, len(plots) * step, height, place(plots)})
	if err != nil {
		panic(err) // the template is a constant and writes to memory
	}
	return b.Bytes()
}

// placed is a plot with all its positions reckoned.
type placed struct {
	Plot
	Left, Top, Field int
	Grid             []gridLine
	Path             []spot
	Marks            []spot
}

type gridLine struct {
	At           float64 // distance from the axis
	XTick, YTick float64
}

type spot struct {
	X, Y  float64
	Label string
}

func place(plots []Plot) []placed {
	var out []placed
	for i, p := range plots {
		width := p.MaxX
		if width == 0 {
			width = 1
		}
		d := placed{Plot: p, Left: i*step + left, Top: top, Field: field}
		at := func(xy [2]float64) spot {
			return spot{X: float64(d.Left) + field*xy[0]/width, Y: top + field*(1-xy[1])}
		}
		for n := range ticks + 1 {
			share := float64(n) / ticks
			d.Grid = append(d.Grid, gridLine{At: field * share, XTick: width * share, YTick: share})
		}
		for _, xy := range p.Line {
			d.Path = append(d.Path, at(xy))
		}
		for _, dot := range p.Dots {
			s := at(dot.At)
			s.Label = dot.Label
			d.Marks = append(d.Marks, s)
		}
		out = append(out, d)
	}
	return out
}

// drawing is the document. Its colours keep a contrast of at least 4.5 to 1
// for words and 3 to 1 for lines on white (WCAG 2.2, 1.4.3 and 1.4.11).
var drawing = template.Must(template.New("svg").Funcs(template.FuncMap{
	"text": func(s string) (string, error) {
		var b bytes.Buffer
		err := xml.EscapeText(&b, []byte(s))
		return b.String(), err
	},
	"add": func(a int, b float64) float64 { return float64(a) + b },
	"sub": func(a int, b float64) float64 { return float64(a) - b },
	"sum": func(a ...int) int {
		n := 0
		for _, x := range a {
			n += x
		}
		return n
	},
}).Parse(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{.Width}} {{.Height}}" width="{{.Width}}" height="{{.Height}}" role="img" font-family="sans-serif" font-size="12" fill="#222">
<title>{{text .Heading}}</title>
<rect width="{{.Width}}" height="{{.Height}}" fill="#fff"/>
<text x="20" y="26" font-size="15" font-weight="bold">{{text .Heading}}</text>
{{- range .Plots}}{{$p := .}}
<g>
<text x="{{.Left}}" y="56" font-size="13">{{text .Title}}</text>
<g stroke="#ddd">
{{- range .Grid}}
<path d="M{{printf "%.1f" (add $p.Left .At)}} {{$p.Top}}v{{$p.Field}}M{{$p.Left}} {{printf "%.1f" (add $p.Top .At)}}h{{$p.Field}}"/>
{{- end}}
</g>
{{- range .Grid}}
<text x="{{printf "%.1f" (add $p.Left .At)}}" y="{{sum $p.Top $p.Field 18}}" text-anchor="middle">{{printf "%.3g" .XTick}}</text>
<text x="{{sum $p.Left -8}}" y="{{printf "%.1f" (sub (sum $p.Top $p.Field 4) .At)}}" text-anchor="end">{{printf "%.3g" .YTick}}</text>
{{- end}}
<text x="{{sum .Left 150}}" y="{{sum .Top .Field 40}}" text-anchor="middle">{{text .X}}</text>
<text transform="translate({{sum .Left -42}} {{sum .Top 150}}) rotate(-90)" text-anchor="middle">{{text .Y}}</text>
{{- if .Path}}
<polyline fill="none" stroke="#0b5fa5" stroke-width="2" points="{{range $i, $s := .Path}}{{if $i}} {{end}}{{printf "%.1f,%.1f" $s.X $s.Y}}{{end}}"/>
{{- else}}
<text x="{{sum .Left 150}}" y="{{sum .Top 150}}" text-anchor="middle">no question of the set is about this</text>
{{- end}}
{{- range .Marks}}
<circle cx="{{printf "%.1f" .X}}" cy="{{printf "%.1f" .Y}}" r="4" fill="#b3261e"/>
<text x="{{printf "%.1f" .X}}" y="{{printf "%.1f" .Y}}" dx="8" dy="-6" fill="#b3261e">{{text .Label}}</text>
{{- end}}
</g>
{{- end}}
</svg>
`))
