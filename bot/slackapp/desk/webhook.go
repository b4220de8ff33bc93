package desk

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
)

// post delivers e to the app's request URL, signed as
// https://docs.slack.dev/authentication/verifying-requests-from-slack says.
func (d *Desk) post(e *envelope) {
	ctx, cancel := context.WithTimeout(d.stopped, ackLife)
	defer cancel()
	body, kind := e.webhookBody()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.workspace.App.RequestURL, bytes.NewReader(body))
	if err != nil {
		return // an impossible address: the envelope runs into its timeout
	}
	request.Header.Set("Content-Type", kind)
	if e.attempt > 0 {
		request.Header.Set("X-Slack-Retry-Num", strconv.Itoa(e.attempt))
		request.Header.Set("X-Slack-Retry-Reason", "http_"+e.reason)
	}
	d.sign(request, body)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, bodyLimit))
	if err != nil || response.StatusCode/100 != 2 {
		d.refusedByApp(e, response)
		return
	}
	if !json.Valid(answer) {
		answer, _ = json.Marshal(map[string]any{"text": string(answer)})
	}
	d.acknowledge(e.id, answer, nil)
}

// refusedByApp fails an envelope at once, and for good when the app says so.
func (d *Desk) refusedByApp(e *envelope, response *http.Response) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.pending[e.id] == nil {
		return
	}
	delete(d.pending, e.id)
	if response.Header.Get("X-Slack-No-Retry") == "1" {
		e.retries = false
	}
	d.failed(e, "error", ErrTimeout, d.now())
}

// sign adds the timestamp and the v0 signature over it and the body.
func (d *Desk) sign(r *http.Request, body []byte) {
	stamp := strconv.FormatInt(d.now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(d.workspace.App.SigningSecret))
	_, _ = fmt.Fprintf(mac, "v0:%s:%s", stamp, body) // a hash never fails
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
}

// webhookBody is the payload in the form that HTTP delivery uses for its kind.
func (e *envelope) webhookBody() (body []byte, contentType string) {
	const form = "application/x-www-form-urlencoded"
	switch e.kind {
	case "slash_commands":
		values := url.Values{}
		for name, value := range e.payload {
			values.Set(name, fmt.Sprint(value))
		}
		return []byte(values.Encode()), form
	case "interactive":
		return []byte(url.Values{"payload": {string(e.raw)}}.Encode()), form
	}
	return e.raw, "application/json"
}
