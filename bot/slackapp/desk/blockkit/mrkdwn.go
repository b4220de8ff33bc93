package blockkit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fence opens and closes preformatted text in mrkdwn.
const fence = "```"

// ParseMrkdwn reads Slack's mrkdwn (with &, < and > escaped, and mentions and
// links in angle brackets) into the rich_text block that Slack itself would
// make of it. See https://docs.slack.dev/messaging/formatting-message-text.
func ParseMrkdwn(s string) Block {
	var parts []any
	for s != "" {
		before, rest, found := strings.Cut(s, fence)
		inside, after, closed := strings.Cut(rest, fence)
		if !found || !closed || strings.TrimSpace(inside) == "" {
			parts = append(parts, paragraphs(s)...)
			break
		}
		parts = append(parts, paragraphs(strings.TrimSuffix(before, "\n"))...)
		parts = append(parts, container("rich_text_preformatted", literal(strings.Trim(inside, "\n"), nil)))
		s = strings.TrimPrefix(after, "\n")
	}
	return Block{"type": "rich_text", "elements": parts}
}

func container(kind string, elements []any) Block { return Block{"type": kind, "elements": elements} }

// paragraphs splits text into quoted and plain runs of lines.
func paragraphs(s string) []any {
	if s == "" {
		return nil
	}
	var parts []any
	var run []string
	quoted := false
	flush := func() {
		if len(run) == 0 {
			return
		}
		kind := "rich_text_section"
		if quoted {
			kind = "rich_text_quote"
		}
		parts = append(parts, container(kind, inline(strings.Join(run, "\n"), nil)))
		run = nil
	}
	for _, line := range strings.Split(s, "\n") {
		body, isQuote := strings.CutPrefix(line, "&gt;")
		if isQuote != quoted {
			flush()
			quoted = isQuote
		}
		if isQuote {
			body = strings.TrimPrefix(body, " ")
		}
		run = append(run, body)
	}
	flush()
	return parts
}

// styles by their mark.
var marks = map[byte]string{'*': "bold", '_': "italic", '~': "strike", '`': "code"}

// inline reads one run of lines. on is the style that surrounds it.
func inline(s string, on []string) []any {
	var elements []any
	start := 0
	unclosed := map[byte]bool{} // marks with no closing mark in the rest: keeps the scan linear
	for i := 0; i < len(s); {
		c := s[i]
		var found []any
		next := i
		switch {
		case c == '<':
			found, next = angle(s, i, on)
		case marks[c] != "" && !unclosed[c] && !contains(on, marks[c]) && opens(s, i):
			if end := closing(s, i); end > 0 {
				found, next = styled(s[i+1:end], marks[c], on), end+1
			} else {
				unclosed[c] = true
			}
		}
		if next == i {
			i++
			continue
		}
		elements = append(append(elements, literal(s[start:i], on)...), found...)
		i, start = next, next
	}
	return append(elements, literal(s[start:], on)...)
}

func styled(s, style string, on []string) []any {
	now := append(append([]string{}, on...), style)
	if style == "code" {
		return literal(s, now)
	}
	return inline(s, now)
}

// opens says whether a mark at i may open a style: it stands at a word's
// beginning and is followed by something other than white space.
func opens(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return i+1 < len(s) && !unicode.IsSpace(after) && (i == 0 || !wordRune(before))
}

// closing is the index of the mark that closes the one at i, or 0. A style
// does not run over a line end.
func closing(s string, i int) int {
	for j := i + 2; j < len(s) && s[j] != '\n'; j++ {
		before, _ := utf8.DecodeLastRuneInString(s[:j])
		after, _ := utf8.DecodeRuneInString(s[j+1:])
		if s[j] == s[i] && !unicode.IsSpace(before) && (j+1 == len(s) || !wordRune(after)) {
			return j
		}
	}
	return 0
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// angle reads <@U1>, <#C1|name>, <!here>, <!date^…> or <url|label> at i.
func angle(s string, i int, on []string) ([]any, int) {
	end := strings.IndexByte(s[i:], '>')
	if end < 2 {
		return nil, i
	}
	body := s[i+1 : i+end]
	target, label, _ := strings.Cut(body, "|")
	element := Block{}
	switch {
	case strings.HasPrefix(target, "@"):
		element = Block{"type": "user", "user_id": target[1:]}
	case strings.HasPrefix(target, "#"):
		element = Block{"type": "channel", "channel_id": target[1:]}
	case strings.HasPrefix(target, "!date^"):
		element = dateElement(target, label)
	case strings.HasPrefix(target, "!subteam^"):
		element = Block{"type": "usergroup", "usergroup_id": strings.TrimPrefix(target, "!subteam^")}
	case target == "!here" || target == "!channel" || target == "!everyone":
		element = Block{"type": "broadcast", "range": target[1:]}
	case strings.Contains(target, ":"):
		element = Block{"type": "link", "url": unescape(target)}
		if label != "" {
			element["text"] = unescape(label)
		}
	default:
		return nil, i
	}
	return []any{withStyle(element, on)}, i + end + 1
}

// dateElement reads !date^timestamp^format^link with a fallback.
func dateElement(target, fallback string) Block {
	parts := strings.Split(target, "^")
	seconds, err := strconv.ParseFloat(parts[1], 64)
	if err != nil || len(parts) < 3 {
		return Block{"type": "text", "text": unescape(fallback)}
	}
	element := Block{"type": "date", "timestamp": seconds, "format": unescape(parts[2])}
	if fallback != "" {
		element["fallback"] = unescape(fallback)
	}
	if len(parts) > 3 {
		element["url"] = unescape(parts[3])
	}
	return element
}

// literal is text without further marks, with :emoji: taken out of it.
func literal(s string, on []string) []any {
	var elements []any
	add := func(part string) {
		if part != "" {
			elements = append(elements, withStyle(Block{"type": "text", "text": unescape(part)}, on))
		}
	}
	start := 0
	for i := 0; i < len(s) && !contains(on, "code"); i++ {
		if s[i] != ':' {
			continue
		}
		length := strings.IndexByte(s[i+1:min(len(s), i+40)], ':')
		if length <= 0 || Emoji(s[i+1:i+1+length]) == "" {
			continue
		}
		add(s[start:i])
		elements = append(elements, Block{"type": "emoji", "name": s[i+1 : i+1+length]})
		i += length + 1
		start = i + 1
	}
	add(s[min(start, len(s)):])
	return elements
}

func withStyle(element Block, on []string) Block {
	if len(on) > 0 {
		set := Block{}
		for _, name := range on {
			set[name] = true
		}
		element["style"] = set
	}
	return element
}

func contains(list []string, s string) bool {
	for _, item := range list {
		if item == s {
			return true
		}
	}
	return false
}

var unescaper = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

func unescape(s string) string { return unescaper.Replace(s) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Escape makes text literal in mrkdwn: only &, < and > are special there.
func Escape(s string) string { return escaper.Replace(s) }
