package desk

import (
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"
)

const (
	processingLife = time.Hour       // after which a session's "processing" lapses
	lineLife       = 2 * time.Minute // after which assistant.threads.setStatus lapses
	sessionLife    = 24 * time.Hour  // after which the desk forgets a resting session, to stay small
	titleLimit     = 200             // characters
	promptLimit    = 4
	loadingLimit   = 10
)

// session is one conversation with the agent.
type session struct {
	status  string    // active, processing, suspended or closed
	title   string    //
	line    string    // assistant.threads.setStatus: "is searching…"
	loading []string  // shown in turn instead of the line
	changed time.Time // when status or line was set
}

// prompts are what the agent suggests to ask.
type prompts struct {
	Title string
	List  []prompt
}

type prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

func sessionStatus(s string) bool {
	return s == "active" || s == "processing" || s == "suspended" || s == "closed"
}

// session is the session at p, made when first needed.
func (d *Desk) session(p place) *session {
	if d.sessions[p] == nil {
		d.sessions[p] = &session{status: "active", changed: d.now()}
	}
	return d.sessions[p]
}

func (d *Desk) setStatus(p place, status string) {
	s := d.session(p)
	s.status, s.changed = status, d.now()
	if status != "processing" {
		s.line, s.loading = "", nil
	}
	d.changed(change{kind: changeStatus, channel: p.channel, thread: p.thread})
}

// clearStatus takes the status line away when the app posts into the thread.
func (d *Desk) clearStatus(c *channel, thread string) {
	if s := d.sessions[place{c.ID, thread}]; s != nil && s.line != "" {
		s.line, s.loading = "", nil
		d.changed(change{kind: changeStatus, channel: c.ID, thread: thread})
	}
}

// lapseStatuses ends statuses that the app forgot. Callers hold the lock.
func (d *Desk) lapseStatuses(now time.Time) {
	for p, s := range d.sessions {
		if s.line != "" && now.Sub(s.changed) >= lineLife {
			s.line, s.loading = "", nil
			d.changed(change{kind: changeStatus, channel: p.channel, thread: p.thread})
		}
		if s.status == "processing" && now.Sub(s.changed) >= processingLife {
			d.setStatus(p, "active")
		}
		if now.Sub(s.changed) >= sessionLife {
			delete(d.sessions, p)
			delete(d.prompts, p)
		}
	}
}

// sessionPlace reads channel_id and thread_ts; the thread must exist.
func (d *Desk) sessionPlace(a args) (place, *apiError) {
	c, refusal := d.channelArg(a, "channel_id")
	if refusal != nil {
		return place{}, refusal
	}
	if !a.has("thread_ts") {
		return place{}, invalidArgument("missing required field: thread_ts", "/thread_ts")
	}
	thread, refusal := threadArg(a, c)
	if refusal != nil {
		return place{}, refusal
	}
	if !c.isMember(d.workspace.App.UserID) {
		return place{}, refuse("not_in_channel")
	}
	return place{c.ID, thread}, nil
}

func (d *Desk) sessionSetStatus(a args) (reply, *apiError) {
	p, refusal := d.sessionPlace(a)
	if refusal != nil {
		return nil, refusal
	}
	status, title := a.str("status"), a.str("title")
	if !sessionStatus(status) {
		return nil, invalidArgument("must be one of: active, processing, suspended, closed", "/status")
	}
	if utf8.RuneCountInString(title) > titleLimit {
		return nil, invalidArgument("must be less than 201 characters", "/title")
	}
	if d.sessions[p] == nil {
		d.session(p).title = title
	}
	d.setStatus(p, status)
	r := reply{"status": status, "agent_status": status, "title": d.session(p).title}
	if !slices.Contains(d.workspace.App.Events, "agent_session_stopped") {
		const warning = "missing_agent_session_stopped_event_subscription"
		r["warning"], r["response_metadata"] = warning, map[string]any{"warnings": []string{warning}}
	}
	return r, nil
}

func (d *Desk) sessionRename(a args) (reply, *apiError) {
	p, refusal := d.sessionPlace(a)
	if refusal != nil {
		return nil, refusal
	}
	return d.rename(p, a.str("title"))
}

func (d *Desk) rename(p place, title string) (reply, *apiError) {
	if title == "" || utf8.RuneCountInString(title) > titleLimit {
		return nil, invalidArgument("must be 1 to 200 characters", "/title")
	}
	d.session(p).title = title
	d.changed(change{kind: changeStatus, channel: p.channel, thread: p.thread})
	return reply{"title": title}, nil
}

func (d *Desk) threadSetStatus(a args) (reply, *apiError) {
	p, refusal := d.sessionPlace(a)
	if refusal != nil {
		return nil, refusal
	}
	loading := a.words("loading_messages")
	if len(loading) > loadingLimit {
		return nil, invalidArgument("no more than 10 items allowed", "/loading_messages")
	}
	s := d.session(p)
	s.line, s.loading, s.changed = a.str("status"), loading, d.now()
	d.changed(change{kind: changeStatus, channel: p.channel, thread: p.thread})
	return nil, nil
}

func (d *Desk) threadSetTitle(a args) (reply, *apiError) {
	p, refusal := d.sessionPlace(a)
	if refusal != nil {
		return nil, refusal
	}
	_, refusal = d.rename(p, a.str("title"))
	return nil, refusal
}

func (d *Desk) threadSetPrompts(a args) (reply, *apiError) {
	c, refusal := d.channelArg(a, "channel_id")
	if refusal != nil {
		return nil, refusal
	}
	thread, refusal := threadArg(a, c)
	if refusal != nil {
		return nil, refusal
	}
	var list []prompt
	if json.Unmarshal(a.raw("prompts"), &list) != nil {
		return nil, invalidArgument("must provide an array", "/prompts")
	}
	if len(list) > promptLimit {
		return nil, invalidArgument("no more than 4 items allowed", "/prompts")
	}
	for _, p := range list {
		if p.Title == "" || p.Message == "" {
			return nil, invalidArgument("missing required field: title or message", "/prompts")
		}
	}
	d.prompts[place{c.ID, thread}] = prompts{Title: a.str("title"), List: list}
	d.changed(change{kind: changeStatus, channel: c.ID, thread: thread})
	return nil, nil
}
