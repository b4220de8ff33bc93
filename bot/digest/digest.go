package digest

import (
	"context"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Newsroom is where an Editor learns what is new.
type Newsroom interface {
	// Arrivals returns what the reader may see of what came in after the row,
	// and what came out of embargo since then; last is the row to go on from.
	Arrivals(ctx context.Context, as news.Reader, after int64, since time.Time) (arrivals []news.Arrival, last int64, err error)
}

// Editions is where an Editor learns what its channels were told and thought
// of it.
type Editions interface {
	// Digests returns the records of the digests that were said at the place
	// since then, the latest first.
	Digests(ctx context.Context, place string, since time.Time) (records [][]byte, err error)
	// StoryMarks returns for each article how many people of the place want
	// more like it less how many want less, and how many say it is no news.
	StoryMarks(ctx context.Context, place string, since time.Time) (liking, notNews map[news.ArticleID]int, err error)
}

// Request asks for a digest.
type Request struct {
	// ID is unique to the digest: its place and its local date for the daily
	// one.
	ID string
	// Place is where it is said, and Channel the one whose earlier digests
	// and marks count; they are the same but for a preview.
	Place, Channel say.Place
	Reader         news.Reader
	Topics         []string
	// Since is from when on articles are new; zero goes on from the channel's
	// last digest.
	Since  time.Time
	Day    string
	Due    time.Time // zero: it is in time
	Missed []string
	Faults []answer.Fault
	// Quiet says nothing when nothing is new and nothing went wrong.
	Quiet bool
	// Hold, if there is one, is called before every step that takes long and
	// before the digest is sent. An error means that it is not to be sent.
	Hold func(ctx context.Context) error
}
