package slackapp

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answerOf is an answer with everything in it, in which every text that comes
// from an article or a model is the one given.
func answerOf(text string) answer.Answer {
	citation := func(n int) answer.Citation {
		return answer.Citation{N: n, Quote: text, Article: "a" + text, Revision: 1, Headline: text, Publisher: text, URL: storyURL, Published: "2025-11-03T00:00:00Z"}
	}
	positions := []answer.Position{{Text: text, Citations: []int{1}}, {Text: text, Citations: []int{2}}}
	return answer.Answer{
		Question: text, Outcome: answer.Answered, Mode: answer.ByModel, AsOf: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC),
		Claims:        []answer.Claim{{Text: "The model says: " + text, Citations: []int{1, 2}}},
		Citations:     []answer.Citation{citation(1), citation(2)},
		Disagreements: []answer.Disagreement{{About: text, Positions: positions}},
		Agreements:    []answer.Disagreement{{About: text, Positions: positions[:1]}},
		Searched:      answer.Searched{Articles: 2, Passages: 31}, Dropped: []answer.Dropped{{Text: text, Reason: text}},
		Filters: []news.Filter{{Kind: news.ByPublisher, Words: text, Of: text}},
	}
}

// An answer looks as its golden file says.
func TestAnswerBlocks(t *testing.T) {
	model := answerOf("Sixty-one raids were carried out.")
	extractive := model
	extractive.Mode = answer.Extractive
	extractive.Claims = []answer.Claim{{Text: "Sixty-one raids were carried out.", Citations: []int{1}}}
	spoken := extractive
	spoken.Citations = []answer.Citation{model.Citations[0]}
	spoken.Citations[0].Speaker = &answer.Excerpt{Text: "said the mayor,\nAnn Bell"}
	spoken.Citations[0].Asked = &answer.Excerpt{Text: "How many raids were there?"}
	spoken.Disagreements, spoken.Agreements = nil, nil
	near := answer.Answer{Question: "How many civilians were killed?", Outcome: answer.NotFound, AsOf: model.AsOf, Searched: model.Searched, Citations: extractive.Citations, Near: answer.Numbers{1}}
	refusal := answer.Answer{Question: "When did the bridge close?", Outcome: answer.NotFound, AsOf: model.AsOf, Searched: model.Searched, Nearest: []answer.Nearest{{Article: "a1", Headline: "Raids in the north", URL: "https://news.example/raids"}, {Article: "a2"}}}
	for name, said := range map[string]answer.Answer{"model": model, "extractive": extractive, "spoken": spoken, "refusal": refusal, "near": near} {
		t.Run(name, func(t *testing.T) {
			messages, _ := lay(said, renderOptions{key: "answer/q1", private: name == "model"})
			if len(messages) != 1 {
				t.Fatalf("%d messages, want 1", len(messages))
			}
			golden(t, name, map[string]any{"text": messages[0].text, "plain": messages[0].plain, "blocks": messages[0].blocks})
		})
	}
}

// golden holds a message or a form against its golden file, and against what
// Slack takes.
func golden(t *testing.T, name string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		desktest.Blocks(t, v["blocks"])
	case json.RawMessage:
		desktest.Manifest(t, v)
	default:
		desktest.View(t, v)
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

// hostile texts try to be more than text.
var hostile = []string{
	"<!channel> look", "<@U123> and <#C1|x>", "<!subteam^S1>", "<!date^0^{date}|x>", "<https://evil.example|click>", "https://evil.example/?q=secret",
	"[click](https://evil.example)", "*bold* _it_ ~no~ `code`", "> quote", "&lt;!here&gt;", "\u202eevil\u202c \u2066x\u2069", "a\u200bb\x00c\x1b[31m", "@here @everyone",
	strings.Repeat("word ", 5000), strings.Repeat("é", 9000), "", "\n\n\n",
}

// Whatever an article or a model says, a post holds no mention, no link but to
// the article's own page, no markup, no hidden character, and is within
// Slack's limits.
func TestNothingButText(t *testing.T) {
	for _, text := range hostile {
		for _, m := range everyKind(text) {
			checkPosts(t, m)
		}
	}
}

func FuzzAnswerBlocks(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range everyKind(strings.ToValidUTF8(text, "")) {
			checkPosts(t, m)
		}
	})
}

func checkPosts(t *testing.T, said answer.Message) {
	t.Helper()
	posts, ok := lay(said, renderOptions{key: "answer/q1"})
	if !ok {
		t.Fatalf("a %T is not shown", said)
	}
	for i, m := range posts {
		desktest.Blocks(t, m.blocks)
		raw, err := json.Marshal(m.blocks)
		if err != nil {
			t.Fatal(err)
		}
		var blocks []any
		if err := json.Unmarshal(raw, &blocks); err != nil {
			t.Fatal(err)
		}
		if len(blocks) > 50 || utf8.RuneCount(raw) > 60000 {
			t.Errorf("post %d: %d blocks, %d characters of JSON", i, len(blocks), utf8.RuneCount(raw))
		}
		checkElement(t, blocks)
		for _, text := range []string{m.text, m.plain} {
			if strings.ContainsAny(text, "<>") {
				t.Errorf("post %d: %q is not escaped", i, shorten(text, 80))
			}
		}
		if m.text == "" || utf8.RuneCountInString(m.text) > notificationMax+100 || utf8.RuneCountInString(m.plain) > 40000/2 {
			t.Errorf("post %d: notification of %d, text of %d characters", i, len(m.text), len(m.plain))
		}
	}
}

// storyURL is the address of the article that answerOf cites.
const storyURL = "https://news.example/story?id=1"

// allowed are the kinds of element a post may have.
var allowed = map[string]bool{
	"rich_text": true, "header": true, "divider": true, "rich_text_section": true, "rich_text_quote": true, "rich_text_list": true, "text": true, "link": true,
	"context": true, "plain_text": true, "section": true, "actions": true, "button": true, "context_actions": true, "feedback_buttons": true, "table": true,
}

func checkElement(t *testing.T, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			checkElement(t, e)
		}
	case map[string]any:
		kind, _ := v["type"].(string)
		if kind != "" && !allowed[kind] {
			t.Errorf("an element of type %q", kind)
		}
		if link, ok := v["url"].(string); ok && link != storyURL && !strings.HasPrefix(link, storyURL+"#:~:text=") {
			t.Errorf("a link to %q", shorten(link, 80))
		}
		if text, ok := v["text"].(string); ok && (text != visible(text) || text == "" || utf8.RuneCountInString(text) > 3000) {
			t.Errorf("text of %d characters: %q", utf8.RuneCountInString(text), shorten(text, 80))
		}
		for _, e := range v {
			checkElement(t, e)
		}
	}
}

// The hour below an answer is the newsroom's, in a post and at the end of a
// stream.
func TestFooterInZone(t *testing.T) {
	auckland := time.FixedZone("NZDT", 13*60*60)
	a := answer.Answer{Outcome: answer.NotFound, AsOf: time.Date(2026, 2, 10, 12, 30, 0, 0, time.UTC)}
	for _, streamed := range []bool{false, true} {
		posts, ok := lay(a, renderOptions{key: "answer/q1", streamed: streamed, zone: auckland})
		if !ok || !strings.Contains(posts[len(posts)-1].plain, "as of 11 Feb 2026 01:30 NZDT") {
			t.Errorf("streamed %v: %+v", streamed, posts)
		}
	}
}
