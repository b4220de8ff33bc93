package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/question"
)

// Archive is where the bot finds passages. Everything it returns has been
// filtered to what the reader may see.
type Archive interface {
	// Find returns the passages that bear on the words, best first, and how
	// rare the words are.
	Find(ctx context.Context, words string, as news.Reader, limit int) (news.Found, error)
	// Article returns a revision; 0 asks for the newest.
	Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error)
	// Scope counts what the reader may see. newest is the date of the newest
	// article, zero when none is dated.
	Scope(ctx context.Context, as news.Reader) (articles, passages int, newest time.Time, err error)
}

// Catalogue is where the bot finds articles by what they are called.
type Catalogue interface {
	// Named returns the articles that the words name by id, web address or
	// headline, without their texts, among those that the reader may see.
	Named(ctx context.Context, words string, as news.Reader) ([]news.Article, error)
	// Articles returns all that the reader may see, without their texts, the
	// newest first.
	Articles(ctx context.Context, as news.Reader) ([]news.Article, error)
}

// Options are what a Bot is made of.
type Options struct {
	Archive   Archive
	Catalogue Catalogue // nil: articles are found by topic alone
	Ledger    say.Ledger
	Model     write.Model // nil: answers are the sentences themselves
	ModelName string      // for the record; may be empty
	Messenger say.Messenger
	Rules     say.Rules // what a model may do; zero: write
	Now       func() time.Time
	Random    io.Reader // for delimiters and for keys
	Log       *slog.Logger
	// Late, if there is one, returns the places that articles come from, as far
	// as the reader may know of them, that have not been read for long.
	Late func(context.Context, news.Reader) []answer.Late
	// Dropped, if there is one, is told of each claim and difference of a
	// model that did not hold, once, when the message without it is said.
	Dropped func(answer.Dropped)
}

// Means are what things are said with: a Bot's, and those of whoever says
// something in the same way.
type Means struct {
	Archive Archive
	Door    *say.Door
	Writer  *write.Writer // nil without a model
	Rules   say.Rules
	Now     func() time.Time
}

// Bot answers questions from an archive.
type Bot struct {
	Means
	catalogue Catalogue
	reader    *question.Reader
	log       *slog.Logger
}

// New returns a Bot. All options but Model, Catalogue, Dropped and
// Late are required.
func New(o Options) *Bot {
	means := Means{Archive: o.Archive, Rules: o.Rules, Now: o.Now, Door: say.New(say.Options{
		Archive: o.Archive, Ledger: o.Ledger, Messenger: o.Messenger, Rules: o.Rules, ModelName: o.ModelName,
		Now: o.Now, Log: o.Log, Late: o.Late, Dropped: o.Dropped,
	})}
	if o.Model != nil {
		means.Writer = write.New(write.Options{Model: o.Model, Now: o.Now, Random: o.Random, Log: o.Log})
	}
	return &Bot{Means: means, catalogue: o.Catalogue, reader: question.NewReader(), log: o.Log}
}

// MaxQuestion is the longest question that is taken, in characters. Longer
// ones are pasted articles rather than questions.
const MaxQuestion = 2000

// ErrNotAsked says that what was overheard was no question to the bot, as far
// as the articles can tell. Nothing was said.
var ErrNotAsked = errors.New("overheard, and no article answers it")

// Errors of Ask that the asker can mend. Their texts are for people.
var (
	ErrNoQuestion   = errors.New("there is no question: ask something in a sentence")
	ErrThanks       = fmt.Errorf("only thanks were said: %w", ErrNoQuestion)
	ErrGreeting     = fmt.Errorf("only a greeting was said, or no word: %w", ErrNoQuestion)
	ErrLongQuestion = errors.New("the question is over 2,000 characters: ask it in a sentence or two")
)

// Share says a recorded message once more, where others read it: see say.Door.
func (b *Bot) Share(ctx context.Context, s say.Sharing) (answer.Answer, error) {
	return b.Door.Share(ctx, s)
}
