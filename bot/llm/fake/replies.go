package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/pullquote/pullquote/prompts"
)

// pieceBytes is how much text each piece of a stream carries: little enough
// that characters, escapes and claims are cut in the middle.
const pieceBytes = 7

// Claims streams a sound reply with the claims.
func Claims(claims ...prompts.Claim) Reply { return Text(JSON(claims...)) }

// JSON returns the claims in the form that a model is asked for.
func JSON(claims ...prompts.Claim) string {
	if claims == nil {
		claims = []prompts.Claim{}
	}
	b, err := json.Marshal(map[string]any{"claims": claims})
	if err != nil {
		panic(err) // strings and ints always marshal
	}
	return string(b)
}

// Text streams the text and finishes with reason stop.
func Text(text string) Reply { return Finish(text, "stop") }

// Finish streams the text and ends it with the finish reason.
func Finish(text, reason string) Reply {
	return Raw(Pieces(text) + Chunk(map[string]any{"index": 0, "delta": map[string]any{}, "finish_reason": reason}) + "data: [DONE]\n\n")
}

// Cut streams the text and then closes the stream without a finish reason.
func Cut(text string) Reply { return Raw(Pieces(text)) }

// Raw sends the bytes of an event stream as they are.
func Raw(sse string) Reply {
	return func(w http.ResponseWriter, _ Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		io.WriteString(w, sse)
	}
}

// Stall streams the text and then sends nothing more until the client gives
// up. The stall of an empty text begins before the headers.
func Stall(text string) Reply {
	return func(w http.ResponseWriter, r Request) {
		if text != "" {
			Raw(Pieces(text))(w, r)
			w.(http.Flusher).Flush()
		}
		<-r.gone
	}
}

// Repeat sends the bytes again and again, with a pause after each time, until
// the client gives up.
func Repeat(sse string, pause time.Duration) Reply {
	return func(w http.ResponseWriter, r Request) {
		for paced(w, r, sse, pause) {
		}
	}
}

// Drip sends the bytes one by one, with a pause after each.
func Drip(sse string, pause time.Duration) Reply {
	return func(w http.ResponseWriter, r Request) {
		for i := range len(sse) {
			if !paced(w, r, sse[i:i+1], pause) {
				return
			}
		}
	}
}

// paced sends the bytes, pauses, and reports whether the client is still
// there.
func paced(w http.ResponseWriter, r Request, sse string, pause time.Duration) bool {
	Raw(sse)(w, r)
	w.(http.Flusher).Flush()
	select {
	case <-r.gone:
		return false
	case <-time.After(pause):
		return true
	}
}

// Status sends a response that is not a stream. Header lines follow as pairs
// of name and value.
func Status(code int, body string, header ...string) Reply {
	return func(w http.ResponseWriter, _ Request) {
		w.Header().Set("Content-Type", "application/json")
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// Pieces returns the text as pieces of an event stream, without its end.
func Pieces(text string) string {
	var out strings.Builder
	out.WriteString(Chunk(map[string]any{"index": 0, "delta": map[string]any{"role": "assistant", "content": ""}}))
	for _, piece := range cut(text) {
		out.WriteString(Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": piece}}))
	}
	return out.String()
}

// Chunk returns one piece of an event stream with the choices.
func Chunk(choices ...map[string]any) string {
	b, err := json.Marshal(map[string]any{
		"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": choices,
	})
	if err != nil {
		panic(err) // a test put something into a choice that is not JSON
	}
	return fmt.Sprintf("data: %s\n\n", b)
}

// cut parts the text into pieces, between characters.
func cut(text string) []string {
	var out []string
	start := 0
	for i := range text {
		if i-start >= pieceBytes {
			out = append(out, text[start:i])
			start = i
		}
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}
