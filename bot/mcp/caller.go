package mcp

import (
	"context"
	"encoding/json"
	"errors"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Signed is a request that Slack has signed.
type Signed interface {
	// Reader returns what may be read to the person whom Slack names in it. An
	// error that is a Refusal is told as it is.
	Reader(ctx context.Context, user, team, enterprise string) (news.Reader, error)
}

// WithSigned returns the context of a request that Slack has signed: whoever calls
// within it is the person whom the request names.
func WithSigned(ctx context.Context, s Signed) context.Context {
	return context.WithValue(ctx, signedKey{}, s)
}

type signedKey struct{}

// Place is where the ledger says that the tools' answers went when nobody in
// particular called them. Of a person in Slack it is this with /TEAM/USER.
const Place say.Place = "mcp"

// caller is who calls a tool: whoever has the token or has started the program, or a
// person in Slack.
type caller struct {
	reader news.Reader
	place  say.Place
	// fit becomes true when the arguments have reached the tool.
	fit *bool
}

// slackMeta is where Slack says who asks, in the _meta of a call's parameters.
const slackMeta = "slack"

// Whoever says that they are somebody in Slack must prove it.
var (
	errUnproved = Refusal("The request says which person in Slack asks, but Slack has not signed it. Such requests are taken over HTTP with Slack's signature only.")
	errNobody   = Refusal("Slack has signed the request, but it does not say which person of which workspace asks: _meta.slack needs a user_id and a team_id.")
	errUnknown  = Refusal("Who asks could not be made out with Slack. Try again.")
)

// callerOf returns who makes the call. Nobody becomes a person by saying so: only
// what Slack has signed is believed.
func (s *Server) callerOf(ctx context.Context, meta sdk.Meta) (caller, error) {
	told, named := meta[slackMeta]
	signed, _ := ctx.Value(signedKey{}).(Signed)
	switch {
	case signed == nil && named:
		return caller{}, errUnproved
	case signed == nil:
		return caller{reader: news.Reader{At: s.o.Now().In(s.o.Zone)}, place: Place}, nil
	}
	var who struct {
		User       string `json:"user_id"`
		Team       string `json:"team_id"`
		Enterprise string `json:"enterprise_id"`
	}
	raw, err := json.Marshal(told)
	if err != nil || json.Unmarshal(raw, &who) != nil || who.User == "" || who.Team == "" {
		return caller{}, errNobody
	}
	reader, err := signed.Reader(ctx, who.User, who.Team, who.Enterprise)
	if err != nil {
		if !errors.As(err, new(Refusal)) && ctx.Err() == nil {
			s.o.Log.Error("who asks is not known", "err", err)
			return caller{}, errUnknown
		}
		return caller{}, err
	}
	return caller{reader: reader, place: Place + say.Place("/"+who.Team+"/"+who.User)}, nil
}

type callerKey struct{}

// from is who makes the call of the context.
func from(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}
