package slackapp

import (
	"context"
	"net/http"
	"regexp"

	"github.com/pullquote/pullquote/bot/bodies"
)

// How much of the requests over HTTP is held in memory at once, whoever sends
// them. Slack's are some tens of kilobytes, so those that are larger wait for each
// other and not in front of Slack's. Both kinds together are 32 MB at most; 600
// strangers who sent 1 MB each, again and again, were seen to cost 30 MB.
const (
	smallBody   = 64 << 10
	mostSmall   = 256
	mostLarge   = 16
	bodyLimit   = 1 << 20 // the largest that is read, in bytes
	waitForRoom = "5"     // seconds after which a request that found no room may come again
)

// room is where the bodies of requests are while they are read and taken.
type room struct{ small, large *bodies.Room }

// newRoom returns a room in which a body arrives as fast as a delivery must be
// taken.
func newRoom() room {
	return room{bodies.New(mostSmall, smallBody, takeTime), bodies.New(mostLarge, bodyLimit, takeTime)}
}

// read is bodies.Room.Read.
func (m room) read(ctx context.Context, w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	if 0 <= r.ContentLength && r.ContentLength <= smallBody {
		return m.small.Read(ctx, w, r)
	}
	return m.large.Read(ctx, w, r)
}

// signatureForm is what a signature of Slack looks like: a version and the
// HMAC-SHA256 of the request in hexadecimal digits.
var signatureForm = regexp.MustCompile(`^v0=[0-9a-f]{64}$`)

// hasForm reports whether a request has one signature and it may be one of
// Slack's.
func hasForm(h http.Header) bool {
	all := h.Values("X-Slack-Signature")
	return len(all) == 1 && signatureForm.MatchString(all[0])
}
