// Package answer is what is said, as data: the contract of --json, and the form
// in which the ledger keeps it. answer.go is an answer and its claims, citation.go
// and link.go a quotation as it is shown, dropped.go what is not shown, edition.go
// what a digest has besides, and message.go the kinds of answers. part.go takes a
// digest apart again, for those who show it, and wording.go says whose words
// claims may be. Package page puts it all into words.
package answer
