package llm

import (
	"context"
	"errors"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// The reply formats, strictest first. Endpoints differ in which they know.
const (
	bySchema  = iota // response_format json_schema, strict
	asObject         // response_format json_object
	asIsAsked        // none: the prompt alone asks for JSON
)

// manner is how an endpoint is asked. The zero value asks for all there is;
// what an endpoint refuses is left out from then on.
type manner struct {
	format int
	whole  bool // the reply in one piece and no stream
	alone  bool // the rules in the user's message and no system message
}

// The errors of an endpoint that refuses a part of a request.
var (
	errFormat = errors.New("reply format rejected")
	errStream = errors.New("stream rejected")
	errSystem = errors.New("system message rejected")
)

// without returns the manner that leaves out what the error says was refused,
// and false when there is nothing to leave out.
func (m manner) without(err error) (manner, bool) {
	before := m
	switch {
	case errors.Is(err, errFormat) && m.format < asIsAsked:
		m.format++
	case errors.Is(err, errStream):
		m.whole = true
	case errors.Is(err, errSystem):
		m.alone = true
	}
	return m, m != before
}

// request puts the prompt to the model. Temperature and the like stay unset:
// reasoning models reject them.
func (m manner) request(model string, p prompts.Prompt) openai.ChatCompletionRequest {
	messages := []openai.ChatCompletionMessage{
		{Role: openai.ChatMessageRoleSystem, Content: p.System},
		{Role: openai.ChatMessageRoleUser, Content: p.User},
	}
	if m.alone {
		messages = []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: p.System + "\n\n" + p.User}}
	}
	return openai.ChatCompletionRequest{Model: model, Messages: messages, ResponseFormat: responseFormat(p, m.format)}
}

// responseFormat returns the request's response_format; nil for none.
func responseFormat(p prompts.Prompt, format int) *openai.ChatCompletionResponseFormat {
	switch format {
	case bySchema:
		return &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name: p.Name, Schema: p.Schema, Strict: true,
			},
		}
	case asObject:
		return &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return nil
}

// asked makes one attempt in the manner that the endpoint takes, and remembers
// for later requests which that is. It returns the differences of the reply
// and reports whether a claim was handed over.
func (c *Chat) asked(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) (read []prompts.Difference, handed bool, err error) {
	for {
		now := c.manner.Load()
		read, err = c.attempt(ctx, p, *now, func(cl prompts.Claim) error {
			handed = true
			return claim(cl)
		})
		next, changed := now.without(err)
		if !changed || handed {
			return read, handed, err
		}
		if c.manner.CompareAndSwap(now, &next) {
			c.log.InfoContext(ctx, "model endpoint refuses a part of the request, leaving it out", "format", next.format, "whole", next.whole, "no_system_message", next.alone)
		}
	}
}
