package news

import (
	"context"
	"time"

	"github.com/pullquote/pullquote/retrieval/sense"
)

// ArticleID names an article across its revisions. It defaults to the file
// name without its extension.
type ArticleID string

// Article is one immutable revision of a published text. Fields that the
// source does not state are empty or zero: nothing in them is guessed.
type Article struct {
	ID        ArticleID
	Revision  int // 1 for the first, one more for each change
	Publisher string
	Headline  string
	Byline    string
	URL       string
	Published time.Time // zero when unknown
	Updated   time.Time // zero when unknown
	// Language is a BCP 47 tag such as "en" or "ar"; empty when unknown.
	Language string
	// Collection names the group of readers that may see the article;
	// empty means everybody.
	Collection string
	// Embargo is the instant from which the article may be seen; zero means
	// always.
	Embargo time.Time
	// Expires is the instant from which it may not be seen any more, as an
	// agency's licence may say; zero means never.
	Expires time.Time
	// Withdrawn marks a revision without text: the article was taken back.
	Withdrawn bool
	// Text is the canonical text: UTF-8, markup and page furniture removed,
	// one paragraph a line, paragraphs parted by one empty line.
	Text string
	// SHA256 is the hex digest of Text.
	SHA256 string

	sense *sense.Text // of Text, where the article was put on a shelf
}

// Read takes the reading of the article's text from the shelf, so that what is
// read of it from now on is read once.
func (a *Article) Read(shelf *sense.Shelf) {
	a.sense = shelf.Of(a.Text, a.Language)
	a.Text = a.sense.String() // the same bytes, kept once and quickly told to be the same
}

// Skim lets the article go by the words that the shelf knows without being kept: it
// is one of many, of which most are looked at once.
func (a *Article) Skim(shelf *sense.Shelf) { a.sense = shelf.Skimmed(a.Text, a.Language) }

// Sense is the article's text as far as it was read; nothing of it was where the
// article has been on no shelf.
func (a *Article) Sense() *sense.Text {
	if a.sense.Is(a.Text, a.Language) {
		return a.sense
	}
	return sense.New(a.Text, a.Language)
}

// Reader is the person or the channel on whose behalf something is read. In
// a channel it stands for what every member may see.
type Reader struct {
	// Collections are those the reader may see besides the open articles.
	Collections []string
	// At is the instant that embargoes are held against.
	At time.Time
	// NoModel says that what is searched for is sent to no model on another
	// machine, as an embedding model may be.
	NoModel bool
	// Still, if there is one, asks anew whether all the collections may be read to
	// those who will see what is said: who reads along may have changed since.
	Still func(context.Context) bool
}

// MayRead reports whether the reader may see the article at the reader's
// instant. A withdrawn article is seen by nobody.
func (r Reader) MayRead(a *Article) bool {
	if a.Withdrawn || r.At.Before(a.Embargo) || !a.Expires.IsZero() && !r.At.Before(a.Expires) {
		return false
	}
	if a.Collection == "" {
		return true
	}
	for _, c := range r.Collections {
		if c == a.Collection {
			return true
		}
	}
	return false
}
