package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/pullquote/pullquote/bot/mcp"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mcpGate stands before the tools over HTTP. Those who show the token come in, and
// those for whom Slack has signed the request; others learn why not.
type mcpGate struct {
	token string // empty: nobody has one
	slack *slackapp.App
	to    http.Handler
}

// What is told of requests that are not taken.
const (
	gateNoToken  = "The token is missing or wrong. Send it as Authorization: Bearer."
	gateTokenOff = "No token is taken here: MCP_TOKEN is not set. Only requests that Slack has signed are."
	gateNoSecret = "Requests that Slack has signed are not taken here: SLACK_SIGNING_SECRET is not set."
	gateUnsigned = "The signature is not that of Slack for this request, or the request is older than five minutes."
	gateTooLong  = "The request is too long."
	gateUnread   = "The request could not be read."
	gateForeign  = mcp.Refusal("The person is of another workspace, whose people are not answered from this archive.")
	gateRepeated = mcp.Refusal("The signed request was taken before. Make a new one.")
	gateNobody   = mcp.Refusal("The signed request does not say which person of which workspace asks.")
)

// ServeHTTP implements http.Handler. What carries a signature of Slack is taken for
// the person that it names and in no other way, whatever else it shows.
func (g mcpGate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if len(r.Header.Values("X-Slack-Signature")) > 0 {
		g.bySlack(w, r)
		return
	}
	if g.token == "" {
		refuseCall(w, http.StatusUnauthorized, gateTokenOff)
		return
	}
	want := sha256.Sum256([]byte(g.token))
	shown, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	got := sha256.Sum256([]byte(shown)) // of one length, so that the time tells nothing
	if !ok || len(r.Header.Values("Authorization")) != 1 || subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
		w.Header().Set("WWW-Authenticate", "Bearer")
		refuseCall(w, http.StatusUnauthorized, gateNoToken)
		return
	}
	g.to.ServeHTTP(w, r)
}

// bySlack takes a request that Slack has signed.
func (g mcpGate) bySlack(w http.ResponseWriter, r *http.Request) {
	signed, body, err := g.slack.ReadSigned(w, r)
	switch {
	case errors.Is(err, slackapp.ErrNoSecret):
		refuseCall(w, http.StatusUnauthorized, gateNoSecret)
		return
	case errors.Is(err, slackapp.ErrUnsigned):
		refuseCall(w, http.StatusUnauthorized, gateUnsigned)
		return
	case errors.As(err, new(*http.MaxBytesError)):
		refuseCall(w, http.StatusRequestEntityTooLarge, gateTooLong)
		return
	case err != nil:
		refuseCall(w, http.StatusBadRequest, gateUnread)
		return
	}
	r = r.WithContext(mcp.WithSigned(r.Context(), fromSlack{signed}))
	r.Body = io.NopCloser(bytes.NewReader(body))
	g.to.ServeHTTP(w, r)
}

// refuseCall tells of a request that is not taken, as an error of the protocol.
func refuseCall(w http.ResponseWriter, status int, says string) {
	type fault struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(struct { // it failed when the client has gone
		Version string `json:"jsonrpc"`
		ID      *int   `json:"id"`
		Error   fault  `json:"error"`
	}{"2.0", nil, fault{invalidRequest, says}})
}

// invalidRequest is what JSON-RPC calls a request that is none.
const invalidRequest = -32600

// fromSlack is a signed request as the tools read it.
type fromSlack struct{ request *slackapp.Signed }

// Reader implements mcp.Signed.
func (f fromSlack) Reader(ctx context.Context, user, team, enterprise string) (news.Reader, error) {
	reader, err := f.request.Reader(ctx, user, team, enterprise)
	switch {
	case errors.Is(err, slackapp.ErrForeign):
		err = gateForeign
	case errors.Is(err, slackapp.ErrRepeated):
		err = gateRepeated
	case errors.Is(err, slackapp.ErrNobody):
		err = gateNobody
	}
	return reader, err
}
