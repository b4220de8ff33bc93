package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/review"
)

// checkCommand checks a finished story.
type checkCommand struct {
	Draft    string   `arg:"" optional:"" help:"The draft: a .txt, .md, .html or .docx file. Without one, or for -, standard input is read."`
	Against  []string `sep:"none" placeholder:"FILE" help:"Also check against this file, folder or web address: .txt, .md, .html, .docx, .vtt, .srt. It is read for this check only. May be given several times."`
	JSON     bool     `name:"json" help:"Print the findings as JSON."`
	HTML     string   `name:"html" placeholder:"FILE" help:"Also write a page with the draft and the findings side by side."`
	Markdown bool     `help:"Print the report as Markdown."`
	readerFlags
}

// Help is shown by --help.
func (checkCommand) Help() string {
	return `Looks for every quotation, and every number, date and name with an office outside of quotations, in the articles and in what is given with --against, and says what is not as it is stored. The draft is neither kept nor sent anywhere, and no model sees it. Quotation marks around fewer than four words are left alone.

Examples:

    pullquote check story.docx
    pullquote check story.md --against interview.vtt --against speeches
    pullquote check --json < story.txt

The exit status is 0 when nothing needs a person, 4 when something does, 1 after a fault and 2 when the command was not understood.`
}

// errFindings ends a check whose findings are already printed.
var errFindings = errors.New("the draft is not as it is stored")

// standardInput is the name of a draft that is piped in.
const standardInput = "standard input"

// Run checks the draft.
func (c *checkCommand) Run(ctx context.Context, p *program) error {
	if c.JSON && c.Markdown {
		return &mistake{said: "The report can be printed as JSON or as Markdown.", next: "Leave out --json or --markdown.", status: statusUsage}
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	reader.NoModel = true // no word of the draft goes to an embedding endpoint
	name, raw, err := c.readDraft(ctx, p)
	if err != nil {
		return err
	}
	d, err := draft.Read(name, raw)
	if err != nil {
		return materialMistake(err)
	}
	if strings.TrimSpace(d.Text) == "" {
		return &mistake{said: "There is no text in " + name + ".", next: "Check that it is the draft. Of a document that is made of pictures, give the text.", status: statusUsage}
	}
	texts, err := readMaterial(ctx, c.Against)
	if err != nil {
		return err
	}
	archive, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	stored, err := archiveTexts(ctx, archive, reader, d)
	if err := errors.Join(err, archive.Close()); err != nil {
		return err
	}
	texts, left := d.Apart(texts)
	stored, same := d.Apart(stored)
	checked := review.Review{Name: name, Raw: raw, Draft: d, At: p.now().In(p.config.Zone), Articles: len(stored),
		Against: c.Against, Left: append(left, same...), Report: draft.Check(d, append(texts, stored...))}
	if err := c.print(p, checked); err != nil {
		return err
	}
	if !checked.Report.Clean() {
		return errFindings
	}
	return nil
}

// readDraft reads the file or standard input.
func (c *checkCommand) readDraft(ctx context.Context, p *program) (name string, raw []byte, err error) {
	if c.Draft == "" || c.Draft == "-" {
		if c.Draft == "" && p.screen.in {
			return "", nil, &mistake{said: "There is no draft.", next: "pullquote check story.docx", status: statusUsage}
		}
		raw, err = io.ReadAll(io.LimitReader(interruptible{ctx, p.stdin}, draft.MostBytes+1))
		return standardInput, raw, err
	}
	raw, err = readLimited(c.Draft)
	return c.Draft, raw, err
}

// print writes the report in the forms that are asked for.
func (c *checkCommand) print(p *program, checked review.Review) error {
	if c.HTML != "" {
		page, err := checked.HTML()
		if err != nil {
			return err
		}
		// Nobody else may read a draft, whoever could read the file before.
		if err := replaceFile(c.HTML, page); err != nil {
			return err
		}
	}
	switch {
	case c.JSON:
		return writeJSON(p.stdout, checkedJSON(checked))
	case c.Markdown:
		_, err := io.WriteString(p.stdout, checkedMarkdown(checked))
		return err
	}
	_, err := io.WriteString(p.stdout, checkedPage(checked, p.style()))
	return err
}

// checkedFinding is a finding, as --json prints it.
type checkedFinding struct {
	Line     int        `json:"line"`
	Kind     draft.Kind `json:"kind"`
	Text     string     `json:"text"`
	Article  string     `json:"article"`
	Revision int        `json:"revision"`
	Start    int        `json:"start"` // bytes of the article or file
	End      int        `json:"end"`
	Stored   string     `json:"stored"`
	Speaker  string     `json:"speaker"`
	Against  string     `json:"against"`
}

// checkedReport is the report, as --json prints it.
type checkedReport struct {
	Checked struct {
		Quotations int `json:"quotations"`
		Figures    int `json:"figures"`
	} `json:"checked"`
	Findings []checkedFinding `json:"findings"`
	// LeftOut are the files and articles that would have proved nothing: the draft
	// itself, and what was handed over twice.
	LeftOut []string `json:"left_out"`
	// Disagreements are what articles print otherwise than the one that the draft
	// agrees with.
	Disagreements []checkedDisagreement `json:"disagreements"`
}

// checkedDisagreement is one of them, and checkedPosition what an article prints, by
// the sentence that it stands in.
type checkedDisagreement struct {
	Line      int               `json:"line"`
	About     string            `json:"about"`
	Positions []checkedPosition `json:"positions"`
}

type checkedPosition struct {
	Text     string `json:"text"`
	Article  string `json:"article"`
	Revision int    `json:"revision"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

func checkedJSON(c review.Review) checkedReport {
	r := c.Report
	out := checkedReport{Findings: []checkedFinding{}, Disagreements: []checkedDisagreement{}, LeftOut: []string{}}
	for _, l := range c.Left {
		out.LeftOut = append(out.LeftOut, l.Text.Name())
	}
	for _, d := range c.Differences() {
		one := checkedDisagreement{Line: d.Finding.Line, About: d.About}
		for _, p := range d.Positions {
			l := p.Lines[0]
			one.Positions = append(one.Positions, checkedPosition{p.Text, string(l.Article.ID), l.Article.Revision, l.Sentence.Start, l.Sentence.End})
		}
		out.Disagreements = append(out.Disagreements, one)
	}
	out.Checked.Quotations, out.Checked.Figures = r.Quotations, r.Figures
	for _, f := range r.Findings {
		one := checkedFinding{Line: f.Line, Kind: f.Kind, Text: f.Text, Stored: f.Stored, Speaker: f.Speaker, Start: f.At.Start, End: f.At.End}
		if f.Source != nil && f.Source.Against != "" {
			one.Against = f.Source.Against
		} else if f.Source != nil {
			one.Article, one.Revision = string(f.Source.Article.ID), f.Source.Article.Revision
		}
		out.Findings = append(out.Findings, one)
	}
	return out
}
