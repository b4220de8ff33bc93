// Package feed reads text files, Markdown files and web pages, and folders of
// them, into articles.
package feed
