package feed

import "testing"

// References that were left over are read as the characters that they mean,
// in text from pages, in plain text and in what is stated.
func TestReferences(t *testing.T) {
	for _, c := range []struct{ name, in, headline, text string }{
		{"a page escaped twice", "<html><head><title>Salt &amp;amp; Sons sold</title></head><body><h1>Salt &amp;amp; Sons sold</h1><p>The mill of Salt &amp;amp; Sons was sold, Tim O&amp;#8217;Dea said.</p></body></html>",
			"Salt & Sons sold", "The mill of Salt & Sons was sold, Tim O’Dea said."},
		{"plain text with front matter", "---\nheadline: Salt &amp; Sons\n---\nIt cost 5&nbsp;million &mdash; or more.", "Salt & Sons", "It cost 5\u00a0million — or more."},
		{"no references", "---\nheadline: R&D at Q&A;\n---\nAT&T; R&D;, &notthis; and &; stay, © too.", "R&D at Q&A;", "AT&T; R&D;, &notthis; and &; stay, © too."},
		{"what nobody sees", "---\nheadline: H\n---\nThe vote&#8238; was&#x200B; on Monday, o&#64259;cers said.", "H", "The vote was on Monday, officers said."},
		{"ligatures", "---\nheadline: A ﬂood\n---\nThe ﬁfth ﬂood reached the oﬃce.", "A flood", "The fifth flood reached the office."},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := "a.txt"
			if c.in[0] == '<' {
				name = "a.html"
			}
			a, err := read(name, []byte(c.in), Options{})
			if err != nil || a.Headline != c.headline || a.Text != c.text {
				t.Errorf("headline %q, text %q, error %v; want %q, %q", a.Headline, a.Text, err, c.headline, c.text)
			}
		})
	}
}
