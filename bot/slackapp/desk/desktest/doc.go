// Package desktest is what tests hold the desk and the bot against that no one
// here wrote: a headless Chromium ([Browser]), Slack's own packages for Node
// ([Packages]) and the shapes that Slack's type definitions give to everything
// an app sends ([Sent], [Blocks], [View], [Manifest]) and receives ([Delivered]).
//
// Programs and packages that are absent are no failure on a person's machine:
// the test is skipped and says what to install. On CI, where the environment
// holds CI=true, they are: a proof that is not run there proves nothing.
//
// slack.schema.json and received.schema.json are made from npm @slack/types,
// @slack/web-api and @slack/bolt (MIT licence of Slack Technologies, in
// types/LICENSE and types/LICENSE.bolt) by the two files beside it. To make
// them anew:
//
//	go test ./bot/slackapp/desk/desktest -run SchemaIsMade -update
package desktest

import (
	"os"
	"testing"
)

// missing skips the test because something is not on this machine; on CI it
// fails it. why says what is missing, what is not tested and how to mend it.
func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("on CI nothing is skipped: %s", why)
	}
	t.Skip(why)
}
