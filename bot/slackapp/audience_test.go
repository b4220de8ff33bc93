package slackapp

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"
)

// slackSaying returns a client of a workspace that answers these methods, and
// no other, with these bodies.
func slackSaying(t *testing.T, answers map[string]string) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, known := answers[r.URL.Path[len("/api/"):]]
		if !known {
			body = `{"ok":false,"error":"internal_error"}`
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	return NewClient(Options{
		BotToken: "xoxb-1", APIURL: server.URL + "/api/", Now: func() time.Time { return noon },
		Collections: map[string][]string{"courts": {"G1"}},
	})
}

// A collection is read only where Slack says clearly that all who read along
// are full members of the workspace; everything else fails closed.
func TestAudience(t *testing.T) {
	const (
		me      = `{"ok":true,"team_id":"T1","user_id":"U0","bot_id":"B0"}`
		closed  = `{"ok":true,"channel":{"id":"G1","is_private":true}}`
		members = `{"ok":true,"members":["U0","U1"]}`
		full    = `{"ok":true,"user":{"id":"U1","team_id":"T1"}}`
	)
	here := request{Channel: "G1", User: "U1"}
	for name, c := range map[string]struct {
		info, members, user string
		ask                 request
		want                []string
	}{
		"full members":           {closed, members, full, here, []string{"courts"}},
		"another channel":        {closed, members, full, request{Channel: "G2", User: "U1"}, nil},
		"alone, a member":        {closed, members, full, request{Channel: "D1", User: "U1", DM: true}, []string{"courts"}},
		"a command elsewhere":    {closed, members, full, request{Channel: "C9", User: "U1", Private: true}, []string{"courts"}},
		"alone, no member":       {closed, members, full, request{Channel: "D2", User: "U2", DM: true}, nil},
		"shared, says the event": {closed, members, full, request{Channel: "G1", User: "U1", Shared: true}, nil},
		"shared outside":         {`{"ok":true,"channel":{"is_private":true,"is_ext_shared":true}}`, members, full, here, nil},
		"to be shared":           {`{"ok":true,"channel":{"is_private":true,"is_pending_ext_shared":true}}`, members, full, here, nil},
		"of the organisation":    {`{"ok":true,"channel":{"is_private":true,"is_org_shared":true}}`, members, full, here, nil},
		"public":                 {`{"ok":true,"channel":{"is_channel":true}}`, members, full, here, nil},
		"a group message":        {`{"ok":true,"channel":{"is_private":true,"is_mpim":true}}`, members, full, here, nil},
		"of no known type":       {`{"ok":true,"channel":{}}`, members, full, here, nil},
		"a guest":                {closed, members, `{"ok":true,"user":{"team_id":"T1","is_restricted":true}}`, here, nil},
		"a guest of one channel": {closed, members, `{"ok":true,"user":{"team_id":"T1","is_ultra_restricted":true}}`, here, nil},
		"a stranger":             {closed, members, `{"ok":true,"user":{"team_id":"T1","is_stranger":true}}`, here, nil},
		"of another workspace":   {closed, members, `{"ok":true,"user":{"team_id":"T2"}}`, here, nil},
		"removed":                {closed, members, `{"ok":true,"user":{"team_id":"T1","deleted":true}}`, here, nil},
		"no word on the channel": {`{"ok":false,"error":"channel_not_found"}`, members, full, here, nil},
		"no word on members":     {closed, `{"ok":false,"error":"fetch_members_failed"}`, full, here, nil},
		"no word on a person":    {closed, members, `{"ok":false,"error":"user_not_visible"}`, here, nil},
	} {
		t.Run(name, func(t *testing.T) {
			client := slackSaying(t, map[string]string{
				"auth.test": me, "conversations.info": c.info, "conversations.members": c.members, "users.info": c.user,
			})
			if got := client.reader(t.Context(), c.ask); !slices.Equal(got.Collections, c.want) || !got.At.Equal(noon) {
				t.Errorf("reads %v at %v, want %v", got.Collections, got.At, c.want)
			}
		})
	}
}

// Whoever joins, by whatever event Slack tells it, counts at once, and not only
// when what is known of the channel is old.
func TestJoiningCountsAtOnce(t *testing.T) {
	answers := map[string]string{
		"auth.test":          `{"ok":true,"team_id":"T1","user_id":"U0","bot_id":"B0"}`,
		"conversations.info": `{"ok":true,"channel":{"id":"G1","is_private":true}}`,
		"users.info":         `{"ok":true,"user":{"id":"U1","team_id":"T1"}}`,
	}
	const before, after = `{"ok":true,"members":["U0"]}`, `{"ok":true,"members":["U0","U1"]}`
	for _, told := range []string{
		`"type":"member_joined_channel"`, `"type":"member_left_channel"`, `"type":"message","subtype":"channel_join"`, `"type":"channel_shared"`,
	} {
		answers["conversations.members"] = before
		client := slackSaying(t, answers)
		app := New(client.opts, client)
		r := request{Channel: "D1", User: "U1", DM: true}
		if got := client.reader(t.Context(), r); len(got.Collections) != 0 {
			t.Fatalf("before: %v", got.Collections)
		}
		answers["conversations.members"] = after
		if got := client.reader(t.Context(), r); len(got.Collections) != 0 {
			t.Fatalf("remembered: %v", got.Collections)
		}
		if err := app.receiveEvent(t.Context(), []byte(`{"event":{`+told+`,"channel":"G1","user":"U1"}}`)); err != nil {
			t.Fatal(err)
		}
		got := client.reader(t.Context(), r)
		if !slices.Equal(got.Collections, []string{"courts"}) {
			t.Errorf("after %s: %v", told, got.Collections)
		}
		if answers["conversations.members"] = before; got.Still(t.Context()) {
			t.Errorf("after %s: gone, and still a reader", told)
		}
	}
}
