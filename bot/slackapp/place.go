package slackapp

import (
	"strings"

	"github.com/pullquote/pullquote/bot/say"
)

// where is a place in Slack: a channel, a thread in it, or what one person
// alone sees in it.
type where struct {
	channel string
	thread  string // timestamp of the thread's first message; empty: the channel itself
	user    string // set when nobody else may see it
	// response is the address that Slack gave for answering a command or a
	// button; it works for half an hour. Empty: there is none.
	response string
}

func (w where) private() bool { return w.user != "" }

const (
	openPrefix    = "slack:"
	privatePrefix = "slack-private:"
)

// place writes it down: slack:CHANNEL, slack:CHANNEL:THREAD, or
// slack-private:CHANNEL:USER with the response address as a last part.
func (w where) place() say.Place {
	if w.private() {
		return say.Place(strings.TrimRight(privatePrefix+w.channel+":"+w.user+":"+w.response, ":"))
	}
	return say.Place(strings.TrimRight(openPrefix+w.channel+":"+w.thread, ":"))
}

// ChannelOf returns the id of the channel that a place is in, or nothing for a
// place elsewhere.
func ChannelOf(p say.Place) string {
	w, _ := readPlace(p)
	return w.channel
}

// readPlace reads what place wrote. ok is false for a place elsewhere.
func readPlace(p say.Place) (w where, ok bool) {
	if rest, found := strings.CutPrefix(string(p), privatePrefix); found {
		w.channel, rest, _ = strings.Cut(rest, ":")
		w.user, w.response, _ = strings.Cut(rest, ":")
		return w, w.channel != "" && w.user != ""
	}
	rest, found := strings.CutPrefix(string(p), openPrefix)
	w.channel, w.thread, _ = strings.Cut(rest, ":")
	return w, found && w.channel != ""
}
