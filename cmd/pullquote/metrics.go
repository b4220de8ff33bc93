package main

import (
	"fmt"

	"github.com/VictoriaMetrics/metrics"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
)

// countDropped returns what counts in the set, by the rule, each claim and
// difference that did not hold. Every rule is in the set from the start, so
// that one which drops nothing is seen to drop nothing.
func countDropped(set *metrics.Set) func(answer.Dropped) {
	by := func(rule string) *metrics.Counter {
		return set.GetOrCreateCounter(fmt.Sprintf("pullquote_dropped_total{rule=%q}", rule))
	}
	for _, rule := range compose.DropRules() {
		by(rule)
	}
	return func(d answer.Dropped) { by(d.Rule).Inc() }
}
