// Package speech is the one room for two questions about printed text: to
// whom does a sentence belong, and from where to where does the quotation run
// that it is part of. It reads one article and is pure. It knows marks and the
// shape of lines; of words only those in words.go, by language.
//
// A quotation may run over several sentences and paragraphs:
//
//	“It was iced over. The engines were sound,” said its director, Lars Holm.
//
// Both sentences are one quotation, and "said its director, Lars Holm" is the
// clause that names its speaker (marks.go finds the marks, run.go the rest,
// signed.go a name on a line below).
// In other text the speaker stands outside of the sentence:
//
//	MS PRATT: At twenty past nine.        a labelled line (labels.go)
//	Q: Why are you leaving?  A: My knees. an interview (labels.go)
//	I waited five hours.
//	Jean Muir, Bowmore                    a letter (letters.go)
//	— Non, dit-elle.                      a dialogue dash (labels.go)
//
// Shown (shown.go) puts both to use: it says which bytes of the article must
// be shown so that no part of a quotation stands without its speaker, and no
// question of an interview without its answer, nor the other way round. It
// leaves out what is no part of what a sentence says, such as a dateline
// (trim.go).
package speech
