package desk_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// A question is asked in the composer, answered in the thread that opens, shown
// in context, judged, and followed by a second person: all in a real browser.
func TestPageInBrowser(t *testing.T) {
	newTab := chromium(t)
	w := desk.DefaultWorkspace()
	w.FirstQuestion = "@Pullquote how many places were raided?"
	f := open(t, desk.Options{Workspace: w, Unlimited: true})
	bot := f.staff(t)
	page := newTab(f.url + "/?c=" + newsdesk)
	other := newTab(f.url + "/?as=" + reporter + "&c=" + newsdesk)
	page.sees(".try", "how many places")
	page.shot("channel-empty")

	page.eval(`document.querySelector("#composer").focus()`)
	page.typed("@pull")
	page.sees(".completion [aria-selected=true]", "Pullquote")
	page.shot("completion")
	page.key("Tab")
	page.typed("how many places were raided?")
	page.key("Enter")
	page.sees("#thread .status", "is searching 1,204 articles…")
	page.shot("status")
	bot.goOn()
	page.sees("#thread .msg.streaming", "61 properties")
	page.shot("streaming")
	bot.goOn()
	close(bot.pause)
	page.sees("#thread .bk-quote", "Officers searched 61 homes")
	page.until(`!document.querySelector(".streaming")`)
	page.shot("thread")
	other.sees("#main .replies", "1 reply")

	page.click("#thread [data-act=context]")
	page.sees("#modal[open] mark", "Officers searched")
	page.shot("modal")
	page.click("#modal [type=submit]")
	page.sees("#modal .bk-error", "Please complete this required field.")
	page.typed("The date is missing")
	page.click("#modal [type=submit]")
	page.until(`!document.querySelector("#modal").open`)
	page.click("#thread [data-kind=feedback_buttons]")
	page.until(`document.querySelector("#thread [aria-pressed=true]")`)
	page.key("Escape")
	page.until(`!document.querySelector("#thread")`)
	page.shot("channel")

	darkAndPhone(page)
}

// darkAndPhone looks at the same page at night and on a phone.
func darkAndPhone(page *tab) {
	page.dark(true)
	page.click(".replies[href*='t=']")
	page.until(`document.querySelector("#thread")`)
	page.eval(`[...document.querySelectorAll("#main .replies")].at(-1).click()`)
	page.sees("#thread .bk-quote", "Officers searched")
	page.shot("dark")
	page.click("#thread [data-act=context]")
	page.sees("#modal[open] mark", "Officers searched")
	page.shot("dark-modal")
	page.key("Escape")
	page.until(`!document.querySelector("#modal").open`)
	page.dark(false)
	page.size(390, 844, true)
	page.shot("phone-thread")
	page.click("[data-close-thread]")
	page.until(`document.body.dataset.pane === "main"`)
	page.shot("phone-channel")
	page.click(".back")
	page.until(`document.body.dataset.pane === "list"`)
	page.shot("phone-list")
}

// The keyboard alone goes through messages, menus, threads and channels; the
// app's Home, its suggestions and private answers are there.
func TestKeyboardAndApp(t *testing.T) {
	newTab := chromium(t)
	f := open(t, desk.Options{Unlimited: true})
	bot := f.staff(t)
	close(bot.pause)
	page := newTab(f.url + "/?c=" + newsdesk)
	page.eval(`document.activeElement.blur()`)
	page.key("?")
	page.until(`document.querySelector("#help").open`)
	page.shot("help")
	page.key("Escape")
	page.key("ArrowDown")
	page.until(`document.activeElement.matches("#main .msg:last-of-type")`)
	page.key("ArrowUp")
	page.until(`document.activeElement.innerText.includes("I have the raids")`)
	page.key("m")
	page.until(`document.activeElement.innerText.includes("Find in our articles")`)
	page.shot("menu")
	page.key("Escape")
	page.key("t")
	page.sees("#thread", "Quote them both")
	page.key("Escape")
	page.until(`!document.querySelector("#thread")`)

	page.eval(`document.querySelector("#composer").focus()`)
	page.typed("/pull")
	page.sees(".completion", "Ask about our articles")
	page.key("Tab")
	page.typed("ask how many?")
	page.key("Enter")
	page.sees("#main .only-you", "Only visible to you")
	page.sees("#main .only-you .bk-quote", "Officers searched")
	page.shot("private-answer")
	page.click("#main .only-you [data-do=dismiss]")
	page.until(`!document.querySelector(".only-you")`)
	page.typed("/nothing")
	page.key("Enter")
	page.sees("#notices", "No such command")

	page.click("#sidebar a[data-channel=D0EDITOR01]")
	page.sees(".prompts", "Who spoke for the police?")
	page.shot("dm")
	page.click(".prompts .chip")
	page.sees("#thread .bk-quote", "Officers searched")
	page.shot("dm-thread")
	page.click(".tabs a:last-child")
	page.sees("#home", "What is in the archive")
	page.shot("home")
	page.click(".switcher summary")
	page.shot("switcher")
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
