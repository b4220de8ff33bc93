// Package write is the only one that asks a model: for claims (answer.go), or to point
// at sentences (point.go). second.go takes its claims: each is checked by package
// ground, and what does not hold is written again once, or gives way to its
// sentences. fault.go says what the reader is told when a model fails.
package write
