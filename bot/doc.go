// Package bot holds what Pullquote does, with no SDK in sight. It is best
// read in this order:
//
//   - answer.go is the contract: what an answer is made of.
//   - bot.go says what the bot needs from the outside: an archive, a ledger,
//     a model and a messenger, each an interface of at most three methods.
//   - ask.go is the main job: from a question to an answer. It finds
//     evidence, lets a model or package extract choose what to say, has
//     package ground check every claim, and composes the answer.
//   - message.go lists the kinds of things that are said, all of them in the
//     form of an answer.
//   - request.go is the other job: from an article or a topic to a summary
//     (summarise.go, by a model in summarise_model.go), a timeline
//     (timeline.go), a comparison (comparison.go) or the sources
//     (whoquoted.go).
//   - draft.go builds an answer claim by claim and numbers its citations.
//   - say.go is the one door out. It re-reads every quotation from the
//     newest revision, writes to the ledger what is about to be said, sends
//     it, and writes the receipt.
//   - live.go lets claims through the same door one by one, while a model
//     still writes.
//   - gaps.go reads the ledger for what was asked in vain.
//
// Four packages below do the thinking and are pure: ground checks claims,
// extract chooses the sentences that answer a question, story those that
// carry an article, and compare finds where articles agree and differ.
package bot
