// Package fetch gets documents from the web for a program that must not be led
// astray by them: whatever an address, a redirect or the answer of a name
// server says, no address in a private network is dialled, and whatever a
// server sends, it costs a bounded amount of time and memory.
//
//	fetch.go     one request with its redirects, and what came of it
//	address.go   which addresses may be dialled
//	body.go      reading an answer within its limits
package fetch
