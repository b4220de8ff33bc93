package blockkit

import (
	"fmt"
	"strings"
	"testing"
)

// decode reads a test's blocks; a single object may stand without brackets.
func decode(t *testing.T, raw string) []Block {
	t.Helper()
	if strings.HasPrefix(raw, "{") {
		raw = "[" + raw + "]"
	}
	blocks, err := Decode([]byte(raw))
	if err != nil {
		t.Fatalf("decode %.80s: %v", raw, err)
	}
	return blocks
}

func textOf(n int) string { return strings.Repeat("é", n) }

// Blocks at their documented limits are accepted.
func TestAccepted(t *testing.T) {
	for name, raw := range map[string]string{
		"section at the limit":  `{"type":"section","text":{"type":"mrkdwn","text":"` + textOf(3000) + `"}}`,
		"header with a level":   `{"type":"header","level":2,"text":{"type":"plain_text","text":"` + textOf(150) + `"}}`,
		"markdown":              `{"type":"markdown","text":"` + textOf(12000) + `"}`,
		"quote":                 `{"type":"rich_text","elements":[{"type":"rich_text_quote","border":1,"elements":[{"type":"text","text":"<!channel>","style":{"bold":true}},{"type":"link","url":"https://a.example/#:~:text=x","text":"[1]"}]}]}`,
		"list":                  `{"type":"rich_text","elements":[{"type":"rich_text_list","style":"ordered","indent":1,"elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U1"}]}]}]}`,
		"feedback":              `{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"up"},"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"down"}},{"type":"icon_button","icon":"trash","text":{"type":"plain_text","text":"Delete"}}]}`,
		"table":                 `{"type":"table","column_settings":[{"align":"right"}],"rows":[[{"type":"raw_text","text":"a"},{"type":"raw_number","value":3,"text":"3"}]]}`,
		"divider":               `{"type":"divider"}`,
		"menu":                  `{"type":"actions","elements":[{"type":"static_select","options":[{"text":{"type":"plain_text","text":"One"},"value":"1"}]}]}`,
		"section of fields":     `{"type":"section","fields":[{"type":"mrkdwn","text":"*a*"}]}`,
		"image":                 `{"type":"image","image_url":"https://a.example/p.png","alt_text":"A photo"}`,
		"null counts as absent": `{"type":"divider","block_id":null}`,
	} {
		if problems := CheckBlocks(decode(t, raw), Message, "/blocks"); problems != nil {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// Every refusal names the pointer of the value at fault.
func TestRefused(t *testing.T) {
	button := `{"type":"button","action_id":"b","text":{"type":"plain_text","text":"%s"}%s}`
	many := func(n int, item string) string { return strings.TrimSuffix(strings.Repeat(item+",", n), ",") }
	for _, c := range []struct{ name, raw, want string }{
		{"unknown block", `{"type":"poem"}`, "unsupported type: poem [json-pointer:/blocks/0/type]"},
		{"no type", `{}`, "unsupported type:  [json-pointer:/blocks/0/type]"},
		{"section without text", `{"type":"section"}`, "missing required field: text or fields [json-pointer:/blocks/0]"},
		{"empty text", `{"type":"section","text":{"type":"mrkdwn","text":""}}`, "must be more than 0 characters [json-pointer:/blocks/0/text/text]"},
		{"long section", `{"type":"section","text":{"type":"mrkdwn","text":"` + textOf(3001) + `"}}`, "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"},
		{"header in mrkdwn", `{"type":"header","text":{"type":"mrkdwn","text":"a"}}`, "must be one of: plain_text [json-pointer:/blocks/0/text/type]"},
		{"long header", `{"type":"header","text":{"type":"plain_text","text":"` + textOf(151) + `"}}`, "must be less than 151 characters"},
		{"long button", `{"type":"actions","elements":[` + fmt.Sprintf(button, textOf(76), "") + `]}`, "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"},
		{"long value", `{"type":"actions","elements":[` + fmt.Sprintf(button, "a", `,"value":"`+textOf(2001)+`"`) + `]}`, "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"},
		{"wrong style", `{"type":"actions","elements":[` + fmt.Sprintf(button, "a", `,"style":"loud"`) + `]}`, "must be one of: primary, danger"},
		{"same action twice", `{"type":"actions","elements":[` + many(2, fmt.Sprintf(button, "a", "")) + `]}`, "action_id already exists: b"},
		{"26 buttons", `{"type":"actions","elements":[` + many(26, `{"type":"button","text":{"type":"plain_text","text":"a"}}`) + `]}`, "no more than 25 items allowed [json-pointer:/blocks/0/elements]"},
		{"11 context elements", `{"type":"context","elements":[` + many(11, `{"type":"mrkdwn","text":"a"}`) + `]}`, "no more than 10 items allowed"},
		{"additional property", `{"type":"divider","color":"red"}`, "invalid additional property: color [json-pointer:/blocks/0]"},
		{"51 blocks", `[` + many(51, `{"type":"divider"}`) + `]`, "no more than 50 items allowed [json-pointer:/blocks]"},
		{"same block_id twice", `[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]`, "block_id already exists: a [json-pointer:/blocks/1/block_id]"},
		{"rich text without elements", `{"type":"rich_text"}`, "missing required field: elements"},
		{"empty rich text", `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":""}]}]}`, "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"},
		{"citation element", `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"citation","url":"https://a.example"}]}]}`, "unsupported type: citation"},
		{"relative link", `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"a/b"}]}]}`, "must be a valid URL"},
		{"two tables", `[` + many(2, `{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]}`) + `]`, "only_one_table_allowed"},
		{"large table", `{"type":"table","rows":[[{"type":"raw_text","text":"` + textOf(10000) + `"},{"type":"raw_text","text":"b"}]]}`, "must be less than 10001 characters [json-pointer:/blocks/0/rows]"},
		{"alert in a message", `{"type":"alert","text":{"type":"plain_text","text":"a"}}`, "unsupported type: alert"},
		{"text that is no object", `{"type":"section","text":"a"}`, "must provide an object [json-pointer:/blocks/0/text]"},
		{"image without address", `{"type":"image","alt_text":"a"}`, "missing required field: image_url or slack_file"},
		{"long block_id", `{"type":"divider","block_id":"` + textOf(256) + `"}`, "must be less than 256 characters [json-pointer:/blocks/0/block_id]"},
	} {
		problems := CheckBlocks(decode(t, c.raw), Message, "/blocks")
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.String(), c.want)
		}
		if !found {
			t.Errorf("%s: want %q, got %v", c.name, c.want, problems)
		}
	}
}

// Views have their own limits, and a form needs a submit button.
func TestView(t *testing.T) {
	view := func(title string, submit bool, blocks ...any) map[string]any {
		v := map[string]any{"type": "modal", "title": map[string]any{"type": "plain_text", "text": title}, "blocks": blocks}
		if submit {
			v["submit"] = map[string]any{"type": "plain_text", "text": "Send"}
		}
		return v
	}
	input := map[string]any{"type": "input", "label": map[string]any{"type": "plain_text", "text": "Why"}, "element": map[string]any{"type": "plain_text_input", "multiline": true}}
	for _, c := range []struct {
		name string
		view map[string]any
		want string
	}{
		{"good form", view("Reason", true, input), ""},
		{"form without submit", view("Reason", false, input), "missing required field: submit [json-pointer:/view]"},
		{"long title", view(textOf(25), true), "must be less than 25 characters [json-pointer:/view/title/text]"},
		{"markdown in a modal", view("A", true, map[string]any{"type": "markdown", "text": "a"}), "unsupported type: markdown [json-pointer:/view/blocks/0/type]"},
		{"unknown view", map[string]any{"type": "page"}, "unsupported type: page"},
		{"home", map[string]any{"type": "home", "blocks": []any{map[string]any{"type": "divider"}}}, ""},
		{"home with a title", map[string]any{"type": "home", "title": "a", "blocks": []any{}}, "invalid additional property: title"},
	} {
		got := fmt.Sprint(CheckView(c.view))
		if c.want == "" && got != "[]" || !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q, got %s", c.name, c.want, got)
		}
	}
}

// No bytes make the checker or the renderer fail other than by saying so.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte(`[{"type":"section","text":{"type":"mrkdwn","text":"*a* <https://a.example|b> :eyes:"}}]`))
	f.Add([]byte(`[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[]}]}]`))
	f.Add([]byte(`[{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]},{"type":"markdown","text":"# a"}]`))
	f.Add([]byte(`[{"type":"input","label":{},"element":{"type":"radio_buttons","options":[{}]}}]`))
	f.Add([]byte(`[{"type":"actions","elements":[{"type":"x"}]},{"type":"header"}]`))
	renderer := newTestRenderer(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		blocks, err := Decode(raw)
		if err != nil {
			return
		}
		problems := CheckBlocks(blocks, Message, "/blocks")
		AssignIDs(blocks, func() string { return "x" })
		if len(problems) > 0 {
			return
		}
		drawn, err := renderer.Blocks(blocks, Names{})
		if err != nil {
			t.Fatalf("accepted blocks cannot be drawn: %v", err)
		}
		if strings.Contains(string(drawn), "<script") {
			t.Fatalf("a script came through: %s", drawn)
		}
	})
}
