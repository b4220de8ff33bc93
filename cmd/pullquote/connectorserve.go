package main

import (
	"context"
	"path/filepath"
	"time"

	"github.com/pullquote/pullquote/retrieval"
)

const (
	// connectorsEvery is how long it takes from one reading of the connectors to
	// the next, on average: a correction shall not stand for long, and a site
	// that has not changed costs a few requests.
	connectorsEvery = 5 * time.Minute
	// connectorTime is how long one connector may take before the next one has
	// its turn.
	connectorTime = 10 * time.Minute
)

// readConnectors reads the connectors of the data folder again and again until
// the context ends. The file is read each time, so that a change of it counts
// at once.
func (p *program) readConnectors(ctx context.Context, archive *retrieval.Archive) {
	command := &connectorRun{For: connectorTime}
	for ctx.Err() == nil {
		all, err := command.read(p)
		if err != nil {
			p.log.Error("connectors file cannot be used", "file", filepath.Base(command.path(p)), "err", explain(err).said)
		}
		for _, s := range all {
			report, err := command.one(ctx, p, archive, s)
			switch {
			case ctx.Err() != nil:
				return
			case err != nil:
				p.log.Error("connector cannot be stored", "connector", s.Name, "err", err)
			case report.Fault != "":
				p.log.Error("connector not read to the end", "connector", s.Name, "err", report.Fault)
			default:
				p.log.Info("connector read", "connector", s.Name, "new", len(report.New), "changed", len(report.Changed), "withdrawn", len(report.Withdrawn), "moved", report.Moved, "refused", len(report.Skipped))
			}
		}
		// Two installations must not come to a site at the same moment each time.
		if wait(ctx, time.Duration((0.75+p.jitter()/2)*float64(connectorsEvery))) != nil {
			return
		}
	}
}
