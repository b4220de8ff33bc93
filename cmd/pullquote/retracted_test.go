package main

import (
	"strings"
	"testing"
	"time"
)

// What a newsroom takes back by hand stays back, however often it is saved or
// changed where it comes from, until the newsroom lets it in again.
func TestRetracted(t *testing.T) {
	const asked = "When did the harbour of Port Ellen reopen?"
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	rig := newConnectorRig(t, openSite(w))
	rig.sync(statusDone)
	if status, said := rig.run("withdraw", "site:7"); status != statusDone {
		t.Fatal(said)
	}
	rig.holds("as it was", rig.sync(statusDone), "new 0, changed 0, unchanged 1, withdrawn 0, refused 0")
	for hour, day := range []string{"Monday", "Tuesday"} {
		post := harbour(day)
		post.modified = at(11+hour, 0)
		w.put(post)
		got := rig.sync(statusDone)
		rig.holds("saved again", got, "new 0, changed 0, unchanged 0, withdrawn 0, refused 1")
		if len(got.Skipped) == 1 && !strings.Contains(got.Skipped[0].Reason, "withdraw --undo site:7") {
			t.Errorf("the reason: %s", got.Skipped[0].Reason)
		}
		rig.asks(asked, "reopened", false)
	}
	gone := harbour("Tuesday")
	gone.status, gone.modified = "trash", at(13, 0)
	w.put(gone)
	rig.sync(statusDone)
	back := harbour("Tuesday")
	back.modified = at(14, 0)
	w.put(back)
	rig.holds("trashed and restored", rig.sync(statusDone), "new 0, changed 0, unchanged 0, withdrawn 0, refused 1")
	if status, said := rig.run("withdraw", "--undo", "site:7"); status != statusDone || said != "site:7: may come again\n" {
		t.Fatal(status, said)
	}
	rig.asks(asked, "reopened", false)
	rig.holds("let in again", rig.sync(statusDone), "new 0, changed 1, unchanged 0, withdrawn 0, refused 0")
	rig.asks(asked, "reopened on Tuesday", true)
	if _, said := rig.run("withdraw", "--undo", "site:7"); said != "site:7: is not withdrawn\n" {
		t.Error(said)
	}
}

// The same holds of what a system sends: the same version may come again after
// it was let in.
func TestRetractedPush(t *testing.T) {
	rig := newPushRig(t)
	send := func(body string) string {
		_, articles := rig.send(rig.request(body, rig.now()))
		rig.set(rig.now().Add(time.Second))
		return articles[0].Status
	}
	send(ferry(1, "Monday", ""))
	if _, err := rig.archive.Withdraw(t.Context(), "push:ferry"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := send(ferry(2, "Tuesday", "")); got != "refused" || rig.shown("push:ferry") != "" {
			t.Errorf("sent again: %s", got)
		}
	}
	if back, err := rig.archive.Readmit(t.Context(), "push:ferry"); !back || err != nil {
		t.Fatal(err)
	}
	if err := forget(t.Context(), rig.archive, "push", "ferry"); err != nil {
		t.Fatal(err)
	}
	if got := send(ferry(2, "Tuesday", "")); got != "changed" || !strings.Contains(rig.shown("push:ferry"), "Tuesday") {
		t.Errorf("let in again: %s", got)
	}
}

// An editor's post that is private has the headline that was typed, without what
// WordPress puts before it.
func TestWordPressPrivateHeadline(t *testing.T) {
	w := newFakeWordPress(t)
	rig := newConnectorRig(t, openSite(w)+"  user: ann\n  password_env: WP_PASSWORD\n  unpublished: desk\n")
	post := harbour("Monday")
	post.status = "private"
	w.put(post)
	rig.sync(statusDone)
	if _, said := rig.run("article", "site:7", "--meta"); !strings.Contains(said, "Harbour ‘reopens’: a first") || strings.Contains(said, "Private:") {
		t.Error(said)
	}
}
