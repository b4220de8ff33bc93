package feed_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// What the newsroom states about an article is the article's, under our names
// for it or those of other publishing systems.
func TestFrontMatter(t *testing.T) {
	zone := berlin(t)
	for _, c := range []struct {
		name, front string
		want        news.Article
	}{
		{"our names", `
id: budget-2025
publisher: The Lugo Times
headline: "Council: budget passed"
byline: Ana Ruiz
url: https://example.com/budget?a=1#top
published: 2025-11-10 14:30
updated: 2025-11-11T08:00:00Z
language: en
collection: investigations
embargo: 2025-11-12`,
			news.Article{
				ID: "budget-2025", Publisher: "The Lugo Times", Headline: "Council: budget passed", Byline: "Ana Ruiz",
				URL: "https://example.com/budget?a=1#top", Language: "en", Collection: "investigations",
				Published: time.Date(2025, 11, 10, 13, 30, 0, 0, time.UTC),
				Updated:   time.Date(2025, 11, 11, 8, 0, 0, 0, time.UTC),
				Embargo:   time.Date(2025, 11, 11, 23, 0, 0, 0, time.UTC),
			}},
		{"others' names", "title: T\nauthor: [Ana Ruiz, Jo Bloggs]\ndate: 2025-07-01\nlang: pt_BR\n",
			news.Article{ID: "a", Headline: "T", Byline: "Ana Ruiz, Jo Bloggs", Language: "pt-BR", Published: time.Date(2025, 6, 30, 22, 0, 0, 0, time.UTC)}},
		{"ours before theirs, capitals, unknown keys", "Title: no\nHeadline: yes\ntags: [a, b]\nparams:\n  deep: {x: 1}\n",
			news.Article{ID: "a", Headline: "yes"}},
		{"values as written", "id: 007\nheadline: 2024\nbyline: true\npublisher: >\n  The\n  Times\nembargo:\nurl: ''\n",
			news.Article{ID: "007", Headline: "2024", Byline: "true", Publisher: "The Times"}},
		{"an hour that comes twice", "published: 2025-10-26 02:30\nembargo: 2025-10-26 02:30\n",
			news.Article{ID: "a", Published: time.Date(2025, 10, 26, 0, 30, 0, 0, time.UTC), Embargo: time.Date(2025, 10, 26, 1, 30, 0, 0, time.UTC)}},
		{"when it is to be published", "publish_at: 2031-05-03 12:00\n", news.Article{ID: "a", Published: time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC), Embargo: time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)}},
		{"the same in another spelling", "scheduledFor: 2031-05-03 12:00\npublished: 2025-07-01\n", news.Article{ID: "a", Published: time.Date(2025, 6, 30, 22, 0, 0, 0, time.UTC), Embargo: time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)}},
		{"a language that is no tag", "language: English of course\n", news.Article{ID: "a"}},
		{"comments only", "# nothing yet\n", news.Article{ID: "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := feed.Read("a.md", []byte("---\n"+strings.TrimPrefix(c.front, "\n")+"\n---\n\n"+first+"\n"), feed.Options{Zone: zone})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range []*time.Time{&a.Published, &a.Updated, &a.Embargo} {
				*p = p.UTC()
			}
			c.want.Text, c.want.SHA256 = first, a.SHA256
			if c.want.Language == "" {
				c.want.Language = a.Language // as detected
			}
			if a != c.want {
				t.Errorf("got\n%+v, want\n%+v", a, c.want)
			}
		})
	}
}

// The headline of the front matter is not repeated in the text, and a first
// paragraph below it is not taken for one.
func TestFrontMatterHeadline(t *testing.T) {
	for _, c := range []struct{ name, file, body, want string }{
		{"repeated", "a.txt", "Council Passes Budget\n\nMayor Ana Ruiz\n\n" + first, first},
		{"not repeated", "a.txt", "A short line\n\n" + first, "A short line\n\n" + first},
		{"another heading", "a.md", "# Another headline\n\n" + first, first},
	} {
		a, err := feed.Read(c.file, []byte("---\nheadline: Council passes budget\n---\n"+c.body), feed.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Headline != "Council passes budget" || a.Text != c.want {
			t.Errorf("%s: headline %q, text %q, want %q", c.name, a.Headline, a.Text, c.want)
		}
	}
}

// A headline is the rest of its line, whatever YAML makes of its signs.
func TestHeadlinesAsPrinted(t *testing.T) {
	for _, headline := range []string{
		"Council: budget passed", "'It is over', says striker", `"I never wanted it" says mayor`, "@bigshot sues the council", "[Updated] Bridge closed",
		"[Analysis]", "- 5C in Braemar", "Man held after robbery at Gate #5", "Council spends # 3m on bins", "% rise in rents", "? Who won", "*** Flash: bridge closed",
		"`Quoted` in backticks", "{a: b}", "! Danger", "& Sons", `C:\temp "found"`, "1984", "No", "null",
	} {
		for _, key := range []string{"headline: ", "Title:\t", "title:  "} {
			a, err := feed.Read("a.md", []byte("---\n"+key+headline+"\npublished: 2025-11-03\n---\n\n"+first+"\n"), feed.Options{})
			if headline == "null" && err == nil && a.Headline == "" {
				continue
			}
			if err != nil || a.Headline != headline {
				t.Errorf("%s%s: %q, %v", key, headline, a.Headline, err)
			}
		}
	}
	for front, want := range map[string]string{
		`headline: "Quoted: whole"`:      "Quoted: whole",
		`headline: 'It''s quoted whole'`: "It's quoted whole",
		"headline: >\n  A folded\n  one": "A folded one",
		"headline: A long\n  one":        "A long one",
	} {
		if a, err := feed.Read("a.md", []byte("---\n"+front+"\n---\n\n"+first+"\n"), feed.Options{}); err != nil || a.Headline != want {
			t.Errorf("%s: %q, %v", front, a.Headline, err)
		}
	}
}

// A file that states something impossible is not half taken: the error names
// the key.
func TestFrontMatterRefuses(t *testing.T) {
	for _, c := range []struct {
		name, front string
		want        error
		says        string
	}{
		{"embargo", "embargo: 2025-13-01", feed.ErrFront, "embargo"},
		{"embargo in words", "embargo: tomorrow", feed.ErrFront, "embargo"},
		{"to be published some time", "publishAt: soon", feed.ErrHeld, "embargo"},
		{"to be published at two times", "publish_at: 2031-05-03\npublish_date: 2025-05-03", feed.ErrHeld, "publishdate"},
		{"to be published, within", "meta:\n  publish_at: 2031-05-03", feed.ErrHeld, "publish_at"},
		{"relative address", "url: /news/1", feed.ErrFront, "url"},
		{"script address", "url: javascript:alert(1)", feed.ErrFront, "url"},
		{"address with a user", "url: https://example.com@evil.test/", feed.ErrFront, "url"},
		{"unclosed bracket", "language: x\nid: [Ana", feed.ErrFront, "id"},
		{"a mapping for a value", "language: {a: b}", feed.ErrFront, "language"},
		{"an alias", "id: &a x\nheadline: *a", feed.ErrFront, "id"},
		{"twice", "id: a\nid: b", feed.ErrFront, "id"},
		{"a name and an address", "id: " + strings.Repeat("x", 300), feed.ErrFront, "id"},
		{"bomb", "a: " + strings.Repeat("[", 60_000), feed.ErrTooLarge, "nested"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := feed.Read("a.txt", []byte("---\n"+c.front+"\n---\n"+first), feed.Options{})
			if !errors.Is(err, c.want) {
				t.Fatalf("error = %v, article %+v, want %v", err, a, c.want)
			}
			if !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "a.txt") {
				t.Errorf("error = %q, want it to name a.txt and say %q", err, c.says)
			}
		})
	}
	for name, in := range map[string]string{
		"not closed":                    "---\nembargo: 2030-01-01\n\n" + first,
		"not closed, another key first": "---\ntags: x\n\"embargo\": 2030-01-01\n\n" + first,
		"nothing but a misspelt key":    "---\nembergo: 2030-01-01\n---\n" + first,
		"broken, indented keys":         "---\n  embargo: 2030-01-01\n  tags: [x\n---\n" + first,
		"too long":                      "---\nembargo: 2030-01-01\n" + strings.Repeat("# padding\n", 10_000) + "---\n" + first,
	} {
		if _, err := feed.Read("a.txt", []byte(in), feed.Options{}); !errors.Is(err, feed.ErrFront) {
			t.Errorf("%s: error = %v, want %v", name, err, feed.ErrFront)
		}
	}
}

// Text that merely begins with a rule is text.
func TestFrontMatterIsNone(t *testing.T) {
	for name, in := range map[string]string{
		"no second rule":  "---\n" + both,
		"a sentence":      "---\n" + first + "\n---\n" + second,
		"a list":          "---\n- one\n- two\n---\n" + both,
		"broken, no keys": "---\nThe mayor said: “no”: twice. [sic\n---\n" + both,
		"a longer rule":   "-----\nid: x\n-----\n" + both,
	} {
		a, err := feed.Read("a.txt", []byte(in), feed.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasSuffix(a.Text, second) || a.ID != "a" {
			t.Errorf("%s: id %q, text %q, want all of it", name, a.ID, a.Text)
		}
	}
}
