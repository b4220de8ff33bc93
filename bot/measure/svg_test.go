package measure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The picture is well-formed whatever the names in it, says in words what it
// shows, puts the points where they belong, and is the same every time.
func TestSVG(t *testing.T) {
	plots := []Plot{
		{Title: "Refused & answered", X: "answered", Y: "refused", Line: [][2]float64{{0, 1}, {.5, .8}, {1, .25}}, Dots: []Dot{{[2]float64{.5, .5}, "as it <stands>"}}},
		{Title: "Found", X: "k", Y: "share", MaxX: 10, Line: [][2]float64{{1, .5}, {10, 1}}},
		{Title: "Empty", X: "x", Y: "y"},
	}
	got := SVG(`"our" <set>`, plots...)
	if again := SVG(`"our" <set>`, plots...); !bytes.Equal(got, again) {
		t.Error("two pictures of the same plots differ")
	}
	for d := xml.NewDecoder(bytes.NewReader(got)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	const golden = "testdata/plots.svg"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the picture is not as in %s; look at it and run with -update", golden)
	}
}
