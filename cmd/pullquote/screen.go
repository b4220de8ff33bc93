package main

import (
	"os"
	"runtime"

	"golang.org/x/term"
)

// screen says what the program's streams are connected to.
type screen struct {
	// in, out and err are whether each stream is a terminal.
	in, out, err bool
	// width returns the terminal's number of columns, which may change.
	width func() int
	// raw hands the keys to the program one by one and returns what gives
	// them back.
	raw func() (restore func(), err error)
	// system is the name of the operating system, as GOOS has it.
	system string
}

// thisScreen looks at the streams of this process.
func thisScreen() screen {
	return screen{
		in:  term.IsTerminal(int(os.Stdin.Fd())),
		out: term.IsTerminal(int(os.Stdout.Fd())),
		err: term.IsTerminal(int(os.Stderr.Fd())),
		width: func() int {
			if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && width > 0 {
				return width
			}
			return usualWidth
		},
		system: runtime.GOOS,
		raw: func() (func(), error) {
			keys := int(os.Stdin.Fd())
			before, err := term.MakeRaw(keys)
			if err != nil {
				return nil, err
			}
			return func() { _ = term.Restore(keys, before) }, nil
		},
	}
}

const (
	// usualWidth is assumed of a terminal that does not tell.
	usualWidth = 80
	// widestText keeps lines readable in very wide windows: typographers aim
	// for up to 75 characters a line, and the margins take a few more.
	widestText = 100
)

// style returns how text is printed on standard output. Colour is left out
// for NO_COLOR (https://no-color.org) and for terminals that cannot show it.
func (p *program) style() style {
	if !p.screen.out {
		return style{}
	}
	noColour, _ := p.env("NO_COLOR")
	terminal, _ := p.env("TERM")
	return style{
		width:   min(p.screen.width(), widestText),
		colour:  noColour == "" && terminal != "dumb",
		isolate: true,
	}
}
