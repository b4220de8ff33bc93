// Package compose makes an answer out of quotations. draft.go builds it claim by claim
// and numbers its citations; shown.go has each quotation shown whole, with its speaker;
// value.go marks in it what was asked for. round.go makes the claims a whole answer,
// differ.go takes the differences that a model names, unstated.go says what no article
// states, and drop.go records what is not shown, and by which rule. without.go and
// reword.go take back what may not be shown any more.
package compose
