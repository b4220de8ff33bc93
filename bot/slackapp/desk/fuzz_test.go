package desk_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// Whatever is sent to whichever method, the answer is JSON that says ok or why
// not, and the page can still be drawn.
func FuzzAPI(f *testing.F) {
	f.Add("chat.postMessage", "application/json", `{"channel":"C0NEWSDESK","text":"a","blocks":[{"type":"divider"}]}`)
	f.Add("chat.postMessage", "application/x-www-form-urlencoded", `channel=C0NEWSDESK&blocks=[{"type":"markdown","text":"[a](b)"}]`)
	f.Add("views.publish", "application/json", `{"user_id":"U0EDITOR01","view":{"type":"home","blocks":[{"type":"input","element":{}}]}}`)
	f.Add("chat.startStream", "application/json", `{"channel":"C0NEWSDESK","thread_ts":"1.2","chunks":[{"type":"blocks","blocks":[1]}]}`)
	f.Add("conversations.history", "application/json", `{"channel":"C0NEWSDESK","cursor":"bmV4dDotMQ==","limit":-1}`)
	f.Add("reactions.add", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\nC0NEWSDESK\r\n--x--")
	d, err := desk.New(desk.Options{Unlimited: true, Random: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = d.Close(f.Context()) })
	handler := d.Handler()
	f.Fuzz(func(t *testing.T, method, kind, body string) {
		if strings.ContainsAny(method, "/?# %\\") || method == "" || strings.Trim(method, ".") == "" || !isPrint(method) {
			return
		}
		request := httptest.NewRequest(http.MethodPost, "/api/"+method, strings.NewReader(body))
		request.Host = "localhost"
		request.Header.Set("Content-Type", kind)
		request.Header.Set("Authorization", "Bearer "+d.BotToken())
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		var out struct {
			OK    *bool
			Error string
		}
		if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || out.OK == nil || *out.OK == (out.Error != "") {
			t.Fatalf("%s: %d %s", method, answer.Code, answer.Body)
		}
		page := httptest.NewRecorder()
		request = httptest.NewRequest(http.MethodGet, "/?c=C0NEWSDESK", nil)
		request.Host = "localhost"
		handler.ServeHTTP(page, request)
		if !strings.Contains(page.Body.String(), "</html>") {
			t.Fatal("the page is no longer drawn")
		}
	})
}

func isPrint(s string) bool {
	for _, r := range s {
		if r <= ' ' || r > '~' {
			return false
		}
	}
	return true
}
