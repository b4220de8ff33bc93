package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is under embargo, of a collection, or taken back is as if it were not
// there: in results, counts and errors.
func TestMCPHidesWhatIsHidden(t *testing.T) {
	const secret = "Zanzibar Holdings will buy the harbour for nine million pounds, the treasurer told quokka keepers."
	hidden := map[string]string{
		"embargoed": "---\nheadline: Zanzibar buys\npublisher: P\nembargo: 2099-01-01\n---\n" + secret + "\n",
		"staff":     "---\nheadline: Zanzibar memo\npublisher: P\ncollection: staff\n---\n" + secret + "\n",
		"withdrawn": "---\nheadline: Zanzibar story\npublisher: P\n---\n" + secret + "\n",
	}
	articles := map[string]string{"ferry": ferryArticle}
	bare := repliesOf(t, newMCPProgram(t, articles))
	for name, text := range hidden {
		articles[name] = text
	}
	p := newMCPProgram(t, articles)
	runOn(t, p, "ingest", settingOf(p, "ARTICLES_DIR"))
	runOn(t, p, "withdraw", "withdrawn")
	if err := os.Remove(filepath.Join(settingOf(p, "ARTICLES_DIR"), "withdrawn.md")); err != nil {
		t.Fatal(err)
	}
	for i, reply := range repliesOf(t, p) {
		if reply != bare[i] {
			t.Errorf("with hidden articles:\n%s\nwithout:\n%s", reply, bare[i])
		}
		if strings.Contains(reply, "quokka") {
			t.Errorf("hidden words: %s", reply)
		}
	}
}

func settingOf(p *program, name string) string {
	value, _ := p.env(name)
	return value
}

// repliesOf asks every tool for what may be hidden, and returns the replies
// without what differs from call to call.
func repliesOf(t *testing.T, p *program) []string {
	t.Helper()
	c, end := talkToMCP(t, p)
	defer end()
	var out []string
	for _, call := range hiddenCalls {
		data, text, _ := c.call(call.tool, call.args)
		raw, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		reply := fmt.Sprintf("%s %v: %s %s", call.tool, call.args, raw, text)
		if receipt, ok := data["receipt"].(string); ok && receipt != "" {
			reply = strings.ReplaceAll(reply, receipt, "RECEIPT")
		}
		out = append(out, reply)
	}
	for name := range c.schemas {
		if !strings.Contains(strings.Join(out, "\n"), "\n"+name+" ") && !strings.HasPrefix(out[0], name+" ") {
			t.Errorf("%s is not tried", name)
		}
	}
	return out
}

// hiddenCalls ask for the hidden articles.
var hiddenCalls = []struct {
	tool string
	args map[string]any
}{
	{"ask", map[string]any{"question": "How much will Zanzibar Holdings pay for the harbour?"}},
	{"ask", map[string]any{"question": "Zanzibar memo"}},
	{"search", map[string]any{"query": "Zanzibar Holdings nine million pounds treasurer"}},
	{"fetch", map[string]any{"id": "embargoed"}},
	{"fetch", map[string]any{"id": "staff"}},
	{"fetch", map[string]any{"id": "withdrawn"}},
	{"quote", map[string]any{"article": "embargoed", "start": 0, "end": 20}},
	{"quote", map[string]any{"article": "staff", "start": 0, "end": 20}},
	{"quote", map[string]any{"article": "withdrawn", "revision": 1, "start": 0, "end": 20}},
	{"verify_quote", map[string]any{"text": "Zanzibar Holdings will buy the harbour for nine million pounds"}},
	{"verify_quote", map[string]any{"text": "Zanzibar Holdings will buy the harbour", "article": "staff"}},
	{"receipt", map[string]any{"id": "answer/terminal-0123"}},
	{"receipt", map[string]any{"id": "answer/mcp-0123"}},
	{"who_said", map[string]any{"topic": "Zanzibar Holdings"}},
	{"who_said", map[string]any{"topic": "staff"}},
	{"timeline", map[string]any{"topic": "Zanzibar Holdings harbour"}},
	{"compare", map[string]any{"topic": "Zanzibar Holdings harbour"}},
	{"compare", map[string]any{"articles": []string{"staff", "embargoed"}}},
	{"check_draft", map[string]any{"text": "“Zanzibar Holdings will buy the harbour for nine million pounds,” he said. It costs 40,000 pounds."}},
}

// A receipt proves what was shown, to whoever runs the archive and to who was
// shown it. What may not be read any more is left out for the latter, and a
// receipt of somebody else is none.
func TestReceipts(t *testing.T) {
	p := newMCPProgram(t, map[string]string{"ferry": ferryArticle})
	c, end := talkToMCP(t, p)
	answer, _, _ := c.call("ask", map[string]any{"question": "How much did the repairs cost?"})
	id := answer["receipt"].(string)
	shown, words, _ := c.call("receipt", map[string]any{"id": id})
	if shown["proved"] != true || shown["question"] != answer["question"] || len(shown["offered"].([]any)) == 0 {
		t.Errorf("the receipt: %v", shown)
	}
	first := answer["citations"].([]any)[0].(map[string]any)
	quote := shown["quotes"].([]any)[0].(map[string]any)
	if quote["text"] != first["quotation"] || quote["check"] != "as stored" || quote["sha256"] != digestOf(first["quotation"].(string)) || !strings.Contains(words, "SHA-256 "+quote["sha256"].(string)) {
		t.Errorf("the quotation of the receipt: %v\n%s", quote, words)
	}
	page := runOn(t, p, "receipt", id)
	for _, want := range []string{"Repairs cost 40,000 pounds.", "SHA-256 " + quote["sha256"].(string), "as stored", "as printed", "Passages offered"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
	runOn(t, p, "withdraw", "ferry")
	if status := end(); status != statusDone {
		t.Errorf("status %d", status)
	}
	if err := os.Remove(filepath.Join(settingOf(p, "ARTICLES_DIR"), "ferry.md")); err != nil {
		t.Fatal(err)
	}
	c, end = talkToMCP(t, p)
	defer end()
	if shown, words, _ := c.call("receipt", map[string]any{"id": id}); shown["withheld"] != true || strings.Contains(fmt.Sprint(shown, words), "Repairs cost") {
		t.Errorf("a receipt of what was taken back: %v", shown)
	}
	if page := runOn(t, p, "receipt", "--json", id); !strings.Contains(page, `"proved": true`) || !strings.Contains(page, "Repairs cost 40,000 pounds.") {
		t.Errorf("whoever runs the archive can prove it still: %s", page)
	}
	runOn(t, p, "erase", "ferry", "--reason", "court order")
	if _, text, refused := c.call("receipt", map[string]any{"id": id}); !refused || !strings.Contains(text, "no receipt") {
		t.Errorf("a receipt of what was erased: %s", text)
	}
	if _, text, refused := c.call("receipt", map[string]any{"id": "answer/terminal-0123456789abcdef01234567"}); !refused {
		t.Errorf("a receipt of the terminal: %s", text)
	}
}

// A quotation that was altered in the archive is named by its receipt.
func TestReceiptFindsAlteredArchive(t *testing.T) {
	p := newMCPProgram(t, map[string]string{"ferry": ferryArticle})
	c, end := talkToMCP(t, p)
	answer, _, _ := c.call("ask", map[string]any{"question": "How much did the repairs cost?"})
	end()
	alter(t, settingOf(p, "DATA_DIR"), "cost 40,000 pounds", "cost 10,000 pounds")
	out := &strings.Builder{}
	p.args, p.stdin, p.stdout = []string{"receipt", answer["receipt"].(string)}, strings.NewReader(""), out
	if status := p.run(t.Context()); status != statusFault || !strings.Contains(out.String(), "the archive has not the text") {
		t.Errorf("status %d: %s", status, out)
	}
}

func digestOf(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
