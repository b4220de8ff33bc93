package main

import (
	"context"
	"errors"
	"mime"
	"net/url"
	"path"
	"strings"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/retrieval/fetch"
)

// isAddress reports whether what was given is a web address.
func isAddress(given string) bool {
	return strings.HasPrefix(given, "http://") || strings.HasPrefix(given, "https://")
}

// readGiven reads a file or a page of the web, and names it by its kind.
func readGiven(ctx context.Context, given string) (raw []byte, name string, err error) {
	if !isAddress(given) {
		raw, err = readLimited(given)
		return raw, given, err
	}
	page, err := fetch.New(fetch.Options{}).Get(ctx, fetch.Request{URL: given})
	switch {
	case errors.Is(err, fetch.ErrAddress):
		return nil, "", &mistake{said: given + " may not be asked.", next: "Give an address that anybody can open, or save the page and give its file.", status: statusUsage, cause: err}
	case err != nil:
		return nil, "", &mistake{said: given + " cannot be read: " + err.Error() + ".", next: "Save the page and give its file.", cause: err}
	}
	return page.Body, pageName(given, page), nil
}

// pageName names a page by its kind: what the server says, or else the address.
func pageName(given string, page *fetch.Response) string {
	kind, _, _ := mime.ParseMediaType(page.ContentType)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return "page.html"
	case "text/vtt":
		return "page.vtt"
	case "text/markdown":
		return "page.md"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return "page.docx"
	}
	if at, err := url.Parse(given); err == nil && draft.Reads(at.Path) {
		return path.Base(at.Path)
	}
	if kind == "text/plain" {
		return "page.txt"
	}
	return "page.html"
}
