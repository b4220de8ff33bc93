package llm

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// chunk is one piece of a stream, as far as it is of use. go-openai's own type
// is not used: it trips over fields that endpoints fill as they like, such as
// a fraction in created, and it loses an error that stands beside an id.
type chunk struct {
	Choices []choice        `json:"choices"`
	Error   json.RawMessage `json:"error"`
}

type choice struct {
	Index int `json:"index"`
	Delta struct {
		Content string `json:"content"`
		Refusal string `json:"refusal"`
	} `json:"delta"`
	FinishReason openai.FinishReason `json:"finish_reason"`
}

// attempt sends the prompt once and reads the reply to its end.
func (c *Chat) attempt(ctx context.Context, p prompts.Prompt, format int32, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ctx, seen := watching(ctx)
	r := &reply{claim: claim, cancel: cancel, idle: c.limits.Idle, seen: seen}
	r.parser, r.written = parserOf(p)
	r.allow(c.limits.FirstToken, errFirstToken)
	defer func() { r.timer.Stop() }()

	// Temperature and the like stay unset: reasoning models reject them.
	stream, err := c.client.CreateChatCompletionStream(ctx, openai.ChatCompletionRequest{
		Model: c.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: p.System},
			{Role: openai.ChatMessageRoleUser, Content: p.User},
		},
		ResponseFormat: responseFormat(p, format),
	})
	if err != nil {
		return nil, diagnose(ctx, seen, err)
	}
	defer stream.Close()
	for !r.done {
		line, err := stream.RecvRaw()
		if errors.Is(err, io.EOF) {
			return nil, r.ended(isStream(seen.header))
		}
		if err != nil {
			return nil, diagnose(ctx, seen, err)
		}
		if err := r.read(line); err != nil {
			return nil, err
		}
	}
	if err := r.parser.Close(); err != nil {
		return nil, err
	}
	if r.written == nil {
		return nil, nil
	}
	return r.written.Differences(), nil
}

// reply is the reading of one stream.
type reply struct {
	parser  parser
	written *prompts.Parser // the parser of a reply that may name differences, or nil
	claim   func(prompts.Claim) error
	cancel  context.CancelCauseFunc
	timer   *time.Timer
	idle    time.Duration
	seen    *sight
	choices int
	done    bool // the model said that it was done
}

// allow gives the stream so long for its next piece.
func (r *reply) allow(d time.Duration, cause error) {
	if r.timer != nil {
		r.timer.Stop()
	}
	r.timer = time.AfterFunc(d, func() { r.cancel(cause) })
}

// read takes one piece of the stream.
func (r *reply) read(line []byte) error {
	r.timer.Stop() // the time that claim takes is not the model's
	var c chunk
	if err := json.Unmarshal(line, &c); err != nil {
		return &prompts.Fault{Kind: prompts.Malformed, Reason: "a piece of the stream is not JSON", Retryable: true}
	}
	if len(c.Error) > 0 && string(c.Error) != "null" {
		return readComplaint(line, r.seen).verdict()
	}
	for _, choice := range c.Choices {
		r.choices++
		if choice.Index != 0 {
			continue
		}
		if err := r.take(choice); err != nil {
			return err
		}
	}
	r.allow(r.idle, errIdle)
	return nil
}

// ended returns the fault of a stream that ended before the model said that
// it was done.
func (r *reply) ended(stream bool) error {
	switch {
	case r.choices > 0:
		return &prompts.Fault{Kind: prompts.CutShort, Reason: "no finish reason", Retryable: true}
	case stream:
		return &prompts.Fault{Kind: prompts.Empty, Retryable: true}
	}
	return &prompts.Fault{Kind: prompts.Malformed, Reason: "the response is not a stream", Retryable: true}
}

// take reads what the piece adds to the reply.
func (r *reply) take(choice choice) error {
	if choice.Delta.Refusal != "" {
		return &prompts.Fault{Kind: prompts.Refused}
	}
	claims, fault := r.parser.Feed([]byte(choice.Delta.Content))
	for _, c := range claims {
		if err := r.claim(c); err != nil {
			return err
		}
	}
	if fault != nil {
		return fault
	}
	switch choice.FinishReason {
	case "":
	case openai.FinishReasonStop:
		r.done = true
	case openai.FinishReasonLength:
		if r.done = r.written != nil && r.written.InDifferences(); r.done {
			return nil // nothing but differences was lost
		}
		return &prompts.Fault{Kind: prompts.CutShort, Reason: "finish reason length"}
	case openai.FinishReasonContentFilter:
		return &prompts.Fault{Kind: prompts.Filtered}
	case openai.FinishReasonToolCalls, openai.FinishReasonFunctionCall:
		return &prompts.Fault{Kind: prompts.Malformed, Reason: "the model called a tool", Retryable: true}
	default:
		return &prompts.Fault{Kind: prompts.CutShort, Reason: "unknown finish reason", Retryable: true}
	}
	return nil
}
