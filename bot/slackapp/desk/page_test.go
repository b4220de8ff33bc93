package desk_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// A question is asked in the composer, answered in the thread that opens, shown
// in context, judged, and followed by a second person: all in a real browser.
func TestPageInBrowser(t *testing.T) {
	newTab := desktest.Browser(t)
	w := desk.DefaultWorkspace()
	w.FirstQuestion = "@Pullquote how many places were raided?"
	f := open(t, desk.Options{Workspace: w, Unlimited: true})
	bot := f.staff(t)
	page := newTab(f.url + "/?c=" + newsdesk)
	other := newTab(f.url + "/?as=" + reporter + "&c=" + newsdesk)
	page.Sees(".try", "how many places")
	page.Shot("channel-empty")

	page.Eval(`document.querySelector("#composer").focus()`)
	page.Type("@pull")
	page.Sees(".completion [aria-selected=true]", "Pullquote")
	page.Shot("completion")
	page.Key("Tab")
	page.Type("how many places were raided?")
	page.Key("Enter")
	page.Sees("#thread .status", "is searching 1,204 articles…")
	page.Shot("status")
	bot.goOn()
	page.Sees("#thread .msg.streaming", "61 properties")
	page.Shot("streaming")
	bot.goOn()
	close(bot.pause)
	page.Sees("#thread .bk-quote", "Officers searched 61 homes")
	page.Until(`!document.querySelector(".streaming")`)
	page.Shot("thread")
	other.Sees("#main .replies", "1 reply")

	page.Click("#thread [data-act=context]")
	page.Sees("#modal[open] strong", "Officers searched")
	page.Shot("modal")
	page.Click("#modal [type=submit]")
	page.Sees("#modal .bk-error", "Please complete this required field.")
	page.Type("The date is missing")
	page.Click("#modal [type=submit]")
	page.Until(`!document.querySelector("#modal").open`)
	page.Click("#thread [data-kind=feedback_buttons]")
	page.Until(`document.querySelector("#thread [aria-pressed=true]")`)
	page.Key("Escape")
	page.Until(`!document.querySelector("#thread")`)
	page.Shot("channel")

	darkAndPhone(page)
}

// darkAndPhone looks at the same page at night and on a phone.
func darkAndPhone(page *desktest.Tab) {
	page.Dark(true)
	page.Click(".replies[href*='t=']")
	page.Until(`document.querySelector("#thread")`)
	page.Eval(`[...document.querySelectorAll("#main .replies")].at(-1).click()`)
	page.Sees("#thread .bk-quote", "Officers searched")
	page.Shot("dark")
	page.Click("#thread [data-act=context]")
	page.Sees("#modal[open] strong", "Officers searched")
	page.Shot("dark-modal")
	page.Key("Escape")
	page.Until(`!document.querySelector("#modal").open`)
	page.Dark(false)
	page.Size(390, 844, true)
	page.Shot("phone-thread")
	page.Click("[data-close-thread]")
	page.Until(`document.body.dataset.pane === "main"`)
	page.Shot("phone-channel")
	page.Click(".back")
	page.Until(`document.body.dataset.pane === "list"`)
	page.Shot("phone-list")
}

// The keyboard alone goes through messages, menus, threads and channels; the
// app's Home, its suggestions and private answers are there.
func TestKeyboardAndApp(t *testing.T) {
	newTab := desktest.Browser(t)
	f := open(t, desk.Options{Unlimited: true})
	bot := f.staff(t)
	close(bot.pause)
	page := newTab(f.url + "/?c=" + newsdesk)
	page.Eval(`document.activeElement.blur()`)
	page.Key("?")
	page.Until(`document.querySelector("#help").open`)
	page.Shot("help")
	page.Key("Escape")
	page.Key("ArrowDown")
	page.Until(`document.activeElement.matches("#main .msg:last-of-type")`)
	page.Key("ArrowUp")
	page.Until(`document.activeElement.innerText.includes("I have the raids")`)
	page.Key("m")
	page.Until(`document.activeElement.innerText.includes("Find in our articles")`)
	page.Shot("menu")
	page.Key("Escape")
	page.Key("t")
	page.Sees("#thread", "Quote them both")
	page.Key("Escape")
	page.Until(`!document.querySelector("#thread")`)

	page.Eval(`document.querySelector("#composer").focus()`)
	page.Type("/pull")
	page.Sees(".completion", "Ask about our articles")
	page.Key("Tab")
	page.Type("ask how many?")
	page.Key("Enter")
	page.Sees("#main .only-you", "Only visible to you")
	page.Sees("#main .only-you .bk-quote", "Officers searched")
	page.Shot("private-answer")
	page.Click("#main .only-you [data-do=dismiss]")
	page.Until(`!document.querySelector(".only-you")`)
	page.Type("/nothing")
	page.Key("Enter")
	page.Sees("#notices", "No such command")

	page.Click("#sidebar a[data-channel=D0EDITOR01]")
	page.Sees(".prompts", "Who spoke for the police?")
	page.Shot("dm")
	page.Click(".prompts .chip")
	page.Sees("#thread .bk-quote", "Officers searched")
	page.Shot("dm-thread")
	page.Click(".tabs a:last-child")
	page.Sees("#home", "What is in the archive")
	page.Shot("home")
	page.Click(".switcher summary")
	page.Shot("switcher")
}

// The page is drawn whole by the server, lets nothing inline run, and shows
// text as text.
func TestPageIsStrict(t *testing.T) {
	f := open(t, desk.Options{})
	f.say(t, editor, newsdesk, "", `<script>alert(1)</script> javascript:alert(1)`)
	response, err := http.Get(f.url + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	policy := response.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "script-src 'self'") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
	for _, bad := range []string{"<script>alert", " style=", " onclick=", `href="javascript:`, "https://cdn"} {
		if strings.Contains(string(body), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(string(body), "&lt;script&gt;alert(1)") {
		t.Error("the message is not shown")
	}
}
