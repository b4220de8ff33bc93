package slackapp

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// health is what is known about the way to Slack.
type health struct {
	mu        sync.Mutex
	accepted  bool
	revoked   string // the name of Slack's error
	connected map[int]bool
}

func (h *health) accept() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.accepted, h.revoked = true, ""
}

func (h *health) revoke(code string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.revoked = code
}

func (h *health) connect(n int, up bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.connected[n] = up
}

func (h *health) connections() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	up := 0
	for _, is := range h.connected {
		if is {
			up++
		}
	}
	return up
}

// Ready returns why the app cannot answer right now, or nil when it can.
func (a *App) Ready() error {
	up := a.health.connections()
	a.health.mu.Lock()
	defer a.health.mu.Unlock()
	switch {
	case a.health.revoked != "":
		return fmt.Errorf("Slack refuses what the app does: %s", a.health.revoked)
	case !a.health.accepted:
		return fmt.Errorf("Slack has not answered yet")
	case a.opts.AppToken != "" && up == 0:
		return fmt.Errorf("there is no connection to Slack")
	}
	return nil
}

// counts are the numbers of /metrics.
type counts struct {
	received, repeated, unreadable, answered, limited, given, unknown, faults, panics, connects atomic.Int64
	seconds                                                                                     atomic.Int64 // nanoseconds of all answers together
}

func (c *counts) took(d time.Duration) { c.seconds.Add(int64(d)) }

// WriteMetrics writes the counts since the start in the text form of
// Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
func (a *App) WriteMetrics(w io.Writer) error {
	c := a.counts
	for _, m := range []struct {
		name, kind, help string
		value            float64
	}{
		{"deliveries_total", "counter", "What Slack delivered, repetitions included.", float64(c.received.Load())},
		{"deliveries_repeated_total", "counter", "Requests that were there already.", float64(c.repeated.Load())},
		{"deliveries_unreadable_total", "counter", "Deliveries that this version does not understand.", float64(c.unreadable.Load())},
		{"answers_total", "counter", "Questions answered or refused.", float64(c.answered.Load())},
		{"answer_seconds_total", "counter", "Seconds from receipt to post, of all answers together.", time.Duration(c.seconds.Load()).Seconds()},
		{"limited_total", "counter", "Questions over the limit of a person or channel.", float64(c.limited.Load())},
		{"given_up_total", "counter", "Questions that could not be answered.", float64(c.given.Load())},
		{"unknown_total", "counter", "Answers of which it is not known whether they arrived.", float64(c.unknown.Load())},
		{"faults_total", "counter", "Faults of Slack, the network or the archive.", float64(c.faults.Load())},
		{"panics_total", "counter", "Faults of the program itself.", float64(c.panics.Load())},
		{"connects_total", "counter", "Socket Mode connections begun.", float64(c.connects.Load())},
		{"open", "gauge", "Questions being answered or to be tried again.", float64(a.ongoing.count())},
		{"connections", "gauge", "Socket Mode connections open.", float64(a.health.connections())},
	} {
		if _, err := fmt.Fprintf(w, "# HELP pullquote_slack_%s %s\n# TYPE pullquote_slack_%s %s\npullquote_slack_%s %g\n",
			m.name, m.help, m.name, m.kind, m.name, m.value); err != nil {
			return err
		}
	}
	return nil
}
