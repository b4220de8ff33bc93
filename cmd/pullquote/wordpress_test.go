package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// wpTime is how WordPress writes times of its *_gmt fields.
const wpTime = "2006-01-02T15:04:05"

// wpPost is a post of fakeWordPress.
type wpPost struct {
	id             int
	status         string
	date, modified time.Time
	title, text    string
	password       string
}

// fakeWordPress answers as WordPress 6.7 was seen to: a listing in pages of 100
// in which times without a Z are those of the site's zone, 401 for a post that
// is not public, 404 for one that never was, and an empty text for one behind a
// password.
type fakeWordPress struct {
	*httptest.Server
	mu       sync.Mutex
	posts    map[int]*wpPost
	password string // of the editor
	answer   int    // what everything is answered with; 0: as it should be
	asked    []string
	wall     int // what single posts are answered with by a server before WordPress; 0: none is there
	bodies   int // posts sent with their text
}

func newFakeWordPress(t *testing.T) *fakeWordPress {
	t.Helper()
	w := &fakeWordPress{posts: map[int]*wpPost{}, password: "abcd efgh"}
	w.Server = httptest.NewServer(w)
	t.Cleanup(w.Close)
	return w
}

// put publishes a post, or changes it.
func (w *fakeWordPress) put(p wpPost) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if p.status == "" {
		p.status = "publish"
	}
	if p.date.IsZero() {
		p.date = p.modified
	}
	w.posts[p.id] = &p
}

func (w *fakeWordPress) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, r.URL.RequestURI())
	_, password, keyed := r.BasicAuth()
	query := r.URL.Query()
	edit := query.Get("context") == "edit"
	switch id, single := strings.CutPrefix(r.URL.Path, "/wp-json/wp/v2/posts/"); {
	case w.answer != 0:
		out.Header().Set("Retry-After", "600")
		wpFault(out, w.answer, "down")
	case keyed && password != w.password:
		wpFault(out, 401, "incorrect_password")
	case edit && !keyed:
		wpFault(out, 401, "rest_forbidden_context")
	case single && w.wall != 0:
		http.Error(out, "<html>Denied</html>", w.wall)
	case single:
		n, err := strconv.Atoi(id)
		p := w.posts[n]
		switch {
		case err != nil || p == nil:
			wpFault(out, 404, "rest_post_invalid_id")
		case p.status != "publish" && !edit:
			wpFault(out, 401, "rest_forbidden")
		default:
			w.send(out, query, p)
		}
	case r.URL.Path == "/wp-json/wp/v2/posts":
		w.list(out, query, edit)
	default:
		http.NotFound(out, r)
	}
}

func wpFault(out http.ResponseWriter, status int, code string) {
	out.WriteHeader(status)
	json.NewEncoder(out).Encode(map[string]any{"code": code, "message": "", "data": map[string]any{"status": status}})
}

// list answers a listing.
func (w *fakeWordPress) list(out http.ResponseWriter, query url.Values, edit bool) {
	statuses := []string{"publish"}
	if edit {
		statuses = strings.Split(query.Get("status"), ",")
	}
	var found []*wpPost
	for _, p := range w.posts {
		if !slices.Contains(statuses, p.status) {
			continue
		}
		if after := query.Get("modified_after"); after != "" {
			at, err := time.Parse(time.RFC3339, after)
			if err != nil { // no Z: New York
				at, _ = time.Parse(wpTime, after)
				at = at.Add(5 * time.Hour)
			}
			if !p.modified.After(at) {
				continue
			}
		}
		found = append(found, p)
	}
	slices.SortFunc(found, func(a, b *wpPost) int {
		if query.Get("orderby") == "modified" && !a.modified.Equal(b.modified) {
			return a.modified.Compare(b.modified)
		}
		return a.id - b.id
	})
	page, _ := strconv.Atoi(query.Get("page"))
	per, _ := strconv.Atoi(query.Get("per_page"))
	if per > 100 || per < 1 {
		wpFault(out, 400, "rest_invalid_param")
		return
	}
	if from := (page - 1) * per; from >= len(found) && page > 1 {
		wpFault(out, 400, "rest_post_invalid_page_number")
	} else {
		w.send(out, query, found[from:min(len(found), from+per)]...)
	}
}

// shownTitle is the title as WordPress renders it, and to an editor as it was
// typed.
func (p *wpPost) shownTitle(edit bool) map[string]any {
	out := map[string]any{"rendered": p.title}
	if p.status == "private" {
		out["rendered"] = "Private: " + p.title
	}
	if edit {
		out["raw"] = p.title
	}
	return out
}

// send writes posts: a list, unless it is one that was asked for by its id.
func (w *fakeWordPress) send(out http.ResponseWriter, query url.Values, posts ...*wpPost) {
	list := []any{}
	for _, p := range posts {
		all := map[string]any{
			"id": p.id, "date_gmt": p.date.Format(wpTime), "modified_gmt": p.modified.Format(wpTime), "status": p.status,
			"link": fmt.Sprintf("https://example.org/?p=%d", p.id), "password": p.password,
			"title":     p.shownTitle(query.Get("context") == "edit"),
			"content":   map[string]any{"rendered": p.text, "protected": p.password != ""},
			"_embedded": map[string]any{"author": []any{map[string]any{"name": "Ann Carr"}}},
		}
		if p.password != "" && query.Get("context") != "edit" {
			all["content"] = map[string]any{"rendered": "", "protected": true}
		}
		some := map[string]any{}
		for _, field := range strings.Split(query.Get("_fields"), ",") {
			if value, ok := all[field]; ok {
				some[field] = value
			}
			if field == "content" {
				w.bodies++
			}
		}
		list = append(list, some)
	}
	if query.Get("per_page") == "" {
		json.NewEncoder(out).Encode(list[0])
		return
	}
	json.NewEncoder(out).Encode(list)
}
