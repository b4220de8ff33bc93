package main

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/seeds"
)

// judge reads in the workspace what everybody was told, and nothing of what
// the bot itself keeps: each question has one answer with the words that it
// must hold, nothing else was said, and each quotation stands in an article. One
// that Slack gave up has one or none.
func (r *run) judge(total *toll) {
	articles := articleTexts(r.t)
	wants := map[[2]string][]*asked{}
	for _, a := range r.asked {
		total.add("questions", 1)
		if a.command != nil {
			r.judgePrivate(a, articles, total)
			continue
		}
		if a.undelivered = r.givenUp(a); a.undelivered {
			total.add("questions that Slack gave up", 1)
		}
		key := [2]string{a.channel, a.thread}
		wants[key] = append(wants[key], a)
	}
	for at, want := range wants {
		var got []shown
		for _, m := range r.replies(at[0], at[1]) {
			got = append(got, r.read(m, articles, total))
		}
		for _, a := range want {
			i := slices.IndexFunc(got, func(s shown) bool { return s.answers(a.want) })
			switch {
			case i >= 0:
				got = slices.Delete(got, i, i+1)
			case !a.undelivered:
				r.t.Errorf("lost: no answer in %v holds %q: %v%s", at, a.want, got, r.story(a))
				total.add("lost answers", 1)
			}
		}
		if len(got) > 0 {
			r.t.Errorf("repeated or needless in %v: %v", at, got)
			total.add("repeated answers", len(got))
		}
	}
	for _, channel := range []string{newsdesk, crime, investigations, "C0FACTS001"} {
		for _, m := range r.Messages(channel, "") {
			if _, known := wants[[2]string{channel, m.TS}]; !known && m.BotID == "" && len(r.replies(channel, m.TS)) > 0 {
				r.t.Errorf("talk was answered: %v", texts(r.replies(channel, m.TS)))
			}
		}
	}
}

// judgePrivate judges the answer to a command. No app can look for what one
// person alone sees: where it is unknown whether the answer arrived, the
// person is told so, and there is at most one.
func (r *run) judgePrivate(a *asked, articles []string, total *toll) {
	answers, all := 0, r.privately(a.channel, a.user)
	for _, m := range all {
		if r.read(m, articles, total).answers(a.want) {
			answers++
		}
	}
	switch {
	case answers > 1:
		r.t.Errorf("%d private answers", answers)
		total.add("repeated answers", answers-1)
	case answers == 0 && !a.refused && !slices.ContainsFunc(all, func(m slackdesk.Message) bool { return strings.Contains(m.Text, "interrupted") }):
		r.t.Errorf("lost: %s was told nothing: %v", a.user, texts(all))
		total.add("lost answers", 1)
	case answers == 0:
		total.add("commands that failed and whose asker was told", 1)
	}
}

// shown is what a message shows.
type shown struct {
	text   string
	quotes []string
}

// answers reports whether it is an answer that holds the words.
func (s shown) answers(words string) bool {
	return strings.Contains(s.text, words) && (len(s.quotes) > 0 || words == refusalWords)
}

// read reads a message, and holds its quotations against the articles.
func (r *run) read(m slackdesk.Message, articles []string, total *toll) shown {
	s := read(r.t, m)
	for _, quote := range s.quotes {
		total.add("quotations", 1)
		if !slices.ContainsFunc(articles, func(text string) bool { return strings.Contains(text, quote) }) {
			r.t.Errorf("a quotation is in no article: %q", quote)
			total.add("unverified quotations", 1)
		}
	}
	if strings.Contains(s.text, "written by a model") {
		total.add("answers with a model's claims", 1)
	}
	if strings.Contains(s.text, madeUp) {
		r.t.Errorf("what the model made up was said: %s", s.text)
		total.add("lies", 1)
	}
	return s
}

// read returns what a message shows: the quotations of its blocks, or those
// of its text where it has no blocks of the app's.
func read(t testing.TB, m slackdesk.Message) shown {
	t.Helper()
	var blocks any
	if err := json.Unmarshal([]byte(blocksOf(t, m)), &blocks); err != nil {
		t.Fatal(err)
	}
	s := shown{text: unescaped.Replace(m.Text)}
	s.walk(blocks)
	for line := range strings.Lines(s.text) {
		if quote, ok := strings.CutPrefix(line, "> "); ok {
			s.quotes = append(s.quotes, strings.TrimSpace(quote))
		}
	}
	return s
}

var unescaped = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// walk collects the texts and quotations of blocks.
func (s *shown) walk(v any) {
	switch v := v.(type) {
	case []any:
		for _, each := range v {
			s.walk(each)
		}
	case map[string]any:
		if text, ok := v["text"].(string); ok {
			s.text += "\n" + text
		}
		if v["type"] == "rich_text_quote" {
			quote := "" // its elements are runs of one text
			for _, e := range v["elements"].([]any) {
				quote += e.(map[string]any)["text"].(string)
			}
			s.quotes = append(s.quotes, quote)
			s.text += "\n" + quote
			return
		}
		for _, each := range v {
			s.walk(each)
		}
	}
}

// articleTexts reads the articles again, past the archive.
func articleTexts(t testing.TB) (texts []string) {
	t.Helper()
	files, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := seeds.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		article, err := feed.Read(file, raw, feed.Options{})
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, article.Text)
	}
	return texts
}
