// Package extract chooses the sentences that answer a question when no model
// writes. It reads the question (question.go), scores every line of the
// evidence against it (score.go), chooses one to three of them with regard to
// what is asked (choose.go), and takes along the sentence before when one
// cannot be understood alone (context.go). When the best evidence covers too
// little of the question it chooses nothing: that is the refusal.
//
// It is pure: the same question over the same evidence gives the same
// choice, to the last digit.
package extract
