package llm

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
)

// detour sends every request to the server at base, and notes the address it
// was meant for.
type detour struct {
	base string
	sent *http.Request
}

func (d *detour) RoundTrip(r *http.Request) (*http.Response, error) {
	d.sent = r
	to, err := url.Parse(d.base)
	if err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = to.Scheme, to.Host
	return http.DefaultTransport.RoundTrip(r)
}

// What people paste as the address is mended where it is plain what they
// mean. Bearer and api-key are where the key goes.
func TestBaseURLs(t *testing.T) {
	const bearer, apiKey = "Authorization", "Api-Key"
	tests := []struct{ base, want, header string }{
		{"", "https://api.openai.com/v1/chat/completions", bearer},
		{"https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions", bearer},
		{" https://api.openai.com/v1/ ", "https://api.openai.com/v1/chat/completions", bearer},
		{"https://api.openai.com", "https://api.openai.com/v1/chat/completions", bearer},
		{"https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/chat/completions", bearer},
		{"https://api.openai.com/v1/embeddings/", "https://api.openai.com/v1/chat/completions", bearer},
		{"api.openai.com/v1", "https://api.openai.com/v1/chat/completions", bearer},
		{"localhost:11434", "http://localhost:11434/v1/chat/completions", bearer},
		{"http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions", bearer},
		{"127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/chat/completions", bearer},
		{"[::1]:8080", "http://[::1]:8080/v1/chat/completions", bearer},
		{"llm.example.com:8000", "https://llm.example.com:8000/v1/chat/completions", bearer},
		{"https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions", bearer},
		{"https://x.openai.azure.com/", "https://x.openai.azure.com/openai/deployments/m/chat/completions?api-version=" + azureVersion, apiKey},
		{"https://X.OpenAI.Azure.com", "https://X.OpenAI.Azure.com/openai/deployments/m/chat/completions?api-version=" + azureVersion, apiKey},
		{"https://x.cognitiveservices.azure.com/openai/deployments/desk/chat/completions?api-version=2025-01-01-preview",
			"https://x.cognitiveservices.azure.com/openai/deployments/desk/chat/completions?api-version=2025-01-01-preview", apiKey},
		{"https://x.openai.azure.com/openai/v1/", "https://x.openai.azure.com/openai/v1/chat/completions", bearer},
		{"https://openai.azure.com.example.com/v1", "https://openai.azure.com.example.com/v1/chat/completions", bearer},
	}
	for _, test := range tests {
		t.Run(test.base, func(t *testing.T) {
			d := &detour{base: serve(t, fake.Claims()).URL}
			ask(t, Options{BaseURL: test.base, Transport: d})
			if got := d.sent.URL.String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			for _, h := range []string{bearer, apiKey} {
				if got := strings.TrimPrefix(d.sent.Header.Get(h), "Bearer "); (got == secretKey) != (h == test.header) {
					t.Errorf("header %s holds %q", h, got)
				}
			}
		})
	}
}

// What cannot work is refused before anything is sent, without repeating what
// may hold a secret.
func TestOptionsThatCannotWork(t *testing.T) {
	for want, o := range map[string]Options{
		"http:// or https://": {BaseURL: "ftp://" + secretKey, Model: "m"},
		"such as https://":    {BaseURL: "https://", Model: "m"},
		"an address such":     {BaseURL: "http://[" + secretKey, Model: "m"},
		"user name":           {BaseURL: "https://me:" + secretKey + "@example.com/v1", Model: "m"},
		"query":               {BaseURL: "https://example.com/v1?key=" + secretKey, Model: "m"},
		"fragment":            {BaseURL: "https://example.com/v1#" + secretKey, Model: "m"},
		"no model":            {Model: " "},
		"the key has":         {Model: "m", Key: secretKey + "\n" + secretKey},
	} {
		_, chatErr := NewChat(o)
		_, embedErr := NewEmbedder(o)
		for _, err := range []error{chatErr, embedErr} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %q", err, want)
			}
			noSecrets(t, err, "")
		}
	}
}

// An endpoint on this machine needs no key, and gets no empty one.
func TestNoKey(t *testing.T) {
	s := serve(t, fake.Claims())
	chat, err := NewChat(Options{BaseURL: s.URL, Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chat.Reply(t.Context(), prompt, ignore); err != nil {
		t.Error(err)
	}
	if got, ok := s.Requests()[0].Header["Authorization"]; ok {
		t.Errorf("sent Authorization %q", got)
	}
}
