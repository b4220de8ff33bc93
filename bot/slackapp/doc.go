// Package slackapp is Pullquote in Slack. It is the only package that knows
// Slack's protocol and its client library. It is best read in this order:
//
//   - app.go puts the parts together and says when they start and end.
//   - socket.go and http.go are the two ways in; sender.go keeps out of the
//     second what is for other workspaces and apps; receive.go is what both
//     do with what arrives: write it down, then acknowledge it.
//   - request.go and commands.go tell what is asked, if anything.
//   - work.go answers what was written down, each request once, and tries
//     again what Slack could not take.
//   - client.go and find.go are the way out: posts that keep their order, wait
//     when Slack says so, and are looked for when Slack's answer was lost.
//   - stream.go shows a model's claims one by one in a message that grows, and
//     finish.go makes that message the whole answer.
//   - audience.go says which articles may be read to whom, limits.go how much
//     one person may ask, status.go shows that work is going on.
//   - render.go says how an answer looks, with richtext.go for text that is
//     never markup, pack.go for Slack's limits and buttons.go for what can be
//     clicked.
//   - click.go does what a click says: context.go shows quotations in their
//     paragraphs, feedback.go takes ratings, share.go makes a private answer
//     public. home.go is the app's Home.
//   - draftask.go tells what asks for a draft to be checked; draftcheck.go does it,
//     with drafts.go for what is held in memory alone, draftfiles.go for files,
//     draftform.go for the form, draftsay.go and draftdetails.go for what is told.
//   - manifest.go is what Slack makes the app from, checkup.go asks Slack
//     whether it was made right.
//
// Every question is answered once. What arrives is stored under the address
// of its message before it is acknowledged, so that a delivery made again
// finds it there, and nothing is lost with the process. An answer goes out
// under a key that the ledger takes once and that travels with the message,
// so that after a crash or a lost reply it can be told whether it arrived.
package slackapp
