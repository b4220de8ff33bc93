package main

import (
	"context"
	"encoding/json"
	"io"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
)

// printer is the messenger of the terminal: it prints what the bot says.
type printer struct {
	p    *program
	json bool
}

// terminalAddress is where the ledger says that a printed answer went.
const terminalAddress = "terminal"

// Send prints the message.
func (m printer) Send(_ context.Context, _ string, _ say.Place, message answer.Message) (string, error) {
	m.p.waited()
	if m.json {
		return terminalAddress, writeJSON(m.p.stdout, message)
	}
	text, err := messagePage(message, m.p.style(), m.p.config.Zone)
	if err == nil {
		_, err = io.WriteString(m.p.stdout, text)
	}
	return terminalAddress, err
}

// Find finds nothing: what was printed is not kept by the terminal, and no
// question of the terminal is delivered twice.
func (printer) Find(context.Context, string, say.Place) (string, error) { return "", nil }

// writeJSON prints the value for programs to read: quotations stand in it as
// they are stored, with nothing escaped for the sake of HTML.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
