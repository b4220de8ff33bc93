// Package measure reckons how good searches and answers are: at which rank
// what was sought was found (rank.go), what a threshold of refusal costs and
// gains (refusal.go), how two classes are told apart (pairs.go), and how long
// things take (times.go). It draws curves as well (svg.go).
//
// It is pure and deterministic, and knows nothing of articles or questions.
package measure
