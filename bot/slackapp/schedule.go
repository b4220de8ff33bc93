package slackapp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/daily"
)

// errSchedule says what a schedule lacks; it is shown.
type errSchedule string

func (e errSchedule) Error() string { return string(e) }

// readSchedule reads "08:30 [zone] [weekdays] [quiet] [topic, topic]".
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
		case strings.EqualFold(word, "quiet"):
			s.Quiet = true
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

// schedule says when the digest of the channel comes.
func (a *App) schedule(s bot.Subscription) string {
	days := "every day"
	if s.Rule.Weekdays {
		days = "from Monday to Friday"
	}
	text := fmt.Sprintf("This channel gets a digest %s at %02d:%02d, %s.", days, s.Rule.Hour, s.Rule.Minute, s.Rule.Zone)
	_, next := s.Rule.Next(a.opts.Now())
	text += " The next one: " + next.In(s.Rule.Zone).Format("Monday, 2 Jan 2006 15:04 MST") + "."
	if s.Quiet {
		text += " When nothing is new, I say nothing."
	}
	if len(s.Topics) > 0 {
		text += " First what is about: " + strings.Join(s.Topics, ", ") + "."
	}
	return text
}
