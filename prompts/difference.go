package prompts

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Difference is something that a reply says lines differ on. Nothing about it
// has been checked.
type Difference struct {
	// About says on what they differ, in the model's words.
	About     string
	Positions []Position
}

// Position is a value with the lines that are said to print it.
type Position struct {
	Value     string
	Sentences []int
}

// decodeDifferences reads a list of differences. One that is not in the form
// asked for is left out, and so is what comes after a place that is not JSON:
// the claims are what a reply is for, and differences must not spoil them.
func decodeDifferences(raw []byte) []Difference {
	d := json.NewDecoder(bytes.NewReader(raw))
	if open, err := d.Token(); err != nil || open != json.Delim('[') {
		return nil
	}
	var out []Difference
	for d.More() && len(out) < maxDifferences {
		var element json.RawMessage
		if d.Decode(&element) != nil {
			break
		}
		if difference, ok := decodeDifference(element); ok {
			out = append(out, difference)
		}
	}
	return out
}

func decodeDifference(element []byte) (Difference, bool) {
	var read struct {
		About     string
		Positions []Position
	}
	d := json.NewDecoder(bytes.NewReader(element))
	d.DisallowUnknownFields()
	if d.Decode(&read) != nil || !isShort(read.About) || len(read.Positions) < 2 || len(read.Positions) > maxPositions {
		return Difference{}, false
	}
	for _, p := range read.Positions {
		if !isShort(p.Value) || len(p.Sentences) == 0 || len(p.Sentences) > maxCarriers {
			return Difference{}, false
		}
	}
	return Difference(read), true
}

// isShort reports whether the text is a few sound words.
func isShort(text string) bool {
	return strings.TrimSpace(text) != "" && len(text) <= maxValueBytes && utf8.ValidString(text) && !strings.ContainsRune(text, utf8.RuneError)
}
