//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

var (
	realPosts = flag.Int("wordpress-posts", 30, "posts of the real WordPress in TestRealWordPressKilled")
	realEdits = flag.Int("wordpress-edits", 20, "edits of them")
)

// realSite is a WordPress as Debian ships it, on loopback.
type realSite struct {
	t                   *testing.T
	url, user, password string
}

// newRealSite starts a WordPress in a time zone. Where it is not installed the
// test is skipped, and fails in CI, which can install it.
func newRealSite(t *testing.T, zone string) *realSite {
	t.Helper()
	missing := ""
	for _, tool := range []string{"php", "mariadbd", "mariadb-install-db", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = tool
		}
	}
	if _, err := os.Stat("/usr/share/wordpress/wp-load.php"); err != nil {
		missing = "wordpress"
	}
	if missing != "" && os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing: apt-get install --no-install-recommends wordpress php-cli php-mysql php-curl php-xml php-mbstring mariadb-server", missing)
	}
	if missing != "" {
		t.Skipf("there is no %s here; the packages wordpress, php-cli, php-mysql and mariadb-server have it", missing)
	}
	folder, err := os.MkdirTemp("", "wp") // a short path: that of a socket is bounded
	if err != nil {
		t.Fatal(err)
	}
	address := freeAddress(t)
	_, port, _ := strings.Cut(address, ":")
	start := exec.Command("sh", "testdata/wordpress.sh", folder, port, zone)
	var out bytes.Buffer
	start.Stdout = &out
	start.WaitDelay = time.Minute
	t.Cleanup(func() {
		for _, name := range []string{"php.pid", "db.pid"} {
			text, err := os.ReadFile(filepath.Join(folder, name))
			if id, bad := strconv.Atoi(strings.TrimSpace(string(text))); err == nil && bad == nil && id > 1 {
				_ = syscall.Kill(id, syscall.SIGKILL) // it may have ended
			}
		}
		_ = os.RemoveAll(folder)
	})
	if err := start.Run(); err != nil {
		log, _ := os.ReadFile(filepath.Join(folder, "db.log"))
		t.Fatalf("WordPress does not start: %v\n%s\n%s", err, &out, log)
	}
	s := &realSite{t, "http://" + address, "editor", strings.TrimSpace(out.String())}
	for range 300 {
		if response, err := http.Get(s.url + "/wp-json/wp/v2/posts"); err == nil {
			response.Body.Close()
			return s
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("WordPress does not answer")
	return nil
}

// post creates a post, or changes the one of the id.
func (s *realSite) post(id int, fields map[string]any) int {
	s.t.Helper()
	path := "/wp-json/wp/v2/posts"
	if id > 0 {
		path += "/" + strconv.Itoa(id)
	}
	body, err := json.Marshal(fields)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do(http.MethodPost, path, body)
}

// trash puts a post into the trash.
func (s *realSite) trash(id int) {
	s.t.Helper()
	s.do(http.MethodDelete, "/wp-json/wp/v2/posts/"+strconv.Itoa(id), nil)
}

func (s *realSite) do(method, path string, body []byte) int {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	request.SetBasicAuth(s.user, s.password)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	var post struct{ ID int }
	if err != nil || response.StatusCode > 299 || json.Unmarshal(answer, &post) != nil || post.ID == 0 {
		s.t.Fatalf("%s %s: %s\n%.500s", method, path, response.Status, answer)
	}
	return post.ID
}

// A real WordPress is followed through a post's life, in a site whose clock is
// not UTC too: published, corrected, private, published, scheduled, trashed and
// restored.
func TestRealWordPress(t *testing.T) {
	for _, zone := range []string{"UTC", "America/New_York"} {
		t.Run(zone, func(t *testing.T) {
			s := newRealSite(t, zone)
			rig := newConnectorRig(t, "site:\n  kind: wordpress\n  url: "+s.url+"\n  private_hosts: 127.0.0.1\ndesk:\n  kind: wordpress\n  url: "+s.url+"\n  private_hosts: 127.0.0.1\n  user: editor\n  password_env: WP_PASSWORD\n  unpublished: desk\n")
			rig.p.env = environmentOf("DATA_DIR", rig.folder, "WP_PASSWORD", s.password)
			rig.now = time.Now()
			const asked = "When did the harbour of Port Ellen reopen?"
			text := func(day string) string {
				return "<!-- wp:paragraph --><p>The harbour of Port Ellen reopened on " + day + " after a closure of three weeks, the harbour master said.</p><!-- /wp:paragraph -->"
			}
			id := s.post(0, map[string]any{"title": "Harbour “reopens”", "content": text("Monday"), "status": "publish"})
			for _, step := range []struct {
				name    string
				do      func()
				counts  string
				open    string // what anybody reads
				private string // what the desk reads
			}{
				{"published", func() {}, "new 1, changed 0, unchanged 0, withdrawn 0, refused 0", "on Monday", "on Monday"},
				{"nothing", func() {}, "new 0, changed 0, unchanged 1, withdrawn 0, refused 0", "on Monday", "on Monday"},
				{"corrected", func() { s.post(id, map[string]any{"content": text("Tuesday")}) }, "new 0, changed 1, unchanged 0, withdrawn 0, refused 0", "on Tuesday", "on Tuesday"},
				{"private", func() { s.post(id, map[string]any{"status": "private"}) }, "new 0, changed 0, unchanged 0, withdrawn 1, refused 0", "", "on Tuesday"},
				{"published again", func() { s.post(id, map[string]any{"status": "publish"}) }, "new 0, changed 1, unchanged 0, withdrawn 0, refused 0", "on Tuesday", "on Tuesday"},
				{"draft", func() { s.post(id, map[string]any{"status": "draft"}) }, "new 0, changed 0, unchanged 0, withdrawn 1, refused 0", "", "on Tuesday"},
				{"scheduled", func() {
					s.post(id, map[string]any{"status": "future", "date_gmt": time.Now().UTC().Add(48 * time.Hour).Format("2006-01-02T15:04:05")})
				}, "new 0, changed 0, unchanged 0, withdrawn 0, refused 0", "", ""},
				{"out now", func() {
					s.post(id, map[string]any{"status": "publish", "date_gmt": time.Now().UTC().Add(-time.Hour).Format("2006-01-02T15:04:05")})
				}, "new 0, changed 1, unchanged 0, withdrawn 0, refused 0", "on Tuesday", "on Tuesday"},
				{"with a password", func() { s.post(id, map[string]any{"password": "open sesame"}) }, "new 0, changed 0, unchanged 0, withdrawn 1, refused 1", "", ""},
				{"without", func() { s.post(id, map[string]any{"password": ""}) }, "new 0, changed 1, unchanged 0, withdrawn 0, refused 0", "on Tuesday", "on Tuesday"},
				{"trashed", func() { s.trash(id) }, "new 0, changed 0, unchanged 0, withdrawn 1, refused 0", "", ""},
				{"restored", func() { s.post(id, map[string]any{"status": "publish"}) }, "new 0, changed 1, unchanged 0, withdrawn 0, refused 0", "on Tuesday", "on Tuesday"},
			} {
				time.Sleep(1100 * time.Millisecond) // WordPress knows times in seconds
				step.do()
				rig.now = time.Now()
				rig.holds(step.name, rig.sync(statusDone), step.counts)
				for _, reads := range []struct {
					id, want string
					as       news.Reader
				}{
					{"site:" + strconv.Itoa(id), step.open, news.Reader{At: rig.now}},
					{"desk:" + strconv.Itoa(id), step.private, news.Reader{At: rig.now, Collections: []string{"desk"}}},
				} {
					if got := readable(t, rig, reads.as)[reads.id]; (got != "") != (reads.want != "") || !strings.Contains(got, reads.want) {
						t.Errorf("%s: %s reads %q, want %q", step.name, reads.id, got, reads.want)
					}
				}
			}
			rig.asks(asked, "reopened on Tuesday", true)
		})
	}
}

// readable returns the texts of the articles that the reader may read.
func readable(t *testing.T, rig *connectorRig, as news.Reader) map[string]string {
	t.Helper()
	var err error
	if rig.p.config, err = readConfig(rig.p.env); err != nil {
		t.Fatal(err)
	}
	archive, err := rig.p.open(t.Context(), retrieval.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	all, err := archive.Articles(t.Context(), as)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, a := range all {
		whole, err := archive.Article(t.Context(), a.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		out[string(a.ID)] = whole.Text
	}
	return out
}

// Posts are edited at random while the program that reads them is killed again
// and again; after a reading that ends, the archive is what the site shows.
func TestRealWordPressKilled(t *testing.T) {
	s := newRealSite(t, "America/New_York")
	program := buildProgram(t)
	dice := rand.New(rand.NewPCG(16, 16))
	rig := newConnectorRig(t, "site:\n  kind: wordpress\n  url: "+s.url+"\n  private_hosts: 127.0.0.1\n")
	shown := map[string]string{} // by the id in the archive
	ids := make([]int, *realPosts)
	text := func(i, version int) string {
		return fmt.Sprintf("The council of ward %d met on Friday and put off its decision number %d on the road.", i, version)
	}
	for i := range ids {
		ids[i] = s.post(0, map[string]any{"title": fmt.Sprintf("Ward %d", i), "content": "<p>" + text(i, 0) + "</p>", "status": "publish"})
		shown["site:"+strconv.Itoa(ids[i])] = text(i, 0)
	}
	kills, syncs := 0, 0
	sync := func() {
		for range 2 {
			run := startProcess(t, program, []string{"connector", "run"}, "DATA_DIR", rig.folder)
			time.Sleep(time.Duration(dice.Int64N(int64(1500 * time.Millisecond))))
			run.end(t, os.Kill)
			kills++
		}
		whole := startProcess(t, program, []string{"connector", "run"}, "DATA_DIR", rig.folder)
		whole.wait(t)
		syncs++
		rig.now = time.Now()
		got := readable(t, rig, news.Reader{At: rig.now})
		for id, want := range shown {
			if got[id] != want {
				t.Errorf("%s is %q, want %q", id, got[id], want)
			}
		}
		if len(got) != len(shown) {
			t.Errorf("%d articles are shown, %d posts", len(got), len(shown))
		}
	}
	sync()
	for edit := 1; edit <= *realEdits; edit++ {
		i := dice.IntN(len(ids))
		id := "site:" + strconv.Itoa(ids[i])
		switch what := dice.IntN(4); {
		case what == 0 && shown[id] != "": // what is in the trash cannot be put there
			s.trash(ids[i])
			delete(shown, id)
		case what == 1:
			s.post(ids[i], map[string]any{"status": "private"})
			delete(shown, id)
		case what == 2:
			s.post(ids[i], map[string]any{"status": "future", "date_gmt": time.Now().UTC().Add(48 * time.Hour).Format("2006-01-02T15:04:05")})
			delete(shown, id)
		default:
			s.post(ids[i], map[string]any{"status": "publish", "date_gmt": time.Now().UTC().Add(-time.Hour).Format("2006-01-02T15:04:05"), "content": "<p>" + text(i, edit) + "</p>"})
			shown[id] = text(i, edit)
		}
		if edit%10 == 0 {
			sync()
		}
	}
	t.Logf("%d posts, %d edits, %d kills, %d readings", len(ids), *realEdits, kills, syncs)
}
