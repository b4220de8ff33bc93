package slackapp

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// errSchedule says what a schedule lacks; it is shown.
type errSchedule string

func (e errSchedule) Error() string { return string(e) }

// readSchedule reads when a digest comes and what it is about, as people write
// it: "08:30 weekdays, quiet", "8.30 pm London, courts", "mon-fri 7:00
// Europe/Kyiv". What says when and how stands in any order at the beginning or
// the end of a part between commas; the rest of each part is a topic.
func readSchedule(words string) (s digest.Subscription, err error) {
	var topics []string
	timed := false
	for part := range strings.SplitSeq(oneLine(words), ",") {
		for again := true; again; {
			if part, again, err = readWord(strings.TrimSpace(part), &s, &timed, len(topics) == 0); err != nil {
				return s, err
			}
		}
		if part != "" {
			topics = append(topics, part)
		}
	}
	if !timed {
		return s, errSchedule("Please give a time of day such as 08:30 or 8:30 pm.")
	}
	var left int
	if s.Topics, left = readTopics(strings.Join(topics, ",")); left > 0 {
		return s, errSchedule(fmt.Sprintf("Please name %d topics at most.", mostTopics))
	}
	return s, nil
}

// What stands in a schedule at the beginning of a part; the last also at its
// end.
var (
	clockWord = regexp.MustCompile(`(?i)^(?:at\s+)?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s|$)`)
	zoneWord  = regexp.MustCompile(`(?i)^(?:in\s+)?([a-z]+(?:[/_-][a-z]+)+|(?:utc|gmt)[+-]\d{1,2}(?::\d\d)?|[a-z]{2,4})(?:\s+time)?(?:\s|$)`)
	firstWord = lexicon.ExpressionOf("schedule", "firstword")
	lastWord  = lexicon.ExpressionOf("schedule", "lastword")
	otherDays = lexicon.ExpressionOf("schedule", "otherdays")
)

// readWord reads what stands first or last in a part, and returns the part
// without it. again is false when there is nothing more to read. A city counts
// as a zone only before any topic: "London" may be one.
func readWord(part string, s *digest.Subscription, timed *bool, early bool) (rest string, again bool, err error) {
	if m := clockWord.FindStringSubmatch(part); m != nil && !*timed && (m[2] != "" || m[3] != "") {
		*timed = true
		err = setClock(s, m)
		return part[len(m[0]):], true, err
	}
	for _, pattern := range []*regexp.Regexp{firstWord(), lastWord()} {
		at := pattern.FindStringSubmatchIndex(part)
		if at == nil {
			continue
		}
		s.Rule.Weekdays = s.Rule.Weekdays || at[4] >= 0
		s.Quiet = s.Quiet || at[6] >= 0
		return part[:at[0]] + part[at[1]:], true, nil
	}
	if otherDays().MatchString(part) {
		return part, false, errSchedule("A digest comes every day or on weekdays.")
	}
	if s.Rule.Zone == nil && part != "" {
		if m := zoneWord.FindStringSubmatch(part); m != nil {
			if zone, err := zoneCalled(m[1]); zone != nil || err != nil {
				s.Rule.Zone = zone
				return part[len(m[0]):], true, err
			}
		}
		if zone := zoneOfCity(part); early && zone != nil {
			s.Rule.Zone = zone
			return "", false, nil
		}
	}
	return part, false, nil
}

// setClock sets the time of day that the match of clockWord gives.
func setClock(s *digest.Subscription, m []string) error {
	hour, err := strconv.Atoi(m[1])
	if err != nil {
		return err
	}
	minute, err := strconv.Atoi(cmp.Or(m[2], "0"))
	if err != nil {
		return err
	}
	if half := strings.ToLower(m[3]); half != "" {
		if hour < 1 || hour > 12 {
			return errSchedule("Please give a time of day such as 08:30 or 8:30 pm.")
		}
		if hour %= 12; half[0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return errSchedule("Please give a time of day such as 08:30 or 8:30 pm.")
	}
	s.Rule.Hour, s.Rule.Minute = hour, minute
	return nil
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
func (a *App) schedule(s digest.Subscription) string {
	return "This channel gets a digest " + a.when(s)
}

// when is what schedule says, without its beginning.
func (a *App) when(s digest.Subscription) string {
	days := "every day"
	if s.Rule.Weekdays {
		days = "from Monday to Friday"
	}
	text := fmt.Sprintf("%s at %02d:%02d, %s.", days, s.Rule.Hour, s.Rule.Minute, shownZone(s.Rule.Zone))
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
