package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Digester makes digests and says them: *bot.Editor.
type Digester interface {
	Digest(ctx context.Context, r bot.DigestRequest) (bot.Digest, error)
}

// Schedule keeps when each channel gets its digest.
type Schedule interface {
	// Subscription returns that of the channel, if it is switched on.
	Subscription(ctx context.Context, channel bot.Place) (s bot.Subscription, on bool, err error)
	// Subscribe switches it on, or changes it.
	Subscribe(ctx context.Context, s bot.Subscription, person string) error
	// Unsubscribe switches it off and reports whether it was on.
	Unsubscribe(ctx context.Context, channel bot.Place, person string) (was bool, err error)
}

// Marks keeps what people think of stories: "more", "less" or "not_news".
type Marks interface {
	MarkStory(ctx context.Context, channel, person, mark string, articles []news.ArticleID, at time.Time) error
}

// wantDigest asks for something about the channel's digest; the text says what.
const wantDigest = "digest"

// digestUsage explains the command.
const digestUsage = commandName + " digest on 08:30 [Europe/London] [weekdays] [topics, with commas between] switches a daily digest on; " +
	"digest off, digest status, digest preview and digest now do what they say."

const (
	noDigestText  = "This channel has no daily digest. " + digestUsage
	wasOffText    = "This channel had no daily digest."
	offText       = "The daily digest of this channel is off."
	markedText    = "Noted for the next digests of this channel."
	notMarkedText = "I could not note that. Please try again."
)

// isDigest reports whether the words after "digest" are a command, rather than
// a question that begins with that word.
func isDigest(rest string) bool {
	first, _, _ := strings.Cut(rest, " ")
	switch strings.ToLower(first) {
	case "", "on", "off", "now", "preview", "status":
		return true
	}
	return false
}

// digest does what the command says with the digest of its channel.
func (a *App) digest(ctx context.Context, r request, attempt int) error {
	verb, rest, _ := strings.Cut(r.Text, " ")
	channel := where{channel: r.Channel}.place()
	reply := func(text string) error { return a.post(ctx, r, literally(text), attempt > 1) }
	if a.opts.Schedule == nil || a.opts.Digester == nil {
		return reply("There are no digests here.")
	}
	switch strings.ToLower(verb) {
	case "on":
		return a.digestOn(ctx, r, channel, rest, reply)
	case "off":
		was, err := a.opts.Schedule.Unsubscribe(ctx, channel, r.User)
		if err != nil {
			return err
		}
		if !was {
			return reply(wasOffText)
		}
		return reply(offText)
	case "now", "preview":
		return a.digestNow(ctx, r, channel, strings.ToLower(verb) == "preview")
	}
	s, on, err := a.opts.Schedule.Subscription(ctx, channel)
	if err != nil {
		return err
	}
	if !on {
		return reply(noDigestText)
	}
	return reply(a.schedule(s))
}

// digestOn switches the digest on as the words say.
func (a *App) digestOn(ctx context.Context, r request, channel bot.Place, words string, reply func(string) error) error {
	s, err := readSchedule(words)
	if err != nil {
		return reply(err.Error() + " " + digestUsage)
	}
	if s.Rule.Zone == nil {
		s.Rule.Zone = a.client.zoneOf(ctx, r.User, a.opts.Zone)
	}
	s.Channel = channel
	if err := a.opts.Schedule.Subscribe(ctx, s, r.User); err != nil {
		return err
	}
	return reply(a.schedule(s))
}

// schedule says when the digest of the channel comes.
func (a *App) schedule(s bot.Subscription) string {
	days := "every day"
	if s.Rule.Weekdays {
		days = "from Monday to Friday"
	}
	text := fmt.Sprintf("This channel gets a digest %s at %02d:%02d, %s.", days, s.Rule.Hour, s.Rule.Minute, s.Rule.Zone)
	_, next := s.Rule.Next(a.opts.Now())
	text += " The next one: " + next.In(s.Rule.Zone).Format("Monday, 2 Jan 2006 15:04 MST") + "."
	if len(s.Topics) > 0 {
		text += " First what is about: " + strings.Join(s.Topics, ", ") + "."
	}
	return text
}

// digestNow makes a digest at once: for all of the channel, or as a preview
// for the person who asked.
func (a *App) digestNow(ctx context.Context, r request, channel bot.Place, preview bool) error {
	working, end := a.sessions.begin(ctx, r)
	defer end()
	s, _, err := a.opts.Schedule.Subscription(working, channel)
	if err != nil {
		return err
	}
	open := r
	open.Private, open.Response = false, ""
	request := bot.DigestRequest{ID: r.ID, Place: channel, Channel: channel, Reader: a.client.reader(working, open), Topics: s.Topics}
	if preview {
		alone := r
		alone.Private = true
		request.Place = alone.where().place()
	}
	if _, err := a.opts.Digester.Digest(working, request); err != nil {
		return err
	}
	a.counts.answered.Add(1)
	return nil
}

// errSchedule says what a schedule lacks; it is shown.
type errSchedule string

func (e errSchedule) Error() string { return string(e) }

// readSchedule reads "08:30 [zone] [weekdays] [topic, topic]".
func readSchedule(words string) (s bot.Subscription, err error) {
	clock, rest, _ := strings.Cut(strings.TrimSpace(words), " ")
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return s, errSchedule("Please give a time of day such as 08:30.")
	}
	s.Rule = daily.Rule{Hour: at.Hour(), Minute: at.Minute()}
	for rest != "" {
		word, after, _ := strings.Cut(rest, " ")
		switch {
		case strings.EqualFold(word, "weekdays"):
			s.Rule.Weekdays = true
		case s.Rule.Zone == nil && (strings.Contains(word, "/") || word == "UTC"):
			if s.Rule.Zone, err = time.LoadLocation(word); err != nil {
				return s, errSchedule("I know no time zone of that name; one is called Europe/London.")
			}
		default:
			for _, topic := range strings.Split(rest, ",") {
				if topic = strings.Trim(oneLine(topic), ` "“”„`); topic != "" && len(s.Topics) < mostTopics {
					s.Topics = append(s.Topics, shorten(topic, headlineMax))
				}
			}
			return s, nil
		}
		rest = strings.TrimSpace(after)
	}
	return s, nil
}

// mostTopics is how many topics a channel has.
const mostTopics = 10

// zoneOf asks Slack for a person's time zone; otherwise is used when it does
// not tell.
func (c *Client) zoneOf(ctx context.Context, user string, otherwise *time.Location) *time.Location {
	zone := otherwise
	err := c.gates.pass(ctx, "users.info", func() error {
		u, err := c.api.GetUserInfoContext(ctx, user)
		if err == nil && u.TZ != "" {
			if known, err := time.LoadLocation(u.TZ); err == nil {
				zone = known
			}
		}
		return err
	})
	if err != nil {
		c.opts.Log.WarnContext(ctx, "a person's time zone is not known", "user", user, "error", codeOf(err))
	}
	return zone
}

// literally is a message in which nothing is markup.
func literally(text string) message {
	return message{text: escape(text), plain: escape(text), blocks: []slack.Block{sentence(text)}}
}

// markStory writes down what a person thinks of a story of a digest.
func (a *App) markStory(ctx context.Context, in interaction, action, key string) error {
	raw, _, err := a.opts.History.Said(ctx, key)
	if err != nil {
		return err
	}
	var record bot.Record
	mark, number := "more", strings.TrimPrefix(action, actionMore)
	if rest, ok := strings.CutPrefix(action, actionLess); ok {
		mark, number = "less", rest
	}
	if rest, ok := strings.CutPrefix(action, actionNotNews); ok {
		mark, number = "not_news", rest
	}
	n, err := strconv.Atoi(number)
	if err = errors.Join(err, json.Unmarshal(raw, &record)); err != nil || record.Answer.Edition == nil || a.opts.Marks == nil {
		a.aside(func(ctx context.Context) error { return a.client.whisper(ctx, in, notMarkedText) })
		return nil
	}
	for _, s := range record.Answer.Stories {
		if s.N != n {
			continue
		}
		var articles []news.ArticleID
		for _, id := range s.Articles {
			articles = append(articles, news.ArticleID(id))
		}
		if err := a.opts.Marks.MarkStory(ctx, string(where{channel: in.Channel.ID}.place()), in.User.ID, mark, articles, a.opts.Now()); err != nil {
			return err
		}
	}
	a.aside(func(ctx context.Context) error { return a.client.whisper(ctx, in, markedText) })
	return nil
}

// ChannelReader stands for everybody who reads in the channel.
func (c *Client) ChannelReader(ctx context.Context, channel bot.Place) (news.Reader, error) {
	w, ok := readPlace(channel)
	if !ok {
		return news.Reader{}, fmt.Errorf("place %q is not in Slack", channel)
	}
	return c.reader(ctx, request{Channel: w.channel}), nil
}
