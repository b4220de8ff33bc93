package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/pullquote/pullquote/bot/eval"
)

// evalCommand measures how well a set of questions is answered.
type evalCommand struct {
	Path     string `arg:"" optional:"" help:"A file of questions, or a folder with a questions.jsonl in it. Without one, the questions about the two sample articles are asked."`
	Articles string `placeholder:"FOLDER" help:"The articles that the questions are about: those beside the questions when left out."`
	JSON     bool   `name:"json" help:"Print the figures as JSON."`
	Picture  string `placeholder:"FILE.svg" help:"Draw two curves into this file: refused against answered, and found among the first k passages."`
	NoModel  bool   `name:"no-model" help:"Use no model, even if one is set up."`
	readerFlags
}

// Help is shown by --help.
func (evalCommand) Help() string {
	return `Takes the articles into an archive of its own, apart from yours, puts each question to the bot as "ask" would, and counts. Without a model the same run gives the same figures, but for time and memory.

A question is a line of JSON. Everything but "question" may be left out:

    {"id": "q1", "question": "When did the harbour reopen?", "quote_any": ["on Monday"], "articles": ["harbour"]}
    {"id": "q2", "question": "Who owns the ferry?", "outcome": "not_found"}

outcome: "answered", or "not_found" for a question that the articles do not answer.
quote_any: words of which one must stand in a quotation.
articles: ids of the articles that must be cited.
facts: words of the articles, each within one passage, that the search must find. Without facts it must find the words of quote_any, or else the articles.
disagreement: what must be shown where sources differ.

Articles lie in a folder "articles" beside the questions, or right beside them.

Examples:

    pullquote eval
    pullquote eval our-questions --picture curves.svg
    pullquote eval --json questions.jsonl --articles my-articles

The exit status is 0 when the questions were asked, however well they were answered, and 1 when a quotation is not as the article has it.`
}

// Run measures.
func (c *evalCommand) Run(ctx context.Context, p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	if c.Picture != "" && !strings.EqualFold(filepath.Ext(c.Picture), ".svg") {
		return &mistake{said: "The picture can only be drawn as SVG.", next: "Give --picture a file name that ends in .svg.", status: statusUsage}
	}
	set, err := openSet(c.Path, c.Articles)
	if err != nil {
		return err
	}
	model, err := p.model(c.NoModel)
	if err != nil {
		return err
	}
	result, err := p.evaluate(ctx, set, model, reader)
	if err != nil {
		return err
	}
	return c.print(p, result)
}

// print prints the figures and draws the picture.
func (c *evalCommand) print(p *program, result eval.Result) error {
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, result)
	} else {
		_, err = io.WriteString(p.stdout, evaluationPage(result, p.style()))
	}
	if err == nil && c.Picture != "" {
		if err = os.WriteFile(c.Picture, eval.Picture(result, evaluationTitle(result)), 0o666); err != nil {
			return &mistake{said: "The picture cannot be written to " + c.Picture + ".", next: "Check that the folder is there and that you may write to it.", cause: err}
		}
	}
	if err == nil && result.Altered > 0 {
		return &mistake{said: fmt.Sprintf("%s not as the article has it.", verb(result.Altered)), next: "This is a fault of Pullquote's own: please report it."}
	}
	return err
}

// verb returns "1 quotation is" or "2 quotations are".
func verb(n int) string {
	if n == 1 {
		return "1 quotation is"
	}
	return count(n, "quotation") + " are"
}
