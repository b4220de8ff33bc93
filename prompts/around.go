package prompts

import (
	"bytes"
	"regexp"
)

// Where the JSON of a reply begins, if it is not a place in the text.
const (
	notYet   = -1 // too little of the reply is there to tell
	notThere = -2 // the reply begins with something else
)

const (
	fence         = "```"
	byteOrderMark = "\ufeff"
	// fenceLine is how long the line of a fence may be: it names a language.
	fenceLine = 20
)

// begin returns where the JSON begins in a reply that has nothing before it
// but white space, a byte order mark and a code fence.
func begin(text []byte) int {
	t := bytes.TrimLeft(text, " \r\n\t")
	if bytes.HasPrefix([]byte(byteOrderMark), t) || bytes.HasPrefix([]byte(fence), t) {
		return notYet
	}
	t = bytes.TrimLeft(bytes.TrimPrefix(t, []byte(byteOrderMark)), " \r\n\t")
	if inFence, ok := bytes.CutPrefix(t, []byte(fence)); ok {
		at := bytes.IndexAny(inFence, "{[")
		if at < 0 && len(inFence) < fenceLine {
			return notYet
		}
		if at < 0 || at > fenceLine {
			return notThere
		}
		t = inFence[at:]
	}
	switch {
	case len(t) == 0 || bytes.HasPrefix([]byte(fence), t):
		return notYet
	case t[0] == '{' || t[0] == '[':
		return len(text) - len(t)
	}
	return notThere
}

// thoughtMark is where a thought begins or ends: the tags that models put
// around it, a slash in those that end one, and the channels of the Harmony
// format (OpenAI's gpt-oss), of which only "final" is the reply.
var thoughtMark = regexp.MustCompile(`(?i)<(/?)(?:think|thought|reason|reflect|analy|scratch)[a-z_]*>|<\|channel\|>([a-z]*)`)

// thinking reports whether the text ends within a thought.
func thinking(text []byte) bool {
	marks := thoughtMark.FindAllSubmatch(text, -1)
	if len(marks) == 0 {
		return false
	}
	last := marks[len(marks)-1]
	if channel := last[2]; len(channel) > 0 {
		return !bytes.EqualFold(channel, []byte("final"))
	}
	return len(last[1]) == 0
}

// mostTries is how many brackets of a reply's prose are read as the beginning
// of its JSON beyond their first bytes. It bounds the work that a hostile reply
// of nothing but brackets makes.
const mostTries = 200

// lastReply returns the claims of the last sound JSON in the text, and what
// stands where its differences should. A draft in a thought does not count.
func lastReply(text []byte) (claims []Claim, rest []byte, ok bool) {
	tries := 0
	for at := 0; at < len(text) && tries < mostTries; {
		if text[at] != '{' && text[at] != '[' {
			at++
			continue
		}
		some, s, length := readReply(text[at:])
		if s != nil || length > len(opening) {
			tries++
		}
		if s == nil || s.bare && len(some) == 0 { // [] in prose is no reply
			at++
			continue
		}
		if !thinking(text[:at]) {
			claims, rest, ok = some, s.rest, true
		}
		at += length
	}
	return claims, rest, ok
}

// readReply reads the JSON at the beginning of the text. It returns the
// scanner that has read it to its end, or nil when it is not sound, and how
// many bytes were read.
func readReply(text []byte) (claims []Claim, s *scanner, length int) {
	s = new(scanner)
	for i, b := range text {
		c, done, why := s.claim(b)
		if why != "" {
			return nil, nil, i + 1
		}
		if done {
			claims = append(claims, c)
		}
		if s.part == afterJSON {
			return claims, s, i + 1
		}
	}
	if s.complete() {
		return claims, s, len(text)
	}
	return nil, nil, len(text)
}
