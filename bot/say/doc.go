// Package say is the one door out. say.go re-reads every quotation from the newest
// revision, writes to the ledger what is about to be said, sends it, and writes the
// receipt; live.go lets claims through the same door one by one, while a model
// still writes; share.go says a message again elsewhere. It knows no kinds of
// messages: a kind brings what it does when a quotation is gone. rules.go says what
// a model may do where, and receipt.go proves from outside what was shown.
package say
