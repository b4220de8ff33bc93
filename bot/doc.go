// Package bot holds what Pullquote does, with no SDK in sight: asking (ask.go) and
// reports (request.go). It is best read in this order:
//
//   - package answer is the contract: what an answer is made of, and which
//     kinds of messages there are.
//   - bot.go says what the bot needs from the outside: an archive, a ledger,
//     a model and a messenger, each an interface of at most three methods.
//   - ask.go is the main job: from a question to an answer. It finds
//     evidence, lets a model or package extract choose what to say, and has it
//     composed and said.
//   - package compose makes the answer: claims, numbered citations, quotations
//     shown whole, and where articles differ.
//   - package write asks a model for claims, or to point at sentences, and has
//     package ground check every claim.
//   - package say is the one door out. It re-reads every quotation from the
//     newest revision, writes to the ledger what is about to be said, sends
//     it, and writes the receipt. Its rules.go says where a model may write, only
//     point, or not be asked.
//   - request.go is the other job: from an article or a topic to a summary
//     (summarise.go, by a model in summarise_model.go), a timeline
//     (timeline.go), a comparison (comparison.go) or the sources
//     (whoquoted.go).
//   - cite.go says words of articles that are asked for by their places.
//   - gaps.go reads the ledger for what was asked in vain, examples.go the
//     archive for what can be asked.
//
// The daily digest is said in the same way by package digest. What is said is put
// into words by package page, once for all who show it.
//
// The packages below do the thinking and are pure: ground checks claims,
// extract chooses the sentences that answer a question, story those that
// carry an article, speech tells whose words a sentence is, voices who speaks
// in it, compare finds where articles agree and differ, events puts articles
// about one event together, and daily says when a digest is due.
package bot
