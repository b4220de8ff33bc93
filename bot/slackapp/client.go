package slackapp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// callTime bounds one call of the Web API. Slack promises no time; its own
// clients wait for 30 seconds by default, and posts were seen to take ten.
const callTime = 30 * time.Second

// Client calls Slack. It is the bot's messenger.
type Client struct {
	api   *slack.Client
	files *slack.Client // reads files; see fileClient
	http  *http.Client
	gates *gates
	opts  Options

	mu       sync.Mutex
	self     identity
	app      string                    // its id; see ownApp
	arrived  map[string]map[int]string // by key, the parts that find saw: their timestamps
	audience audiences
}

// identity is who the app is in its workspace, the organisation that the workspace
// is of, if any, and the workspace's address, which ends with "/".
type identity struct{ team, enterprise, user, bot, url string }

// NewClient returns a client for the workspace of the bot token.
func NewClient(o Options) *Client {
	o = o.withDefaults()
	return &Client{
		api:   slack.New(o.BotToken, slack.OptionAPIURL(o.APIURL), slack.OptionHTTPClient(o.HTTPClient)),
		files: fileClient(o),
		http:  o.HTTPClient,
		gates: &gates{now: o.Now, wait: o.Wait, all: map[string]*gate{}},
		opts:  o, arrived: map[string]map[int]string{},
	}
}

// identify returns who the app is, asking Slack the first time.
func (c *Client) identify(ctx context.Context) (identity, error) {
	c.mu.Lock()
	self := c.self
	c.mu.Unlock()
	if self.user != "" {
		return self, nil
	}
	err := c.gates.pass(ctx, "auth.test", func() error {
		answer, err := c.api.AuthTestContext(ctx)
		if err == nil {
			self = identity{team: answer.TeamID, enterprise: answer.EnterpriseID, user: answer.UserID, bot: answer.BotID, url: strings.TrimSuffix(answer.URL, "/") + "/"}
		}
		return err
	})
	if err != nil {
		return identity{}, fmt.Errorf("asking Slack who this is: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.self = self
	return self, nil
}

// Send posts the answer and returns the address of its first message,
// CHANNEL/TIMESTAMP. Parts that Find has seen are not posted again.
func (c *Client) Send(ctx context.Context, key string, to say.Place, m answer.Message) (string, error) {
	w, ok := readPlace(to)
	if !ok {
		return "", fmt.Errorf("place %q is not in Slack", to)
	}
	posts, ok := lay(m, renderOptions{key: key, private: w.private(), zone: c.opts.Zone})
	if !ok {
		return "", fmt.Errorf("Slack cannot show a %T", m)
	}
	return c.post(ctx, key, w, posts)
}

// post sends the parts of a message in their order.
func (c *Client) post(ctx context.Context, key string, to where, parts []message) (string, error) {
	seen := c.seen(key)
	c.mu.Lock()
	delete(c.arrived, key)
	c.mu.Unlock()
	first := ""
	for i, part := range parts {
		ts, known := seen[i]
		if !known {
			var err error
			at := to
			if part.below && !to.private() {
				at.thread = cmp.Or(to.thread, strings.TrimPrefix(first, to.channel+"/"))
			}
			if ts, err = c.postPart(ctx, at, part, mark{key: key, part: i, parts: len(parts)}); err != nil {
				return "", fmt.Errorf("part %d of %d: %w", i+1, len(parts), err)
			}
		}
		if i == 0 {
			first = to.channel + "/" + ts
		}
	}
	return first, nil
}

// seen returns the parts of the message of the key that are known to be there.
func (c *Client) seen(key string) map[int]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.arrived[key]
}

// saw notes that a part of the message of the key is there.
func (c *Client) saw(key string, part int, ts string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.arrived[key] == nil {
		c.arrived[key] = map[int]string{}
	}
	c.arrived[key][part] = ts
}

// postPart posts one message: with its blocks, or as plain text when Slack
// refuses them. A refusal is certain, so that nothing is posted twice.
func (c *Client) postPart(ctx context.Context, to where, part message, m mark) (ts string, err error) {
	if ts, err = c.postOne(ctx, to, part.text, part.blocks, m); !isBadContent(err) {
		return ts, err
	}
	c.opts.Log.WarnContext(ctx, "Slack refused the blocks of a message; it is sent as plain text", "key", m.key, "error", codeOf(err))
	return c.postOne(ctx, to, part.plain, nil, m)
}

func (c *Client) postOne(ctx context.Context, to where, text string, blocks []slack.Block, m mark) (ts string, err error) {
	if to.response != "" {
		if err := c.respond(ctx, to, text, blocks); !errors.Is(err, errGone) {
			return "", err
		}
		to = where{channel: to.user} // Slack takes a person for their conversation with the app
	}
	options := []slack.MsgOption{
		slack.MsgOptionText(text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if len(blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(blocks...))
	}
	if to.private() && to.thread != "" {
		options = append(options, slack.MsgOptionTS(to.thread))
	}
	if to.private() {
		err = c.gates.pass(ctx, "chat.postEphemeral/"+to.channel, func() error {
			ts, err = c.api.PostEphemeralContext(ctx, to.channel, to.user, options...)
			return err
		})
		return ts, err
	}
	options = append(options, slack.MsgOptionMetadata(m.metadata()))
	if to.thread != "" {
		options = append(options, slack.MsgOptionTS(to.thread))
	}
	err = c.gates.pass(ctx, "chat.postMessage/"+to.channel, func() error {
		_, ts, err = c.api.PostMessageContext(ctx, to.channel, options...)
		return err
	})
	return ts, err
}

// respond answers at the address that came with a command or a button. Only
// the person who used it sees the answer. The error wraps errGone when the
// address is no longer good.
func (c *Client) respond(ctx context.Context, to where, text string, blocks []slack.Block) error {
	no := false
	body := &slack.WebhookMessage{Text: text, ResponseType: slack.ResponseTypeEphemeral, UnfurlLinks: &no, UnfurlMedia: &no}
	if len(blocks) > 0 {
		body.Blocks = &slack.Blocks{BlockSet: blocks}
	}
	err := c.gates.pass(ctx, "response/"+to.channel, func() error {
		return slack.PostWebhookCustomHTTPContext(ctx, to.response, c.http, body)
	})
	switch statusOf(err) {
	case http.StatusNotFound, http.StatusGone:
		return fmt.Errorf("the response address: %w", errGone)
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge:
		return slack.SlackErrorResponse{Err: "invalid_blocks"}
	}
	return err
}
