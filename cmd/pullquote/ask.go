package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/question"
)

// askCommand answers one question of the command line, every line of standard
// input, or a conversation at the prompt.
type askCommand struct {
	Question []string `arg:"" optional:"" help:"The question. Without one, a prompt opens on a terminal, and in a pipe each line of standard input is a question."`
	outputFlags
	readerFlags
}

// Help is shown by --help.
func (askCommand) Help() string {
	return `Examples:

    pullquote ask "How many raids were there?"
    pullquote ask --json "Who is the spokesperson?"
    pullquote ask --at 2025-11-09 --collection investigations "Who was arrested?"
    pullquote ask < questions.txt

The exit status is 0 when the articles answer the question, in part or in full, 3 when they do not, 1 after a fault and 2 when the command was not understood.`
}

// Run answers.
func (c *askCommand) Run(ctx context.Context, p *program) error {
	if _, err := c.reader(p); err != nil {
		return err
	}
	switch {
	case len(c.Question) > 0:
		return c.once(ctx, p, strings.Join(c.Question, " "), nil)
	case p.screen.in && p.screen.out:
		return c.converse(ctx, p)
	}
	return c.lines(ctx, p)
}

// once answers one question, in the light of those asked before it.
func (c *askCommand) once(ctx context.Context, p *program, text string, earlier []string) error {
	if strings.TrimSpace(text) == "" {
		return bot.ErrNoQuestion
	}
	if !c.JSON && p.asksNothing(text) {
		return nil
	}
	d, err := p.openDesk(ctx, c.outputFlags)
	if err != nil {
		return err
	}
	return errors.Join(d.ask(ctx, c.readerFlags, text, earlier), d.close())
}

// howToAsk is said to whoever asks nothing.
const howToAsk = `Ask a question about the articles, such as "How many raids were there?"`

// asksNothing reports whether a line is thanks, a greeting or no word, and then
// says how to ask.
func (p *program) asksNothing(text string) bool {
	if question.NewReader().Said(text) == question.Asked {
		return false
	}
	fmt.Fprintln(p.stdout, howToAsk)
	return true
}

// lines answers each line of standard input. The error of the first question
// that went wrong ends it; otherwise it says whether one was not found.
func (c *askCommand) lines(ctx context.Context, p *program) error {
	lines := bufio.NewScanner(interruptible{ctx, p.stdin})
	lines.Buffer(nil, longestLine)
	var d *desk
	var missed error
	asked := false // anything, be it only thanks
	for lines.Scan() {
		text := strings.TrimSpace(lines.Text())
		if text == "" || !c.JSON && p.asksNothing(text) {
			asked = asked || text != ""
			continue
		}
		if d == nil {
			var err error
			if d, err = p.openDesk(ctx, c.outputFlags); err != nil {
				return err
			}
			defer d.close()
		}
		err := d.ask(ctx, c.readerFlags, text, nil)
		if errors.Is(err, errNotFound) || errors.Is(err, bot.ErrThanks) || errors.Is(err, bot.ErrGreeting) {
			missed = err
		} else if err != nil {
			return err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return bot.ErrLongQuestion
	case err != nil:
		return fmt.Errorf("reading standard input: %w", err)
	case d == nil && !asked:
		return bot.ErrNoQuestion
	}
	return missed
}

// longestLine is the longest line of standard input, in bytes: four for each
// character of the longest question, and room for white space.
const longestLine = 5 * bot.MaxQuestion
