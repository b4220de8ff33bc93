package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// quayArticle is what the archive of the check in a browser holds.
const quayArticle = `---
headline: Lindens for the quay
publisher: Courier
url: https://courier.example/quay
published: 2025-11-03
---
The council met on Thursday. “We will plant nineteen lindens along the quay before the summer,” said Councillor Edda Brandt.

“Nobody has asked us for a car park, but the fishermen need a place for their vans,” said the harbour master, Ivo Stern.

The work will cost 84,000 euros and begin on 4 March.
`

// quayDraft has of everything: a number and a name that are others, a quotation cut
// short, one that nobody said, a figure that nothing holds, and two that are right.
const quayDraft = `Trees instead of cars

“We will plant ninety lindens along the quay before the summer,” said Councillor Edda Brandt. The work will cost 48,000 euros.

“Nobody has asked us for a car park,” said the harbour master, Ivo Stern.

“I have waited all my life for a row of trees like this one,” said a neighbour.

“We will plant nineteen lindens along the quay before the summer,” Brandt said again.
`

// A journalist has a draft checked on the page of pullquote try: by the menu of a
// message, in the form, and as a file in a direct message, on a phone as well.
func TestCheckInBrowser(t *testing.T) {
	newTab := desktest.Browser(t)
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "quay.md"), quayArticle, 0o600)
	story := filepath.Join(t.TempDir(), "trees.md")
	writeFile(t, story, quayDraft, 0o600)
	run := runInBackground(t, []string{"try", "--no-open", "--addr", "127.0.0.1:0"}, "DATA_DIR", t.TempDir(), "ARTICLES_DIR", folder)
	address := run.find(`(http://[0-9.:]+)/ `)
	editor := newTab(address + "/?as=" + maya + "&c=" + newsdesk)
	reporter := newTab(address + "/?as=" + tom + "&c=" + newsdesk)

	typeInto(reporter, "#main", "For page 5: “We will plant ninety lindens along the quay before the summer,” said Councillor Edda Brandt.")
	checkFromMenu(editor)
	if reporter.Eval("Boolean(document.querySelector(`#main .only-you`))") != "false" {
		reporter.Fatal("somebody else sees a check")
	}
	checkInForm(editor, story)
	checkFile(editor, story)
	lookAtReport(t, newTab, editor, address)
	if n := desktest.Sent(t, recordAt(t, address)); n < 5 {
		t.Errorf("only %d messages and forms were sent", n)
	}
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}

// checkFromMenu chooses "Check quotes" in the menu of the newest message.
func checkFromMenu(page *desktest.Tab) {
	page.Sees("#main .msg:last-of-type", "ninety lindens")
	page.Eval("document.querySelector(`#main .msg:last-of-type`).focus()")
	page.Key("m")
	page.Sees("#main .msg:last-of-type details[open]", "Check quotes")
	page.Shot("check-menu")
	page.Click("#main .msg:last-of-type [data-callback=check_quotes]")
	page.Sees("#main .only-you", "“ninety” stands for “nineteen”")
	page.Shot("check-shortcut")
	clickUntil(page, "#main .only-you [data-act=check_details]", "document.querySelector(`#modal[open]`)")
	page.Sees("#modal strong", "ninety")
	page.Shot("check-details")
	page.Dark(true)
	page.Shot("check-details-dark")
	page.Dark(false)
	page.Key("Escape")
	page.Until("!document.querySelector(`#modal`).open")
}

// checkInForm gives the draft as a file to the form of the command.
func checkInForm(page *desktest.Tab, story string) {
	typeInto(page, "#main", "/pullquote check")
	page.Until("document.querySelector(`#modal[open] textarea`)")
	page.Shot("check-form")
	page.Choose("#modal [data-block=file] , #modal [data-act=file]", story)
	page.Shot("check-form-filled")
	page.Click("#modal [type=submit]")
	page.Sees("#modal", "need a look")
	page.Shot("check-form-found")
	page.Key("Escape")
	page.Until("!document.querySelector(`#modal`).open")
}

// checkFile attaches the draft to a direct message, and does it again on a phone.
func checkFile(page *desktest.Tab, story string) {
	page.Click("#sidebar a[data-channel=D0EDITOR01]")
	page.Until("document.querySelector(`#main[data-dm=true] .composer`)")
	page.Choose("#main .composer input[type=file]", story)
	page.Sees("#main .attached", "trees.md")
	page.Shot("check-attached")
	page.Click("#main .composer .send")
	page.Sees("#thread .msg .files", "trees.md")
	page.Sees("#thread", "need a look")
	page.Shot("check-direct")
	page.Size(390, 844, true)
	page.Shot("check-phone")
	clickUntil(page, "#thread [data-act=check_details]", "document.querySelector(`#modal[open]`)")
	page.Sees("#modal", "Not found")
	page.Shot("check-phone-details")
	page.Key("Escape")
	page.Until("!document.querySelector(`#modal`).open")
	page.Size(1280, 820, false)
	clickUntil(page, "#thread [data-act=check_page]", "document.querySelectorAll(`#thread .files`).length > 1")
	page.Shot("check-page-sent")
}

// lookAtReport opens the page that was sent as a file.
func lookAtReport(t *testing.T, newTab func(string) *desktest.Tab, page *desktest.Tab, address string) {
	t.Helper()
	link := strings.Trim(page.Eval("[...document.querySelectorAll(`#thread .files a`)].at(-1).getAttribute(`href`)"), `"`)
	report := newTab("about:blank")
	report.Call("Page.navigate", map[string]any{"url": address + link})
	report.Sees("main", "Cut short")
	report.Shot("check-report")
	if _, set := os.LookupEnv("DESK_SHOTS"); set {
		report.Size(390, 844, true)
		report.Shot("check-report-phone")
	}
}
