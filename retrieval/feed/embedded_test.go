package feed

import (
	"errors"
	"strings"
	"testing"
)

// Posts of social networks within an article are not its text; a quotation that
// the newsroom set apart is.
func TestEmbeddedPosts(t *testing.T) {
	const one, two = "The band from Ullapool cancelled all its concerts on Monday, the singer, Iona Ross, said.", "Tickets will be paid back by Friday, she said."
	in := `<html><head><title>Concerts off</title></head><body><article><h1>Concerts off</h1><p>` + one + `</p>` +
		`<blockquote class="twitter-tweet tw-align-center"><p>gutted. drove 90 miles for nothing</p>&mdash; Sandy (@sandyfan) <a href="https://twitter.com/s/1">May 3, 2025</a></blockquote>` +
		`<blockquote class="instagram-media"><a>View this post on Instagram</a><p>A post shared by The Band (@theband)</p></blockquote>` +
		`<p>A post shared by Iona Ross (@iona.ross)</p><blockquote class="pull"><p>` + two + `</p></blockquote></article></body></html>`
	a, err := read("a.html", []byte(in), Options{})
	if err != nil || a.Text != one+"\n\n"+two {
		t.Errorf("%v, text =\n%s", err, a.Text)
	}
}

// A page of pictures says why it is not taken.
func TestCaptionsOnly(t *testing.T) {
	_, err := read("a.html", []byte(`<html><body><article><h1>The fair</h1><figure><img><figcaption>Sheep at the fair</figcaption></figure></article></body></html>`), Options{})
	if !errors.Is(err, ErrEmpty) || !strings.Contains(err.Error(), "captions") {
		t.Errorf("error = %v, want one that names the captions", err)
	}
}

// A date that begins like an item of a list is still the line below a headline.
func TestDateWithOrdinalPoint(t *testing.T) {
	a, err := read("a.txt", []byte("Mühle verkauft\n\n3. Mai 2025, 14:30 Uhr\n\nDie Mühle in Husum wurde am Montag verkauft.\n\nSie stand neun Jahre leer."), Options{})
	if err != nil || strings.Contains(a.Text, "Mai") || !strings.HasPrefix(a.Text, "Die Mühle") {
		t.Errorf("%v, text =\n%s", err, a.Text)
	}
}
