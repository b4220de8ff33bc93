package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// ghostPost is a post of fakeGhost.
type ghostPost struct {
	id, text string
	updated  time.Time
	members  bool
}

// fakeGhost answers as the Content API of Ghost 6.65 was seen to: never more
// than 100 at once, posts for members cut and with access false, 404 for what is
// not published, 401 for everything with a wrong key.
type fakeGhost struct {
	*httptest.Server
	posts  map[string]ghostPost
	key    string
	bodies int
}

func newFakeGhost(t *testing.T) *fakeGhost {
	t.Helper()
	g := &fakeGhost{posts: map[string]ghostPost{}, key: "0123abcd"}
	g.Server = httptest.NewServer(g)
	t.Cleanup(g.Close)
	return g
}

func (g *fakeGhost) put(p ghostPost) { g.posts[p.id] = p }

func (g *fakeGhost) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	below, ok := strings.CutPrefix(r.URL.Path, "/ghost/api/content/posts/")
	switch p, known := g.posts[strings.TrimSuffix(below, "/")]; {
	case !ok:
		http.NotFound(out, r)
	case query.Get("key") != g.key:
		out.WriteHeader(401)
		fmt.Fprint(out, `{"errors":[{"message":"Unknown Content API Key","type":"UnauthorizedError"}]}`)
	case below != "" && !known:
		out.WriteHeader(404)
		fmt.Fprint(out, `{"errors":[{"message":"Resource not found error, cannot read post.","type":"NotFoundError"}]}`)
	case below != "":
		json.NewEncoder(out).Encode(map[string]any{"posts": []any{g.form(p, "")}})
	default:
		var found []ghostPost
		for _, p := range g.posts {
			if after := query.Get("filter"); after != "" {
				at, err := time.Parse("updated_at:>'2006-01-02 15:04:05'", after)
				if err != nil || !p.updated.Truncate(time.Second).After(at) {
					continue
				}
			}
			found = append(found, p)
		}
		slices.SortFunc(found, func(a, b ghostPost) int { return strings.Compare(a.id, b.id) })
		var page, limit int
		fmt.Sscan(query.Get("page"), &page)
		fmt.Sscan(query.Get("limit"), &limit)
		if limit < 1 || limit > 100 {
			limit = 100
		}
		list := []any{}
		for _, p := range found[min(len(found), (page-1)*limit):min(len(found), page*limit)] {
			list = append(list, g.form(p, query.Get("fields")))
		}
		json.NewEncoder(out).Encode(map[string]any{"posts": list, "meta": map[string]any{}})
	}
}

// form is a post as it is sent.
func (g *fakeGhost) form(p ghostPost, fields string) map[string]any {
	some := map[string]any{"id": p.id, "updated_at": p.updated.Format("2006-01-02T15:04:05.000-07:00")}
	if fields == "" {
		g.bodies++
		some["title"], some["html"], some["url"] = "Post "+p.id, p.text, "https://blog.example.org/"+p.id+"/"
		some["published_at"], some["access"] = at(6, 0), !p.members
		some["authors"] = []any{map[string]any{"name": "Ann Carr"}}
		if p.members {
			some["html"] = p.text[:40]
		}
	}
	return some
}

// A Ghost site is taken and kept up to date; what is cut for strangers is not
// taken, and a wrong key takes nothing back.
func TestGhost(t *testing.T) {
	g := newFakeGhost(t)
	harbour := ghostPost{id: "a1", updated: at(10, 0), text: "<p>The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said.</p>"}
	g.put(harbour)
	g.put(ghostPost{id: "a2", updated: at(9, 0), members: true, text: "<p>The church of Bowmore was painted blue by volunteers on Sunday morning.</p>"})
	for i := range 120 {
		g.put(ghostPost{id: fmt.Sprintf("n%03d", i), updated: at(8, 0), text: fmt.Sprintf("<p>The council of ward %d met on Friday and put off its decision on the road.</p>", i)})
	}
	rig := newConnectorRig(t, "blog:\n  kind: ghost\n  url: "+g.URL+"\n  key_env: GHOST_KEY\n  private_hosts: 127.0.0.1\n")
	rig.holds("first", rig.sync(statusDone), "new 121, changed 0, unchanged 0, withdrawn 0, refused 1")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)

	g.bodies = 0
	rig.holds("unchanged", rig.sync(statusDone), "new 0, changed 0, unchanged 122, withdrawn 0, refused 0")
	if g.bodies > 1 {
		t.Errorf("%d texts were sent of a site that had not changed", g.bodies)
	}
	g.key = "other"
	got := rig.sync(statusFault)
	rig.holds("wrong key", got, "new 0, changed 0, unchanged 0, withdrawn 0, refused 0")
	if !strings.Contains(got.Fault, "key_env") || strings.Contains(got.Fault, "0123abcd") {
		t.Errorf("the fault: %s", got.Fault)
	}
	g.key = "0123abcd"
	harbour.text, harbour.updated = strings.Replace(harbour.text, "Monday", "Tuesday", 1), at(10, 1)
	g.put(harbour)
	delete(g.posts, "n000")
	rig.holds("later", rig.sync(statusDone), "new 0, changed 1, unchanged 120, withdrawn 1, refused 0")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Tuesday", true)
	harbour.members, harbour.updated = true, at(11, 0)
	g.put(harbour)
	rig.holds("for members", rig.sync(statusDone), "new 0, changed 0, unchanged 120, withdrawn 1, refused 1")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened", false)
}
