// Package retrieval is the archive: it keeps every revision of every article
// and finds the passages of the newest ones that bear on a question. The books
// that lie in the same file are a package of their own.
//
// Past one machine both lie in PostgreSQL, and the file is a copy that is searched:
// see origin.go, copy.go and move.go.
package retrieval
