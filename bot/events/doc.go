// Package events puts articles together that tell of the same event, and tells
// copies of one report from reports of their own.
//
// A pile of articles (pile.go) is read once into vectors of weighted words
// (reading.go). Articles are joined into stories by average link (group.go),
// over the pairs that an index of words finds to have anything in common
// (pairs.go). Within a story, articles that share runs of words are copies of
// one report, and reports of one publisher or one agency are one origin
// (origins.go).
//
// It is pure, and its results come in a fixed order.
package events
