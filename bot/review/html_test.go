package review

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/draft"
)

// The page lets its own script run and no other: the hash that it allows is that of
// the script as it stands in the page, whatever the draft holds.
func TestPageScript(t *testing.T) {
	const text = "“We shall </script><script>alert(1)</script> moor it here,” he said."
	d, err := draft.Read("draft.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	page, err := Review{Name: "draft.txt", Raw: []byte(text), Draft: d, Report: draft.Check(d, nil)}.HTML()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "<script>")
	script, _, _ := strings.Cut(rest, "</script>")
	sum := sha256.Sum256([]byte(script))
	if want := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(html.UnescapeString(string(page)), want) {
		t.Errorf("the page does not allow its script: want %s", want)
	}
	if n := strings.Count(string(page), "<script"); n != 1 {
		t.Errorf("%d scripts in the page", n)
	}
}
