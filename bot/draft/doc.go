// Package draft checks a finished story: every quotation and every figure in
// it against texts that are handed in. It is pure and keeps nothing.
//
//	read.go, markup.go,    a file of the newsroom -> text with line numbers
//	office.go, cues.go
//	quotations.go          the quotations of a draft, and who is said to speak
//	index.go               where words of the draft stand in the texts
//	align.go, change.go    a quotation beside what is stored, word by word
//	verdict.go, splice.go  what became of it
//	cut.go, speakers.go,   cut short, or given to somebody else
//	ruledout.go
//	figures.go, counted.go numbers and dates outside of quotations
//	holding.go             names with an office there
//	beside.go              sentences of other articles that say nearly the same
//	check.go               all of it, as findings
//
// Nothing is a match that is not the same word by word: what comes near is
// shown as altered, or as the nearest, and a person decides.
package draft
