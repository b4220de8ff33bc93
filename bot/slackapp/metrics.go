package slackapp

import (
	"io"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// counts are the numbers of /metrics that are counted; README.md beside it says what
// each means. Their names are a promise.
type counts struct {
	received, repeated, unreadable, answered, limited, given, unknown, faults, panics, connects *metrics.Counter
	seconds                                                                                     *metrics.FloatCounter
}

// newCounts puts the counts into the set.
func newCounts(set *metrics.Set) *counts {
	return &counts{
		received:   set.NewCounter("pullquote_slack_deliveries_total"),
		repeated:   set.NewCounter("pullquote_slack_deliveries_repeated_total"),
		unreadable: set.NewCounter("pullquote_slack_deliveries_unreadable_total"),
		answered:   set.NewCounter("pullquote_slack_answers_total"),
		seconds:    set.NewFloatCounter("pullquote_slack_answer_seconds_total"),
		limited:    set.NewCounter("pullquote_slack_limited_total"),
		given:      set.NewCounter("pullquote_slack_given_up_total"),
		unknown:    set.NewCounter("pullquote_slack_unknown_total"),
		faults:     set.NewCounter("pullquote_slack_faults_total"),
		panics:     set.NewCounter("pullquote_slack_panics_total"),
		connects:   set.NewCounter("pullquote_slack_connects_total"),
	}
}

func (c *counts) took(d time.Duration) { c.seconds.Add(d.Seconds()) }

// gauges puts into the set how things stand when it is read.
func (a *App) gauges(set *metrics.Set) {
	set.NewGauge("pullquote_slack_open", func() float64 { return float64(a.ongoing.count()) })
	set.NewGauge("pullquote_slack_connections", func() float64 { return float64(a.health.connections()) })
}

// WriteMetrics writes the whole set, with what others count in it, in the text
// form of Prometheus.
func (a *App) WriteMetrics(w io.Writer) { a.opts.Metrics.WritePrometheus(w) }
