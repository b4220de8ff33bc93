// Package mcp offers the archive as tools to assistants that speak the Model
// Context Protocol. It is the only importer of the protocol's SDK.
//
//   - server.go is the server, over standard input and output or over HTTP;
//     add.go puts a tool on it, with what holds for all of them: the errors, what
//     is logged. linger.go answers what is in flight when the input ends.
//   - caller.go makes out who calls, calls.go counts their calls, before any tool.
//   - shapes.go says what tools give back, citation by citation.
//   - ask.go and reports.go are the tools that answer, quote.go those that quote
//     and verify, draft.go checks a story, receipt.go proves what was shown,
//     search.go has those that research assistants look for.
//   - words.go is what a model reads beside the data.
//
// Everything that is quoted was said by package bot, through its one door, so
// that it stands in the ledger; its key there is the receipt that each citation
// names. The tools change nothing but that.
//
// Texts of articles are data: they go out in fields of their own, or behind "> "
// at the beginning of each line, so that nothing in them can pass for words of
// Pullquote.
package mcp
