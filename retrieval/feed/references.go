package feed

import (
	stdhtml "html"
	"regexp"
	"strings"
)

// reference is a character reference of HTML, by name or number, with the
// semicolon that it ends with: "R&D" and "a & b;" are none.
var reference = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unreferenced gives the characters that references stand for. They are left
// over where a publishing system escaped a page's text once more, or exported
// it as plain text; readers never saw them. The text is cleaned again, for a
// reference can stand for a character that nobody sees.
func unreferenced(s string) string {
	if !strings.Contains(s, "&") || !strings.Contains(s, ";") {
		return s
	}
	return clean(unligated.Replace(reference.ReplaceAllStringFunc(s, func(r string) string {
		if c := stdhtml.UnescapeString(r); !strings.HasSuffix(c, ";") || c == ";" {
			return c
		}
		return r // a name that HTML does not have, or "&not" within one
	})))
}
