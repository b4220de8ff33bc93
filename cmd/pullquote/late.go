package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
	"github.com/pullquote/pullquote/retrieval/news"
)

// lateAfter is how long after its last reading a connector is late: four of
// them have failed, or were not made.
const lateAfter = 4 * connectorsEvery

// connectedPlace is a connector of the data folder and how far it was read.
type connectedPlace struct {
	connector.Settings
	retrieval.Connection
}

// late reports whether the place should have been read since.
func (c connectedPlace) late(now time.Time) bool {
	switch {
	case c.Paused, c.Tried.IsZero(): // nobody wants it read, or nobody has begun
		return false
	case c.Success.IsZero():
		return c.Fault != ""
	}
	return now.Sub(c.Success) > lateAfter
}

// connectedPlaces returns the connectors of the data folder. What cannot be
// found out is told in the log, and nobody's answer waits for it.
func (p *program) connectedPlaces(ctx context.Context, archive *retrieval.Archive) []connectedPlace {
	all, err := connectorFlags{}.read(p)
	if err != nil || len(all) == 0 || archive == nil {
		return nil // the one who reads the connectors says what is wrong with the file
	}
	known, err := archive.Connections(ctx)
	if err != nil {
		p.log.Error("it is not known how the connectors fare", "err", err)
		return nil
	}
	var out []connectedPlace
	for _, s := range all {
		out = append(out, connectedPlace{s, known[s.Name]})
	}
	return out
}

// mayKnow reports whether the reader may know of the place: of one whose
// articles are for some, those alone do.
func mayKnow(as news.Reader, s connector.Settings) bool {
	return as.MayRead(&news.Article{Collection: s.Collection})
}

// lateIn returns what tells which of the archive's connectors are late.
func (p *program) lateIn(archive *retrieval.Archive) func(context.Context, news.Reader) []answer.Late {
	return func(ctx context.Context, as news.Reader) (out []answer.Late) {
		for _, c := range p.connectedPlaces(ctx, archive) {
			if mayKnow(as, c.Settings) && c.late(p.now()) {
				out = append(out, answer.Late{Source: c.Settings.Name, Since: c.Success})
			}
		}
		return out
	}
}

// sourcesIn returns what tells how the connectors fare, for the app's Home.
func (p *program) sourcesIn(archive *retrieval.Archive) func(context.Context, news.Reader) []slackapp.Setting {
	return func(ctx context.Context, as news.Reader) (out []slackapp.Setting) {
		for _, c := range p.connectedPlaces(ctx, archive) {
			if !mayKnow(as, c.Settings) {
				continue
			}
			said := "never read to the end"
			if !c.Success.IsZero() {
				said = "read " + c.Success.In(p.config.Zone).Format("2 Jan 2006 15:04 MST")
			}
			switch {
			case c.Paused:
				said += ", paused"
			case c.late(p.now()):
				said += ", late"
			}
			out = append(out, slackapp.Setting{Name: "From " + c.Settings.Name, Value: said})
		}
		return out
	}
}

// writeConnectorMetrics writes when each connector was last read to the end, and
// whether it is late, in the text form of Prometheus.
func (p *program) writeConnectorMetrics(ctx context.Context, w io.Writer, archive *retrieval.Archive) {
	for _, c := range p.connectedPlaces(ctx, archive) {
		late := 0
		if c.late(p.now()) {
			late = 1
		}
		success := int64(0)
		if !c.Success.IsZero() {
			success = c.Success.Unix()
		}
		fmt.Fprintf(w, "pullquote_connector_success_timestamp_seconds{connector=%q} %d\npullquote_connector_late{connector=%q} %d\n", c.Settings.Name, success, c.Settings.Name, late)
	}
}
