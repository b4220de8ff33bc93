package mcp

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/say"
)

// tool is what a model is told of a tool.
type tool struct {
	name, title, does string
	// bounds, if it is not nil, says more of the arguments than their types do.
	bounds func(in *jsonschema.Schema)
}

// Refusal is an error that whoever called can mend. Its text is for them and
// holds nothing of an article.
type Refusal string

// Error is what whoever called is told.
func (r Refusal) Error() string { return string(r) }

// add puts a tool on the server. do gives back the data and, where that is not
// enough for a model to read, words; without words they are the data as JSON.
func add[In, Out any](s *Server, t tool, do func(context.Context, In) (Out, string, error)) {
	closed := false
	arguments, err := jsonschema.For[In](nil)
	if err != nil {
		panic(fmt.Sprintf("the arguments of %s: %v", t.name, err)) // of a type of ours
	}
	if t.bounds != nil {
		t.bounds(arguments)
	}
	s.arguments[t.name] = arguments
	sdk.AddTool(s.sdk, &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.does, InputSchema: arguments,
		Annotations: &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (result *sdk.CallToolResult, out Out, err error) {
		defer func() {
			if v := recover(); v != nil {
				s.o.Log.Error("fault in a tool", "tool", t.name, "type", fmt.Sprintf("%T", v))
				err = errFault
			}
		}()
		*from(ctx).fit = true
		if s.o.Refresh != nil {
			s.o.Refresh(ctx)
		}
		out, words, err := do(ctx, in)
		if err != nil {
			var none Out
			return nil, none, s.told(t.name, err)
		}
		if words != "" {
			result = &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: words}}}
		}
		return result, out, nil
	})
}

// errFault is all that is told of a fault of our own.
var errFault = Refusal("Pullquote could not do this because of a fault of its own. Try again; if it stays so, tell whoever runs it.")

// told returns the error as it is told: in full where the caller can mend it, and
// otherwise not at all.
func (s *Server) told(tool string, err error) error {
	var r Refusal
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, bot.ErrNotCitable):
		return errNoWords
	case errors.Is(err, bot.ErrNoQuestion), errors.Is(err, bot.ErrNoSubject):
		return Refusal("Nothing is asked: ask something in a sentence.")
	case errors.Is(err, bot.ErrLongQuestion), errors.Is(err, bot.ErrLongSubject):
		return tooLong("text", bot.MaxQuestion)
	}
	if errors.Is(err, context.Canceled) { // the client has gone, or wants it no more
		return errFault
	}
	s.o.Log.Error("a tool failed", "tool", tool, "err", err)
	return errFault
}

func tooLong(what string, most int) error {
	return Refusal(fmt.Sprintf("The %s is too long: it may have %d characters.", what, most))
}

// within returns an error unless the argument has at most that many characters.
func within(what, value string, most int) error {
	if utf8.RuneCountInString(value) > most {
		return tooLong(what, most)
	}
	return nil
}

// id draws the id of a request; nobody can guess one.
func (s *Server) id() (string, error) {
	id := make([]byte, 16)
	if _, err := io.ReadFull(s.o.Random, id); err != nil {
		return "", fmt.Errorf("drawing an id: %w", err)
	}
	return idPrefix + hex.EncodeToString(id), nil
}

// idPrefix begins the ids of all requests of tools.
const idPrefix = "mcp-"

// limiter counts the calls of a minute, of each caller apart.
type limiter struct {
	most int
	now  func() time.Time

	mu sync.Mutex
	of map[say.Place]*minute
}

// minute is what was counted since it began.
type minute struct {
	begun time.Time
	n     int
}

// take counts a call and returns 0, or how long to wait where it is one too many.
func (l *limiter) take(who say.Place) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	m := l.of[who]
	if m == nil || m.over(now) {
		maps.DeleteFunc(l.of, func(_ say.Place, m *minute) bool { return m.over(now) })
		m = &minute{begun: now}
		l.of[who] = m
	}
	if m.n >= l.most {
		return time.Minute - now.Sub(m.begun)
	}
	m.n++
	return 0
}

// over reports whether the minute has passed, or the clock was put back.
func (m *minute) over(now time.Time) bool {
	passed := now.Sub(m.begun)
	return passed < 0 || passed >= time.Minute
}
