package feed_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
)

const export = `{"id":"ferry","headline":"Ferry: sails \"again\"","text":"The ferry sails again from Monday.\n\nIt had been closed for three weeks.","published":"2025-11-10T14:30:00Z","byline":["Ann Carr","Tom Reid"],"tags":{"a":[1]}}
{"id":4711,"title":"Road","body_html":"<p>The road is closed &amp; stays so.</p>","publishAt":"2031-05-03T10:00:00Z"}

`

// Each line of a file of JSON Lines is an article, with what is stated of it.
func TestJSONLines(t *testing.T) {
	folder := plant(t, map[string]string{"all.jsonl": export})
	var got []feed.File
	take := func(f feed.File) error { got = append(got, f); return nil }
	if err := feed.Walk(context.Background(), []string{folder}, feed.Options{}, nil, take, func(s feed.Skipped) { t.Errorf("%+v", s) }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d articles: %+v", len(got), got)
	}
	ferry, road := got[0].Article, got[1].Article
	if ferry.Headline != `Ferry: sails "again"` || ferry.Byline != "Ann Carr, Tom Reid" || ferry.Text != "The ferry sails again from Monday.\nIt had been closed for three weeks." && !strings.HasPrefix(ferry.Text, "The ferry sails again from Monday.") || ferry.Published.Day() != 10 {
		t.Errorf("%+v", ferry)
	}
	if road.ID != "4711" || road.Headline != "Road" || !strings.Contains(road.Text, "closed & stays") || !road.Embargo.Equal(time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", road)
	}
	if want := filepath.Join(folder, "all.jsonl"); got[1].Path != want || got[0].Path != want+"#ferry" || feed.OnDisk(got[0].Path) != want {
		t.Errorf("paths %s, %s", got[0].Path, got[1].Path)
	}
}

// A line that gives no article is named with its number, one whose limits cannot
// be read is held back, one that is taken back takes its article back, and the
// file is read again.
func TestJSONLinesRefuses(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"b","text":"Cut o`:                                              "skip all.jsonl, line 2: no object of JSON",
		`{"text":"The road is closed."}`:                                       "skip all.jsonl, line 2: it has no id",
		`{"id":"b","text":"The road is closed.","embargo":"soon"}`:             "held b",
		`{"id":"b","text":"The road is closed.","visibility":"staff"}`:         "held b",
		`{"id":"b","text":"The road is closed.","embargo":"2031","embargo":1}`: "held b",
		`{"id":"b","withdrawn":true}`:                                          "kill b",
		`{"id":"b","text":""}`:                                                 "skip all.jsonl, line 2: no text in it",
		`{"id":"a","text":"The road is closed."}`:                              "skip all.jsonl, line 2: its id a stands on a line before",
	} {
		folder := plant(t, map[string]string{"all.jsonl": `{"id":"a","text":"The ferry sails again."}` + "\n" + line + "\n"})
		var log []string
		take := func(f feed.File) error {
			log = append(log, "take "+filepath.Base(f.Path)+" "+string(f.Article.ID))
			return nil
		}
		skip := func(s feed.Skipped) {
			switch {
			case s.Held != nil:
				log = append(log, "held "+string(s.Held.Article))
			case s.Kill != nil:
				log = append(log, "kill "+string(s.Kill.Article))
			default:
				log = append(log, "skip "+filepath.Base(s.Path)+": "+s.Reason)
			}
		}
		if err := feed.Walk(context.Background(), []string{folder}, feed.Options{}, nil, take, skip); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(log, "take all.jsonl#a a") || !slices.ContainsFunc(log, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%s: %q, want %q", line, log, want)
		}
	}
}

// A file that is known as it is is not opened.
func TestJSONLinesKnown(t *testing.T) {
	folder := plant(t, map[string]string{"all.ndjson": export})
	if err := os.Chmod(filepath.Join(folder, "all.ndjson"), 0); err != nil {
		t.Fatal(err)
	}
	got := walk(t, folder, feed.Options{}, func(feed.Found) bool { return false }, folder)
	if len(got) > 0 {
		t.Errorf("%q", got)
	}
}
