package main

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// An answer says below it which connector has not been read for long, and says
// so first when the newest is asked for; a place for some is named to those
// alone, and a paused one to nobody.
func TestLateConnectors(t *testing.T) {
	w := newFakeWordPress(t)
	w.put(harbour("Monday"))
	file := openSite(w)
	rig := newConnectorRig(t, file)
	rig.sync(statusDone)
	const asked, said = "When did the harbour of Port Ellen reopen?", "the site has not been read since 09:30"
	rig.now = rig.now.Add(lateAfter)
	rig.asks(asked, "has not been read", false)
	rig.now = rig.now.Add(time.Minute)
	rig.asks(asked, said, true)
	if _, out := rig.run("ask", "What is the latest on the harbour of Port Ellen?"); !strings.HasPrefix(out, "The site has not been read since 09:30.\n") || strings.Contains(out, said) {
		t.Errorf("the latest:\n%s", out)
	}
	if _, out := rig.run("ask", "--json", asked); !strings.Contains(out, `"source": "site"`) {
		t.Errorf("as JSON:\n%s", out)
	}
	w.answer = 500
	rig.sync(statusFault)
	rig.asks(asked, said, true)

	writeFile(t, rig.folder+"/"+connectorsFile, file+"  collection: staff\n", 0o600)
	rig.asks(asked, "has not been read", false)
	rig.asks(asked, said, true, "--collection", "staff")
	writeFile(t, rig.folder+"/"+connectorsFile, file+"  paused: true\n", 0o600)
	rig.asks(asked, "has not been read", false)

	writeFile(t, rig.folder+"/"+connectorsFile, file+"wire:\n  kind: feed\n  url: "+w.URL+"/feed\n  private_hosts: 127.0.0.1\n", 0o600)
	_, _ = rig.run("connector", "run")
	rig.asks(asked, "the wire has never been read", true)
	archive, err := rig.p.open(t.Context(), retrieval.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	shown := rig.p.sourcesIn(archive)(t.Context(), news.Reader{At: rig.now})
	if len(shown) != 2 || shown[0].Value != "read 22 Nov 2025 09:30 UTC, late" || shown[1].Value != "never read to the end, late" {
		t.Errorf("on Home: %+v", shown)
	}
	page := httptest.NewRecorder()
	rig.p.writeConnectorMetrics(t.Context(), page, archive)
	for _, line := range []string{`pullquote_connector_success_timestamp_seconds{connector="site"} 1763803800`, `pullquote_connector_late{connector="site"} 1`, `pullquote_connector_success_timestamp_seconds{connector="wire"} 0`} {
		if !strings.Contains(page.Body.String(), line+"\n") {
			t.Errorf("%s is not in the metrics:\n%s", line, page.Body)
		}
	}
}
