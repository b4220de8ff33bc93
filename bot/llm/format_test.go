package llm

import (
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// An endpoint that rejects a reply format is asked in a looser one, at once
// and from then on.
func TestReplyLoosensTheFormat(t *testing.T) {
	says := func(code int, body string) fake.Reply { return fake.Status(code, body) }
	tests := []struct {
		name    string
		replies []fake.Reply
		want    []string // formats of the requests
	}{
		{"all known", nil, []string{"json_schema", "json_schema"}},
		{"OpenAI, older model", []fake.Reply{says(400, `{"error":{"message":"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.","type":"invalid_request_error","param":"response_format","code":null}}`)},
			[]string{"json_schema", "json_object", "json_object"}},
		{"named by the parameter only", []fake.Reply{says(400, `{"error":{"message":"Unsupported value","param":"response_format"}}`)},
			[]string{"json_schema", "json_object", "json_object"}},
		{"DeepSeek", []fake.Reply{says(400, `{"error":{"message":"This response_format type is unavailable now"}}`)},
			[]string{"json_schema", "json_object", "json_object"}},
		{"Groq", []fake.Reply{says(400, "{\"error\":{\"message\":\"This model does not support response format `json_schema`.\"}}")},
			[]string{"json_schema", "json_object", "json_object"}},
		{"FastAPI, then LM Studio", []fake.Reply{says(422, `{"detail":[{"loc":["body","response_format"],"msg":"extra fields not permitted"}]}`),
			says(400, `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`)},
			[]string{"json_schema", "json_object", "", ""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, test.replies...)
			s.Otherwise(fake.Claims(claimOne))
			var c call
			chat, _ := newChat(t, Options{BaseURL: s.URL}, &c)
			for range 2 {
				if _, err := chat.Reply(t.Context(), prompt, func(prompts.Claim) error { return nil }); err != nil {
					t.Fatal(err)
				}
			}
			var got []string
			for _, r := range s.Requests() {
				got = append(got, r.Format)
			}
			if !reflect.DeepEqual(got, test.want) || len(c.waits) != 0 {
				t.Errorf("got formats %q with waits %v, want %q with none", got, c.waits, test.want)
			}
		})
	}
}

// An endpoint that takes no stream or no system message is asked without it,
// at once and from then on.
func TestReplyLeavesOutWhatIsRefused(t *testing.T) {
	whole := strings.TrimPrefix(strings.TrimSpace(fake.Chunk(map[string]any{"index": 0, "message": map[string]any{"role": "assistant", "content": fake.JSON(claimOne)}, "finish_reason": "stop"})), "data: ")
	for name, test := range map[string]struct {
		refusal string
		reply   fake.Reply
	}{
		"stream, OpenAI": {`{"error":{"message":"Your organization must be verified to stream this model.","type":"invalid_request_error","param":"stream","code":"unsupported_value"}}`, fake.Status(200, whole)},
		"system, vLLM":   {`{"error":{"message":"System role not supported","type":"BadRequestError","code":400}}`, fake.Claims(claimOne)},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, fake.Status(400, test.refusal))
			s.Otherwise(test.reply)
			var c call
			chat, _ := newChat(t, Options{BaseURL: s.URL}, &c)
			for range 2 {
				claims := 0
				if _, err := chat.Reply(t.Context(), prompt, func(prompts.Claim) error { claims++; return nil }); err != nil || claims != 1 {
					t.Fatalf("%d claims, %v", claims, err)
				}
			}
			requests := s.Requests()
			if len(requests) != 3 || len(c.waits) != 0 {
				t.Fatalf("%d requests with waits %v, want 3 with none", len(requests), c.waits)
			}
			if last := requests[2]; strings.HasPrefix(name, "system") && (last.System != "" || !strings.Contains(last.User, prompt.System) || !strings.Contains(last.User, prompt.User)) {
				t.Errorf("the rules are not in the user's message: %+v", last)
			}
		})
	}
}

// The schema goes out as it is, and strict.
func TestReplySendsTheSchema(t *testing.T) {
	s := serve(t, fake.Claims())
	ask(t, Options{BaseURL: s.URL})
	want := `"response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}}`
	if body := string(s.Requests()[0].Body); !strings.Contains(body, want) {
		t.Errorf("sent %s", body)
	}
}
