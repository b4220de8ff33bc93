package slackapp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Why a request that says it comes from Slack is not taken.
var (
	// ErrNoSecret says that there is no signing secret to check it with.
	ErrNoSecret = errors.New("there is no signing secret")
	// ErrUnsigned says that the signature is missing, wrong, or older than five
	// minutes.
	ErrUnsigned = errors.New("the signature is not that of Slack for this request, or is older than five minutes")
	// ErrRepeated says that it was taken before.
	ErrRepeated = errors.New("the signed request was taken before")
	// ErrForeign says that it is for people of another workspace.
	ErrForeign = errors.New("the signed request is for another workspace")
	// ErrNobody says that it does not name a person and a workspace.
	ErrNobody = errors.New("the signed request does not name who asks")
)

// Signed is a request over HTTP that Slack has signed and that is answered
// elsewhere than in Slack. Slack's own assistant makes such requests
// (https://docs.slack.dev/ai/slackbot-mcp-client), and names in them who asks.
type Signed struct {
	app       *App
	signature string

	once  sync.Once
	first bool  // no earlier request had the signature
	fault error // it is not known
}

// ReadSigned reads the body of a request of at most 1 MB and checks that Slack has
// signed it. Its error wraps ErrNoSecret or ErrUnsigned, or says why the body could
// not be read.
func (a *App) ReadSigned(w http.ResponseWriter, r *http.Request) (*Signed, []byte, error) {
	if a.opts.SigningSecret == "" {
		return nil, nil, ErrNoSecret
	}
	verifier, err := slack.NewSecretsVerifier(r.Header, a.opts.SigningSecret)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrUnsigned, err)
	}
	if !hasForm(r.Header) {
		return nil, nil, ErrUnsigned
	}
	ctx, cancel := context.WithTimeout(r.Context(), takeTime)
	defer cancel()
	body, done, err := a.room.read(ctx, w, r)
	if err != nil {
		return nil, nil, fmt.Errorf("reading a signed request: %w", err)
	}
	defer done()
	if !signed(verifier, body) {
		return nil, nil, ErrUnsigned
	}
	return &Signed{app: a, signature: r.Header.Get("X-Slack-Signature")}, bytes.Clone(body), nil
}

// Reader returns what may be read to the person, who is the only one to see the
// answer: the same as in a direct message. enterprise may be empty. Its error wraps
// ErrNobody, ErrForeign, or ErrRepeated where an earlier request with the same
// signature has asked; all that one request asks is asked once.
func (s *Signed) Reader(ctx context.Context, user, team, enterprise string) (news.Reader, error) {
	if user == "" || team == "" {
		return news.Reader{}, ErrNobody
	}
	self, err := s.app.client.identify(ctx)
	if err != nil {
		return news.Reader{}, err
	}
	if team != self.team || enterprise != "" && self.enterprise != "" && enterprise != self.enterprise {
		return news.Reader{}, ErrForeign
	}
	s.once.Do(func() { s.first, s.fault = s.app.isFirst(ctx, s.signature) })
	if s.fault != nil {
		return news.Reader{}, s.fault
	}
	if !s.first {
		return news.Reader{}, ErrRepeated
	}
	return s.app.client.reader(ctx, request{User: user, Private: true}), nil
}
