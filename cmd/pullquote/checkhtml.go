package main

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

// checkTemplate is the page with a draft and its findings. It has all that it
// needs in itself and loads nothing, so that it can be kept or sent on.
//
//go:embed check.html
var checkTemplate string

// checkScript keeps what the reader decides on each finding and writes it to a
// file. The page runs this script and no other.
//
//go:embed check.js
var checkScript string

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
	Where                     string
	Remarks                   []string
	Clean                     bool
}

// checkedHTML returns the report as a page.
func checkedHTML(c checkedDraft) ([]byte, error) {
	numbers := map[int]int{} // by where the finding begins
	var findings []shownFinding
	for i, f := range c.report.Sorted() {
		numbers[f.Start] = i + 1
		one := shownFinding{Number: i + 1, Line: f.Line, Name: f.Kind, Kind: kindWords[f.Kind], Text: f.Text, Where: where(f), Remarks: remarks(f), Clean: f.Kind.Clean()}
		if f.Stored != "" {
			one.Label, one.Stored = storedLabel(f.Kind), f.Stored
		}
		findings = append(findings, one)
	}
	t, err := template.New("check").Parse(checkTemplate)
	if err != nil {
		return nil, fmt.Errorf("the page of a check: %w", err)
	}
	sum, script := sha256.Sum256(c.raw), sha256.Sum256([]byte(checkScript))
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"Name": c.name, "Counts": countLine(c), "Beside": checkedAgainst(c), "Clean": cleanLine(c.report),
		"At": stamp(c.at), "Hash": hex.EncodeToString(sum[:]),
		"Script": template.JS(checkScript), "ScriptHash": base64.StdEncoding.EncodeToString(script[:]),
		"Pieces": piecesOf(c.draft, c.report, numbers), "Findings": findings,
	})
	if err != nil {
		return nil, fmt.Errorf("the page of a check: %w", err)
	}
	return out.Bytes(), nil
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
