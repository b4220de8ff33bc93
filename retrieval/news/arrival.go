package news

import "time"

// Arrival is the newest revision of an article with how it came in.
type Arrival struct {
	Article *Article
	// Row is its place in the order of all revisions that ever came in.
	Row int64
	// First is the place of the article's first revision in the same order:
	// an article is a new one when it came after what is known, and a changed
	// one when only its newest revision did.
	First int64
	Taken time.Time // when it came in
}
