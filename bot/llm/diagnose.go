package llm

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// Why an attempt was cut off, as causes of its context.
var (
	errFirstToken = errors.New("no first token in time")
	errIdle       = errors.New("no further token in time")
	errTotal      = errors.New("no end in time")
)

// diagnose turns an error of the client into a fault. Nothing of the error's
// text is kept: it can hold the whole response, and a gateway may have put the
// key in there. The fault is wrapped in errFormat when the endpoint rejected the
// reply format. When the caller gave up it returns the context's error.
func diagnose(ctx context.Context, s *sight, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return outOfTime(cause)
	}
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &request): // first, for it can wrap an empty APIError
		return readComplaint(request.Body, s).verdict()
	case errors.As(err, &api):
		return complaintOf(api, s).verdict()
	case errors.Is(err, errRedirect):
		return &prompts.Fault{Kind: prompts.Unavailable, Status: s.status, Reason: "redirect not followed"}
	case errors.Is(err, errResponseTooLong):
		return &prompts.Fault{Kind: prompts.Malformed, Reason: "response over 32 MB"}
	case errors.Is(err, openai.ErrChatCompletionInvalidModel): // go-openai did not even ask
		return &prompts.Fault{Kind: prompts.UnknownModel, Reason: "not a chat model"}
	case s.status == 0:
		return &prompts.Fault{Kind: prompts.Unavailable, Reason: "no response", Retryable: true}
	case s.status >= 400:
		return readComplaint(nil, s).verdict()
	case errors.Is(err, io.EOF):
		return &prompts.Fault{Kind: prompts.Empty, Retryable: true}
	case errors.Is(err, openai.ErrTooManyEmptyStreamMessages),
		errors.As(err, new(*json.SyntaxError)), errors.As(err, new(*json.UnmarshalTypeError)):
		return &prompts.Fault{Kind: prompts.Malformed, Reason: "the response is not what an OpenAI-compatible API sends", Retryable: true}
	}
	return &prompts.Fault{Kind: prompts.CutShort, Reason: "connection lost", Retryable: true}
}

// outOfTime turns the cause of an ended context into a fault, or returns it
// as it is when it is the caller's.
func outOfTime(cause error) error {
	switch {
	case errors.Is(cause, errFirstToken):
		return &prompts.Fault{Kind: prompts.TimedOut, Reason: errFirstToken.Error(), Retryable: true}
	case errors.Is(cause, errIdle):
		return &prompts.Fault{Kind: prompts.Stalled, Reason: errIdle.Error(), Retryable: true}
	case errors.Is(cause, errTotal):
		return &prompts.Fault{Kind: prompts.TimedOut, Reason: errTotal.Error()}
	}
	return cause
}
