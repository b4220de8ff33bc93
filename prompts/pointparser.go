package prompts

import (
	"strconv"
	"strings"
)

// PointParser reads a reply that only points, {"sentences":[3,4]}, while it
// arrives, and yields each number as a claim without words the moment it is
// complete. It forgives what Parser forgives around the JSON, but for a bare
// array: prose is full of numbers in brackets. Anything else is a *Fault of
// kind Malformed, after which every call returns that fault. Nothing but
// numbers comes out of it, whatever the reply says.
type PointParser struct {
	around scanner // the text before and after the JSON
	part   pointPart
	opened int    // bytes of pointOpening that have been seen
	number []byte // so far
	count  int    // of numbers
	bytes  int    // read so far
	fault  *Fault
}

// pointPart is the part of a reply that a PointParser stands in.
type pointPart int

const (
	pointBefore  pointPart = iota // prose, a thought, a fence, or nothing yet
	pointThought                  // between <think> and </think>
	pointOpen                     // within {"sentences":[
	pointFirst                    // a number or the ] must follow
	pointNumber                   // within a number
	pointAfter                    // a comma or the ] must follow
	pointNext                     // a number must follow
	pointBrace                    // the } of the object must follow
	pointEnd                      // white space or the end of a fence
)

// pointOpening is how the object begins, without its white space.
const pointOpening = `{"sentences":[`

// maxDigits is how long a number may be: no evidence has a million lines.
const maxDigits = 6

// NewPointParser returns a parser for one reply.
func NewPointParser() *PointParser { return new(PointParser) }

// Feed reads the next bytes of the reply and returns the numbers that they
// complete, those before a fault with it. The error, if any, is a *Fault.
func (p *PointParser) Feed(chunk []byte) ([]Claim, error) {
	var ready []Claim
	for _, b := range chunk {
		if p.fault != nil {
			break
		}
		why := ""
		if p.bytes++; p.bytes > maxReplyBytes {
			why = "reply over 64 KB"
		} else {
			var n int
			if n, why = p.next(b); n > 0 {
				ready = append(ready, Claim{Sentences: []int{n}})
			}
		}
		if why != "" {
			p.fault = &Fault{Kind: Malformed, Reason: why, Retryable: true}
		}
	}
	if p.fault != nil {
		return ready, p.fault
	}
	return ready, nil
}

// Close says that the reply has ended. It returns a *Fault when the reply was
// not complete.
func (p *PointParser) Close() error {
	switch {
	case p.fault != nil:
		return p.fault
	case p.bytes == 0:
		p.fault = &Fault{Kind: Empty, Retryable: true}
		return p.fault
	case p.part != pointEnd || !p.around.complete():
		p.fault = &Fault{Kind: Malformed, Reason: "reply ended before its JSON did", Retryable: true}
		return p.fault
	}
	return nil
}

// next reads one byte. It returns a number when the byte completes one, and
// otherwise why the reply is malformed, if it is.
func (p *PointParser) next(b byte) (number int, why string) {
	switch p.part {
	case pointBefore, pointThought:
		p.before(b)
	case pointOpen:
		return 0, p.open(b)
	case pointEnd:
		return 0, p.around.after(b)
	case pointNumber:
		return p.within(b)
	default:
		return 0, p.between(b)
	}
	return 0, ""
}

// before looks for a brace that may open the reply.
func (p *PointParser) before(b byte) {
	switch {
	case p.part == pointThought:
		if p.around.saw(b, thoughtEnd) {
			p.part = pointBefore
		}
	case p.around.saw(b, thoughtBegin):
		p.part = pointThought
	case b == '{':
		p.part, p.opened = pointOpen, 1
	}
}

// open matches {"sentences":[ with white space where JSON allows it. A brace
// that no string follows was one of the prose.
func (p *PointParser) open(b byte) string {
	seen := pointOpening[:p.opened]
	switch {
	case b == pointOpening[p.opened]:
		if p.opened++; p.opened == len(pointOpening) {
			p.part, p.around.part = pointFirst, afterJSON
		}
		return ""
	case isSpace(b) && (seen == `{` || strings.HasSuffix(seen, `s"`) || strings.HasSuffix(seen, `:`)):
		return ""
	case seen == `{` && b != '}':
		p.part = pointBefore
		p.before(b)
		return ""
	}
	return "the object does not begin with its sentences"
}

// between reads the bytes around the numbers: commas and the end.
func (p *PointParser) between(b byte) string {
	digit := '0' <= b && b <= '9'
	switch {
	case isSpace(b):
	case p.part == pointBrace && b == '}':
		p.part = pointEnd
	case p.part == pointBrace:
		return "more than the sentences in the object"
	case b == ',' && p.part == pointAfter:
		p.part = pointNext
	case b == ']' && p.part != pointNext:
		p.part = pointBrace
	case digit && p.part != pointAfter:
		if p.count++; p.count > maxClaims {
			return "more than 50 sentences"
		}
		p.part, p.number = pointNumber, append(p.number[:0], b)
	default:
		return "no number of a line where one must stand"
	}
	return ""
}

// within reads a byte of a number, or the one that ends it.
func (p *PointParser) within(b byte) (number int, why string) {
	if '0' <= b && b <= '9' {
		if p.number = append(p.number, b); len(p.number) > maxDigits {
			return 0, "a number that no line has"
		}
		return 0, ""
	}
	p.part = pointAfter
	if why = p.between(b); why != "" {
		return 0, why
	}
	number, err := strconv.Atoi(string(p.number))
	if err != nil {
		return 0, "no number of a line where one must stand"
	}
	return number, ""
}
