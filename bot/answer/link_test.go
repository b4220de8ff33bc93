package answer

import "testing"

// A link leads to the quotation within the article, and an article without a
// web address gets none.
func TestLink(t *testing.T) {
	const long = "“IS cells,” he said, have kept a foothold in al-Dumayr & beyond."
	tests := []struct{ name, url, quote, want string }{
		{"short quote", "https://example.org/a", "61 raids", "https://example.org/a#:~:text=61%20raids"},
		{"long quote", "https://example.org/a", long,
			"https://example.org/a#:~:text=%E2%80%9CIS%20cells%2C%E2%80%9D%20he%20said%2C,in%20al%2DDumayr%20%26%20beyond."},
		{"with a query", "http://example.org/?id=7", "61 raids", "http://example.org/?id=7#:~:text=61%20raids"},
		{"with a fragment", "https://example.org/a#top", "61 raids", "https://example.org/a#top:~:text=61%20raids"},
		{"Arabic", "https://example.org/a", "قال", "https://example.org/a#:~:text=%D9%82%D8%A7%D9%84"},
		{"no address", "", "61 raids", ""},
		{"not a web address", "javascript:alert(1)", "61 raids", ""},
		{"a path", "/articles/7", "61 raids", ""},
		{"broken", "https://exa mple.org:x", "61 raids", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Citation{URL: test.url, Quote: test.quote}.Link()
			if got != test.want {
				t.Errorf("Link() = %s, want %s", got, test.want)
			}
		})
	}
}
