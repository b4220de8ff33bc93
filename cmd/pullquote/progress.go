package main

import (
	"io"
	"strings"
	"time"

	"github.com/rivo/uniseg"
	"github.com/schollz/progressbar/v3"
)

// wait says on a terminal what is waited for, until waited is called.
func (p *program) wait(what string) {
	if p.screen.err {
		p.busy = what
		_, _ = io.WriteString(p.stderr, what) // it is only a courtesy
	}
}

// waited takes the line of wait away.
func (p *program) waited() {
	if p.busy != "" {
		_, _ = io.WriteString(p.stderr, "\r"+strings.Repeat(" ", uniseg.StringWidth(p.busy))+"\r")
		p.busy = ""
	}
}

// progress is a bar on the terminal while something takes its time, and
// nothing in a pipe.
type progress struct {
	bar   *progressbar.ProgressBar // nil in a pipe and until there is something to show
	start func(total int) *progressbar.ProgressBar
}

// progress returns a bar of total steps; a total of 0 is not known yet, and
// the bar appears with the first set.
func (p *program) progress(what string, total int) *progress {
	if !p.screen.err {
		return &progress{}
	}
	bar := &progress{start: func(total int) *progressbar.ProgressBar {
		return progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionSetWidth(barWidth), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(redraw),
		)
	}}
	if total > 0 {
		bar.bar = bar.start(total)
	}
	return bar
}

// redraw is how often the bar is drawn at most: as fast as the eye follows.
const redraw = 65 * time.Millisecond

// barWidth is the width of the bar itself, in columns.
const barWidth = 30

// step moves the bar on by one.
func (b *progress) step() {
	if b.bar != nil {
		_ = b.bar.Add(1) // a bar that cannot be drawn stops nothing
	}
}

// set moves the bar to done of total.
func (b *progress) set(done, total int) {
	if b.start == nil {
		return
	}
	if b.bar == nil {
		b.bar = b.start(total)
	}
	b.bar.ChangeMax(total)
	_ = b.bar.Set(done)
}

// end takes the bar away.
func (b *progress) end() {
	if b.bar != nil {
		_ = b.bar.Finish()
	}
}
