package draft

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The draft is left out as a file and as an article, with its headline or without;
// of what is handed over twice one stays, and of two articles with one text both.
func TestApart(t *testing.T) {
	const text = "“We saw the ice go out in March,” said Dora Finn.\n"
	d, err := Read("story.md", []byte("# The ice\n\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	file := func(name, text string) *Text {
		out, err := ReadText(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	article := func(id news.ArticleID, headline, text string) *Text {
		return &Text{Article: &news.Article{ID: id, Headline: headline, Text: text}}
	}
	for _, c := range []struct {
		name  string
		texts []*Text
		left  int
	}{
		{"its own file", []*Text{file("other.txt", "# The ice\n\n"+text)}, 1},
		{"its text", []*Text{file("story.txt", "The ice "+text)}, 1},
		{"its article", []*Text{article("a", "The ice", text)}, 1},
		{"more than it", []*Text{file("more.txt", "The ice "+text+"It was early."), article("a", "The ice", text+"It was early.")}, 0},
		{"a file twice", []*Text{file("one.txt", text), file("two.txt", text)}, 1},
		{"two papers", []*Text{article("a", "Early", text), article("b", "Early", text)}, 0},
		{"an article and its file", []*Text{file("a.txt", text), article("a", "Early", text)}, 0},
	} {
		if kept, left := d.Apart(c.texts); len(left) != c.left || len(kept) != len(c.texts)-c.left {
			t.Errorf("%s: %d left out of %d, want %d", c.name, len(left), len(c.texts), c.left)
		}
	}
}
