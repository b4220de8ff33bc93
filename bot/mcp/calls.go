package mcp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// calls stands before all tools: it makes out who calls, counts the call, and tells
// in a sentence of arguments that do not fit.
func (s *Server) calls(next sdk.MethodHandler) sdk.MethodHandler {
	return func(ctx context.Context, method string, r sdk.Request) (sdk.Result, error) {
		call, ok := r.(*sdk.CallToolRequest)
		if !ok {
			return next(ctx, method, r)
		}
		who, err := s.callerOf(ctx, call.Params.Meta)
		if err != nil {
			return refused(s.told(call.Params.Name, err)), nil
		}
		if wait := s.limit.take(who.place); wait > 0 {
			return refused(Refusal(fmt.Sprintf("Too many calls: %d a minute are taken. Try again in %d seconds.", s.o.PerMinute, int(wait/time.Second)+1))), nil
		}
		fit := false
		who.fit = &fit
		result, err := next(context.WithValue(ctx, callerKey{}, who), method, r)
		if told, ok := result.(*sdk.CallToolResult); ok && err == nil && told.IsError && !fit {
			return refused(s.unfit(call.Params.Name, told)), nil
		}
		return result, err
	}
}

func refused(err error) *sdk.CallToolResult {
	result := &sdk.CallToolResult{}
	result.SetError(err)
	return result
}

// mostUnfit is how many bytes are told of what does not fit: the SDK prints the
// argument too, however long it is.
const mostUnfit = 200

// unfit says which argument does not fit and what would. What the SDK found is told
// in its own words where it is of no single argument.
func (s *Server) unfit(tool string, told *sdk.CallToolResult) Refusal {
	words := ""
	for _, c := range told.Content {
		if text, ok := c.(*sdk.TextContent); ok {
			words += text.Text
		}
	}
	for _, before := range []string{`validating "arguments": `, "validating root: "} {
		words = strings.TrimPrefix(words, before)
	}
	if of, ok := strings.CutPrefix(words, "validating /properties/"); ok {
		name, _, _ := strings.Cut(of, ":")
		if arguments := s.arguments[tool]; arguments != nil && arguments.Properties[name] != nil {
			words = name + " must be " + wanted(arguments.Properties[name]) + "."
		}
	}
	if len(words) > mostUnfit {
		words = strings.ToValidUTF8(words[:mostUnfit], "") + "…"
	}
	return Refusal("The arguments do not fit the tool's schema; correct them and call it again. " + words)
}

// wanted says what an argument may be.
func wanted(s *jsonschema.Schema) string {
	switch {
	case s.Minimum != nil && s.Maximum != nil:
		return fmt.Sprintf("a whole number from %.0f to %.0f", *s.Minimum, *s.Maximum)
	case s.Type == "string":
		return "a string"
	case s.Items != nil:
		return "a list of strings"
	}
	return "as the schema says"
}
