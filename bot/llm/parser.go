package llm

import "github.com/pullquote/pullquote/prompts"

// parser reads a reply while it arrives: a *prompts.Parser or a
// *prompts.PointParser.
type parser interface {
	Feed(chunk []byte) ([]prompts.Claim, error)
	Close() error
}

// parserOf returns the parser of the reply that the prompt asks for.
func parserOf(p prompts.Prompt) parser {
	if p.Points {
		return prompts.NewPointParser()
	}
	return prompts.NewParser()
}
