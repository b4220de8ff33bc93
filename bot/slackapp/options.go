package slackapp

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/VictoriaMetrics/metrics"
	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Asker answers questions: *bot.Bot.
type Asker interface {
	Ask(ctx context.Context, q bot.Question) (answer.Answer, error)
	// Report answers a request for a message of the kind, such as a summary.
	Report(ctx context.Context, kind answer.Kind, r bot.Request) (answer.Message, error)
	// Share says a recorded message where others read it.
	Share(ctx context.Context, s say.Sharing) (answer.Answer, error)
}

// Inbox keeps what is to be answered until it is, over restarts.
type Inbox interface {
	// Put writes down a job under a key that can be used once; fresh is false
	// when it is there already. It must outlive a power cut.
	Put(ctx context.Context, key string, payload []byte, at time.Time) (fresh bool, err error)
	// Take hands out a job that is due, and keeps it from being handed out
	// again for as long as the lease. attempt counts from 1; ok is false when
	// nothing is due.
	Take(ctx context.Context, at time.Time, lease time.Duration) (key string, payload []byte, attempt int, ok bool, err error)
	// Settle ends the work on a job: for good when again is zero, otherwise
	// until then.
	Settle(ctx context.Context, key string, again time.Time) error
}

// History knows what was asked and said before, and what people thought of it.
type History interface {
	// Earlier returns the last questions answered at the place, oldest first.
	Earlier(ctx context.Context, place string, limit int) ([]string, error)
	// Said returns the record of what was said under the key, a say.Record,
	// and where.
	Said(ctx context.Context, key string) (record []byte, address string, err error)
	// Feedback writes down what a person thinks of what was said: the rating
	// is "good" or "bad", the reason may be empty.
	Feedback(ctx context.Context, key, person, rating, reason string, at time.Time) error
}

// Archive holds the articles.
type Archive interface {
	// Article returns a revision, whoever may see it; 0 asks for the newest.
	Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error)
	// Newest returns what the reader may see, at most so many, without texts,
	// newest first.
	Newest(ctx context.Context, as news.Reader, most int) ([]news.Article, error)
	// Scope counts what the reader may search.
	Scope(ctx context.Context, as news.Reader) (articles, passages int, newest time.Time, err error)
}

// Options are what the app is made of. BotToken, Asker, Inbox, History,
// Archive and one of AppToken and SigningSecret are required; NewClient needs BotToken
// alone.
type Options struct {
	BotToken string // xoxb-…
	// AppToken (xapp-…) connects by Socket Mode. Without it, events come over
	// HTTP, signed with SigningSecret.
	AppToken      string
	SigningSecret string
	APIURL        string // ends with "/"; empty: https://slack.com/api/

	Asker   Asker
	Inbox   Inbox
	History History
	Archive Archive
	// Texts returns the articles that a draft is checked against: none that the
	// reader may not see, and no word of the draft leaves the program. Nil: no
	// drafts are checked.
	Texts func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error)
	// Digester, Schedule and Marks make the daily digest; nil: there is none.
	Digester Digester
	Schedule Schedule
	Marks    Marks
	// Changers may change the digest of a channel; empty: Members.
	Changers Changers
	// Withdrawers may take articles back; Withdraw does it. Empty or nil:
	// nobody may from Slack.
	Withdrawers []string
	Withdraw    Withdraw
	// Journal is what Home tells people of what was said; nil: nothing.
	Journal Journal
	// Collections says which private channels may read which collections of
	// articles: the ids of channels by the name of the collection. What is
	// not named here is read from the terminal alone.
	Collections map[string][]string
	// Rules say what a model may do; Home tells people. Zero: write.
	Rules say.Rules
	// Suggest returns questions to suggest to somebody who opens the
	// conversation with the app, at most four; nil suggests none.
	Suggest func(ctx context.Context) []string
	// Settings are shown on the app's Home.
	Settings []Setting
	// Sources, if there is one, returns where the articles come from besides
	// files and how each fares, as far as the reader may know; Home shows it.
	Sources func(context.Context, news.Reader) []Setting

	// Fellows, Keepers and Memory join the processes that take from one Inbox; nil:
	// there is this one alone.
	Fellows Fellows
	Keepers Keepers
	Memory  Memory

	// Slow says that answers take seconds, as with a model: who used a command
	// is told at once that the question was taken.
	Slow bool

	// Zone is the newsroom's, in which days begin; nil: UTC.
	Zone *time.Location

	Now func() time.Time // nil: time.Now
	// Wait waits until the time has passed or the context has ended; nil
	// waits by the machine's clock.
	Wait func(ctx context.Context, d time.Duration) error
	// Metrics is the set that the app counts in, as others may; nil: one of
	// its own.
	Metrics    *metrics.Set
	Log        *slog.Logger // ids and error names only; nil: silence
	HTTPClient *http.Client // nil: one that waits callTime for each call
	Limits     Limits       // zero: DefaultLimits
}

// slackAPI is where Slack's Web API lies.
const slackAPI = "https://slack.com/api/"

func (o Options) withDefaults() Options {
	if o.APIURL == "" {
		o.APIURL = slackAPI
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Wait == nil {
		o.Wait = sleep
	}
	if o.Metrics == nil {
		o.Metrics = metrics.NewSet()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.HTTPClient == nil {
		o.HTTPClient = &http.Client{Timeout: callTime}
	}
	if o.Limits == (Limits{}) {
		o.Limits = defaultLimits
	}
	return o
}
