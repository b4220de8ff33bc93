package connector

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pullquote/pullquote/retrieval/feed"
)

// sent are articles as systems send them, with what is wrong with each: nothing,
// or a word of the reason. A reason behind a "!" holds back what the article
// said before.
var sent = []struct{ body, why string }{
	{`{"id":"a","version":1,"text":"The ferry sails again."}`, ""},
	{`{"id":4711,"version":"7","html":"<p>The ferry sails again.</p>","byline":["Ann Carr","Tom Reid"],"section":"news"}`, ""},
	{`{"id":"a","version":"2025-11-10T14:30:00Z","text":"The ferry sails again.","embargo":"2031-01-01T00:00:00Z","collection":"staff"}`, ""},
	{`{"id":"a","version":2,"withdrawn":true}`, ""},
	{`{"id":"a","version":2,"text":"The ferry sails.","embargo":null,"url":null}`, ""},
	{`{"version":1,"text":"The ferry sails again."}`, "id:"},
	{`{"id":"","version":1,"text":"The ferry sails again."}`, "id:"},
	{`{"id":"a","version":0,"text":"The ferry sails again."}`, "version:"},
	{`{"id":"a","version":"new","text":"The ferry sails again."}`, "version:"},
	{`{"id":"a","version":1.5,"text":"The ferry sails again."}`, "version:"},
	{`{"id":"a","version":1,"text":["The ferry sails again."]}`, "text:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","headline":{"en":"Ferry"}}`, "headline:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","embargo":1893456000}`, "!embargo:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","collection":["staff","desk"]}`, "!collection:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","embargoed":"2031-01-01"}`, "!embargoed:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","visibility":"staff"}`, "!visibility:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","withdrawn":"yes"}`, "!withdrawn:"},
}

// further is what no schema can tell.
var further = []struct{ body, why string }{
	{`{"id":"a","version":1}`, "text:"},
	{`{"id":"a","version":1,"text":"The ferry sails.","html":"<p>The ferry sails.</p>"}`, "text and html:"},
	{`{"id":"a","version":1,"text":"The ferry sails","url":"ftp://example.org/a"}`, "url:"},
	{`{"id":"a","version":1,"text":"The ferry sails","published":"soon"}`, "published:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","embargo":"next week"}`, "!embargo:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","publish_date":"next week"}`, "!publish_date:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","colection":"staff"}`, "!colection:"},
	{`{"id":"a","version":1,"text":"The ferry sails.","embargo":"2031-01-01","Embargo":null,"EMBARGO":"2020-01-01"}`, "!embargo:"},
	{`{"id":"a","version":1,"text":"The ferry sails again.","published":"soon","access":"staff"}`, "!access:"},
}

func why(r Record) string {
	if r.Refused != "" && !r.Later {
		return "!" + r.Refused
	}
	return r.Refused
}

// The schema in the tree takes and refuses what the program does.
func TestPushSchema(t *testing.T) {
	text, err := os.ReadFile("push.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("push.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("push.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sent {
		for _, body := range []string{c.body, "[" + c.body + "]"} {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); (err == nil) != (c.why == "") {
				t.Errorf("%s: the schema says %v", body, err)
			}
		}
	}
	var fields struct {
		Defs struct {
			Article struct{ Properties map[string]any }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &fields); err != nil || len(fields.Defs.Article.Properties) < 10 {
		t.Fatalf("fields %v, %v", fields, err)
	}
	for name := range fields.Defs.Article.Properties {
		got, err := Records([]byte(`{"id":"a","`+name+`":{}}`), time.UTC)
		if err != nil || name != "id" && !strings.HasPrefix(got[0].Refused, name+":") {
			t.Errorf("%s is not read: %q, %v", name, got[0].Refused, err)
		}
	}
}

// Each record is read or refused with its reason, and a limit that cannot be
// read holds back what was there.
func TestRecords(t *testing.T) {
	for _, c := range append(sent, further...) {
		got, err := Records([]byte(c.body), time.UTC)
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %v", c.body, err)
		}
		if said := why(got[0]); !strings.HasPrefix(said, c.why) || (said == "") != (c.why == "") {
			t.Errorf("%s: %q, want %q", c.body, said, c.why)
		}
	}
	for _, name := range []string{"publish_at", "publishAt", "publish_date", "scheduled_for"} {
		got, err := Records([]byte(`{"id":"a","version":1,"text":"The ferry sails.","embargo":"2030-01-01T00:00:00Z","`+name+`":"2031-01-01T00:00:00Z"}`), time.UTC)
		if err != nil || got[0].Refused != "" || got[0].Stated.Embargo.Year() != 2031 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	one := `{"id":"a","version":1,"text":"One paragraph.\n\nAnother <one>."}`
	for form, count := range map[string]int{
		one: 1, "[" + one + "," + one + "]": 2, one + "\n" + one + "\n\n" + one + "\n": 3,
		"\uFEFF" + one: 1,
		"":             0, "[]": 0, "[" + one: 0, one + "x": 0, "[" + one + "] " + one: 0, `"text"`: 0, `[1]`: 0,
		strings.Repeat(`{}`, maxRecords+1): 0,
	} {
		if got, err := Records([]byte(form), time.UTC); len(got) != count || (err == nil) != (count > 0) {
			t.Errorf("%.80s: %d records, %v", form, len(got), err)
		} else if count > 0 && got[0].Body != "<p>One paragraph.</p>\n<p>Another &lt;one&gt;.</p>\n" {
			t.Errorf("its body is %q", got[0].Body)
		}
	}
}

// Whatever order versions arrive in, and however often, the newest stands.
func TestRecordNext(t *testing.T) {
	record := func(version, rest string) Record {
		got, err := Records([]byte(`{"id":"a","version":`+version+`,"text":"The ferry sails."`+rest+`}`), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return got[0]
	}
	known := ""
	for _, c := range []struct {
		version, rest string
		want          Step
	}{
		{"1", "", Take},
		{"1", "", Leave},
		{"1", `,"headline":"Ferry"`, Refuse}, // another article under one version
		{"3", "", Take},
		{"2", "", Refuse},
		{"3", "", Leave},
		{"4", `,"embargo":"next week"`, Refuse}, // held back
		{"3", "", Refuse},
		{"4", `,"embargo":"2031-01-01"`, Take}, // now it can be read
		{"5", `,"withdrawn":true`, Back},
		{"5", `,"withdrawn":true`, Leave},
		{"4", "", Refuse},
		{"6", "", Take},
		{"7", `,"published":"soon"`, Refuse},
		{"6", "", Leave},
		{`"2025-11-10T14:30:00Z"`, "", Take},
		{`"2025-11-10T14:29:00Z"`, "", Refuse},
		{`"2025-11-10T15:30:00.5+01:00"`, "", Take},
	} {
		r := record(c.version, c.rest)
		if got := r.Next(known); got != c.want {
			t.Fatalf("version %s%s after %q: step %d, want %d (%s)", c.version, c.rest, known, got, c.want, r.Refused)
		}
		known = r.Version
	}
}

// FuzzRecords: no bytes lead the reader astray, and what it takes has an id, a
// text and limits that were read.
func FuzzRecords(f *testing.F) {
	for _, c := range append(sent, further...) {
		f.Add([]byte(c.body))
		f.Add([]byte("[" + c.body + "]"))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		records, err := Records(body, time.UTC)
		if err != nil && len(records) > 0 {
			t.Fatal("records with an error")
		}
		for _, r := range records {
			if r.Refused == "" && (r.Key == "" || r.Body == "" && !r.Withdrawn) {
				t.Errorf("taken: %+v", r)
			}
			if _, _, err := r.Read("push:a", time.Unix(1_800_000_000, 0), feed.Options{}); err == nil && r.Refused == "" && !r.Withdrawn && plainText(r.Body) == "" {
				t.Errorf("without a text: %+v", r)
			}
		}
	})
}
