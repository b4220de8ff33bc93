// Package news holds what is true of published text without a bot: articles,
// their sentences and passages, quotations, and who may read them. It imports
// nothing of this project but the language package, does no input or output,
// and every other package speaks in its words.
//
// All offsets are byte offsets into an Article's canonical text, and every
// span is half open: [Start, End).
package news
