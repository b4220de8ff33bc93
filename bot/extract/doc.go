// Package extract chooses the sentences that answer a question when no model
// writes. It reads the question (question.go), describes every line of the
// evidence by a few numbers (features.go), ranks the lines by the weighted sum
// of these, and shows the first, others only where the ranking is unsure
// (choose.go). Whether the first answers at all is told in the same way, from
// signs (sure.go): where they say no, nothing is chosen, which is the refusal.
//
// The weights are fitted and stand in weights.txt (table.go); package fit finds
// them. A few rules stand above them (barred.go): what is of another body,
// another person or another year is no answer, however much it meets.
//
// It is pure: the same question over the same evidence gives the same choice, to
// the last digit.
package extract
