// Package connector reads the places where a newsroom keeps its articles: a
// publishing system's interface, or a feed.
//
// Each kind of place is one file with one type behind the interface Source, and
// a line in kinds:
//
//	wordpress.go    WordPress REST
//	ghost.go        Ghost Content API
//	folder.go       files of agencies: NewsML-G2, NITF, ninjs, JSON Lines
//	sitemap.go      news sitemaps and others, and the pages that they name
//	syndication.go  RSS, Atom and JSON Feed, with the pages they name
//
// What all kinds have in common stands beside them:
//
//	pages.go      getting a page, as far as robots.txt lets us
//	record.go     an article as JSON, in a file or sent; push.go: its versions
//	settings.go   the file that lists the connectors, and its faults
//	item.go       one article as its place gives it
//	sync.go       one reading: what changed, what is there, what is gone
package connector
