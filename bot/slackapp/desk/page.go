package desk

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

//go:embed templates/*.gohtml
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// page holds the templates of the web page.
type page struct {
	templates *template.Template
	blocks    *blockkit.Renderer
	static    http.Handler
}

func newPage(blocks *blockkit.Renderer) (*page, error) {
	funcs := template.FuncMap{"emoji": blockkit.Emoji}
	parsed, err := template.New("desk").Funcs(funcs).ParseFS(templateFiles, "templates/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("parse page templates: %w", err)
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, fmt.Errorf("find page files: %w", err)
	}
	return &page{templates: parsed, blocks: blocks, static: http.StripPrefix("/desk/static/", http.FileServerFS(static))}, nil
}

// draw executes one template. A template that fails leaves a note in the log
// and an empty place in the page. Callers hold the lock.
func (d *Desk) draw(name string, data any) string {
	var out strings.Builder
	if err := d.page.templates.ExecuteTemplate(&out, name, data); err != nil {
		d.log.Error("desk cannot draw", "template", name, "error", err)
		return ""
	}
	return out.String()
}

// place of the page: who looks, at which channel and thread.
type spot struct {
	user, channel, thread, tab string
	list                       bool // on a phone: the list of channels
}

// pane is what a phone shows.
func (s spot) pane() string {
	switch {
	case s.list:
		return "list"
	case s.thread != "":
		return "thread"
	}
	return "main"
}

// spotOf reads the page's address: as, c, t and tab.
func (d *Desk) spotOf(r *http.Request) spot {
	q := r.URL.Query()
	s := spot{user: q.Get("as"), channel: q.Get("c"), thread: q.Get("t"), tab: q.Get("tab"), list: q.Get("pane") == "list"}
	if _, ok := d.workspace.user(s.user); !ok || s.user == d.workspace.App.UserID {
		s.user = d.workspace.Users[0].ID
	}
	if s.channel == dmID(s.user) && d.mayUseApp(s.user) == nil {
		d.dm(s.user)
	}
	c := d.channels[s.channel]
	if c == nil || !d.visible(c, s.user) {
		s.channel, s.thread = d.firstChannel(s.user), ""
	}
	if c := d.channels[s.channel]; c != nil && c.find(s.thread) == nil {
		s.thread = ""
	}
	return s
}

func (d *Desk) firstChannel(user string) string {
	for _, id := range d.order {
		if d.channels[id].isMember(user) {
			return id
		}
	}
	return ""
}

// contentPolicy lets the page load its own files and pictures in messages only.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
	"img-src 'self' https: http:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// servePage answers GET /.
func (d *Desk) servePage(w http.ResponseWriter, r *http.Request) { d.serveTemplate(w, r, "page") }

// servePanes answers GET /desk/panes: the parts of the page that change when
// another channel or thread is opened.
func (d *Desk) servePanes(w http.ResponseWriter, r *http.Request) { d.serveTemplate(w, r, "panes") }

func (d *Desk) serveTemplate(w http.ResponseWriter, r *http.Request, name string) {
	d.mu.Lock()
	if d.workspaceBase == "" {
		d.workspaceBase = baseURL(r)
	}
	drawn := d.draw(name, d.pageView(d.spotOf(r), baseURL(r)))
	d.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", contentPolicy)
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprint(w, drawn) // the reader has gone when this fails
}

// servePermalink answers GET /archives/{channel}/{message} with the page there.
func (d *Desk) servePermalink(w http.ResponseWriter, r *http.Request) {
	id := strings.TrimPrefix(r.PathValue("message"), "p")
	thread := r.URL.Query().Get("thread_ts")
	if thread == "" && len(id) > 6 {
		thread = id[:len(id)-6] + "." + id[len(id)-6:]
	}
	http.Redirect(w, r, "/?c="+template.URLQueryEscaper(r.PathValue("channel"))+"&t="+template.URLQueryEscaper(thread), http.StatusFound)
}
