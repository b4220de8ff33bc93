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

// chunk is one piece of a stream, or a whole reply, as far as it is of use.
// go-openai's own type is not used: it trips over fields that endpoints fill as
// they like, such as a fraction in created, and it loses an error that stands
// beside an id.
type chunk struct {
	Choices []choice        `json:"choices"`
	Error   json.RawMessage `json:"error"`
}

type choice struct {
	Index int `json:"index"`
	// Delta is what a piece adds; Message is a whole reply, which some
	// endpoints send though a stream was asked for.
	Delta, Message message
	FinishReason   openai.FinishReason `json:"finish_reason"`
}

type message struct {
	Content content `json:"content"`
	Refusal string  `json:"refusal"`
}

// content is text, or a list of parts as Mistral's reasoning models send it,
// of which those that think are left out.
type content string

// UnmarshalJSON implements json.Unmarshaler.
func (c *content) UnmarshalJSON(raw []byte) error {
	var text *string
	if json.Unmarshal(raw, &text) == nil {
		if text != nil {
			*c = content(*text)
		}
		return nil
	}
	var parts []struct{ Type, Text string }
	if err := json.Unmarshal(raw, &parts); err != nil {
		return err
	}
	for _, p := range parts {
		if p.Type == "text" {
			*c += content(p.Text)
		}
	}
	return nil
}

// attempt sends the prompt once and reads the reply to its end.
func (c *Chat) attempt(ctx context.Context, p prompts.Prompt, asked manner, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ctx, seen := watching(ctx)
	r := &reply{claim: claim, cancel: cancel, idle: c.limits.Idle, seen: seen}
	r.parser, r.written = parserOf(p)
	first := c.limits.FirstToken
	if asked.whole { // its first piece is all of it
		first = c.limits.Total
	}
	r.allow(first, errFirstToken)
	defer func() { r.timer.Stop() }()
	request := asked.request(c.model, p)
	var err error
	if asked.whole {
		err = c.receiveWhole(ctx, request, r)
	} else {
		err = c.receive(ctx, request, r)
	}
	if err != nil {
		return nil, err
	}
	claims, err := r.parser.Close()
	if err != nil {
		return nil, err
	}
	for _, cl := range claims {
		if err := claim(cl); err != nil {
			return nil, err
		}
	}
	if r.written == nil {
		return nil, nil
	}
	return r.written.Differences(), nil
}

// receive reads a reply that is streamed.
func (c *Chat) receive(ctx context.Context, request openai.ChatCompletionRequest, r *reply) error {
	stream, err := c.client.CreateChatCompletionStream(ctx, request)
	if err != nil {
		return diagnose(ctx, r.seen, err)
	}
	defer stream.Close()
	for !r.done {
		line, err := stream.RecvRaw()
		if errors.Is(err, io.EOF) {
			return r.ended()
		}
		if err != nil {
			return diagnose(ctx, r.seen, err)
		}
		if err := r.read(line); err != nil {
			return err
		}
	}
	return nil
}

// receiveWhole reads a reply that comes in one piece.
func (c *Chat) receiveWhole(ctx context.Context, request openai.ChatCompletionRequest, r *reply) error {
	response, err := c.client.CreateChatCompletion(ctx, request)
	if err != nil {
		return diagnose(ctx, r.seen, err)
	}
	for _, got := range response.Choices {
		if got.Index != 0 {
			continue
		}
		r.choices++
		text := got.Message.Content
		for _, part := range got.Message.MultiContent {
			text += part.Text
		}
		m := message{Content: content(text), Refusal: got.Message.Refusal}
		if err := r.take(choice{Message: m, FinishReason: got.FinishReason}); err != nil {
			return err
		}
	}
	if !r.done {
		return r.ended()
	}
	return nil
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

// ended returns the fault of a reply that ended before the model said that it
// was done. One whose JSON is whole has none: some endpoints give no reason.
func (r *reply) ended() error {
	switch {
	case r.parser.Complete():
		return nil
	case r.choices > 0:
		return &prompts.Fault{Kind: prompts.CutShort, Reason: "no finish reason", Retryable: true}
	case isStream(r.seen.header):
		return &prompts.Fault{Kind: prompts.Empty, Retryable: true}
	}
	return &prompts.Fault{Kind: prompts.Malformed, Reason: "the response is no reply", Retryable: true}
}

// take reads what the piece adds to the reply. The reply is done when the
// model says so, and with any other reason to finish when its JSON is whole:
// endpoints have many words for the end.
func (r *reply) take(choice choice) error {
	if choice.Delta.Refusal != "" || choice.Message.Refusal != "" {
		return &prompts.Fault{Kind: prompts.Refused}
	}
	claims, fault := r.parser.Feed([]byte(choice.Delta.Content + choice.Message.Content))
	for _, c := range claims {
		if err := r.claim(c); err != nil {
			return err
		}
	}
	if fault != nil {
		return fault
	}
	if choice.FinishReason == "" {
		return nil
	}
	if r.done = choice.FinishReason == openai.FinishReasonStop || r.parser.Complete(); r.done {
		return nil
	}
	switch choice.FinishReason {
	case openai.FinishReasonLength:
		return &prompts.Fault{Kind: prompts.CutShort, Reason: "finish reason length"}
	case openai.FinishReasonContentFilter:
		return &prompts.Fault{Kind: prompts.Filtered}
	case openai.FinishReasonToolCalls, openai.FinishReasonFunctionCall:
		return &prompts.Fault{Kind: prompts.Malformed, Reason: "the model called a tool", Retryable: true}
	}
	return &prompts.Fault{Kind: prompts.CutShort, Reason: "unknown finish reason", Retryable: true}
}
