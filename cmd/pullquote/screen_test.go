package main

import (
	"flag"
	"strconv"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The variables by which a test sets what the program takes from outside.
const (
	testNow   = "TEST_NOW"   // the time, RFC 3339
	testWidth = "TEST_WIDTH" // the output is a terminal of this many columns
)

// setForTest sets the clock and the screen as the environment says.
func (p *program) setForTest() error {
	if text, _ := p.env(testNow); text != "" {
		now, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return err
		}
		p.now = func() time.Time { return now }
	}
	if text, _ := p.env(testWidth); text != "" {
		width, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		p.screen.out, p.screen.err = true, true
		p.screen.width = func() int { return width }
	}
	return nil
}
