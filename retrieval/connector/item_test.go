package connector

import (
	"strings"
	"testing"
)

// Tags and comments go, whatever they hold; what is left open is text or a tag.
func TestUnmarked(t *testing.T) {
	for source, want := range map[string]string{
		"plain":                  "plain",
		"a<b>c</b>d":             "a|c|d",
		"a<!-- <i> > -->b":       "a|b",
		"a<!--x>b":               "a|b",
		"a<!--x>b<!--y--><c>d":   "a||d",
		"1 < 2":                  "1 < 2",
		"<p>1 < 2":               "|1 < 2",
		"<!-->b":                 "|b",
		"<!--a--><!--b>c<!--d>e": "||c|e",
	} {
		if got := unmarked(source, "|"); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
		if got := marked(source); got != (want != source) {
			t.Errorf("%q: marked %v", source, got)
		}
	}
}

// A long text of comments and tags left open is read in one go; a pattern that
// looks for each one's end would not come to its own within the test's time.
func TestUnmarkedLong(t *testing.T) {
	for _, piece := range []string{"<!--x>", "<script>", "<", "<!--"} {
		long := strings.Repeat(piece, 1_000_000)
		unwhole(long)
		asHTML(long)
		title(long)
	}
}
