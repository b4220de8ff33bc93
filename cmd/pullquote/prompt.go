package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/term"
)

// remembered is how many earlier questions go along with a follow-up: what
// "he" or "there" stands for is nearly always in the last few.
const remembered = 5

const promptHelp = `Ask a question about the articles and press Enter. A follow-up such as "And who
was arrested?" is read together with the questions before it.

  Arrow up, arrow down   go through earlier questions
  help                   show this
  Ctrl-D or exit         leave

`

// converse answers questions at a prompt until the reader leaves. The data
// folder is free for other commands while the prompt waits.
func (c *askCommand) converse(ctx context.Context, p *program) error {
	keys := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{interruptible{ctx, p.stdin}, p.stdout}, "> ")
	keys.History = openHistory(p.config.DataDir, p.log)
	fmt.Fprintln(p.stdout, `Ask the articles; "help" says how, Ctrl-D leaves.`)
	var earlier []string
	for {
		line, err := p.readLine(keys)
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(p.stdout)
			return nil
		}
		if err != nil {
			return err
		}
		switch text := strings.TrimSpace(line); {
		case text == "":
		case isHelp(text):
			fmt.Fprint(p.stdout, promptHelp)
		case isExit(text):
			return nil
		case p.asksNothing(text): // nor is it one that a follow-up is about
		default:
			err := c.once(ctx, p, text, earlier)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			p.report(ctx, err) // the next question may fare better
			fmt.Fprintln(p.stdout)
			earlier = append(earlier, text)
			earlier = earlier[max(0, len(earlier)-remembered):]
		}
	}
}

func isHelp(line string) bool { return line == "help" || line == "?" }

func isExit(line string) bool { return line == "exit" || line == "quit" }

// readLine reads one line with the terminal's keys in the program's hands,
// and gives them back so that Ctrl-C works while an answer is made.
func (p *program) readLine(keys *term.Terminal) (string, error) {
	restore, err := p.screen.raw()
	if err != nil {
		return "", fmt.Errorf("reading keys: %w", err)
	}
	defer restore()
	// An error would mean a width of no columns, and the old size stays.
	_ = keys.SetSize(p.screen.width(), promptHeight)
	return keys.ReadLine()
}

// promptHeight is told to the line editor, which uses the width alone.
const promptHeight = 24
