package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

const pushSecret = "5f0c7a1e9b3d48c2a6e0f1d2c3b4a596"

// pushRig is a program that takes articles over HTTP.
type pushRig struct {
	t       *testing.T
	p       *program
	archive *retrieval.Archive
	url     string
	at      atomic.Pointer[time.Time] // read by the server too
}

// set puts the program's clock to a time, and now reads it.
func (r *pushRig) set(now time.Time) { r.at.Store(&now) }

func (r *pushRig) now() time.Time { return *r.at.Load() }

func newPushRig(t *testing.T) *pushRig {
	t.Helper()
	rig := &pushRig{t: t}
	rig.set(time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC))
	rig.p, _, _ = newTestProgram(t, "")
	folder, _ := rig.p.env("DATA_DIR")
	rig.p.env = environmentOf("DATA_DIR", folder, "PUSH_SECRET", pushSecret)
	rig.p.now = rig.now
	var err error
	if rig.p.config, err = readConfig(rig.p.env); err != nil {
		t.Fatal(err)
	}
	rig.p.log = slog.New(slog.DiscardHandler)
	if rig.archive, err = rig.p.openArchive(t.Context(), lockWait); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(rig.p.pages(&slackapp.App{}, rig.archive, nil))
	rig.url = server.URL + "/articles"
	t.Cleanup(func() {
		server.Close()
		if err := rig.archive.Close(); err != nil {
			t.Error(err)
		}
	})
	return rig
}

// request returns a request that is signed at the time.
func (r *pushRig) request(body string, at time.Time) *http.Request {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.url, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	request.Header.Set(pushTimeHead, stamp)
	request.Header.Set(pushSignatureHead, "v1="+hex.EncodeToString(pushSignature([]byte(pushSecret), stamp, []byte(body))))
	return request
}

// send sends a request and returns the status and what became of the articles.
func (r *pushRig) send(request *http.Request) (int, []pushed) {
	r.t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		r.t.Error(err)
		return 0, nil
	}
	defer response.Body.Close()
	var answer struct{ Articles []pushed }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		r.t.Errorf("status %d: %v", response.StatusCode, err)
	}
	return response.StatusCode, answer.Articles
}

// shown returns the text of an article that everybody may read now.
func (r *pushRig) shown(id news.ArticleID) string {
	r.t.Helper()
	all, err := r.archive.Articles(r.t.Context(), news.Reader{At: r.now()})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, a := range all {
		if a.ID == id {
			article, err := r.archive.Article(r.t.Context(), id, 0)
			if err != nil {
				r.t.Fatal(err)
			}
			return article.Text
		}
	}
	return ""
}

// ferry is an article as it is sent.
func ferry(version int, day, rest string) string {
	return fmt.Sprintf(`{"id":"ferry","version":%d,"headline":"Ferry sails again","publisher":"The Islander","published":"2025-11-21T10:00:00Z","text":"The ferry to Port Ellen sails again from %s, the operator said."%s}`, version, day, rest)
}

// Articles are new, changed and unchanged by id and version, whatever order and
// however often they come; limits are kept, and one that cannot be read takes
// back what was shown.
func TestPush(t *testing.T) {
	rig := newPushRig(t)
	for _, c := range []struct {
		body, want, shown string
	}{
		{ferry(1, "Monday", ""), "200 new", "from Monday"},
		{ferry(1, "Monday", ""), "200 unchanged", "from Monday"},
		{"[" + ferry(3, "Tuesday", "") + "," + ferry(2, "Friday", "") + "]", "422 changed refused", "from Tuesday"},
		{ferry(3, "Friday", ""), "422 refused", "from Tuesday"},
		{ferry(4, "Tuesday", ""), "200 unchanged", "from Tuesday"},
		{ferry(5, "Tuesday", `,"embargo":"2025-11-22T10:00:00Z"`), "200 changed", ""},
		{ferry(6, "Tuesday", ""), "200 changed", "from Tuesday"},
		{ferry(7, "Tuesday", `,"embargo":"next week"`), "422 refused, taken back", ""},
		{ferry(6, "Tuesday", ""), "422 refused", ""},
		{ferry(7, "Tuesday", `,"collection":"staff"`), "200 changed", ""},
		{ferry(8, "Sunday", ""), "200 changed", "from Sunday"},
		{`{"id":"ferry","version":9,"withdrawn":true}`, "200 withdrawn", ""},
		{`{"id":"ferry","version":9,"withdrawn":true}`, "200 unchanged", ""},
		{ferry(8, "Sunday", ""), "422 refused", ""},
		{ferry(10, "Sunday", "") + "\n" + `{"id":"road","version":1,"text":"The road to Bowmore is closed for repairs."}` + "\n", "200 changed new", "from Sunday"},
		{ferry(11, "Sunday", "") + "\n{", "400", "from Sunday"},
		{`{"version":1,"text":"No id."}`, "422 refused", "from Sunday"},
	} {
		status, articles := rig.send(rig.request(c.body, rig.now()))
		got := strconv.Itoa(status)
		for _, a := range articles {
			if got += " " + a.Status; a.TakenBack {
				got += ", taken back"
			}
			if (a.Status == "refused") != (a.Reason != "") {
				t.Errorf("%s: reason %q", a.Status, a.Reason)
			}
		}
		if text := rig.shown("push:ferry"); got != c.want || (text != "") != (c.shown != "") || !strings.Contains(text, c.shown) {
			t.Errorf("%s\n%s, want %s; shown is %q", c.body, got, c.want, text)
		}
	}
}

// What is not signed as it should be is not taken, whoever repeats what.
func TestPushSigned(t *testing.T) {
	rig := newPushRig(t)
	body := ferry(1, "Monday", "")
	for name, spoil := range map[string]func(*http.Request){
		"no time":        func(r *http.Request) { r.Header.Del(pushTimeHead) },
		"no signature":   func(r *http.Request) { r.Header.Del(pushSignatureHead) },
		"two times":      func(r *http.Request) { r.Header.Add(pushTimeHead, r.Header.Get(pushTimeHead)) },
		"another time":   func(r *http.Request) { r.Header.Set(pushTimeHead, strconv.FormatInt(rig.now().Unix()+1, 10)) },
		"no number":      func(r *http.Request) { r.Header.Set(pushTimeHead, "now") },
		"another scheme": func(r *http.Request) { r.Header.Set(pushSignatureHead, "v0"+r.Header.Get(pushSignatureHead)[2:]) },
		"cut":            func(r *http.Request) { r.Header.Set(pushSignatureHead, r.Header.Get(pushSignatureHead)[:40]) },
		"zeros":          func(r *http.Request) { r.Header.Set(pushSignatureHead, "v1="+strings.Repeat("0", 64)) },
		"another body": func(r *http.Request) {
			other := rig.request(ferry(1, "Friday", ""), rig.now())
			r.Body, r.ContentLength = other.Body, other.ContentLength
		},
	} {
		request := rig.request(body, rig.now())
		spoil(request)
		if status, _ := rig.send(request); status != http.StatusUnauthorized || rig.shown("push:ferry") != "" {
			t.Errorf("%s: status %d", name, status)
		}
	}
	for _, off := range []time.Duration{-pushWindow - time.Second, pushWindow + time.Second} {
		if status, _ := rig.send(rig.request(body, rig.now().Add(off))); status != http.StatusUnauthorized {
			t.Errorf("signed %s from now: status %d", off, status)
		}
	}
	if status, _ := rig.send(rig.request(body, rig.now().Add(-pushWindow))); status != http.StatusOK {
		t.Errorf("signed five minutes ago: status %d", status)
	}
}

// Bodies are bounded, and how many are in memory; what stands in the heads is
// looked at before any of a body is read.
func TestPushBounds(t *testing.T) {
	rig := newPushRig(t)
	large := rig.request(strings.Repeat(" ", maxPush+1), rig.now())
	if status, _ := rig.send(large); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: status %d", status)
	}
	large = rig.request(strings.Repeat(" ", maxPush+1), rig.now())
	large.ContentLength = -1
	if status, _ := rig.send(large); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large without a length: status %d", status)
	}
	handler := newPush(rig.p, rig.archive)
	unread := httptest.NewRequest(http.MethodPost, "/articles", readNever{t})
	handler.ServeHTTP(httptest.NewRecorder(), unread)
}

// However many strangers begin to send and never end, a push that is there is
// taken: those that have trickled for longest make room.
func TestPushBesideStrangers(t *testing.T) {
	rig := newPushRig(t)
	for range 3 * pushesAtOnce {
		slow := rig.request(strings.Repeat("a", 100), rig.now())
		line, err := net.Dial("tcp", slow.URL.Host)
		if err != nil {
			t.Fatal(err)
		}
		defer line.Close()
		fmt.Fprintf(line, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n%s: %s\r\n%s: %s\r\n\r\na", slow.URL.Path,
			pushTimeHead, slow.Header.Get(pushTimeHead), pushSignatureHead, slow.Header.Get(pushSignatureHead))
	}
	time.Sleep(50 * time.Millisecond) // most of them have begun; the test holds in any order
	if status, answer := rig.send(rig.request(ferry(1, "The ferry sails at nine.", ""), rig.now())); status != http.StatusOK {
		t.Errorf("beside strangers: status %d, %v", status, answer)
	}
}

type readNever struct{ t *testing.T }

func (r readNever) Read([]byte) (int, error) {
	r.t.Error("the body is read")
	return 0, http.ErrBodyNotAllowed
}

// Of versions that are sent at the same moment the newest stands.
func TestPushAtOnce(t *testing.T) {
	rig := newPushRig(t)
	var all sync.WaitGroup
	for version := 1; version <= 20; version++ {
		request := rig.request(ferry(version, fmt.Sprintf("day %d", version), ""), rig.now())
		all.Go(func() {
			for {
				status, _ := rig.send(request.Clone(t.Context()))
				if status != http.StatusServiceUnavailable {
					return
				}
				request.Body, _ = request.GetBody()
			}
		})
	}
	all.Wait()
	if text := rig.shown("push:ferry"); !strings.Contains(text, "day 20,") {
		t.Errorf("shown is %q", text)
	}
	if said := connectorsListed(t, rig); !strings.Contains(said, "push push /articles") {
		t.Errorf("the list: %s", said)
	}
}

func connectorsListed(t *testing.T, rig *pushRig) string {
	t.Helper()
	var out, fault bytes.Buffer
	rig.p.stdout, rig.p.stderr, rig.p.args = &out, &fault, []string{"connector", "list"}
	if status := rig.p.run(t.Context()); status != statusDone {
		t.Errorf("status %d: %s", status, &fault)
	}
	return out.String()
}

// The example of the README does what it says, typed into a shell.
func TestPushExample(t *testing.T) {
	for _, tool := range []string{"bash", "curl", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s to run the example with", tool)
		}
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	rig := newPushRig(t)
	rig.set(time.Now())
	for _, block := range fence.FindAllStringSubmatch(string(readme), -1) {
		if block[1] != "bash" {
			continue
		}
		script := strings.ReplaceAll(block[2], "http://127.0.0.1:8080/articles", rig.url)
		command := exec.Command("bash", "-eu", "-c", script)
		command.Dir, command.Env = t.TempDir(), append(os.Environ(), "PUSH_SECRET="+pushSecret)
		if out, err := command.CombinedOutput(); err != nil || !strings.Contains(string(out), `"status":"new"`) {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	t.Error("there is no example")
}
