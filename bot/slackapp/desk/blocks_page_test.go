package desk_test

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// await is the next value, or the end of the test.
func await[T any](t *testing.T, values <-chan T) T {
	t.Helper()
	select {
	case v := <-values:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
		panic("unreachable")
	}
}

// Every kind of block is drawn under the strict policy without a complaint of
// the browser, and its elements tell the app what was used.
func TestEveryBlockInBrowser(t *testing.T) {
	newTab := desktest.Browser(t)
	f := open(t, desk.Options{})
	used := make(chan *slack.BlockAction, 10)
	f.serve(t, func(e socketmode.Event) any {
		if callback, ok := e.Data.(slack.InteractionCallback); ok {
			used <- callback.ActionCallback.BlockActions[0]
		}
		return nil
	})
	blocks, err := os.ReadFile("testdata/blocks.json")
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"token": {f.BotToken()}, "channel": {newsdesk}, "text": {"all blocks"}, "blocks": {string(blocks)}}
	response, err := http.PostForm(f.url+"/api/chat.postMessage", form)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	page := newTab("about:blank")
	page.Call("Page.enable", nil)
	page.Call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `window.faults = [];
		addEventListener("securitypolicyviolation", (e) => faults.push(e.violatedDirective + " " + e.blockedURI));
		addEventListener("error", (e) => faults.push(e.message));`})
	page.Call("Page.navigate", map[string]any{"url": f.url + "/?c=" + newsdesk})
	page.Until(`document.querySelector(".lists [aria-current]")`) // the script has run
	page.Sees("#main .bk-header", "Every block")
	page.Size(1280, 1500, false)
	page.Shot("blocks")

	page.Eval(`(() => { const s = document.querySelector("[data-act=pick]"); s.value = "s"; s.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	if action := await(t, used); action.ActionID != "pick" || action.SelectedOption.Text.Text != "South" {
		t.Errorf("menu: %+v", action)
	}
	page.Click("[data-act=b2]")
	page.Sees("#confirm[open]", "It cannot be brought back.")
	page.Click("#confirm [value=yes]")
	if action := await(t, used); action.ActionID != "b2" {
		t.Errorf("button: %+v", action)
	}
	page.Click("[data-act=f][data-value=down]")
	if action := await(t, used); action.ActionID != "f" || action.Value != "down" {
		t.Errorf("feedback: %+v", action)
	}
	if faults := page.Eval("JSON.stringify(window.faults)"); !strings.Contains(faults, "[]") {
		t.Errorf("the browser complains: %s", faults)
	}
}
