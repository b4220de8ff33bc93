package desk

import (
	"regexp"
	"sort"
	"strings"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// webAddress is an http or https address as people type it: up to white space,
// without closing punctuation.
var webAddress = regexp.MustCompile(`https?://[^\s<>]*[^\s<>.,;:!?"')\]]`)

// compose turns what a person typed into mrkdwn as Slack sends it to apps:
// escaped, with @names, #channels and addresses in angle brackets. Text that
// already holds <@U…> or <#C…> of this workspace keeps it.
func (d *Desk) compose(typed string) string {
	text := blockkit.Escape(strings.TrimSpace(typed))
	for _, m := range d.mentions() {
		text = replaceWord(text, m.typed, m.wire)
	}
	return webAddress.ReplaceAllStringFunc(text, func(address string) string { return "<" + address + ">" })
}

// mention is how a person or channel is typed and how it is sent.
type mention struct{ typed, wire string }

// mentions are all names that can be mentioned, the longest first so that
// "@Maya Okafor" wins over "@maya".
func (d *Desk) mentions() []mention {
	app := d.workspace.App
	all := []mention{{"@" + app.Name, "<@" + app.UserID + ">"}, {"@" + d.workspace.botHandle(), "<@" + app.UserID + ">"},
		{"&lt;@" + app.UserID + "&gt;", "<@" + app.UserID + ">"},
		{"@here", "<!here>"}, {"@channel", "<!channel>"}, {"@everyone", "<!everyone>"}}
	for _, u := range d.workspace.Users {
		wire := "<@" + u.ID + ">"
		all = append(all, mention{"@" + u.RealName, wire}, mention{"@" + u.Name, wire}, mention{"&lt;@" + u.ID + "&gt;", wire})
	}
	for _, id := range d.order {
		if c := d.channels[id]; c.Name != "" {
			wire := "<#" + c.ID + "|" + c.Name + ">"
			all = append(all, mention{"#" + c.Name, wire}, mention{"&lt;#" + c.ID + "&gt;", wire})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return len(all[i].typed) > len(all[j].typed) })
	return all
}

// replaceWord replaces name, whatever its case, where no letter or digit
// touches it on either side.
func replaceWord(text, name, with string) string {
	var out strings.Builder
	lower, want := strings.ToLower(text), strings.ToLower(name)
	if len(lower) != len(text) {
		lower = text // a letter changed its length: compare as typed
	}
	start := 0
	for {
		i := strings.Index(lower[start:], want)
		if i < 0 {
			out.WriteString(text[start:])
			return out.String()
		}
		i += start
		end := i + len(want)
		out.WriteString(text[start:i])
		if (i == 0 || !wordByte(text[i-1])) && (end == len(text) || !wordByte(text[end])) {
			out.WriteString(with)
		} else {
			out.WriteString(text[i:end])
		}
		start = end
	}
}

// wordByte says whether b is part of a name; bytes of longer letters count, and
// so do < and @, which stand in mentions already made.
func wordByte(b byte) bool {
	return b == '_' || b == '-' || b == '@' || b == '<' || b >= 0x80 ||
		(b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z')
}
