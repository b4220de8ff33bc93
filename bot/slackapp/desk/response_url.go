package desk

import (
	"fmt"
	"maps"
	"net/http"
	"time"
)

// A response URL may be used five times within thirty minutes
// (https://docs.slack.dev/interactivity/handling-user-interaction).
const (
	replyURLUses = 5
	replyURLLife = 30 * time.Minute
)

// replyURL is where an app may answer an interaction without a token.
type replyURL struct {
	user, channel, thread string
	message               string // ts of the message that was acted on
	made                  time.Time
	uses                  int
}

// newReplyURL makes a response URL under the address the app is connected to.
func (d *Desk) newReplyURL(r replyURL) string {
	now := d.now()
	maps.DeleteFunc(d.replies, func(_ string, old *replyURL) bool { return now.Sub(old.made) > 2*replyURLLife })
	r.made = now
	key := d.newID("", 24)
	d.replies[key] = &r
	return d.base() + "/response/" + d.workspace.TeamID + "/" + key
}

// serveResponse answers POST /response/{team}/{key}.
func (d *Desk) serveResponse(w http.ResponseWriter, r *http.Request) {
	a, err := readArgs(r)
	entry := Entry{Kind: "response", Args: a.recorded(), Status: http.StatusOK}
	if err != nil {
		entry.Error = "invalid_payload"
	} else {
		d.mu.Lock()
		entry.Error = d.respond(d.replies[r.PathValue("key")], a)
		d.mu.Unlock()
	}
	if entry.Error != "" {
		entry.Status = http.StatusBadRequest
		if entry.Error == "used_url" || entry.Error == "expired_url" {
			entry.Status = http.StatusNotFound
		}
		d.note(entry, nil)
		writeJSON(w, entry.Status, reply{"ok": false, "error": entry.Error})
		return
	}
	d.note(entry, nil)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprint(w, "ok")
}

// respond applies one use of a response URL and returns the error name, if any.
func (d *Desk) respond(to *replyURL, a args) string {
	switch {
	case to == nil || d.now().Sub(to.made) > replyURLLife:
		return "expired_url"
	case to.uses >= replyURLUses:
		return "used_url"
	}
	c := d.channels[to.channel]
	if c == nil {
		return "expired_url"
	}
	to.uses++
	old := c.find(to.message)
	if a.boolean("delete_original") {
		if old != nil {
			d.remove(c, old)
		}
		return ""
	}
	body, refusal := d.readContent(a, postTextLimit)
	if refusal != nil {
		return refusal.Code
	}
	if a.boolean("replace_original") && old != nil {
		before := old.copy()
		old.Text, old.Blocks = body.text, body.blocks
		d.changed(change{kind: changeMessage, channel: c.ID, ts: old.TS})
		if old.OnlyFor == "" {
			d.edited(c, old, before, d.workspace.App.UserID)
		}
		return ""
	}
	thread := to.thread
	if a.has("thread_ts") {
		thread = a.str("thread_ts")
	}
	d.postResponse(c, to.user, thread, body, a.str("response_type") == "in_channel")
	return ""
}

// postResponse posts what an app answered to an interaction: for the user alone
// unless it is for the channel.
func (d *Desk) postResponse(c *channel, user, thread string, body content, inChannel bool) {
	m := d.botMessage(body.text, body.blocks)
	m.Attachments, m.Metadata = body.attachments, body.metadata
	if !inChannel {
		m.OnlyFor = user
	}
	d.placeInThread(c, m, thread)
	d.add(c, m)
	if inChannel {
		d.messageEvent(c, m)
	}
}
