package slackapp

import (
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/slack-go/slack"
)

// The ids of the form that sets up the digest of a channel. Each input stands
// in a block of the same name.
const (
	digestForm   = "digest_form"
	fieldChannel = "channel"
	fieldTime    = "time"
	fieldZone    = "zone"
	fieldDays    = "days"
	fieldTopics  = "topics"
	fieldQuiet   = "quiet"

	weekdaysValue = "weekdays"
	everyDayValue = "every_day"
	quietValue    = "quiet"
)

// digestTitle stands above the form.
const digestTitle = "Daily digest"

// The time of day that the form begins with: before the morning conference.
const (
	usualHour   = 8
	usualMinute = 30
)

// topicsMax is how long the topics may be together, in characters.
const topicsMax = 1000

// digestFormView is the form for the digest of a channel: s is what it is
// now, and nil asks for a channel too. metadata comes back with it.
func digestFormView(s *digest.Subscription, metadata string) slack.ModalViewRequest {
	now := digest.Subscription{Rule: daily.Rule{Hour: usualHour, Minute: usualMinute}}
	var blocks []slack.Block
	if s == nil {
		choice := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, label("Choose a channel"), fieldChannel)
		choice.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
		blocks = append(blocks, field(fieldChannel, "Channel", "One that I was invited to.", choice, false))
	} else {
		now = *s
		w, _ := readPlace(s.Channel)
		blocks = append(blocks, slack.NewRichTextBlock("", slack.NewRichTextSection(plainText("The daily digest of "), slack.NewRichTextSectionChannelElement(w.channel, nil))))
	}
	at := slack.NewTimePickerBlockElement(fieldTime)
	at.InitialTime = fmt.Sprintf("%02d:%02d", now.Rule.Hour, now.Rule.Minute)
	topics := slack.NewPlainTextInputBlockElement(label("harbour, city council"), fieldTopics)
	topics.Multiline, topics.MaxLength, topics.InitialValue = true, topicsMax, strings.Join(now.Topics, ", ")
	silence := slack.NewOptionBlockObject(quietValue, label("Say nothing when nothing is new"), nil)
	quiet := slack.NewCheckboxGroupsBlockElement(fieldQuiet, silence)
	if now.Quiet {
		quiet.InitialOptions = []*slack.OptionBlockObject{silence}
	}
	blocks = append(blocks,
		field(fieldTime, "Time of day", "", at, false),
		field(fieldZone, "Time zone", "", zoneChoice(now.Rule.Zone), false),
		field(fieldDays, "Days", "", daysChoice(now.Rule.Weekdays), false),
		field(fieldTopics, "Topics", fmt.Sprintf("With commas between, %d at most. What is about them comes first.", mostTopics), topics, true),
		field(fieldQuiet, "Quiet", "", quiet, true))
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: digestForm, PrivateMetadata: metadata,
		Title: label(digestTitle), Submit: label("Save"), Close: label("Cancel"), Blocks: slack.Blocks{BlockSet: blocks},
	}
}

func daysChoice(weekdays bool) slack.BlockElement {
	every := slack.NewOptionBlockObject(everyDayValue, label("Every day"), nil)
	working := slack.NewOptionBlockObject(weekdaysValue, label("Monday to Friday"), nil)
	days := slack.NewRadioButtonsBlockElement(fieldDays, every, working)
	days.InitialOption = every
	if weekdays {
		days.InitialOption = working
	}
	return days
}

// field is an input in a block of the same name.
func field(name, title, hint string, element slack.BlockElement, optional bool) slack.Block {
	var below *slack.TextBlockObject
	if hint != "" {
		below = label(hint)
	}
	block := slack.NewInputBlock(name, label(title), below, element)
	block.Optional = optional
	return block
}

// noticeView is a modal that says one thing.
func noticeView(title, text string) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type: slack.VTModal, Title: label(title), Close: label("Close"), Blocks: slack.Blocks{BlockSet: []slack.Block{sentence(text)}},
	}
}

// readDigestForm reads what was filled in. The members' own zone is nil. faults
// say what is wrong, by field.
func readDigestForm(in interaction) (s digest.Subscription, faults map[string]string) {
	faults = map[string]string{}
	at, err := time.Parse("15:04", in.chosen(fieldTime))
	if err != nil {
		faults[fieldTime] = "Please give a time of day such as 08:30."
	}
	s.Rule = daily.Rule{Hour: at.Hour(), Minute: at.Minute(), Weekdays: in.chosen(fieldDays) == weekdaysValue}
	s.Quiet = in.chosen(fieldQuiet) == quietValue
	if name := oneLine(in.chosen(fieldZone)); name != membersZone && name != "" {
		if s.Rule.Zone, err = readZone(name); err != nil {
			faults[fieldZone] = err.Error()
		}
	}
	var left int
	if s.Topics, left = readTopics(strings.ReplaceAll(visible(in.chosen(fieldTopics)), "\n", ",")); left > 0 {
		faults[fieldTopics] = fmt.Sprintf("Please name %d topics at most.", mostTopics)
	}
	return s, faults
}

// chosen returns what the field of the form holds: text, a time, a channel, or
// the value of the one option that can be chosen in it.
func (in interaction) chosen(name string) string {
	v := in.View.State.Values[name][name]
	for _, o := range v.Options {
		return o.Value
	}
	for _, s := range []string{v.Value, v.Time, v.Conversation, v.Option.Value} {
		if s != "" {
			return s
		}
	}
	return ""
}
