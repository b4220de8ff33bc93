package draft

import (
	"cmp"
	"unicode"
	"unicode/utf8"
)

// Left is a text that a draft is not checked against, since it would prove nothing.
type Left struct {
	Text *Text
	// Again is the text handed over before with the same bytes; nil where Text is the
	// draft itself.
	Again *Text
}

// Apart leaves out of the texts the draft itself, which would prove whatever it
// holds, and what was handed over before. A draft that lies in the folder it is
// checked against is left out by its bytes, and an article that is the draft by its
// text. Two articles with one text both stay: two papers print it.
func (d *Draft) Apart(texts []*Text) (kept []*Text, left []Left) {
	given := map[digest]*Text{}
	for _, t := range texts {
		switch again := given[t.bytes]; {
		case d.is(t):
			left = append(left, Left{Text: t})
		case t.Against != "" && again != nil:
			left = append(left, Left{t, again})
		default:
			kept = append(kept, t)
			if t.Against != "" {
				given[t.bytes] = t
			}
		}
	}
	return kept, left
}

// Name is that of the file that it was handed over in, or the id of the article.
func (t *Text) Name() string {
	return cmp.Or(t.Against, string(t.Article.ID))
}

// is reports whether the text is the draft: the same bytes, the same words, or
// the same words below the headline.
func (d *Draft) is(t *Text) bool {
	if t.Against != "" && t.bytes == d.bytes {
		return true
	}
	a := t.Article
	return sameButSpace(d.Text, a.Text) || a.Headline != "" && sameButSpace(d.Text, a.Headline+"\n"+a.Text)
}

// sameButSpace reports whether both texts have the same letters and signs. It ends
// at the first that differs, so that a large archive is looked through at once.
func sameButSpace(a, b string) bool {
	for {
		x, after := nextSign(a)
		y, rest := nextSign(b)
		if x != y {
			return false
		}
		if x == 0 {
			return true
		}
		a, b = after, rest
	}
}

// nextSign is the first rune that is no space, and what comes after it; 0 at the end.
func nextSign(s string) (rune, string) {
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if s = s[n:]; !unicode.IsSpace(r) && r != 0 {
			return r, s
		}
	}
	return 0, ""
}
