// Package ground checks claims against the evidence they point at. It is
// pure, it trusts nobody, and it is the reason why a reader can trust an
// answer: a claim that it lets pass says no more than the sentences that it
// cites. It errs on the side of the reader: a claim that it cannot follow is
// dropped, and the sentences are quoted instead.
//
// # A path through one sentence
//
// A claim holds if it is a cited sentence with parts of it taken away, and
// nothing that was taken away changes what is left (path.go). Its words must be
// found in the line in their order, verbs by what they say and other words by
// their letters (same.go, verb.go), and every leap from one found word to the
// next may pass over such parts only as can be left out (leap.go). A claim may
// add no more than an article, "that", "and", or "on" before a day. A phrase that
// tells when or where may also stand elsewhere beside its verb (aside.go). The
// path with the least wrong on it gives the reason when there is none without
// fault (reason.go), and a Fault is that reason as data (fault.go).
//
// One sentence carries one statement. A claim on several lines is parted into
// statements with a subject and a verb each, and each of them needs a line that
// carries it whole (statements.go, check.go). So no claim is put together of two
// halves: "A did P" and "B did Q" never make "A did Q".
//
// # What may be left out
//
// A sentence is cut into words (token.go), the words are tagged (tags.go), and
// the tagged words are joined into chunks (chunk.go, noun.go, times.go, verb.go):
// a noun with what stands before it, a group of verbs, a single word or mark. A
// chunk has a letter for its kind, so that the shape of a
// sentence is a string: "Carr resigned on Friday." is MVPT and a stop. A claim is
// tagged as its line is where the words are the same (like.go).
//
// Omissions are rows of a table over these shapes (omissions.go). Each names
// what may go, between what, and shows it in brackets: "On Friday[,] Carr
// resigned", "Commandos [who landed on the roof] killed three men", "Carr
// resigned[, and the bank failed]". A test holds each row to its example. What
// no row allows stays: the list fails closed. The head of a noun stays always, so
// that "the minister's driver" is never the minister. What may go inside a noun
// is told in lose.go: an article, an age, a role before a name, an adjective that
// makes no other thing of it. "Former", "acting" and "shadow" do. A few parts
// may also go by what borders them alone (mayGo in leap.go).
//
// # Which way a sentence can be made shorter
//
// To leave out a phrase is to say something wider, and that is true of a plain
// sentence only. "Carr resigned over the leak" gives "Carr resigned", while
// "Carr did not resign over the leak" does not give "Carr did not resign", nor
// "all employees in Corin" all employees. Natural logic calls these words
// downward; narrow.go finds them in the statement ("no", "all", "only", "first",
// "deny", the superlatives), and rows that narrow do not apply there. Rows that
// restrict tell which of its kind the subject is: they go only where one thing
// happened to some of a kind. A condition, a source, or a hedge of the same clause
// is never left out (carriesMore in leap.go).
//
// # Who says what
//
// A sentence that tells somebody's words is parted into the speaker with the verb
// and what is said (attribution.go, shapes.go): "Police said that Carr fled",
// "Carr fled, police said", "said the captain", "according to police". Claim and
// line are both put into one order, speaker first, and then walked as any
// sentence (ways in carry.go), so that the words of somebody are found as
// somebody's only. Of the speaker some may be left out, and some be turned
// (speaker.go): when, where and to whom. "Said" may stand for "warned". Words in
// the line's quotation marks are no plain fact (NoSource), but for a name or term
// that stands whole in the claim: its marks are put back (marked in quotes.go). In
// what is said "I" may be "he", and a verb may go one step back in time. Other
// orders of plain sentences are a phrase at the beginning and a name behind its
// role (turns.go).
//
// # Names and pronouns
//
// A claim may call a person as the article does elsewhere (names.go): "Ann Carr"
// for "Carr", "21-year-old Smith" for "Smith, 21,", "Ann Carr, the mayor," for
// "mayor Ann Carr". A pronoun of the line is followed back to a name in the
// sentences before it (who.go, people.go), where what is known of the name fits
// (beings.go) and no other could be meant. The line is then also read with the
// name in its place. A line of nothing but speech is read with the speaker whom
// the sentence beside it names.
//
// # Before the path
//
// A claim must be one plain sentence without markup, links or mentions
// (plain.go). What it has in quotation marks must be a whole quotation of a line,
// and is copied from there byte for byte (quotes.go). A claim that repeats a line
// word for word holds without a path (verbatim.go), unless the line is speech. In
// a language other than English nothing else holds.
//
// What the words of English do is data (words.go): english/words.txt has classes
// of words, and english/verbs.txt the irregular verbs.
package ground

import "github.com/pullquote/pullquote/retrieval/news"

// Claim is one sentence written by a model, with the numbers of the evidence
// lines that are said to carry it.
type Claim struct {
	Text  string
	Lines []int
}

// Verdict is what became of a claim.
type Verdict struct {
	// Text is the claim as it may be shown: as it was written, but that what
	// stands in quotation marks is copied from the article, and that marks which
	// it left out around a name or term are put back. It is empty for a claim
	// that does not hold.
	Text string
	// Fault is why the claim was not shown; its zero value means that it holds.
	Fault Fault
	// Lines are the offered lines that the claim cites, in the claim's order,
	// without repetition, and behind them those that name whom a pronoun of the
	// cited ones stands for, where the claim has the name. A claim that fails but cites real lines can be
	// replaced by quoting them.
	Lines []news.Line
}

// Holds reports whether the claim may be shown.
func (v Verdict) Holds() bool { return v.Fault == Fault{} }
