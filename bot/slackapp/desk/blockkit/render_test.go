package blockkit

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func newTestRenderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := NewRenderer(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var testNames = Names{Users: map[string]string{"U1": "Ada", "U2": "Ben"}, Channels: map[string]string{"C1": "metro"}, Me: "U2"}

// mrkdwn becomes the rich text that Slack makes of it.
func TestParseMrkdwn(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", `[{"elements":[{"text":"plain","type":"text"}],"type":"rich_text_section"}]`},
		{"*b* _i_ ~s~", `[{"elements":[{"style":{"bold":true},"text":"b","type":"text"},{"text":" ","type":"text"},{"style":{"italic":true},"text":"i","type":"text"},{"text":" ","type":"text"},{"style":{"strike":true},"text":"s","type":"text"}],"type":"rich_text_section"}]`},
		{"2*3*4 and snake_case_name", `[{"elements":[{"text":"2*3*4 and snake_case_name","type":"text"}],"type":"rich_text_section"}]`},
		{"&lt;!channel&gt;", `[{"elements":[{"text":"<!channel>","type":"text"}],"type":"rich_text_section"}]`},
		{"<@U1> in <#C1|metro>", `[{"elements":[{"type":"user","user_id":"U1"},{"text":" in ","type":"text"},{"channel_id":"C1","type":"channel"}],"type":"rich_text_section"}]`},
		{"&gt; said\nthen", `[{"elements":[{"text":"said","type":"text"}],"type":"rich_text_quote"},{"elements":[{"text":"then","type":"text"}],"type":"rich_text_section"}]`},
		{"a ```x\ny``` b", `[{"elements":[{"text":"a ","type":"text"}],"type":"rich_text_section"},{"elements":[{"text":"x\ny","type":"text"}],"type":"rich_text_preformatted"},{"elements":[{"text":" b","type":"text"}],"type":"rich_text_section"}]`},
		{"<https://a.example|*x*> :eyes: 10:30:15", `[{"elements":[{"text":"*x*","type":"link","url":"https://a.example"},{"text":" ","type":"text"},{"name":"eyes","type":"emoji"},{"text":" 10:30:15","type":"text"}],"type":"rich_text_section"}]`},
		{"`*a*`", `[{"elements":[{"style":{"code":true},"text":"*a*","type":"text"}],"type":"rich_text_section"}]`},
		{"<!date^0^{date_num}|x>", `[{"elements":[{"fallback":"x","format":"{date_num}","timestamp":0,"type":"date"}],"type":"rich_text_section"}]`},
	} {
		got, err := json.Marshal(ParseMrkdwn(c.in)["elements"])
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(got))
		if plain != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, plain, c.want)
		}
	}
}

// Text is never markup, and only http and https lead anywhere.
func TestDrawn(t *testing.T) {
	r := newTestRenderer(t)
	for _, c := range []struct{ name, raw, want, never string }{
		{"script in text", `{"type":"section","text":{"type":"plain_text","text":"<script>x</script>"}}`, "&lt;script&gt;", "<script"},
		{"quote is literal", `{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"*61* <b>raids</b>"}]}]}`, "*61* &lt;b&gt;raids", "<b>"},
		{"javascript link", `{"type":"section","text":{"type":"mrkdwn","text":"<javascript:alert(1)|x>"}}`, "x", "href"},
		{"link", `{"type":"section","text":{"type":"mrkdwn","text":"<https://a.example/?a=1&amp;b=2|x>"}}`, `href="https://a.example/?a=1&amp;b=2"`, "javascript"},
		{"markdown", `{"type":"markdown","text":"**bold** [a](javascript:alert(1)) [b](https://b.example) <img src=x onerror=y>"}`, `<strong>bold</strong>`, "onerror"},
		{"markdown link", `{"type":"markdown","text":"[b](https://b.example)"}`, `href="https://b.example"`, "javascript"},
		{"markdown image", `{"type":"markdown","text":"![b](https://b.example/p.png)"}`, `<a href="https://b.example/p.png"`, "<img"},
		{"markdown data link", `{"type":"markdown","text":"[b](data:text/html,x) <vbscript:x>"}`, "b", "href"},
		{"mention of the reader", `{"type":"section","text":{"type":"mrkdwn","text":"<@U2>"}}`, `bk-me">@Ben`, "U2"},
		{"button", `{"type":"actions","block_id":"B","elements":[{"type":"button","action_id":"a\"b","value":"v","style":"primary","text":{"type":"plain_text","text":"Go"}}]}`, `data-act="a&#34;b"`, `a"b`},
		{"table", `{"type":"table","rows":[[{"type":"raw_text","text":"Head"}],[{"type":"raw_text","text":"Cell"}]]}`, `<td class="">Cell</td>`, "<script"},
		{"button without value", `{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"}}]}`, `data-value=""`, "no value"},
		{"date", `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"date","timestamp":1735689600,"format":"{date_num} {time}"}]}]}`, "2025-01-01 00:00", "{"},
		{"input", `{"type":"input","block_id":"I","label":{"type":"plain_text","text":"Why"},"element":{"type":"plain_text_input","action_id":"w","multiline":true,"max_length":200}}`, `maxlength="200"`, "<script"},
		{"menu", `{"type":"section","text":{"type":"mrkdwn","text":"a"},"accessory":{"type":"users_select","action_id":"u"}}`, `<option value="U1">Ada</option>`, "multiple"},
		{"ordered list from 3", `{"type":"rich_text","elements":[{"type":"rich_text_list","style":"ordered","offset":2,"elements":[{"type":"rich_text_section","elements":[]}]}]}`, `start="3"`, "<ul"},
	} {
		drawn, err := r.Blocks(decode(t, c.raw), testNames)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !strings.Contains(string(drawn), c.want) || strings.Contains(string(drawn), c.never) {
			t.Errorf("%s: want %q and never %q in\n%s", c.name, c.want, c.never, drawn)
		}
	}
}

// An archived channel is named where it is mentioned, and no menu offers it.
func TestArchivedChannelIsNotOffered(t *testing.T) {
	names := Names{Channels: map[string]string{"C1": "metro", "C2": "election"}, Archived: map[string]bool{"C2": true}}
	got := choices(Block{"type": "conversations_select"}, names)
	if len(got) != 1 || got[0].Value != "C1" {
		t.Errorf("offered: %v", got)
	}
	if names.Channels["C2"] == "" {
		t.Error("the name of the archived channel is gone")
	}
}
