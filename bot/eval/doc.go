// Package eval measures how well the bot answers: it reads sets of questions
// (question.go), puts them to a bot that sends its answers nowhere
// (examine.go), holds each answer against what a right one is (check.go) and
// reckons the figures (reckon.go), which are data (result.go) and two curves
// (picture.go). What a set is about and how figures look on a terminal is the
// command's.
package eval
