package eval

import (
	"context"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Ranks is how far down the list of found passages is looked when a search is
// measured.
const Ranks = 10

// Examined is what became of a question that was put to the bot to see how
// well it does.
type Examined struct {
	Answer answer.Answer
	// Found are the passages that the search gave, at least Ranks of them when
	// there are as many, best first.
	Found []news.Passage
	// Best are the best runs of sentences, whether or not the bot says them,
	// and Support is how far they go to answer: what a threshold of refusal is
	// held against.
	Best    []string
	Support float64
	Took    time.Duration
}

// Examiner puts questions to a bot that sends its answers nowhere. It is for
// one goroutine; several may share an archive and a ledger.
type Examiner struct {
	bot    *bot.Bot
	finds  *finds
	reader news.Reader
	run    string // begins the ids of its questions
	asked  int
}

// finds is an archive that remembers what the last search found.
type finds struct {
	bot.Archive
	last    news.Found
	offered int // how many passages of it the bot was given
}

// Find looks far enough for measuring and returns what was asked for: a
// shorter list is the beginning of a longer one.
func (f *finds) Find(ctx context.Context, words string, as news.Reader, limit int) (news.Found, error) {
	found, err := f.Archive.Find(ctx, words, as, max(limit, Ranks))
	f.last, f.offered = found, limit
	found.Passages = found.Passages[:min(limit, len(found.Passages))]
	return found, err
}

// nowhere is where the answers go.
type nowhere struct{}

func (nowhere) Send(context.Context, string, say.Place, answer.Message) (string, error) {
	return "nowhere", nil
}

func (nowhere) Find(context.Context, string, say.Place) (string, error) { return "", nil }

// NewExaminer returns an examiner whose answers go into the ledger under keys
// that begin with run. It sets the messenger, and looks over the archive's
// shoulder.
func NewExaminer(o bot.Options, reader news.Reader, run string) *Examiner {
	f := &finds{Archive: o.Archive}
	o.Archive, o.Messenger = f, nowhere{}
	return &Examiner{bot: bot.New(o), finds: f, reader: reader, run: run}
}

// Ask puts one question to the bot.
func (e *Examiner) Ask(ctx context.Context, text string) (Examined, error) {
	e.asked++
	q := bot.Question{ID: fmt.Sprintf("%s/%d", e.run, e.asked), Text: text, Reader: e.reader, Place: "nowhere"}
	start := time.Now() // the time that really passes, whatever the program's clock says
	answer, err := e.bot.Ask(ctx, q)
	out := Examined{Answer: answer, Took: time.Since(start)}
	if err != nil {
		return out, err
	}
	out.Found = e.finds.last.Passages
	evidence := e.finds.last
	evidence.Passages = out.Found[:min(e.finds.offered, len(out.Found))]
	picks, support := e.bot.Consider(q, evidence).Ranked()
	out.Support = support
	for _, p := range picks {
		quote, err := p.Quote()
		if err != nil {
			return out, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out.Best = append(out.Best, quote.Text())
	}
	return out, nil
}
