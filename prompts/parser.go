package prompts

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

// Parser reads a reply while it arrives and yields each claim the moment its
// JSON object is complete, wherever the borders of the chunks fall.
//
// It forgives what real endpoints put around the JSON: a <think>…</think>
// block, prose or a code fence before it, a bare array in place of the
// object, white space and the end of the fence after it, and whatever stands
// where differences should. Anything else is a *Fault of kind Malformed, after
// which every call returns that fault.
type Parser struct {
	scanner
	bytes  int // read so far
	claims int // yielded so far
	fault  *Fault
}

// NewParser returns a parser for one reply.
func NewParser() *Parser { return new(Parser) }

// Feed reads the next bytes of the reply and returns the claims that they
// complete. When the bytes hold a fault, the claims that stand before it are
// returned with it. The error, if any, is a *Fault.
func (p *Parser) Feed(chunk []byte) ([]Claim, error) {
	var ready []Claim
	for _, b := range chunk {
		if p.fault != nil {
			break
		}
		if p.bytes++; p.bytes > maxReplyBytes {
			p.fail("reply over 64 KB")
			break
		}
		element, why := p.next(b)
		if why == "" && element != nil {
			var c Claim
			if c, why = p.claim(element); why == "" {
				ready = append(ready, c)
			}
		}
		if why != "" {
			p.fail(why)
		}
	}
	if p.fault != nil {
		return ready, p.fault
	}
	return ready, nil
}

// Close says that the reply has ended. It returns a *Fault when the reply was
// not complete.
func (p *Parser) Close() error {
	switch {
	case p.fault != nil:
		return p.fault
	case p.bytes == 0:
		p.fault = &Fault{Kind: Empty, Retryable: true}
		return p.fault
	case !p.complete():
		p.fail("reply ended before its JSON did")
		return p.fault
	}
	return nil
}

// InDifferences reports whether all claims of the reply have been read and the
// differences have begun: whatever happens now, no claim is lost.
func (p *Parser) InDifferences() bool { return p.fault == nil && p.part == inDifferences }

// Differences returns those that the reply names, as far as they can be read.
func (p *Parser) Differences() []Difference { return decodeDifferences(p.rest) }

func (p *Parser) claim(element []byte) (Claim, string) {
	if p.claims++; p.claims > maxClaims {
		return Claim{}, "more than 50 claims"
	}
	return decodeClaim(element)
}

func (p *Parser) fail(why string) {
	p.fault = &Fault{Kind: Malformed, Reason: why, Retryable: true}
}
