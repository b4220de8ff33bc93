package bot

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/prompts"
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

// Ledger is the log of everything said.
type Ledger interface {
	// Intend records what is about to be said under a unique key. It returns
	// false when the key is taken: then nothing may be sent.
	Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (bool, error)
	// Receipt records where the message of the key ended up.
	Receipt(ctx context.Context, key, address string) error
	// Said returns what was recorded under the key and where it ended up; the
	// address is empty as long as there is no receipt. The record is nil when
	// there is nothing under the key.
	Said(ctx context.Context, key string) (record []byte, address string, err error)
}

// Model is a language model that writes claims. Each claim is handed over
// the moment it is complete; with a complete reply come the differences that it
// names. An error that is a *prompts.Fault says why there is no complete reply.
type Model interface {
	Reply(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error)
}

// Messenger carries messages to a place.
type Messenger interface {
	// Send carries the message there and returns its address. The key goes
	// with it, so that Find can tell later whether it arrived.
	Send(ctx context.Context, key string, to Place, m answer.Message) (address string, err error)
	// Find looks for a message of the key that was sent with an unknown
	// outcome. It returns an empty address when none arrived.
	Find(ctx context.Context, key string, to Place) (address string, err error)
}

// Place is the opaque address of a conversation: a Slack channel and thread,
// or the terminal.
type Place string

// Options are what a Bot is made of.
type Options struct {
	Archive   Archive
	Catalogue Catalogue // nil: articles are found by topic alone
	Ledger    Ledger
	Model     Model  // nil: answers are the sentences themselves
	ModelName string // for the record; may be empty
	Messenger Messenger
	Rules     Rules // what a model may do; zero: write
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

// Bot answers questions from an archive.
type Bot struct {
	archive   Archive
	catalogue Catalogue
	ledger    Ledger
	model     Model
	modelName string
	messenger Messenger
	rules     Rules
	reader    *question.Reader
	now       func() time.Time
	random    io.Reader
	log       *slog.Logger
	dropped   func(answer.Dropped)                             // or nil
	late      func(context.Context, news.Reader) []answer.Late // or nil
}

// New returns a Bot. All options but Model, Catalogue, Dropped and
// Late are required.
func New(o Options) *Bot {
	return &Bot{archive: o.Archive, catalogue: o.Catalogue, ledger: o.Ledger, model: o.Model, modelName: o.ModelName, messenger: o.Messenger, rules: o.Rules, reader: question.NewReader(), now: o.Now, random: o.Random, log: o.Log, dropped: o.Dropped, late: o.Late}
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
	ErrLongQuestion = errors.New("the question is over 2,000 characters: ask it in a sentence or two")
)

// ErrAlreadySaid says that the message of this key was said, or begun, before.
var ErrAlreadySaid = errors.New("already said")
