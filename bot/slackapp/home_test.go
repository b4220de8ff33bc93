package slackapp

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// homeOf is a Home in which every text from outside is the one given.
func homeOf(text string) home {
	return home{
		articles: 2, passages: 31, at: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC),
		newest: []news.Article{
			{ID: "raids", Headline: text, Publisher: "The Ledger", URL: "https://news.example/story?id=1", Published: time.Date(2025, 11, 3, 0, 0, 0, 0, time.UTC)},
			{ID: "a" + news.ArticleID(text)},
		},
		examples: []string{text, "How many raids were there?"},
		settings: []Setting{{"Claims", text}},
		channel:  "C0NEWSDESK", channelSettings: []Setting{{"Articles read", text}},
		canSet: true, digests: []digestRow{{"C0NEWSDESK", text}, {"D0MAYA", "Every day at 08:30."}},
		recent: []saidRow{
			{say.Outline{Kind: answer.KindAnswer, Question: text, Outcome: answer.Answered, Good: 2, Bad: 1}, "https://news.example/story?id=1"},
			{say.Outline{Kind: answer.KindSummary, Question: "a" + text, Outcome: answer.NotFound}, ""},
		},
		gaps:  []bot.Gap{{Question: text, Times: 2}, {Question: "Who won the cup?", Times: 1}},
		state: homeState{Own: "D0MAYA", Beside: "C0NEWSDESK"},
	}
}

// Home looks as its golden files say.
func TestHomeView(t *testing.T) {
	golden(t, "home", homeView(homeOf("Raids in the north")))
	golden(t, "home-empty", homeView(home{at: homeOf("").at, settings: []Setting{{"Claims", "sentences as printed"}}}))
}

// Whatever headlines say, Home holds nothing but text and links to pages.
func TestHomeViewHostile(t *testing.T) {
	for _, text := range hostile {
		desktest.View(t, homeView(homeOf(text)))
		raw, err := json.Marshal(homeView(homeOf(text)).Blocks)
		if err != nil {
			t.Fatal(err)
		}
		// The channel is the one that Slack named, not a mention in a text.
		raw = []byte(strings.ReplaceAll(string(raw), `{"type":"channel","channel_id":"C0NEWSDESK"}`, `{"type":"text","text":"#newsdesk"}`))
		var blocks []any
		if err := json.Unmarshal([]byte(strings.ReplaceAll(string(raw), `"https://news.example/story?id=1"`, `"https://news.example/story?id=1#:~:text="`)), &blocks); err != nil {
			t.Fatal(err)
		}
		checkElement(t, blocks)
	}
}

// The form for a digest asks for a channel where none is given, and is filled
// with what holds where one is.
func TestDigestForm(t *testing.T) {
	golden(t, "digest-form-new", fewZones(t, digestFormView(nil, "{}")))
	golden(t, "digest-form", fewZones(t, digestFormView(&digest.Subscription{
		Channel: "slack:C0NEWSDESK", Rule: daily.Rule{Hour: 10, Minute: 5, Zone: time.UTC, Weekdays: true}, Topics: []string{"raids", "floods"}, Quiet: true,
	}, "{}")))
	desktest.View(t, noticeView(digestTitle, notInvitedText))
}

// fewZones checks the form as it is and cuts its menu of zones to the first
// group: the others are the list of zones.txt.
func fewZones(t *testing.T, form slack.ModalViewRequest) slack.ModalViewRequest {
	t.Helper()
	desktest.View(t, form)
	for _, b := range form.Blocks.BlockSet {
		if input, ok := b.(*slack.InputBlock); ok && input.BlockID == fieldZone {
			menu := input.Element.(*slack.SelectBlockElement)
			menu.OptionGroups = menu.OptionGroups[:1]
		}
	}
	return form
}

// Of zones equally common, the person's own is taken.
func TestMostCommonZone(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	madrid, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		zones []*time.Location
		want  *time.Location
	}{
		"none":     {nil, time.UTC},
		"unknown":  {[]*time.Location{nil, nil}, time.UTC},
		"most":     {[]*time.Location{madrid, nil, london, london}, london},
		"own, too": {[]*time.Location{madrid, time.UTC}, time.UTC},
		"a tie":    {[]*time.Location{madrid, london, nil}, madrid},
	} {
		if got := mostCommon(test.zones, time.UTC); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
