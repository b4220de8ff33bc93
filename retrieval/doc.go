// Package retrieval is the archive: it keeps every revision of every article
// and finds the passages of the newest ones that bear on a question. The books
// that lie in the same file are a package of their own.
package retrieval
