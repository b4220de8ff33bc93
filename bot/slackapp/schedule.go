package slackapp

import (
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
			if s.Rule.Zone, err = readZone(word); err != nil {
				return s, err
			}
		default:
			var left int
			if s.Topics, left = readTopics(rest); left > 0 {
				return s, errSchedule(fmt.Sprintf("Please name %d topics at most.", mostTopics))
			}
			return s, nil
		}
		rest = strings.TrimSpace(after)
	}
	return s, nil
}

// readZone reads the name of a time zone. Its error is shown.
func readZone(name string) (*time.Location, error) {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, errSchedule("I know no time zone of that name; one is called Europe/London.")
	}
	return zone, nil
}

// readTopics reads topics with commas between. left is how many there are
// over mostTopics.
func readTopics(text string) (topics []string, left int) {
	for _, topic := range strings.Split(text, ",") {
		if topic = strings.Trim(oneLine(topic), ` "“”„`); topic == "" {
			continue
		}
		if len(topics) == mostTopics {
			left++
			continue
		}
		topics = append(topics, shorten(topic, headlineMax))
	}
	return topics, left
}

// mostTopics is how many topics a channel has.
const mostTopics = 10

// schedule says when the digest of the channel comes.
func (a *App) schedule(s bot.Subscription) string { return "This channel gets a digest " + a.when(s) }

// when is what schedule says, without its beginning.
func (a *App) when(s bot.Subscription) string {
	days := "every day"
	if s.Rule.Weekdays {
		days = "from Monday to Friday"
	}
	text := fmt.Sprintf("%s at %02d:%02d, %s.", days, s.Rule.Hour, s.Rule.Minute, s.Rule.Zone)
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
