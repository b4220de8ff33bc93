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

// errFormat says that the endpoint rejected the reply format.
var errFormat = errors.New("reply format rejected")

// formatted makes one attempt in the strictest format that the endpoint takes,
// and remembers for later requests which that is. It returns the differences
// of the reply and reports whether a claim was handed over.
func (c *Chat) formatted(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) (read []prompts.Difference, handed bool, err error) {
	for {
		format := c.format.Load()
		read, err = c.attempt(ctx, p, format, func(cl prompts.Claim) error {
			handed = true
			return claim(cl)
		})
		if !errors.Is(err, errFormat) || handed || format == asIsAsked {
			return read, handed, err
		}
		if c.format.CompareAndSwap(format, format+1) {
			c.log.InfoContext(ctx, "model endpoint rejects a reply format, using a looser one", "format", format+1)
		}
	}
}

// responseFormat returns the request's response_format; nil for none.
func responseFormat(p prompts.Prompt, format int32) *openai.ChatCompletionResponseFormat {
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
