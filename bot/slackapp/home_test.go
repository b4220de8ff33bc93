package slackapp

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/retrieval/news"
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
		raw = []byte(strings.Replace(string(raw), `{"type":"channel","channel_id":"C0NEWSDESK"}`, `{"type":"text","text":"#newsdesk"}`, 1))
		var blocks []any
		if err := json.Unmarshal([]byte(strings.ReplaceAll(string(raw), `"https://news.example/story?id=1"`, `"https://news.example/story?id=1#:~:text="`)), &blocks); err != nil {
			t.Fatal(err)
		}
		checkElement(t, blocks)
	}
}
