package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// doctorCommand looks for what keeps the program from working.
type doctorCommand struct {
	JSON bool `name:"json" help:"Print what was found as JSON."`
}

// Help is shown by --help.
func (doctorCommand) Help() string {
	return `Checks the data folder, the articles, the model, the Slack app and the clock as they are set up, says what is wrong and how to mend it, and lists every host that is dialled. What is not set up is left alone.

The exit status is 0 when all is well, else 1.`
}

// The results of a check.
const (
	checkOK    = "ok"
	checkWrong = "wrong"
	checkOff   = "off" // not set up, and not needed
)

// finding is what a check found. It holds no secret.
type finding struct {
	Check  string `json:"check"`
	Result string `json:"result"`
	Says   string `json:"says"`
	Mend   string `json:"mend,omitempty"` // what to do; empty: nothing
}

// dialled is a host that the program connects to.
type dialled struct {
	Host string `json:"host"`
	For  string `json:"for"`
}

// diagnosis is everything that was found, as --json prints it.
type diagnosis struct {
	Checks []finding `json:"checks"`
	Hosts  []dialled `json:"hosts"`
}

func (d *diagnosis) add(found ...finding) { d.Checks = append(d.Checks, found...) }

func (d *diagnosis) dials(host, what string) { d.Hosts = append(d.Hosts, dialled{host, what}) }

// wrong counts what is wrong.
func (d *diagnosis) wrong() int {
	n := 0
	for _, f := range d.Checks {
		if f.Result == checkWrong {
			n++
		}
	}
	return n
}

// Run makes the checks and prints what they found.
func (c *doctorCommand) Run(ctx context.Context, p *program) error {
	d := &diagnosis{Hosts: []dialled{}}
	p.wait("Checking…")
	p.checkSettings(d)
	p.checkDatabase(ctx, d)
	p.checkArchive(ctx, d)
	p.checkRules(d)
	p.checkModel(ctx, d)
	p.checkEmbeddings(ctx, d)
	p.checkSlackApp(ctx, d)
	p.checkMCP(d)
	p.listProxies(d)
	p.waited()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, d)
	} else {
		_, err = io.WriteString(p.stdout, diagnosisPage(d, p.style()))
	}
	if n := d.wrong(); err == nil && n > 0 {
		verb := "checks have"
		if n == 1 {
			verb = "check has"
		}
		return &mistake{
			said: fmt.Sprintf("%d %s found something wrong.", n, verb),
			next: "Do what stands after “To mend it” above, and run `pullquote doctor` again.",
		}
	}
	return err
}

// diagnosisPage returns the findings as a person reads them.
func diagnosisPage(d *diagnosis, s style) string {
	p := &page{style: s}
	for _, f := range d.Checks {
		margin, ink := f.Result, quiet
		switch f.Result {
		case checkOK:
			ink = mark
		case checkWrong:
			ink = alert
		}
		margin += strings.Repeat(" ", len("wrong  ")-len(margin))
		indent := line{{text: strings.Repeat(" ", len(margin))}}
		p.text(line{{margin, ink}}, indent, span{f.Check + ": ", strong}, span{text: oneLine(f.Says)})
		if f.Mend != "" {
			p.text(indent, indent, span{text: "To mend it: " + oneLine(f.Mend)})
		}
	}
	section(p, "Hosts that are dialled", d.Hosts, func(h dialled) string { return h.Host + ": " + h.For })
	if len(d.Hosts) == 0 {
		p.gap()
		p.text(nil, nil, span{text: "No host is dialled."})
	}
	return p.String()
}

// failure is a finding for an error that a person can be told about.
func failure(check string, err error) finding {
	m := explain(err)
	if errors.Is(err, context.Canceled) {
		return finding{check, checkWrong, "It was stopped.", ""}
	}
	return finding{check, checkWrong, m.said, m.next}
}
