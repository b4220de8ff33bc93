// Package feed reads text files, Markdown files and web pages, and folders of
// them, into articles.
//
// A file goes through these steps, one source file each:
//
//	kind.go         is it a kind of file we take at all?
//	decode.go       bytes -> UTF-8
//	clean.go        drop invisible characters, unify line ends
//	frontmatter.go  what the newsroom states about the article
//	plain.go, markdown.go, page.go   what the body holds, as blocks of lines
//	choice.go       which lines of a page are its article
//	furniture.go    captions, adverts, prompts and what follows the end go out
//	wire.go         agency copy, which states all in a format of its own:
//	                newsml.go, nitf.go, ninjs.go, by way of wirexml.go
//	jsonlines.go    a file with an article on each line
//	canonical.go    one paragraph a line: the canonical text
//
// Whatever a file does not state stays empty; nothing is guessed. A file that
// cannot be read honestly is not taken, and the error says why in words for
// the person who put it there.
package feed
