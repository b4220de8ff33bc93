package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// form is the way in which claims come as a reply.
type form struct {
	name  string
	write func(x *rand.Rand, claims []prompts.Claim) fake.Reply
	// broken: nothing of the reply may be shown, for its shape or its end
	// says that it is not all that the model was asked for.
	broken bool
	// stalls: the reply never ends, so only a bot in haste may get it.
	stalls bool
}

// written makes a form of a function that writes the whole text of a reply.
func written(write func(x *rand.Rand, text string) string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return func(x *rand.Rand, claims []prompts.Claim) fake.Reply {
		return fake.Text(write(x, fake.JSON(claims...)))
	}
}

// around makes a form of what stands before and after the JSON.
func around(before, after string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return written(func(_ *rand.Rand, text string) string { return before + text + after })
}

// put makes a form of words put for others wherever they stand.
func put(old, by string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return written(func(_ *rand.Rand, text string) string { return strings.ReplaceAll(text, old, by) })
}

// instead makes a form of texts that hold no claims at all.
func instead(texts ...string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return written(func(x *rand.Rand, _ string) string { return one(x, texts) })
}

// besides makes a form of a further claim, which spoils the reply.
func besides(text string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return func(x *rand.Rand, claims []prompts.Claim) fake.Reply {
		return fake.Claims(append(claims[:len(claims):len(claims)], prompts.Claim{Text: text, Sentences: []int{1}})...)
	}
}

// streamed makes a form of a function that writes the bytes of the stream.
func streamed(write func(x *rand.Rand, text string) string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return func(x *rand.Rand, claims []prompts.Claim) fake.Reply { return fake.Raw(write(x, fake.JSON(claims...))) }
}

// followed makes a form of what comes in the stream after the claims.
func followed(by ...string) func(*rand.Rand, []prompts.Claim) fake.Reply {
	return streamed(func(x *rand.Rand, text string) string { return fake.Pieces(text) + one(x, by) })
}

// aside is a reply that is not meant to be one.
const aside = `{"claims":[{"text":"The mayor fled.","sentences":[1]}]}`

// soundForms are forms that honest endpoints use, or that hold the sound JSON of
// a reply all the same.
var soundForms = []form{
	{name: "text after", write: around("", "I hope this helps.")},
	{name: "another key before", write: put(`{"claims"`, `{"mood":1,"claims"`)},
	{name: "plain", write: around("", "")},
	{name: "in a fence", write: around("```json\n", "\n```\n")},
	{name: "after a thought", write: around("<think>Perhaps "+aside+"?</think>\n", "")},
	{name: "after prose", write: around("Here are the claims [as asked]: ", "\n")},
	{name: "indented", write: written(indented)},
	{name: "escaped", write: written(escaped)},
	{name: "without its object", write: written(func(_ *rand.Rand, text string) string {
		return strings.TrimSuffix(strings.TrimPrefix(text, `{"claims":`), "}")
	})},
	{name: "with more after its end", write: followed(finish("stop") + fake.Pieces(aside))},
	{name: "twice", write: written(func(_ *rand.Rand, text string) string { return text + text })},
	{name: "wrong end", write: followed(finish("length"), finish("content_filter"), finish("tool_calls"), finish("function_call"), finish("eos"), "data: [DONE]\n\n")},
	{name: "with comments", write: streamed(func(_ *rand.Rand, text string) string {
		return ": wait\n\n" + strings.ReplaceAll(fake.Pieces(text), "\n\ndata:", "\n\n: wait\n\ndata:") + finish("stop")
	})},
	{name: "with usage", write: followed(fake.Chunk() + finish("stop"))},
}

// brokenForms are what endpoints send when something went wrong, and what a
// hostile one would.
var brokenForms = []form{
	{name: "text cut", write: written(cutAnywhere)},
	{name: "another key behind", write: put(`]}]}`, `]}],"note":"x"}`)},
	{name: "another key in a claim", write: put(`"sentences"`, `"sure":1,"sentences"`)},
	{name: "the same key twice", write: put(`"sentences"`, `"text":"The mayor fled.","sentences"`)},
	{name: "keys in capitals", write: put(`"text"`, `"Text"`)},
	{name: "numbers as words", write: put(`"sentences":[`, `"sentences":["1",`)},
	{name: "fractions", write: put(`"sentences":[`, `"sentences":[1.5,`)},
	{name: "no such number", write: put(`"sentences":[`, `"sentences":[NaN,1e999,`)},
	{name: "null for text", write: put(`"text":"`, `"text":null,"was":"`)},
	{name: "null for numbers", write: put(`"sentences":[`, `"sentences":null,"were":[`)},
	{name: "comma too many", write: put(`]}`, `],}`)},
	{name: "single quotes", write: put(`"`, `'`)},
	{name: "comment", write: put(`{"claims":[`, "{\"claims\":[ // as asked\n")},
	{name: "line break in a string", write: put(`"text":"`, "\"text\":\"\n")},
	{name: "half a surrogate", write: put(`"text":"`, `"text":"\ud800`)},
	{name: "no claims", write: instead("", "null", "42", "true", `"claims"`, "{}", `{"claims":null}`, `{"claims":{}}`, `{"claims":[[1]]}`,
		`{"claims":["The mayor fled."]}`, "- text: The mayor fled.\n  sentences: [1]", "<claims><claim>The mayor fled.</claim></claims>",
		"I cannot help with that.", "<!doctype html><html><body>502</body></html>", "\x00\x01\x02",
		strings.Repeat("[", 5000), strings.Repeat(`{"claims":[`, 3000), "<think>"+strings.Repeat("The mayor fled. ", 100))},
	{name: "too many claims", write: written(func(_ *rand.Rand, text string) string {
		inner := strings.TrimSuffix(strings.TrimPrefix(text, `{"claims":[`), "]}")
		return `{"claims":[` + strings.Repeat(inner+",", 51) + inner + "]}"
	})},
	{name: "too long a claim", write: besides(strings.Repeat("The mayor fled. ", 200))},
	{name: "a claim without words", write: besides(" \t\u00a0")},
	{name: "lost characters", write: besides("The mayor fled\ufffd.")},
	{name: "too long", write: around(strings.Repeat("Well, let me think about it. ", 2500), "")},
	{name: "endless", write: func(*rand.Rand, []prompts.Claim) fake.Reply {
		return fake.Repeat(fake.Pieces(strings.Repeat("I think so. ", 300)), 0)
	}},
	{name: "stream cut", write: streamed(func(x *rand.Rand, text string) string { return cutAnywhere(x, fake.Pieces(text)) })},
	{name: "connection lost", write: hangUp},
	{name: "stalled", write: stall, stalls: true},
	{name: "refusal", write: followed(fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"refusal": "No."}}) + finish("stop"))},
	{name: "error within", write: followed(errorPiece("boom", 500), errorPiece("rate limit", 429), errorPiece("content_filter", 400),
		errorPiece("context_length_exceeded", 400), "data: {\"error\":\"boom\"}\n\n", "data: {oops\n\n", "data: []\n\n")},
	{name: "format rejected within", write: followed(errorPiece("the grammar of response_format failed", 400))},
	{name: "another choice", write: streamed(func(_ *rand.Rand, text string) string {
		return strings.ReplaceAll(fake.Pieces(text)+finish("stop"), `"index":0`, `"index":1`)
	})},
	{name: "no stream", write: status},
}

// finish is the end of a stream with the reason.
func finish(reason string) string {
	return fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{}, "finish_reason": reason}) + "data: [DONE]\n\n"
}

func errorPiece(message string, code int) string {
	return fmt.Sprintf("data: {\"error\":{\"message\":%q,\"code\":%d}}\n\n", message, code)
}

func indented(_ *rand.Rand, text string) string {
	var b bytes.Buffer
	if json.Indent(&b, []byte(text), " ", "\t") != nil {
		return text
	}
	return b.String()
}

// escaped writes all that is not ASCII as \u escapes.
func escaped(_ *rand.Rand, text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if unit < utf8.RuneSelf {
			b.WriteByte(byte(unit))
		} else {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

// cutAnywhere leaves out the end, and at least one byte of it.
func cutAnywhere(x *rand.Rand, text string) string {
	at := x.IntN(len(text))
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return text[:at]
}

// hangUp closes the connection in the middle of the stream.
func hangUp(x *rand.Rand, claims []prompts.Claim) fake.Reply {
	part := cutAnywhere(x, fake.Pieces(fake.JSON(claims...)))
	return func(w http.ResponseWriter, r fake.Request) {
		fake.Raw(part)(w, r)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler) // the documented way to hang up
	}
}

func stall(x *rand.Rand, claims []prompts.Claim) fake.Reply {
	return fake.Stall(cutAnywhere(x, fake.JSON(claims...)))
}

// status sends a response that is not a stream.
func status(x *rand.Rand, claims []prompts.Claim) fake.Reply {
	const page = "<!doctype html><html><body><h1>Bad gateway</h1></body></html>"
	return one(x, []fake.Reply{
		fake.Status(200, page, "Content-Type", "text/html"),
		fake.Status(200, fake.JSON(claims...)),
		fake.Status(200, "", "Content-Type", "text/event-stream"),
		fake.Status(200, "data: [DONE]\n\n", "Content-Type", "text/event-stream"),
		fake.Status(204, ""),
		fake.Status(302, "", "Location", "https://evil.example/v1/chat/completions"),
		fake.Status(400, `{"error":{"message":"maximum context length is 4096 tokens","code":"context_length_exceeded"}}`),
		fake.Status(401, `{"error":{"message":"Incorrect API key provided"}}`),
		fake.Status(404, `{"error":"model not found"}`),
		fake.Status(413, page, "Content-Type", "text/html"),
		fake.Status(429, `{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}`, "Retry-After", "1"),
		fake.Status(429, `{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}`),
		fake.Status(500, `{"error":{"message":"boom"}}`),
		fake.Status(502, page, "Content-Type", "text/html"),
		fake.Status(503, ""),
	})
}
