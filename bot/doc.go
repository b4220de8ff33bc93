// Package bot holds what Pullquote does, with no SDK in sight. It is best
// read in this order:
//
//   - package answer is the contract: what an answer is made of, and which
//     kinds of messages there are.
//   - bot.go says what the bot needs from the outside: an archive, a ledger,
//     a model and a messenger, each an interface of at most three methods.
//   - ask.go is the main job: from a question to an answer. It finds
//     evidence, lets a model or package extract choose what to say, has
//     package ground check every claim, and composes the answer.
//   - rules.go says where a model may write, only point (point.go), or not
//     be asked.
//   - request.go is the other job: from an article or a topic to a summary
//     (summarise.go, by a model in summarise_model.go), a timeline
//     (timeline.go), a comparison (comparison.go) or the sources
//     (whoquoted.go).
//   - cite.go says words of articles that are asked for by their places.
//   - second.go takes a model's claims: what does not hold is written again
//     once, or gives way to its sentences. differ.go takes the differences that
//     a model names. drop.go records what is not shown, and by which rule.
//   - draft.go builds an answer claim by claim and numbers its citations;
//     shown.go has each quotation shown whole, with its speaker.
//   - say.go is the one door out. It re-reads every quotation from the
//     newest revision, writes to the ledger what is about to be said, sends
//     it, and writes the receipt.
//   - live.go lets claims through the same door one by one, while a model
//     still writes.
//   - value.go marks in a quotation what was asked for; unstated.go says what no
//     article states.
//   - gaps.go reads the ledger for what was asked in vain, examples.go the
//     archive for what can be asked.
//
// The daily digest is said in the same way. digest.go says what it is made of;
// editor.go gathers what is new, weigh.go puts the stories in order, write.go
// tells one, changed.go finds what earlier digests quoted and was altered, and
// rota.go posts each channel's digest once for each local date.
//
// The packages below do the thinking and are pure: ground checks claims,
// extract chooses the sentences that answer a question, story those that
// carry an article, speech tells whose words a sentence is, voices who speaks
// in it, compare finds where articles agree and differ, events puts articles
// about one event together, and daily says when a digest is due.
package bot
