// Package prompts holds everything that a language model is told and
// everything that is read out of its reply: one template and one typed
// function for each request, the schema of the reply, and the parser that
// reads the reply claim by claim while it arrives.
package prompts

import "encoding/json"

// Prompt is one request to a language model, ready to send.
type Prompt struct {
	// Name is the template's name, such as "answer".
	Name string
	// Version is the first 12 hex digits of the SHA-256 of the template.
	Version string
	// System and User are the two messages.
	System, User string
	// Schema is the JSON schema that the reply must meet.
	Schema json.RawMessage
	// Once says that a failed request is not sent again: there is something
	// to fall back on that is as good as more waiting.
	Once bool
	// Points says that the reply is to point at lines and to hold no words: a
	// PointParser reads it, and its claims have no text.
	Points bool
}

// Claim is one sentence of a reply, with the numbers of the evidence lines
// that the model says carry it. Nothing about it has been checked.
type Claim struct {
	Text      string `json:"text"`
	Sentences []int  `json:"sentences"`
	// Repairs is the number of the claim that this one is written for anew, in
	// the reply to a RetryRequest; 0 elsewhere.
	Repairs int `json:"repairs,omitempty"`
}
