package slackapp

import "testing"

// Whoever is asked about is named as Slack names them; who cannot be named is
// left out.
func TestWithNames(t *testing.T) {
	named := slackSaying(t, map[string]string{
		"auth.test":  `{"ok":true,"team_id":"T1","user_id":"U0","bot_id":"B0"}`,
		"users.info": `{"ok":true,"user":{"id":"U1","team_id":"T1","real_name":"Ann Carr"}}`,
	})
	nameless := slackSaying(t, map[string]string{"auth.test": `{"ok":true,"team_id":"T1","user_id":"U0","bot_id":"B0"}`})
	for text, want := range map[string][2]string{
		"What did @U00001 write?": {"What did Ann Carr write?", "What did write?"},
		"Who is @example?":        {"Who is @example?", "Who is @example?"},
	} {
		if got := named.withNames(t.Context(), text); got != want[0] {
			t.Errorf("%q is %q, want %q", text, got, want[0])
		}
		if got := nameless.withNames(t.Context(), text); got != want[1] {
			t.Errorf("without names %q is %q, want %q", text, got, want[1])
		}
	}
}
