package prompts

import (
	"bytes"
	"cmp"
)

// Limits of one reply, far above what an honest one needs: six claims of
// about 200 bytes each.
const (
	maxReplyBytes = 64 << 10
	maxClaims     = 50
	maxClaimBytes = 2000
)

// Limits of the differences that a reply may name. They are few or they are
// made up, and a value is a number, a date or a name.
const (
	maxDifferences = 10
	maxPositions   = 4
	maxCarriers    = 8 // lines for one position
	maxValueBytes  = 200
)

// Parser reads a reply while it arrives. One that begins with its JSON, bare
// or in a code fence, yields each claim the moment its object is complete,
// wherever the borders of the chunks fall. In one that begins with anything
// else, such as prose or a model's thoughts, the last sound JSON counts that
// is no part of a thought, and it yields its claims at the end: before that
// nobody knows whether more follows.
//
// What stands after the JSON does not matter, nor what stands where
// differences should. A reply without sound JSON is a *Fault of kind
// Malformed, after which every call returns that fault.
type Parser struct {
	text   []byte   // the reply so far
	scan   *scanner // of a reply that begins with its JSON
	read   int      // bytes of text that scan has read
	claims int      // yielded so far
	late   bool     // the reply is read when it is whole
	why    string   // what stopped scan before its first claim
	rest   []byte   // what stands where differences should
	fault  *Fault
}

// NewParser returns a parser for one reply.
func NewParser() *Parser { return new(Parser) }

// Feed reads the next bytes of the reply and returns the claims that they
// complete. When the bytes hold a fault, the claims that stand before it are
// returned with it. The error, if any, is a *Fault.
func (p *Parser) Feed(chunk []byte) ([]Claim, error) {
	if p.fault != nil {
		return nil, p.fault
	}
	room := maxReplyBytes - len(p.text)
	p.text = append(p.text, chunk[:min(len(chunk), room)]...)
	ready := p.scanned()
	if p.fault == nil && len(chunk) > room {
		p.fail("reply over 64 KB")
	}
	if p.fault != nil {
		return ready, p.fault
	}
	return ready, nil
}

// scanned returns the claims that have become complete in a reply that begins
// with its JSON.
func (p *Parser) scanned() (ready []Claim) {
	if p.scan == nil && !p.late {
		switch at := begin(p.text); {
		case at == notYet:
			return nil
		case at == notThere:
			p.late = true
		default:
			p.scan, p.read = new(scanner), at
		}
	}
	for !p.late && p.read < len(p.text) {
		c, done, why := p.scan.claim(p.text[p.read])
		p.read++
		switch {
		case why != "" && p.claims == 0:
			p.late, p.why = true, why // a brace of prose, perhaps
		case why != "":
			p.fail(why)
			return ready
		case done:
			p.claims++
			ready = append(ready, c)
		}
	}
	return ready
}

// Close says that the reply has ended and returns the claims that it had to
// wait for. The error, if any, is a *Fault: the reply was not complete.
func (p *Parser) Close() ([]Claim, error) {
	switch {
	case p.fault != nil:
		return nil, p.fault
	case len(bytes.TrimSpace(p.text)) == 0:
		p.fault = &Fault{Kind: Empty, Retryable: true}
		return nil, p.fault
	case p.late:
		claims, rest, ok := lastReply(p.text)
		if !ok {
			p.fail(cmp.Or(p.why, "no JSON of a reply in it"))
			return nil, p.fault
		}
		p.rest = rest
		return claims, nil
	case p.scan == nil || !p.scan.complete():
		p.fail("reply ended before its JSON did")
		return nil, p.fault
	}
	p.rest = p.scan.rest
	return nil, nil
}

// Complete reports whether nothing but differences is lost if the reply ends
// here.
func (p *Parser) Complete() bool {
	switch {
	case p.fault != nil:
		return false
	case p.late:
		_, _, ok := lastReply(p.text)
		return ok
	}
	return p.scan != nil && p.scan.complete()
}

// Differences returns those that the reply names, as far as they can be read,
// once it is closed.
func (p *Parser) Differences() []Difference { return decodeDifferences(p.rest) }

func (p *Parser) fail(why string) {
	p.fault = unreadable(why)
}
