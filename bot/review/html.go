package review

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"

	"github.com/pullquote/pullquote/bot/draft"
)

// reportTemplate is the page with a draft and its findings. It has all that it
// needs in itself and loads nothing, so that it can be kept or sent on.
//
//go:embed report.html
var reportTemplate string

// reportScript keeps what the reader decides on each finding and writes it to a
// file. The page runs this script and no other.
//
//go:embed report.js
var reportScript string

// A shown piece is a part of the draft: one that a finding is about has the
// number of that.
type shownPiece struct {
	Text   string
	Number int // 0 for none
	Clean  bool
}

type shownFinding struct {
	Number, Line              int
	Name                      draft.Kind
	Kind, Text, Label, Stored string
	Where, Link               string
	Remarks                   []string
	Clean                     bool
}

// HTML returns the review as one page that needs nothing else: the draft, its
// findings, and a stamp for whoever decides on them.
func (r Review) HTML() ([]byte, error) {
	numbers := map[int]int{} // by where the finding begins
	var findings []shownFinding
	for i, f := range r.Report.Sorted() {
		numbers[f.Start] = i + 1
		one := shownFinding{Number: i + 1, Line: f.Line, Name: f.Kind, Kind: kindWords[f.Kind], Text: f.Text, Where: Where(f), Link: Link(f), Remarks: Remarks(f), Clean: f.Kind.Clean()}
		if f.Stored != "" {
			one.Label, one.Stored = Label(f.Kind), f.Stored
		}
		findings = append(findings, one)
	}
	t, err := template.New("check").Parse(reportTemplate)
	if err != nil {
		return nil, fmt.Errorf("the page of a check: %w", err)
	}
	sum, script := sha256.Sum256(r.Raw), sha256.Sum256([]byte(reportScript))
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"Name": r.Name, "Counts": r.Counts(), "Beside": r.Beside(), "Clean": r.Clean(),
		"At": stamp(r.At), "Hash": hex.EncodeToString(sum[:]),
		"Script": template.JS(reportScript), "ScriptHash": base64.StdEncoding.EncodeToString(script[:]),
		"Differences": shownDifferences(r), "Pieces": piecesOf(r.Draft, r.Report, numbers), "Findings": findings,
	})
	if err != nil {
		return nil, fmt.Errorf("the page of a check: %w", err)
	}
	return out.Bytes(), nil
}

// shownDifference is what articles differ on.
type shownDifference struct {
	Line          int
	About, Values string
}

func shownDifferences(r Review) (out []shownDifference) {
	for _, d := range r.Differences() {
		out = append(out, shownDifference{d.Finding.Line, d.About, Values(d.Comparison)})
	}
	return out
}

// piecesOf parts the draft at its findings. Of two that overlap the first is
// marked.
func piecesOf(d *draft.Draft, r draft.Report, numbers map[int]int) []shownPiece {
	var out []shownPiece
	at := 0
	for _, f := range r.Findings {
		if f.Start < at {
			continue
		}
		out = append(out, shownPiece{Text: d.Text[at:f.Start]}, shownPiece{Text: d.Text[f.Start:f.End], Number: numbers[f.Start], Clean: f.Kind.Clean()})
		at = f.End
	}
	return append(out, shownPiece{Text: d.Text[at:]})
}
