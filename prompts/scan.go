package prompts

import "strings"

// part is the part of the JSON of a reply that the scanner stands in.
type part int

const (
	atBracket     part = iota // the first byte
	afterBrace                // a { that may open the reply
	afterSquare               // a [ that may open the reply
	inOpening                 // within {"claims":[
	beforeFirst               // after the [ of the claims
	inElement                 // within a claim
	afterClaim                // a comma or the ] must follow
	afterComma                // a claim must follow
	beforeBrace               // the differences or the } of the object must follow
	inKey                     // within "differences":
	inDifferences             // after that, up to the } of the object
	afterJSON                 // whatever follows
)

// opening is how the object begins, and differencesKey how it goes on after
// its claims, without white space.
const (
	opening        = `{"claims":[`
	differencesKey = `"differences":`
)

// scanner reads the JSON of a reply, one byte at a time, and finds the borders
// of its claims. It knows about brackets and strings only: whether a claim is
// sound JSON is for encoding/json to say.
type scanner struct {
	part    part
	opened  int    // bytes of opening that have been seen
	bare    bool   // the reply is an array without an object around it
	element []byte // the claim so far
	claims  int    // that have begun
	depth   int    // of brackets within the claim
	quoted  bool   // within a string of the claim
	escaped bool   // after a backslash within that string
	keyed   int    // bytes of differencesKey that have been seen
	rest    []byte // what stands after it
}

// complete reports whether the JSON has ended, or has come so far that nothing
// but differences can be lost.
func (s *scanner) complete() bool { return s.part == inDifferences || s.part == afterJSON }

// claim reads one byte. It returns a claim when the byte completes one, and
// otherwise why the JSON is malformed, if it is.
func (s *scanner) claim(b byte) (c Claim, done bool, why string) {
	element, why := s.next(b)
	if why != "" || element == nil {
		return Claim{}, false, why
	}
	if s.claims++; s.claims > maxClaims {
		return Claim{}, false, "more than 50 claims"
	}
	c, why = decodeClaim(element)
	return c, why == "", why
}

// next reads one byte. It returns a claim's bytes when the byte completes one,
// and otherwise why the JSON is malformed, if it is. The bytes are valid until
// the next call.
func (s *scanner) next(b byte) (element []byte, why string) {
	switch s.part {
	case atBracket, afterBrace, afterSquare:
		return nil, s.begin(b)
	case inElement:
		return s.within(b), ""
	case inKey:
		return nil, s.key(b)
	case inDifferences:
		s.beyond(b)
		return nil, ""
	case afterJSON:
		return nil, ""
	}
	return nil, s.between(b)
}

// begin reads the first bracket and what follows it: only a key or the end can
// follow a brace, only a claim or the end a square bracket.
func (s *scanner) begin(b byte) string {
	switch {
	case s.part == atBracket && b == '{':
		s.part = afterBrace
	case s.part == atBracket && b == '[':
		s.part = afterSquare
	case s.part != atBracket && isSpace(b):
	case s.part == afterBrace && (b == '"' || b == '}'):
		s.part, s.opened = inOpening, 1
		return s.between(b)
	case s.part == afterSquare && (b == '{' || b == ']'):
		s.part, s.bare = beforeFirst, true
		return s.between(b)
	default:
		return "the JSON is no reply"
	}
	return ""
}

// between reads the bytes around the claims: the opening, commas, the end.
func (s *scanner) between(b byte) string {
	if s.part == inOpening {
		return s.open(b)
	}
	switch {
	case isSpace(b):
	case b == '{' && (s.part == beforeFirst || s.part == afterComma):
		s.part = inElement
		s.element = s.element[:0]
		s.within(b)
	case b == ',' && s.part == afterClaim:
		s.part = afterComma
	case b == ']' && (s.part == beforeFirst || s.part == afterClaim):
		s.part = beforeBrace
		if s.bare {
			s.part = afterJSON
		}
	case b == '}' && s.part == beforeBrace:
		s.part = afterJSON
	case b == ',' && s.part == beforeBrace:
		s.part = inKey
	case s.part == beforeBrace:
		return moreThanClaims
	default:
		return "no claim where one must stand"
	}
	return ""
}

// open matches {"claims":[ with white space where JSON allows it.
func (s *scanner) open(b byte) string {
	betweenTokens := strings.HasSuffix(opening[:s.opened], `{`) ||
		strings.HasSuffix(opening[:s.opened], `claims"`) || strings.HasSuffix(opening[:s.opened], `:`)
	if betweenTokens && isSpace(b) {
		return ""
	}
	if b != opening[s.opened] {
		return "the object does not begin with its claims"
	}
	if s.opened++; s.opened == len(opening) {
		s.part = beforeFirst
	}
	return ""
}

// moreThanClaims is the fault of an object that holds what was not asked for.
const moreThanClaims = "more than the claims in the object"

// key matches differencesKey with white space where JSON allows it.
func (s *scanner) key(b byte) string {
	if isSpace(b) && (s.keyed == 0 || s.keyed == len(differencesKey)-1) {
		return ""
	}
	if b != differencesKey[s.keyed] {
		return moreThanClaims
	}
	if s.keyed++; s.keyed == len(differencesKey) {
		s.part = inDifferences
	}
	return ""
}

// beyond reads a byte of the differences. Nothing that stands there is a
// fault: the claims before it are whole.
func (s *scanner) beyond(b byte) {
	outside := s.depth == 0 && !s.quoted
	if outside && b == '}' {
		s.part = afterJSON
		return
	}
	s.rest = append(s.rest, b)
	if !outside || b != ']' { // one that closes nothing
		s.nest(b)
	}
}

// within reads a byte of a claim and returns the claim when it is complete.
func (s *scanner) within(b byte) []byte {
	s.element = append(s.element, b)
	s.nest(b)
	if s.depth > 0 {
		return nil
	}
	s.part = afterClaim
	return s.element
}

// nest keeps count of brackets and strings.
func (s *scanner) nest(b byte) {
	switch {
	case s.escaped:
		s.escaped = false
	case s.quoted && b == '\\':
		s.escaped = true
	case b == '"':
		s.quoted = !s.quoted
	case s.quoted:
	case b == '{' || b == '[':
		s.depth++
	case b == '}' || b == ']':
		s.depth--
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
