package say

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
)

// Stage is the one message in which something appears while it is written.
// A Stage serves one key; after a crash another one finds its message again.
type Stage interface {
	// Show shows the claims of the answer so far that it has not shown yet.
	// The first call opens the message; all return its address. The error
	// wraps ErrStopped when the asker stopped the message. After any other,
	// what it was to show may be there or not, and Show is not called again.
	Show(ctx context.Context, key string, soFar answer.Answer) (address string, err error)
	// Find looks for a message that was opened for the key with an unknown
	// outcome. It returns an empty address when there is none.
	Find(ctx context.Context, key string) (address string, err error)
	// Finish makes the message at the address the whole of m and returns
	// where that is: the same address, or a new one when the message has gone.
	// It may be called again after an error, and after a crash.
	Finish(ctx context.Context, key, address string, m answer.Message) (string, error)
}

// ErrStopped says that the asker does not want the answer any more. It is the
// cause with which a context ends for that reason.
var ErrStopped = errors.New("stopped by the asker")

// interruptedNotice is what the reader is told of an answer that ended before
// the model did. What it shows was checked before it was shown, so it stands.
const interruptedNotice = "I was interrupted here and will not write more. What I had checked by then stands."

// Live shows the claims of a draft while a model writes it, each through the
// same door as a whole answer: its quotations are re-read from the newest
// revision, what is about to be shown is in the ledger first, and where it is
// shown is written down as soon as it is known. The ledger's entries are
// those of liveKey; each holds the whole draft so far.
//
// What was shown is not taken back because the model fails afterwards. When
// anything else goes wrong, no more is shown before the answer is whole.
type Live struct {
	door *Door
	// saying is what is to be said in the end. Without a stage nothing is
	// shown before.
	Saying

	steps  int  // entries in the ledger
	shown  int  // claims that may have been seen
	reread int  // quotations that were re-read
	off    bool // something went wrong: no more is shown
}

// Live returns a Live of what is to be said in the end.
func (door *Door) Live(s Saying) *Live { return &Live{door: door, Saying: s} }

// Shown is how many claims may have been seen.
func (l *Live) Shown() int { return l.shown }

// Resume goes on from what an earlier process had shown.
func (l *Live) Resume(d *compose.Draft) { l.shown = len(d.Answer.Claims) }

// KindLive is the kind of the ledger's entries of what was shown of a message
// before it was whole. The message has an entry of its own in the end, under
// the key that Record.Of names.
const KindLive answer.Kind = "live"

// liveKey is the ledger's key of the n-th time, counted from 1, that
// something was shown of the answer of the key.
func liveKey(key string, n int) string { return fmt.Sprintf("live/%s/%d", key, n) }

// Show shows what the draft has gained. Its error wraps ErrStopped.
func (l *Live) Show(ctx context.Context, d *compose.Draft) error {
	if l.Stage == nil || l.off || len(d.Answer.Claims) <= l.shown {
		return nil
	}
	err := l.step(ctx, d)
	if errors.Is(err, ErrStopped) {
		return err
	}
	if err != nil {
		l.door.log.WarnContext(ctx, "the answer is not shown while it is written", "key", l.Key, "error", err)
		l.off = true
	}
	return nil
}

func (l *Live) step(ctx context.Context, d *compose.Draft) error {
	if err := stillReads(ctx, l.Reader); err != nil {
		return err
	}
	if d.Grown {
		l.reread, d.Grown = 0, false
	}
	for ; l.reread < len(d.Quotes); l.reread++ {
		current, err := l.door.Current(ctx, d.Quotes[l.reread], l.Reader)
		if err != nil {
			return fmt.Errorf("re-reading citation %d: %w", l.reread+1, err)
		}
		d.Set(l.reread, current)
	}
	record := Record{Kind: KindLive, Of: l.Key, At: l.door.now(), Prompt: d.Prompt, Evidence: []Offered{}, Answer: d.Answer}
	raw, err := json.Marshal(record)
	if err != nil {
		return fmt.Errorf("writing the record: %w", err)
	}
	key := liveKey(l.Key, l.steps+1)
	fresh, err := l.door.ledger.Intend(ctx, key, record.At, raw, d.Printed())
	if err != nil {
		return fmt.Errorf("recording the intent: %w", err)
	}
	if !fresh {
		return fmt.Errorf("%s: %w", key, ErrAlreadySaid) // by a process that showed nothing of it
	}
	l.steps, l.shown = l.steps+1, len(d.Answer.Claims)
	address, err := l.Stage.Show(ctx, l.Key, d.Answer)
	if err != nil {
		return fmt.Errorf("showing claim %d: %w", l.shown, err)
	}
	if l.steps > 1 {
		return nil // the address is the same
	}
	if err := l.door.ledger.Receipt(ctx, key, address); err != nil {
		return fmt.Errorf("recording the receipt: %w", err)
	}
	return nil
}

// opened returns the address of the message in which the answer of the key
// was shown while it was written; it is empty when there is none.
func (door *Door) opened(ctx context.Context, key string, stage Stage) (string, error) {
	if stage == nil {
		return "", nil
	}
	raw, address, err := door.ledger.Said(ctx, liveKey(key, 1))
	if err != nil {
		return "", fmt.Errorf("reading the ledger: %w", err)
	}
	if raw == nil || address != "" {
		return address, nil
	}
	if address, err = stage.Find(ctx, key); err != nil {
		return "", fmt.Errorf("looking for the message: %w", err)
	}
	return address, nil
}

// Interrupted returns the draft that an earlier process had shown when it
// ended, or nil when it had shown nothing. It may hold a claim that did not
// arrive, and lacks none that did.
func (door *Door) Interrupted(ctx context.Context, key string, stage Stage) (*compose.Draft, error) {
	address, err := door.opened(ctx, key, stage)
	if err != nil || address == "" {
		return nil, err
	}
	n := 1
	for ; ; n++ {
		raw, _, err := door.ledger.Said(ctx, liveKey(key, n+1))
		if err != nil {
			return nil, fmt.Errorf("reading the ledger: %w", err)
		}
		if raw == nil {
			break
		}
	}
	d, _, err := door.recall(ctx, liveKey(key, n))
	if err != nil {
		return nil, err
	}
	d.Answer.Notice, d.Lost = interruptedNotice, true
	return d, nil
}

// complete finishes the message in which m was shown while it was written. It
// returns an empty address when there is none.
func (door *Door) complete(ctx context.Context, s Saying, m answer.Message) (string, error) {
	address, err := door.opened(ctx, s.Key, s.Stage)
	if err != nil || address == "" {
		return "", err
	}
	return s.Stage.Finish(ctx, s.Key, address, m)
}

// BeyondStop returns a context that ends with ctx, unless that ends because
// the asker stopped it: what was begun in public must be brought to an end.
func BeyondStop(ctx context.Context) (context.Context, context.CancelFunc) {
	out, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	unbind := context.AfterFunc(ctx, func() {
		if !IsStopped(ctx) {
			cancel(context.Cause(ctx))
		}
	})
	return out, func() { unbind(); cancel(nil) }
}

// IsStopped reports whether the context ended because the asker stopped it.
func IsStopped(ctx context.Context) bool { return errors.Is(context.Cause(ctx), ErrStopped) }
