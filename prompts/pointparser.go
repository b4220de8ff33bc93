package prompts

import (
	"bytes"
	"regexp"
	"strconv"
)

// PointParser reads a reply that only points, {"sentences":[3,4]}, and yields
// each number as a claim without words. It reads the reply when it is whole:
// it is short. The last sound JSON counts that is no part of a thought,
// whatever stands around it, and nothing but numbers comes out of it. A reply
// without any is a *Fault of kind Malformed.
type PointParser struct {
	text []byte
	long bool // more than maxReplyBytes
}

// pointing is a reply that points. No evidence has a million lines.
var pointing = regexp.MustCompile(`\{\s*"sentences"\s*:\s*\[\s*(\d{1,6}(?:\s*,\s*\d{1,6})*)?\s*\]\s*\}`)

// number is one number of such a reply.
var number = regexp.MustCompile(`\d+`)

// NewPointParser returns a parser for one reply.
func NewPointParser() *PointParser { return new(PointParser) }

// Feed takes the next bytes of the reply. It returns no claims, and a *Fault
// when the reply is too long.
func (p *PointParser) Feed(chunk []byte) ([]Claim, error) {
	room := maxReplyBytes - len(p.text)
	p.text = append(p.text, chunk[:min(len(chunk), room)]...)
	if p.long = p.long || len(chunk) > room; p.long {
		return nil, unreadable("reply over 64 KB")
	}
	return nil, nil
}

// Complete reports whether the reply points, so far.
func (p *PointParser) Complete() bool { return !p.long && p.reply() != nil }

// Close says that the reply has ended and returns the claims that point. The
// error, if any, is a *Fault.
func (p *PointParser) Close() ([]Claim, error) {
	reply := p.reply()
	switch {
	case p.long:
		return nil, unreadable("reply over 64 KB")
	case len(bytes.TrimSpace(p.text)) == 0:
		return nil, &Fault{Kind: Empty, Retryable: true}
	case reply == nil:
		return nil, unreadable("no JSON of a reply in it")
	}
	var claims []Claim
	for _, digits := range number.FindAll(reply, -1) {
		n, err := strconv.Atoi(string(digits))
		if err != nil {
			return nil, unreadable("no number of a line where one must stand")
		}
		if n > 0 { // no line has 0
			claims = append(claims, Claim{Sentences: []int{n}})
		}
	}
	if len(claims) > maxClaims {
		return nil, unreadable("more than 50 sentences")
	}
	return claims, nil
}

// reply returns the last JSON that points and is no part of a thought, or nil.
func (p *PointParser) reply() []byte {
	found := pointing.FindAllIndex(p.text, -1)
	for i := len(found) - 1; i >= 0 && len(found)-i <= mostTries; i-- {
		if !thinking(p.text[:found[i][0]]) {
			return p.text[found[i][0]:found[i][1]]
		}
	}
	return nil
}

// unreadable is the fault of a reply that cannot be read.
func unreadable(why string) *Fault { return &Fault{Kind: Malformed, Reason: why, Retryable: true} }
