package llm

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// complaint is what an endpoint said about a request that it did not serve.
type complaint struct {
	// status is the HTTP status; for an error within a stream, the number
	// that the error gives as its code; else 0.
	status     int
	words      string // all it said, in lower case
	retryAfter time.Duration
}

// What endpoints say, in lower case, for reasons that the status alone does
// not tell.
var (
	// OpenAI and Azure; vLLM; llama.cpp; llama-cpp-python; Ollama; Gemini;
	// Anthropic.
	saysTooLong = []string{
		"context_length_exceeded", "maximum context length", "reduce the length of the",
		"maximum model length", "context length is only",
		"exceed_context_size", "available context size", "context size has been exceeded",
		"exceed context window",
		"exceeds the context length", "exceeds maximum context length",
		"exceeds the maximum number of tokens",
		"prompt is too long",
	}
	// OpenAI and Azure.
	saysFiltered = []string{"content_filter", "content_policy", "responsibleaipolicyviolation", "content management policy"}
	// OpenAI, vLLM and LM Studio; Mistral; OpenRouter.
	saysUnknownModel = []string{"model_not_found", "invalid model", "not a valid model"}
	// OpenAI: the account is out of money, which no retry will mend.
	saysNoQuota = []string{"insufficient_quota", "exceeded your current quota"}
	saysTooMany = []string{"rate limit", "rate_limit", "too many requests"}
	// OpenAI for unverified organisations; servers without streams.
	saysStream = []string{"to stream this model", "does not support stream", "stream is not supported", "streaming is not supported", "not support streaming", "parameter: 'stream'"}
	// vLLM and llama.cpp with a chat template such as Gemma's or Mistral's.
	saysSystem = []string{"system role", "role 'system'", "role: system", "developer instruction is not enabled", "roles must alternate", "system message"}
	// OpenAI, DeepSeek, LM Studio; Groq; llama.cpp; vLLM.
	saysFormat = []string{"response_format", "response format", "json_schema", "json schema", "structured output", "grammar", "guided"}
)

// complaintOf reads an error that go-openai has decoded.
func complaintOf(e *openai.APIError, s *sight) complaint {
	c := complaint{status: s.status, retryAfter: retryAfter(s.header)}
	if code, ok := e.Code.(int); ok && c.status < 400 {
		c.status = code
	}
	if c.status < 400 {
		c.status = 0
	}
	parts := []any{e.Code, e.Type, e.Message}
	if e.Param != nil {
		parts = append(parts, *e.Param)
	}
	if e.InnerError != nil {
		parts = append(parts, e.InnerError.Code)
	}
	c.words = strings.ToLower(fmt.Sprintln(parts...))
	return c
}

// readComplaint reads the body of an error in any other shape, such as
// Ollama's {"error":"…"}, FastAPI's {"detail":…} or a page of a proxy.
func readComplaint(body []byte, s *sight) complaint {
	var e openai.ErrorResponse
	if json.Unmarshal(body, &e) == nil && e.Error != nil {
		return complaintOf(e.Error, s)
	}
	c := complaintOf(&openai.APIError{}, s)
	c.words = strings.ToLower(string(body))
	return c
}

func (c complaint) says(phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(c.words, p) {
			return true
		}
	}
	return false
}

// verdict returns the fault that the complaint is about. It is wrapped in
// errFormat, errStream or errSystem when the endpoint refuses that part of the
// request.
func (c complaint) verdict() error {
	f := &prompts.Fault{Status: c.status, RetryAfter: c.retryAfter}
	switch {
	case c.says(saysTooLong) || c.status == http.StatusRequestEntityTooLarge:
		f.Kind = prompts.TooLong
	case c.says(saysFiltered):
		f.Kind = prompts.Filtered
	case c.status == http.StatusPaymentRequired || c.says(saysNoQuota):
		f.Kind = prompts.Unpaid
	case c.status == http.StatusGone:
		f.Kind = prompts.Retired
	case c.status == http.StatusNotFound || c.says(saysUnknownModel):
		f.Kind = prompts.UnknownModel
	case c.status == http.StatusUnauthorized || c.status == http.StatusForbidden:
		f.Kind = prompts.Unauthorised
	case c.status == http.StatusTooManyRequests || (c.status == 0 && c.says(saysTooMany)):
		f.Kind, f.Retryable = prompts.RateLimited, true
	case c.status == 0 || c.status == http.StatusRequestTimeout || c.status >= 500:
		f.Kind, f.Retryable = prompts.Unavailable, true
	case c.says(saysFormat):
		f.Kind = prompts.Rejected
		return fmt.Errorf("%w: %w", errFormat, f)
	case c.says(saysStream):
		f.Kind = prompts.Rejected
		return fmt.Errorf("%w: %w", errStream, f)
	case c.says(saysSystem):
		f.Kind = prompts.Rejected
		return fmt.Errorf("%w: %w", errSystem, f)
	default:
		f.Kind = prompts.Rejected
	}
	return f
}
