package draft

import (
	"strings"
	"testing"
)

// A page is read in one go, whatever is left open in it: reading each opening
// mark to the end of the page would take hours here.
func TestReadMarkupLeftOpen(t *testing.T) {
	for _, open := range []string{"<script>", "<!--x>", "<style>", "<q", "<a href='"} {
		d := readMarkup("<p>The north wall\nis sound.</p>" + strings.Repeat(open, 100_000))
		if !strings.HasPrefix(strings.TrimSpace(d.Text), "The north wall is sound.") || strings.Contains(d.Text, "script") {
			t.Errorf("%s: %.80q", open, d.Text)
		}
	}
}

// Of a page what is shown is read, and each line keeps its number.
func TestReadMarkup(t *testing.T) {
	d := readMarkup("<head><title>Draft</title><style>p { x }</style></head>\n<body><p>Ann &amp; <b>Bo</b> said <q>no</q>.</p>\n<script>if (a<b) {}\n</script><blockquote>The wall is sound.</blockquote>")
	if got, want := strings.Join(strings.Fields(d.Text), " "), "Ann & Bo said “no”. The wall is sound."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if len(d.blocks) != 1 || d.Text[d.blocks[0].Start:d.blocks[0].End] != "The wall is sound." {
		t.Errorf("block quotes: %v", d.blocks)
	}
	if last := d.lines[len(d.lines)-1]; last.number != 4 {
		t.Errorf("the block quote stands on line %d", last.number)
	}
}
