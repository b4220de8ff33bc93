package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// changeKind is what part of the page must be drawn anew.
type changeKind string

const (
	changeMessage  changeKind = "message"  // channel and ts; thread too when it was removed
	changeChannels changeKind = "channels" // the list of channels, and what is unread
	changeStatus   changeKind = "status"   // what the agent is doing in a thread, and its suggestions
	changeModal    changeKind = "modal"    // of user
	changeHome     changeKind = "home"     // of user
	changeReload   changeKind = "reload"   // too much changed: load the page again
)

// change is one thing that became different.
type change struct {
	kind                changeKind
	channel, ts, thread string
	user                string // who alone is concerned; empty is everyone
}

// watcher is one open page. Changes are a set: a stream that grows a hundred
// times between two writes is drawn once.
type watcher struct {
	user    string
	dirty   map[change]bool
	notices []string
	signal  chan struct{}
}

// watcherLimit is how many changes may wait for a page that does not read.
const watcherLimit = 2000

// heartbeat keeps proxies from closing a silent live stream (real time).
const heartbeat = 15 * time.Second

// changed tells every page of c. Callers hold the lock.
func (d *Desk) changed(c change) {
	d.changes++
	for w := range d.watchers {
		if c.user == "" || c.user == w.user {
			w.mark(c)
		}
	}
}

func (w *watcher) mark(c change) {
	if len(w.dirty) >= watcherLimit {
		w.dirty = map[change]bool{{kind: changeReload}: true}
	}
	w.dirty[c] = true
	w.wake()
}

func (w *watcher) wake() {
	select {
	case w.signal <- struct{}{}:
	default:
	}
}

// tell shows one person a short notice. Callers hold the lock.
func (d *Desk) tell(user, notice string) {
	for w := range d.watchers {
		if w.user == user && len(w.notices) < watcherLimit {
			w.notices = append(w.notices, notice)
			w.wake()
		}
	}
}

// changedApp tells the pages when the app came or went. Callers hold the lock.
func (d *Desk) changedApp() {
	if connected := len(d.conns) > 0; connected != d.appShown {
		d.appShown = connected
		d.changed(change{kind: changeChannels})
	}
}

// serveLive streams changes to a page as server-sent events.
func (d *Desk) serveLive(w http.ResponseWriter, r *http.Request) {
	me := &watcher{user: r.URL.Query().Get("as"), dirty: map[change]bool{}, signal: make(chan struct{}, 1)}
	d.mu.Lock()
	d.watchers[me] = true
	if r.URL.Query().Get("since") != strconv.Itoa(d.changes) {
		// Something changed after the page was drawn: it must catch up.
		for _, c := range []change{{kind: changeChannels}, {kind: changeModal, user: me.user}, {kind: changeReload}} {
			me.mark(c)
		}
	}
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		delete(d.watchers, me)
		d.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	_, _ = fmt.Fprint(w, ": hello\n\n")
	_ = out.Flush()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-me.signal:
			for _, update := range d.drawChanges(me) {
				raw, err := json.Marshal(update)
				if err != nil {
					continue
				}
				if _, err := fmt.Fprintf(w, "data: %s\n\n", raw); err != nil {
					return
				}
			}
		case <-beat.C:
			_, _ = fmt.Fprint(w, ": still here\n\n")
		case <-r.Context().Done():
			return
		case <-d.stopped.Done():
			return
		}
		if out.Flush() != nil {
			return
		}
	}
}

// update is one thing for the page's script to put in place.
type update struct {
	Kind    changeKind        `json:"kind"`
	Channel string            `json:"channel,omitempty"`
	Thread  string            `json:"thread,omitempty"`
	TS      string            `json:"ts,omitempty"`
	HTML    string            `json:"html"`
	Feeds   map[string]string `json:"feeds,omitempty"` // by feed (channel, or channel:thread); empty HTML removes
	Text    string            `json:"text,omitempty"`
}

// drawChanges draws what changed since the last time for one page.
func (d *Desk) drawChanges(w *watcher) []update {
	d.mu.Lock()
	defer d.mu.Unlock()
	var updates []update
	for c := range w.dirty {
		updates = append(updates, d.drawChange(w.user, c)...)
	}
	for _, notice := range w.notices {
		updates = append(updates, update{Kind: "notice", Text: notice})
	}
	w.dirty, w.notices = map[change]bool{}, nil
	return updates
}

func (d *Desk) drawChange(user string, c change) []update {
	u := update{Kind: c.kind, Channel: c.channel, TS: c.ts, Thread: c.thread}
	switch c.kind {
	case changeMessage:
		ch := d.channels[c.channel]
		if ch == nil || !d.visible(ch, user) {
			return nil
		}
		u.Feeds = d.drawFeeds(ch, c, user)
	case changeChannels:
		u.HTML = d.draw("sidebar", d.sidebar(user))
	case changeStatus:
		ch := d.channels[c.channel]
		if ch == nil || !d.visible(ch, user) {
			return nil
		}
		u.HTML = d.draw("status", d.statusView(ch, c.thread))
		if root := ch.find(c.thread); root != nil {
			more := d.drawChange(user, change{kind: changeMessage, channel: c.channel, ts: c.thread})
			return append(more, u)
		}
	case changeModal:
		u.HTML = d.draw("modal", d.modalView(user))
	case changeHome:
		u.HTML = d.draw("home", d.homeView(user))
	}
	return []update{u}
}

// drawFeeds draws one message for every feed that it stands in.
func (d *Desk) drawFeeds(ch *channel, c change, user string) map[string]string {
	m := ch.find(c.ts)
	inChannel, inThread := ch.ID, ch.ID+":"+c.ts
	if m == nil || (m.OnlyFor != "" && m.OnlyFor != user) {
		feeds := map[string]string{inChannel: "", inThread: ""}
		if c.thread != "" {
			feeds[ch.ID+":"+c.thread] = ""
		}
		return feeds
	}
	feeds := map[string]string{}
	if m.isReply() {
		inThread = ch.ID + ":" + m.ThreadTS
	}
	feeds[inThread] = d.draw("message", d.messageView(ch, m, user, true))
	if !m.isReply() || m.Broadcast {
		feeds[inChannel] = d.draw("message", d.messageView(ch, m, user, false))
	}
	return feeds
}
