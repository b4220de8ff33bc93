package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
)

// act is what a control request may say; each path uses some of it.
type act struct {
	As       string   `json:"as"` // user id of the person who acts
	Channel  string   `json:"channel"`
	Thread   string   `json:"thread"`
	TS       string   `json:"ts"`
	Text     string   `json:"text"`
	Name     string   `json:"name"` // of a reaction, command or user
	Tab      string   `json:"tab"`
	Callback string   `json:"callback_id"`
	View     string   `json:"view_id"`
	Block    string   `json:"block_id"`
	Action   string   `json:"action_id"`
	Value    string   `json:"value"`
	Values   []string `json:"values"`
	Fields   Values   `json:"fields"`
	Files    []string `json:"files"` // ids of uploaded files, for a message
	Politely bool     `json:"politely"`
	Faults   []Fault  `json:"faults"`
}

// acts are the control paths, POST /desk/{act}. Each returns what to answer.
var acts = map[string]func(context.Context, *Desk, act) (any, error){
	"post": func(ctx context.Context, d *Desk, a act) (any, error) { return d.line(ctx, a) },
	"slash": func(ctx context.Context, d *Desk, a act) (any, error) {
		return nil, d.Slash(ctx, a.As, a.Channel, a.Name, a.Text)
	},
	"edit": func(_ context.Context, d *Desk, a act) (any, error) {
		return nil, d.Edit(a.As, a.Channel, a.TS, a.Text)
	},
	"delete":  func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Delete(a.As, a.Channel, a.TS) },
	"dismiss": func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Dismiss(a.As, a.Channel, a.TS) },
	"react": func(_ context.Context, d *Desk, a act) (any, error) {
		return nil, d.React(a.As, a.Channel, a.TS, a.Name)
	},
	"join":   func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Join(a.As, a.Channel) },
	"invite": func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Invite(a.As, a.Channel, a.Name) },
	"look":   func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Look(a.As, a.Channel) },
	"stop":   func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Stop(a.As, a.Channel, a.Thread) },
	"open": func(_ context.Context, d *Desk, a act) (any, error) {
		id, err := d.OpenDM(a.As, a.Tab)
		return reply{"channel": id}, err
	},
	"read":  func(_ context.Context, d *Desk, a act) (any, error) { d.MarkRead(a.As, a.Channel); return nil, nil },
	"close": func(_ context.Context, d *Desk, a act) (any, error) { d.CloseModal(a.As); return nil, nil },
	"shortcut": func(ctx context.Context, d *Desk, a act) (any, error) {
		if a.TS == "" {
			return nil, d.Shortcut(ctx, a.As, a.Callback)
		}
		return nil, d.MessageShortcut(ctx, a.As, a.Callback, a.Channel, a.TS)
	},
	"click": func(ctx context.Context, d *Desk, a act) (any, error) {
		return nil, d.Click(ctx, a.As, Click{Channel: a.Channel, TS: a.TS, ViewID: a.View, BlockID: a.Block, ActionID: a.Action, Value: a.Value, Values: a.Values})
	},
	"submit": func(ctx context.Context, d *Desk, a act) (any, error) {
		faults, err := d.Submit(ctx, a.As, a.View, a.Fields)
		return reply{"errors": faults}, err
	},
	"faults":       func(_ context.Context, d *Desk, a act) (any, error) { return nil, d.Inject(a.Faults...) },
	"clear-faults": func(_ context.Context, d *Desk, a act) (any, error) { d.ClearFaults(); return nil, nil },
	"disconnect":   func(_ context.Context, d *Desk, a act) (any, error) { d.DisconnectAll(a.Politely); return nil, nil },
}

// line is the composer: a line that begins with a slash is a command.
func (d *Desk) line(ctx context.Context, a act) (any, error) {
	text := strings.TrimSpace(a.Text)
	if strings.HasPrefix(text, "/") {
		command, rest, _ := strings.Cut(text, " ")
		if a.Thread != "" {
			return nil, errInThread
		}
		return reply{"command": true}, d.Slash(ctx, a.As, a.Channel, command, rest)
	}
	ts, err := d.PostFiles(a.As, a.Channel, a.Thread, text, a.Files...)
	return reply{"ts": ts}, err
}

// serveAct answers POST /desk/{act}: JSON in, JSON out. What a person did wrong
// is status 422 with a text that may be shown.
func (d *Desk) serveAct(w http.ResponseWriter, r *http.Request) {
	do := acts[r.PathValue("act")]
	if do == nil {
		http.NotFound(w, r)
		return
	}
	var a act
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, bodyLimit)).Decode(&a); err != nil {
		writeJSON(w, http.StatusBadRequest, reply{"error": "the request is no JSON"})
		return
	}
	result, err := do(r.Context(), d, a)
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return
		}
		writeJSON(w, http.StatusUnprocessableEntity, reply{"error": err.Error()})
		return
	}
	if result == nil {
		result = reply{}
	}
	writeJSON(w, http.StatusOK, result)
}

// serveRecord answers GET /desk/record: JSON lines, from ?since= on.
func (d *Desk) serveRecord(w http.ResponseWriter, r *http.Request) {
	since := 0
	_, _ = fmt.Sscan(r.URL.Query().Get("since"), &since) // absent or wrong is 0
	w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
	out := json.NewEncoder(w)
	for _, e := range d.Record() {
		if e.Seq > since && out.Encode(e) != nil {
			return
		}
	}
}

// serveMessages answers GET /desk/messages?channel=&as=: what a person sees.
func (d *Desk) serveMessages(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	type seen struct {
		Message
		OnlyFor string `json:"only_for,omitempty"`
	}
	all := []seen{}
	for _, m := range d.Messages(q.Get("channel"), q.Get("as")) {
		all = append(all, seen{m, m.OnlyFor})
	}
	writeJSON(w, http.StatusOK, all)
}

// serveModal answers GET /desk/modal?as=: the open form, or null.
func (d *Desk) serveModal(w http.ResponseWriter, r *http.Request) {
	v, ok := d.Modal(r.URL.Query().Get("as"))
	if !ok {
		writeJSON(w, http.StatusOK, nil)
		return
	}
	writeJSON(w, http.StatusOK, reply{"id": v.ID, "view": v.Body, "blocks": v.Blocks})
}

func (d *Desk) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", d.serveAPI)
	mux.HandleFunc("GET /api/{method}", d.serveAPI)
	mux.HandleFunc("POST /response/{team}/{key}", d.serveResponse)
	mux.HandleFunc("GET /socket/", d.serveSocket)
	mux.HandleFunc("GET /{$}", d.servePage)
	mux.HandleFunc("GET /archives/{channel}/{message}", d.servePermalink)
	mux.HandleFunc("GET /desk/panes", d.servePanes)
	mux.HandleFunc("GET /desk/live", d.serveLive)
	mux.HandleFunc("GET /desk/record", d.serveRecord)
	mux.HandleFunc("GET /desk/messages", d.serveMessages)
	mux.HandleFunc("GET /desk/modal", d.serveModal)
	mux.HandleFunc("POST /desk/{act}", d.serveAct)
	mux.HandleFunc("POST /desk/upload", d.serveUploadOfPerson)
	mux.HandleFunc("GET /desk/file/{id}", d.serveFileToPerson)
	mux.HandleFunc("POST /upload/{key}", d.serveUpload)
	mux.HandleFunc("GET /files/{id}/{name}", d.serveFile)
	mux.Handle("GET /desk/static/", d.page.static)
	return mux
}

// guard keeps other web sites out: the desk has no password, so a page on
// another origin must neither post to it nor reach it by a name that points
// here (DNS rebinding). The Web API is left out of the first rule: it has tokens.
func (d *Desk) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if host != "localhost" && !strings.HasSuffix(host, ".localhost") && net.ParseIP(strings.Trim(host, "[]")) == nil && !d.hosts[host] {
			http.Error(w, "the desk does not answer to this host name", http.StatusForbidden)
			return
		}
		origin := r.Header.Get("Origin")
		foreign := origin != "" && origin != baseURL(r)
		if foreign && strings.HasPrefix(r.URL.Path, "/desk/") {
			http.Error(w, "the desk does not answer to other web sites", http.StatusForbidden)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}
