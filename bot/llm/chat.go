package llm

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// Chat asks a chat model. It is safe for concurrent use.
type Chat struct {
	client *openai.Client
	model  string
	retry  retry
	limits Limits
	log    *slog.Logger
	// manner is how the endpoint is asked, without what it has refused.
	manner atomic.Pointer[manner]
}

// NewChat returns a Chat for the options, or an error that says which of them
// cannot work. It sends nothing.
func NewChat(o Options) (*Chat, error) {
	o, client, err := connect(o)
	if err != nil {
		return nil, fmt.Errorf("chat model: %w", err)
	}
	c := &Chat{client: client, model: o.Model, retry: newRetry(o), limits: o.Limits, log: o.Log}
	c.manner.Store(new(manner))
	return c, nil
}

func connect(o Options) (Options, *openai.Client, error) {
	o, err := o.withDefaults()
	if err != nil {
		return o, nil, err
	}
	config, err := endpoint(o)
	if err != nil {
		return o, nil, err
	}
	config.HTTPClient = &http.Client{Transport: wire{o.Transport}}
	return o, openai.NewClientWithConfig(config), nil
}

// Reply sends the prompt and hands over each claim of the reply the moment it
// is complete. It returns nil only when the reply was sound to its end; then the
// claims handed over are the whole reply.
//
// A failed request is sent again a few times, but only as long as no claim
// has been handed over, so that claims of two attempts are never mixed. Once
// one has been, a fault ends the call: the claims stand on their own, the
// reply as a whole must not be shown as complete. A prompt that is meant for
// one attempt is not sent again at all.
//
// With a whole reply it returns on what lines differ, as far as the reply says.
//
// The error is a *prompts.Fault, the error of claim as it is, or the
// context's error when the caller gave up.
func (c *Chat) Reply(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	timed, cancel := context.WithTimeoutCause(ctx, c.limits.Total, errTotal)
	defer cancel()
	var differences []prompts.Difference
	err := c.retry.do(timed, func(attempt int) (bool, error) {
		read, handed, err := c.asked(timed, p, claim)
		c.note(ctx, p, attempt, handed, err)
		differences = read
		return !handed && !p.Once, err
	})
	if ctx.Err() != nil && errors.As(err, new(*prompts.Fault)) {
		return nil, ctx.Err()
	}
	return differences, err
}

// note logs a failed attempt.
func (c *Chat) note(ctx context.Context, p prompts.Prompt, attempt int, handed bool, err error) {
	var f *prompts.Fault
	if !errors.As(err, &f) {
		return
	}
	c.log.WarnContext(ctx, "model request failed", "prompt", p.Name, "version", p.Version, "attempt", attempt,
		"fault", f.Kind.String(), "status", f.Status, "reason", f.Reason, "claims_handed_over", handed)
}
