package slackapp

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"time"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// rightsLife is how long what Slack said about a channel or a person is
// relied on.
const rightsLife = time.Minute

// mostMembers is the largest channel whose members are looked at one by one.
// A larger one reads the open articles only.
const mostMembers = 200

// audiences remembers what Slack said, guarded by the client's lock.
type audiences struct {
	channels map[string]channelFacts
	people   map[string]personFacts
}

// channelFacts is what decides about a channel.
type channelFacts struct {
	asked time.Time
	// closed says that it is a private channel of this workspace alone.
	closed  bool
	members []string
}

// reader returns what may be read to everybody who will see the answer. The
// open articles may be read to all. A collection may be read in the private
// channels that were named for it, if all members are full members of the
// workspace, and to each of those members alone. Where Slack does not say
// clearly who reads along, and when it does not answer, it is the open
// articles only.
func (c *Client) reader(ctx context.Context, r request) news.Reader {
	reader := news.Reader{At: c.opts.Now().In(c.opts.Zone)}
	if r.Shared || len(c.opts.Collections) == 0 {
		return reader
	}
	for name := range c.opts.Collections {
		if c.mayReadOne(ctx, r, name, rightsLife) {
			reader.Collections = append(reader.Collections, name)
		}
	}
	sort.Strings(reader.Collections)
	reader.Still = func(ctx context.Context) bool {
		return !slices.ContainsFunc(reader.Collections, func(name string) bool { return !c.mayReadOne(ctx, r, name, 0) })
	}
	return reader
}

// mayReadOne reports whether the collection may be read to those who see the answer
// to the request, by what Slack said of its channels within that time; 0 asks
// Slack.
func (c *Client) mayReadOne(ctx context.Context, r request, collection string, within time.Duration) bool {
	for _, channel := range c.opts.Collections[collection] {
		may, err := c.mayRead(ctx, r, channel, within)
		if err != nil {
			c.opts.Log.WarnContext(ctx, "who reads along is not known; open articles only", "channel", channel, "error", codeOf(err))
		}
		if may && err == nil {
			return true
		}
	}
	return false
}

// forget has Slack asked anew about a channel and a person: who is in the channel
// has changed.
func (c *Client) forget(channel, person string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.audience.channels, channel)
	delete(c.audience.people, person)
}

// ChannelReader stands for everybody who reads in the channel.
func (c *Client) ChannelReader(ctx context.Context, channel say.Place) (news.Reader, error) {
	w, ok := readPlace(channel)
	if !ok {
		return news.Reader{}, fmt.Errorf("place %q is not in Slack", channel)
	}
	return c.reader(ctx, request{Channel: w.channel}), nil
}

// mayRead reports whether what the channel may read may be read to those who
// see the answer to the request.
func (c *Client) mayRead(ctx context.Context, r request, channel string, within time.Duration) (bool, error) {
	alone := r.DM || r.Private
	if !alone && r.Channel != channel {
		return false, nil
	}
	facts, err := c.channel(ctx, channel, within)
	if err != nil || !facts.closed {
		return false, err
	}
	if alone {
		person, err := c.person(ctx, r.User)
		return person.full && slices.Contains(facts.members, r.User), err
	}
	for _, member := range facts.members {
		if person, err := c.person(ctx, member); err != nil || !person.full {
			return false, err
		}
	}
	return true, nil
}

// channel asks Slack about a channel, or remembers what it said within that time.
func (c *Client) channel(ctx context.Context, id string, within time.Duration) (channelFacts, error) {
	c.mu.Lock()
	facts, known := c.audience.channels[id]
	c.mu.Unlock()
	if known && c.opts.Now().Sub(facts.asked) < within {
		return facts, nil
	}
	info, err := c.info(ctx, id)
	if err != nil {
		return channelFacts{}, err
	}
	facts = channelFacts{asked: c.opts.Now(), closed: info.closed}
	if facts.closed {
		if facts.members, err = c.members(ctx, id); err != nil {
			return channelFacts{}, fmt.Errorf("members of channel %s: %w", id, err)
		}
		facts.closed = facts.members != nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.audience.channels == nil {
		c.audience.channels = map[string]channelFacts{}
	}
	c.audience.channels[id] = facts
	return facts, nil
}

// members returns the people in the channel, this app left out; nil when
// there are more than mostMembers.
func (c *Client) members(ctx context.Context, id string) ([]string, error) {
	self, err := c.identify(ctx)
	if err != nil {
		return nil, err
	}
	all := []string{}
	for cursor := ""; ; {
		var page []string
		err := c.gates.pass(ctx, "conversations.members", func() error {
			var err error
			page, cursor, err = c.api.GetUsersInConversationContext(ctx, &slack.GetUsersInConversationParameters{
				ChannelID: id, Cursor: cursor, Limit: mostMembers + 1,
			})
			return err
		})
		if err != nil {
			return nil, err
		}
		if all = append(all, page...); len(all) > mostMembers {
			return nil, nil
		}
		if cursor == "" {
			return slices.DeleteFunc(all, func(user string) bool { return user == self.user }), nil
		}
	}
}
