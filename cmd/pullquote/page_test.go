package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// Two people use `pullquote try` in a browser: everything that the bot offers
// in Slack is done on the page, with the real bot behind it, and what it sent
// is what Slack takes.
func TestPage(t *testing.T) {
	newTab := desktest.Browser(t)
	folder := t.TempDir()
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "DATA_DIR", folder)
	address := run.find(`(http://[0-9.:]+)/ `)
	editor := newTab(address + "/?as=" + maya + "&c=" + newsdesk)
	reporter := newTab(address + "/?as=" + tom + "&c=" + newsdesk)

	askInChannel(editor)
	reporter.Sees("#main .replies", "1 reply")
	followUp(editor)
	readInContext(editor)
	judge(editor)
	askBoth(editor, reporter)
	askInPrivate(editor, reporter)
	askDirectly(editor)

	if n := desktest.Sent(t, recordAt(t, address)); n < 10 {
		t.Errorf("only %d messages and forms were sent", n)
	}
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
	if ratings, status := ratingsIn(t, folder); status != statusDone || !strings.Contains(ratings, "The number of arrests is missing") {
		t.Errorf("ratings, status %d: %s", status, ratings)
	}
}

// typeInto types a line into the composer of the channel or the thread and sends it.
func typeInto(page *desktest.Tab, pane, text string) {
	page.Until(fmt.Sprintf(`document.querySelector("%s textarea")`, pane))
	page.Eval(fmt.Sprintf(`document.querySelector("%s textarea").focus()`, pane))
	page.Type(text)
	page.Key("Enter")
}

// clickUntil clicks until the click has had its effect: what the bot does not
// acknowledge within three seconds is lost, in Slack as here, and a person
// clicks again.
func clickUntil(page *desktest.Tab, selector, effect string) {
	page.Until(fmt.Sprintf("document.querySelector(%q)", selector))
	page.Until(fmt.Sprintf(`((now) => {
		if (%[1]s) return true;
		if (!(now - window.lastClick < 10000)) { window.lastClick = now; document.querySelector(%[2]q).click(); }
		return false;
	})(Date.now())`, effect, selector))
	page.Eval("window.lastClick = 0")
}

// answers is how many messages of the bot the pane shows.
func answers(pane string) string {
	return fmt.Sprintf("[...document.querySelectorAll(`%s .msg[data-author=U0PULLQUOTE]:not(.only-you, .streaming)`)].length", pane)
}

func askInChannel(page *desktest.Tab) {
	typeInto(page, "#main", "@Pullquote "+raids)
	page.Sees("#thread .bk-quote", "61 raids")
	page.Sees("#thread .bk", "also in")
	page.Until("!document.querySelector(`.streaming`)")
	page.Shot("answer")
}

func followUp(page *desktest.Tab) {
	typeInto(page, "#thread", "And how many operatives were arrested?")
	page.Until(answers("#thread") + " === 2")
	page.Sees("#thread .msg:last-of-type .bk-quote", "71")
	page.Shot("follow-up")
}

func readInContext(page *desktest.Tab) {
	clickUntil(page, "#thread [data-act=show_context]", "document.querySelector(`#modal[open]`)")
	page.Sees("#modal .bk-quote strong", "61 raids")
	page.Sees("#modal .bk-quote", "lower-ranking members") // a sentence beside the quotation
	page.Shot("context")
	page.Key("Escape")
	page.Until("!document.querySelector(`#modal`).open")
}

func judge(page *desktest.Tab) {
	const good, bad = "#thread [data-kind=feedback_buttons]:first-child", "#thread [data-kind=feedback_buttons]:nth-child(2)"
	clickUntil(page, good, "document.querySelector(`#thread .only-you`)")
	page.Sees("#thread .only-you", "Thank you")
	clickUntil(page, bad, "document.querySelector(`#modal[open] textarea`)")
	page.Shot("feedback")
	page.Eval("document.querySelector(`#modal textarea`).focus()")
	page.Type("The number of arrests is missing")
	clickUntil(page, "#modal [type=submit]", "!document.querySelector(`#modal`).open")
}

// askBoth has two people ask at once; each reads the own answer in the own thread.
func askBoth(editor, reporter *desktest.Tab) {
	typeInto(reporter, "#main", "@Pullquote "+minister)
	typeInto(editor, "#main", "@Pullquote "+raids)
	reporter.Sees("#thread .bk-quote", "Nour al-Din al-Baba")
	editor.Sees("#thread .bk-quote", "61 raids")
	for _, page := range []*desktest.Tab{editor, reporter} {
		page.Until(answers("#thread") + " === 1")
	}
	if own := reporter.Eval("document.querySelector(`#thread .msg`).innerText"); !strings.Contains(own, minister) {
		reporter.Fatal("the reporter's thread begins with " + own)
	}
}

// askInPrivate asks by command, which completes, and shares what came.
func askInPrivate(editor, reporter *desktest.Tab) {
	editor.Key("Escape")
	editor.Until("!document.querySelector(`#thread`)")
	editor.Eval("document.querySelector(`#main textarea`).focus()")
	editor.Type("/pull")
	editor.Sees(".completion", "/pullquote")
	editor.Key("Tab")
	editor.Type("ask " + raids)
	editor.Key("Enter")
	editor.Sees("#main .only-you .bk-quote", "61 raids")
	editor.Shot("private")
	if reporter.Eval("Boolean(document.querySelector(`#main .only-you`))") != "false" {
		reporter.Fatal("somebody else sees a private answer")
	}
	clickUntil(editor, "#main .only-you [data-act=share]", answers("#main")+" === 1")
	reporter.Sees("#main .msg[data-author=U0PULLQUOTE] .bk-quote", "61 raids")
	reporter.Shot("shared")
}

func askDirectly(page *desktest.Tab) {
	page.Click("#sidebar a[data-channel=D0EDITOR01]")
	page.Sees("#main .prompts .chip", "What do we know")
	page.Shot("direct")
	typeInto(page, "#main", minister)
	page.Sees("#thread .bk-quote", "Nour al-Din al-Baba")
	page.Click(".tabs a:last-child")
	page.Sees("#home", "2 articles")
	page.Shot("home")
}

// recordAt is what happened between the desk at an address and the bot.
func recordAt(t *testing.T, address string) (record []slackdesk.Entry) {
	t.Helper()
	response, err := http.Get(address + "/desk/record")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := json.NewDecoder(response.Body); lines.More(); {
		var e slackdesk.Entry
		if err := lines.Decode(&e); err != nil {
			t.Fatal(err)
		}
		record = append(record, e)
	}
	return record
}

// ratingsIn is what `pullquote ratings` prints.
func ratingsIn(t *testing.T, folder string) (out string, status int) {
	t.Helper()
	p := newProgram([]string{"ratings", "--json"})
	var said screenful
	p.stdout, p.stderr, p.env = &said, &said, environmentOf("DATA_DIR", folder)
	status = p.run(t.Context())
	return said.String(), status
}

// A model's claims are seen to appear one by one.
func TestPageStreams(t *testing.T) {
	newTab := desktest.Browser(t)
	w := newWriter(t, 3)
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "DATA_DIR", t.TempDir(),
		"OPENAI_BASE_URL", w.URL, "OPENAI_MODEL", "fake")
	page := newTab(run.find(`(http://[0-9.:]+)/ `) + "/?as=" + maya + "&c=" + newsdesk)

	typeInto(page, "#main", "@Pullquote "+raids)
	w.next <- struct{}{}
	page.Sees("#thread .streaming", firstClaim)
	page.Shot("streaming")
	w.next <- struct{}{}
	page.Sees("#thread .streaming", secondClaim)
	close(w.next)
	page.Sees("#thread .bk", thirdClaim)
	page.Until("!document.querySelector(`.streaming`)")
	page.Until(answers("#thread") + " === 1")
	page.Shot("streamed")
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}

// A digest is read in the channel, its stories in its thread, and a story is
// marked there.
func TestPageDigest(t *testing.T) {
	newTab := desktest.Browser(t)
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "DATA_DIR", t.TempDir())
	page := newTab(run.find(`(http://[0-9.:]+)/ `) + "/?as=" + maya + "&c=" + newsdesk)

	typeInto(page, "#main", "/pullquote digest now")
	page.Sees("#main .msg[data-author=U0PULLQUOTE] .bk", "independent origins")
	clickUntil(page, "#main .msg[data-author=U0PULLQUOTE] .replies", "document.querySelector(`#thread`)")
	page.Sees("#thread .bk", "Sources differ on spokesperson")
	page.Shot("digest")
	clickUntil(page, "#thread [data-act=story_more_1]", "document.querySelector(`#thread .only-you`)")
	page.Sees("#thread .only-you", "Noted for the next digests")
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}

// The digest of a channel is set up on the app's Home, in a form that says at
// a field what is wrong with it.
func TestPageDigestForm(t *testing.T) {
	newTab := desktest.Browser(t)
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "DATA_DIR", t.TempDir())
	page := newTab(run.find(`(http://[0-9.:]+)/ `) + "/?as=" + maya + "&c=" + newsdesk)

	page.Click("#sidebar a[data-channel=D0EDITOR01]")
	page.Click(".tabs a:last-child")
	page.Sees("#home", "Daily digests of your channels")
	clickUntil(page, "#home [data-act=digest_new]", "document.querySelector(`#modal form`)")
	page.Eval("document.querySelector(`#modal [data-act=channel]`).value = `" + newsdesk + "`")
	page.Eval("document.querySelector(`#modal [data-act=topics]`).value = Array.from({length: 99}, (_, i) => `topic ${i}`).join(`,`)")
	page.Click("#modal [type=submit]")
	page.Sees("#modal .bk-error:not([hidden])", "topics at most")
	page.Shot("digest-form")
	page.Eval("document.querySelector(`#modal [data-act=topics]`).value = ``")
	page.Click("#modal [type=submit]")
	page.Sees("#home", "every day at 08:30, Europe/London")
	page.Shot("home-digests")
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}
