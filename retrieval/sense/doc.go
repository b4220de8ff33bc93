// Package sense reads a text once. Choosing, comparing, summarising and checking
// all ask the same things of a sentence: its words with their stems, the names,
// the numbers with what they count, the dates. A Text keeps what was read of each
// of its parts and hands it to whoever asks next, and a Shelf keeps the texts that
// were read last, so that a second question about them reads nothing again.
//
// What is kept is shared: whoever is given it only reads it. Everything here is
// safe for use by several goroutines, bounded, and the same as package lang would
// find anew: to forget all of it changes no answer.
package sense
