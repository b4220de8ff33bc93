package llm

import "github.com/pullquote/pullquote/prompts"

// parser reads a reply while it arrives: a *prompts.Parser or a
// *prompts.PointParser.
type parser interface {
	Feed(chunk []byte) ([]prompts.Claim, error)
	Complete() bool
	Close() ([]prompts.Claim, error)
}

// parserOf returns the parser of the reply that the prompt asks for, and the
// same again where the reply may name differences.
func parserOf(p prompts.Prompt) (parser, *prompts.Parser) {
	if p.Points {
		return prompts.NewPointParser(), nil
	}
	written := prompts.NewParser()
	return written, written
}
