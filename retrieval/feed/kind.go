package feed

import (
	"bytes"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// kind is how a file is read.
type kind int

const (
	plain kind = iota + 1
	markdown
	page
	agency // one of the formats of agencies
)

var kinds = map[string]kind{".txt": plain, ".md": markdown, ".html": page, ".htm": page, ".xml": agency, ".json": agency}

// kindOf tells how a file is read, or why it cannot be.
func kindOf(name string, raw []byte) (kind, error) {
	k, ok := kinds[strings.ToLower(path.Ext(filepath.ToSlash(name)))]
	if !ok {
		return 0, ErrKind
	}
	for _, s := range signatures {
		if s.matches(raw) {
			return 0, fmt.Errorf("%w: %s", ErrBinary, s.advice)
		}
	}
	return k, nil
}

// signature tells a format by the bytes it begins with. The list follows the
// "magic" database of file(1).
type signature struct {
	offset int
	magic  string
	advice string
}

const (
	adviceText  = "; save its text as .txt"
	adviceImage = "; only text can be quoted"
)

var signatures = []signature{
	{0, "%PDF-", "a PDF" + adviceText},
	{0, "{\\rtf", "an RTF document" + adviceText},
	{0, "PK\x03\x04", "a Word, OpenDocument or ZIP file; save its text as .txt, or unpack it"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Office file" + adviceText},
	{0, "\x1F\x8B\x08", "a gzip archive; unpack it"},
	{0, "7z\xBC\xAF\x27\x1C", "a 7z archive; unpack it"},
	{0, "Rar!\x1A\x07", "a RAR archive; unpack it"},
	{0, "\x89PNG\r\n", "an image" + adviceImage},
	{0, "\xFF\xD8\xFF", "an image" + adviceImage},
	{0, "GIF87a", "an image" + adviceImage},
	{0, "GIF89a", "an image" + adviceImage},
	{8, "WEBPVP8", "an image" + adviceImage},
	{4, "ftyp", "a video or image" + adviceImage},
	{0, "bplist00", "a Safari web archive; save the page as .html"},
	{0, "SQLite format 3\x00", "a database"},
	{0, "\x7FELF", "a program"},
}

func (s signature) matches(raw []byte) bool {
	return len(raw) > s.offset && bytes.HasPrefix(raw[s.offset:], []byte(s.magic))
}

// pageStart is how a web page begins; one saved under a .txt name must not be
// quoted with its markup.
var pageStart = regexp.MustCompile(`(?i)^\s*(<\?xml[^>]*>\s*)?(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html)\b`)

func looksLikePage(text string) bool {
	return pageStart.MatchString(text[:min(len(text), 2000)])
}
