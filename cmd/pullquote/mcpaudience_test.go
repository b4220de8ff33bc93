package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var (
	mcpCases = flag.Int("mcp-cases", 40, "how many random callers, instants and calls are tried on the tools over HTTP")
	mcpSeed  = flag.Uint64("mcp-seed", 20, "seed of those")
)

// mcpCallers are those who call, with the collections that they read; says is what
// those are told who may not call.
var mcpCallers = []struct {
	name, user, team string
	signed, bearer   bool
	reads            []string
	says             string
}{
	{name: "the token", bearer: true},
	{name: "a member of courts", user: "U1", team: "T0DESK", signed: true, reads: []string{"courts"}},
	{name: "a member of staff", user: "U2", team: "T0DESK", signed: true, reads: []string{"staff"}},
	{name: "a member of both", user: "U3", team: "T0DESK", signed: true, reads: []string{"courts", "staff"}},
	{name: "a member of none", user: "U4", team: "T0DESK", signed: true},
	{name: "a guest", user: "U5", team: "T0DESK", signed: true},
	{name: "nobody that Slack knows", user: "U9", team: "T0DESK", signed: true},
	{name: "another workspace", user: "U3", team: "T9", signed: true, says: "another workspace"},
	{name: "a name without a signature", user: "U3", team: "T0DESK", bearer: true, says: "Slack has not signed it"},
	{name: "no token", user: "U3", team: "T0DESK", says: "token is missing"},
}

// mcpCall draws a call that is about the article.
func mcpCall(r *rand.Rand, a secretArticle) (tool string, args map[string]any) {
	calls := []struct {
		tool string
		args map[string]any
	}{
		{"ask", map[string]any{"question": "How much will the " + a.code + " hall cost?"}},
		{"ask", map[string]any{"question": "What did the harbour board approve?"}},
		{"search", map[string]any{"query": a.code + " hall"}},
		{"search", map[string]any{"query": "harbour board"}},
		{"fetch", map[string]any{"id": a.id}},
		{"quote", map[string]any{"article": a.id, "start": 0, "end": 40}},
		{"quote", map[string]any{"article": a.id, "revision": 1, "start": 0, "end": 40}},
		{"verify_quote", map[string]any{"text": "We will open the " + a.code + " hall in May and not before"}},
		{"verify_quote", map[string]any{"text": "We will open the hall in May and not before", "article": a.id}},
		{"verify_quote", map[string]any{"text": "The hall has a red roof"}},
		{"who_said", map[string]any{"topic": "harbour board hall"}},
		{"who_said", map[string]any{"topic": a.id}},
		{"timeline", map[string]any{"topic": a.code + " hall"}},
		{"compare", map[string]any{"topic": "harbour board hall"}},
		{"compare", map[string]any{"articles": []string{a.id, "story00"}}},
		{"check_draft", map[string]any{"text": "“We will open the hall in May and not before,” he said. It will cost 1,037 pounds."}},
	}
	c := calls[r.IntN(len(calls))]
	return c.tool, c.args
}

// What a caller is told over HTTP is what an archive would tell that holds what they
// may read and nothing else, down to counts and errors; and no word of what they may
// not read is in it.
func TestMCPAudiences(t *testing.T) {
	r := rand.New(rand.NewPCG(*mcpSeed, 1))
	all := mcpWorld(r, 36)
	var at atomic.Pointer[time.Time] // the servers read it too
	at.Store(&worldBegins)
	clock := func() time.Time { return *at.Load() }
	url := serveMCPToSlack(t, newMCPWorld(t, all, clock))
	bare := map[string]string{} // addresses of archives that hold only what may be read
	shown, hidden := 0, 0
	for n := range *mcpCases {
		now := worldBegins.Add(time.Duration(n*worldHours) * time.Hour / time.Duration(*mcpCases)) // never back
		at.Store(&now)
		who, about := mcpCallers[r.IntN(len(mcpCallers))], all[r.IntN(len(all))]
		tool, args := mcpCall(r, about)
		var may []secretArticle
		for _, a := range all {
			if who.says == "" && a.mayRead(who.reads, now) {
				may = append(may, a)
			}
		}
		meta := map[string]any(nil)
		if who.user != "" {
			meta = map[string]any{"user_id": who.user, "team_id": who.team}
		}
		body, headers := callBody(n, tool, args, meta), http.Header{}
		if who.bearer {
			headers.Set("Authorization", "Bearer "+mcpToken)
		}
		if who.signed {
			headers = signedBy(mcpSecret, time.Now(), body)
		}
		got := postMCP(t, url, body, headers)
		name := fmt.Sprintf("case %d: %s at %s calls %s %v", n, who.name, now.Format("15:04"), tool, args)
		for _, a := range all {
			if !slices.Contains(may, a) && !strings.Contains(string(body), a.code) && strings.Contains(got.raw, a.code) {
				t.Errorf("%s: %s leaks: %s", name, a.id, got.raw)
			}
		}
		if who.says != "" {
			hidden++
			if !strings.Contains(got.refused(), who.says) {
				t.Errorf("%s: %s", name, got.raw)
			}
			continue
		}
		at := bareArchive(t, bare, may, clock)
		want := postMCP(t, at, callBody(n, tool, args, nil), http.Header{"Authorization": {"Bearer " + mcpToken}})
		if withoutReceipts(got.raw) != withoutReceipts(want.raw) {
			t.Errorf("%s:\n%s\nbut an archive of what may be read says\n%s", name, got.raw, want.raw)
		}
		reads := slices.Contains(may, about)
		if tool == "fetch" && (got.refused() == "") != reads {
			t.Errorf("%s: it may be read: %t, and it is told: %s", name, reads, got.raw)
		}
		if reads {
			shown++
		} else {
			hidden++
		}
	}
	t.Logf("%d cases: %d of what may be read, %d of what may not, %d archives", *mcpCases, shown, hidden, len(bare))
}

// bareArchive serves an archive of these articles, without their collections, and
// returns its address.
func bareArchive(t *testing.T, known map[string]string, may []secretArticle, now func() time.Time) string {
	t.Helper()
	key := fmt.Sprint(may)
	if known[key] == "" {
		open := slices.Clone(may)
		for i := range open {
			open[i].collection = ""
		}
		p := newMCPWorld(t, open, now)
		set := p.env
		p.env = func(name string) (string, bool) {
			if name == "MCP_CALLS_PER_MINUTE" {
				return "100000", true
			}
			return set(name)
		}
		known[key] = serveMCP(t, p)
	}
	return known[key]
}

// receiptIDs are drawn for each call.
var receiptIDs = regexp.MustCompile(`mcp-[0-9a-f]{32}`)

func withoutReceipts(reply string) string { return receiptIDs.ReplaceAllString(reply, "RECEIPT") }
