package slackapp

import (
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/page"
	"github.com/slack-go/slack"
)

// Limits of a table: Slack takes 100 rows and 10,000 characters in all cells
// (https://docs.slack.dev/reference/block-kit/blocks/table-block).
const (
	rowsMax       = 100
	tableCharsMax = 9500
)

// table sets cells side by side in Slack's table block, or below each other where
// that does not hold them. A message takes one table.
func table(t page.Table) []piece {
	block, text := slack.NewTableBlock(""), ""
	add := func(cells []slack.TableCell, words string) {
		block.AddRow(cells...)
		text += words + "\n"
	}
	var head []slack.TableCell
	words := ""
	for _, l := range t.Head {
		elements, w := cell(page.Cell{Line: l})
		head, words = append(head, richCell(elements)), words+w+" | "
	}
	add(head, words)
	for _, row := range t.Rows {
		var cells []slack.TableCell
		words := ""
		for _, c := range row {
			elements, w := cell(c)
			cells, words = append(cells, richCell(elements)), words+w+" | "
		}
		add(cells, words)
	}
	if len(block.Rows) > rowsMax || utf8.RuneCountInString(text) > tableCharsMax {
		return layBlocks(t.Else)
	}
	var columns []slack.ColumnSetting
	for range t.Head {
		columns = append(columns, slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true})
	}
	return []piece{{block.WithColumnSettings(columns...), text}}
}

func richCell(elements []slack.RichTextSectionElement) slack.TableCell {
	return slack.NewTableRichTextCell(slack.NewRichTextSection(elements...))
}

// cell is the words of a cell, then its quotations, each after its mark.
func cell(c page.Cell) (elements []slack.RichTextSectionElement, text string) {
	if oneLine(c.Line.String()) != "" {
		elements, text = line(c.Line, valueMax)
	}
	for _, q := range c.Quotations {
		if len(elements) > 0 {
			elements, text = append(elements, exact("\n")), text+"\n"
		}
		mark, marked := line(page.Line{{Text: page.MarkOf(q.N), Ink: page.Strong, Link: q.Link}, {Text: " "}}, headlineMax)
		elements, text = append(elements, mark...), text+marked
		for _, run := range quoted(q) {
			elements, text = append(elements, run...), text+textOf(run)
		}
	}
	if len(elements) == 0 {
		elements = []slack.RichTextSectionElement{exact(" ")}
	}
	return elements, text
}
