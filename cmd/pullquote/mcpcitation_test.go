package main

import (
	"strings"
	"testing"
)

const weirArticle = `---
headline: Weir at Tarn holds
publisher: The Islander
url: https://example.org/weir
published: 2025-11-18
updated: 2025-11-21
---
The weir at Tarn was built in 1911, the river trust said on Monday.

"We looked at every stone of it," said Ada Finch, who chairs the trust.

Correction, 20 November 2025: The weir was built in 1911. An earlier version of this article said 1901.
`

// Whatever cites, cites whole: where the words stand, whose they are, and what the
// article tells of its correction.
func TestMCPCitationsAreWhole(t *testing.T) {
	c, end := talkToMCP(t, newMCPProgram(t, map[string]string{"ferry": ferryArticle, "weir": weirArticle}))
	defer end()
	const note = "Correction, 20 November 2025: The weir was built in 1911. An earlier version of this article said 1901."
	for _, call := range []struct {
		tool string
		args map[string]any
	}{
		{"ask", map[string]any{"question": "When was the weir at Tarn built?"}},
		{"who_said", map[string]any{"topic": "weir at Tarn"}},
		{"timeline", map[string]any{"topic": "weir at Tarn"}},
		{"compare", map[string]any{"articles": []string{"weir", "ferry"}}},
		{"verify_quote", map[string]any{"text": "We looked at every stone of it", "speaker": "Ada Finch"}},
		{"check_draft", map[string]any{"text": "“We looked at every stone of it,” said Ada Finch."}},
		{"quote", map[string]any{"article": "weir", "start": 0, "end": 35}},
	} {
		data, words, _ := c.call(call.tool, call.args)
		all, _ := data["citations"].([]any)
		if one, ok := data["citation"]; ok {
			all = []any{one}
		}
		weirs := 0
		for _, each := range all {
			q := each.(map[string]any)
			for _, field := range []string{"quotation", "article", "headline", "publisher", "published", "link", "receipt"} {
				if q[field] == "" {
					t.Errorf("%s: %s is empty in %v", call.tool, field, q)
				}
			}
			if q["revision"] != 1.0 || q["end"].(float64) <= q["start"].(float64) || q["changed"] != false {
				t.Errorf("%s: %v", call.tool, q)
			}
			if q["article"] == "ferry" && q["corrected"] != nil {
				t.Errorf("%s: a correction of the ferry: %v", call.tool, q)
			}
			if q["article"] == "weir" {
				weirs++
				if told := q["corrected"].(map[string]any); told["note"] != note || told["date"] != "2025-11-20" {
					t.Errorf("%s: the correction is %v", call.tool, told)
				}
			}
		}
		if weirs == 0 || !strings.Contains(words, "An earlier version of this article said 1901.") {
			t.Errorf("%s: the weir is cited %d times\n%s", call.tool, weirs, words)
		}
	}
}

// In the terminal a correction stands once, below the quotations of its article.
func TestCorrectionIsShown(t *testing.T) {
	p := newMCPProgram(t, map[string]string{"weir": weirArticle})
	page := runOn(t, p, "ask", "When was the weir at Tarn built?")
	if n := strings.Count(strings.Join(strings.Fields(page), " "), "Corrected on 20 Nov 2025: Correction, 20 November 2025"); n != 1 {
		t.Errorf("told %d times:\n%s", n, page)
	}
	if json := runOn(t, p, "ask", "--json", "When was the weir at Tarn built?"); !strings.Contains(json, `"corrected": {`) || !strings.Contains(json, `"date": "2025-11-20"`) {
		t.Errorf("the JSON: %s", json)
	}
	if proved := runOn(t, p, "verify"); !strings.Contains(proved, "0 altered") {
		t.Errorf("verify says %s", proved)
	}
}
