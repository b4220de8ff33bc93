package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
	"github.com/pullquote/pullquote/retrieval/fetch"
)

// connectorRun reads the connectors.
type connectorRun struct {
	connectorFlags
	Names []string      `arg:"" optional:"" name:"name" help:"Names of connectors; otherwise all are read."`
	For   time.Duration `default:"10m" help:"How long one connector may take; the next run goes on from there."`
	JSON  bool          `name:"json" help:"Print the report as JSON."`
}

// Help is shown by --help.
func (connectorRun) Help() string {
	return `Says of each connector how many articles are new, changed and unchanged, which were taken back, and which were refused and why. An article is taken back when its place lists what it holds and says of this one that it is not there; when the place cannot be read, nothing is.

Examples:

    pullquote connector run
    pullquote connector run site --json

The exit status is 1 when a connector could not be read to the end.`
}

// connectorReport is what one run over a connector did.
type connectorReport struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	account
	// Left says why it was not read at all, Fault why it was not read to the
	// end; both are empty when all is well.
	Left  string `json:"left"`
	Fault string `json:"fault"`
	// Moved is how many articles were taken back before the reading because they
	// are to stand in another collection than they did.
	Moved int `json:"moved"`
}

// defaultRest is for how long a server that asks to wait, and does not say how
// long, is left alone.
const defaultRest = 5 * time.Minute

// Run reads the connectors one after the other.
func (c *connectorRun) Run(ctx context.Context, p *program) error {
	all, err := c.read(p)
	if err != nil {
		return err
	}
	if len(c.Names) > 0 {
		chosen := make([]connector.Settings, 0, len(c.Names))
		for _, name := range c.Names {
			s, err := named(all, name)
			if err != nil {
				return err
			}
			chosen = append(chosen, s)
		}
		all = chosen
	}
	archive, err := p.openArchive(ctx, lockWait)
	if err != nil {
		return err
	}
	reports := []connectorReport{}
	for _, s := range all {
		var report connectorReport
		if report, err = c.one(ctx, p, archive, s); err != nil {
			break
		}
		reports = append(reports, report)
	}
	if err == nil {
		err = p.embedMissing(ctx, archive)
	}
	if err := errors.Join(err, p.close(archive)); err != nil {
		return err
	}
	return c.print(p, reports)
}

// one reads one connector. The error is one of the archive; what is wrong with
// the place stands in the report.
func (c *connectorRun) one(ctx context.Context, p *program, archive *retrieval.Archive, s connector.Settings) (connectorReport, error) {
	if p.reading != nil {
		select {
		case p.reading <- struct{}{}:
			defer func() { <-p.reading }()
		case <-ctx.Done():
			return connectorReport{}, ctx.Err()
		}
	}
	in, moved := newIntake(archive, p.config.Zone), 0
	report := func(left, fault string) connectorReport {
		return connectorReport{Name: s.Name, Kind: s.Kind, account: in.account, Left: left, Fault: fault, Moved: moved}
	}
	known, err := archive.Connections(ctx)
	if err != nil {
		return report("", ""), err
	}
	state := known[s.Name]
	shelf := &connectorShelf{in: in, settings: s, now: p.now}
	// Also when it is not read now: who may see its articles does not wait.
	if moved, err = shelf.move(ctx, &state); err != nil {
		return report("", ""), err
	}
	switch now := p.now(); {
	case s.Paused:
		return report("it is paused", ""), nil
	case now.Before(state.Rest):
		return report("it wants to be left alone until "+state.Rest.In(p.config.Zone).Format("2 Jan 15:04 MST"), ""), nil
	case state.Address != "" && state.Address != s.URL:
		return report("", "its address was "+state.Address+" before, and the articles of another place are other articles: give the new one another name"), nil
	}
	state.Name, state.Address, state.Tried, state.Rest = s.Name, s.URL, p.now(), time.Time{}
	if err := archive.Connect(ctx, state); err != nil {
		return report("", ""), err
	}
	s.Zone = p.config.Zone
	source, err := s.Open(p.secret)
	if err == nil {
		limited, stop := context.WithTimeout(ctx, c.For)
		var same int
		same, err = connector.Sync(limited, source, shelf, state.Cursor, func(cursor string) error {
			state.Cursor = cursor
			return archive.Connect(ctx, state)
		})
		stop()
		in.account.Unchanged += same
		if shelf.fault != nil {
			return report("", ""), shelf.fault
		}
	}
	if ctx.Err() != nil {
		return report("", ""), ctx.Err()
	}
	if state.Fault = ""; err == nil {
		state.Success = p.now()
	} else {
		state.Fault = faultOf(err, c.For)
	}
	var busy *fetch.Busy
	if errors.As(err, &busy) {
		state.Rest = p.now().Add(max(busy.Wait, defaultRest))
	}
	return report("", state.Fault), archive.Connect(ctx, state)
}

// faultOf puts the end of a reading in words.
func faultOf(err error, limit time.Duration) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Sprintf("it was not done within %s; the next run goes on from there", limit)
	}
	return err.Error()
}

// secret returns the value of an environment variable, from .env too.
func (p *program) secret(name string) string {
	if value, ok := p.env(name); ok && value != "" {
		return value
	}
	file, err := readDotenv(".env")
	if err != nil {
		return ""
	}
	return file[name]
}

// print prints the reports.
func (c *connectorRun) print(p *program, reports []connectorReport) error {
	var err error
	if c.JSON {
		err = writeJSON(p.stdout, reports)
	} else {
		_, err = io.WriteString(p.stdout, connectorPage(reports, p.style(), p.now()))
	}
	failed := 0
	for _, r := range reports {
		if r.Fault != "" {
			failed++
		}
	}
	if err == nil && failed > 0 {
		return &mistake{said: count(failed, "connector") + " could not be read to the end.", next: "See the report; nothing was taken back because of that."}
	}
	return err
}

// connectorPage returns the reports as a person reads them now.
func connectorPage(reports []connectorReport, s style, now time.Time) string {
	p := &page{style: s}
	if len(reports) == 0 {
		p.text(nil, nil, span{text: "No connector yet; `pullquote connector add` makes one."})
	}
	for _, r := range reports {
		p.gap()
		p.text(nil, nil, span{r.Name, strong}, span{text: fmt.Sprintf(": %d new, %d changed, %d unchanged, %d withdrawn, %d refused",
			len(r.New), len(r.Changed), r.Unchanged, len(r.Withdrawn), len(r.Skipped))})
		if r.Moved > 0 {
			p.text(nil, nil, span{text: count(r.Moved, "article") + " taken back because the collection was set or changed; what is read again comes back."})
		}
		if r.Left != "" {
			p.text(nil, nil, span{text: "It was not read: " + r.Left + "."})
		}
		if r.Fault != "" {
			p.text(nil, nil, span{"It was not read to the end: " + oneLine(r.Fault) + ".", alert})
		}
		section(p, "Not for everybody", append(restricted(r.New, now), restricted(r.Changed, now)...), func(f takenFile) string { return f.Article + restrictions(f, now) })
		section(p, "Taken back", r.Withdrawn, func(w withdrawnArticle) string { return w.Article + ": " + w.Path })
		section(p, "Refused", r.Skipped, func(f skippedFile) string { return f.Path + ": " + f.Reason })
	}
	return p.String()
}
