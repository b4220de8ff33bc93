package desk

import (
	"encoding/json"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Limits of a message, in characters.
const (
	postTextLimit   = 40_000 // chat.postMessage: longer text is cut or refused; the desk refuses
	updateTextLimit = 4_000  // chat.update refuses more with msg_too_long
	markdownLimit   = 12_000 // markdown_text, and all markdown blocks together
	metadataLimit   = 16_384 // bytes of metadata
)

// content is what a message carries.
type content struct {
	text        string
	blocks      []blockkit.Block
	attachments []any
	metadata    map[string]any
}

// readContent reads and checks text, blocks, attachments and metadata.
func (d *Desk) readContent(a args, textLimit int) (content, *apiError) {
	c := content{text: a.str("text")}
	var refusal *apiError
	if c.blocks, refusal = d.readBlocks(a, blockkit.Message); refusal != nil {
		return c, refusal
	}
	if c.metadata, refusal = readMetadata(a); refusal != nil {
		return c, refusal
	}
	if a.has("attachments") {
		if json.Unmarshal(a.raw("attachments"), &c.attachments) != nil {
			return c, refuse("invalid_attachments")
		}
	}
	if a.has("markdown_text") {
		return d.readMarkdown(a, c)
	}
	switch {
	case utf8.RuneCountInString(c.text) > textLimit:
		return c, refuse("msg_too_long")
	case blockkit.MarkdownLength(c.blocks) > markdownLimit:
		return c, refuse("msg_blocks_too_long")
	case c.text == "" && len(c.blocks) == 0 && len(c.attachments) == 0:
		return c, refuse("no_text")
	}
	return c, nil
}

// readMarkdown reads markdown_text, which excludes text and blocks.
func (d *Desk) readMarkdown(a args, c content) (content, *apiError) {
	text := a.str("markdown_text")
	switch {
	case c.text != "" || len(c.blocks) > 0:
		return c, refuse("markdown_text_conflict")
	case utf8.RuneCountInString(text) > markdownLimit:
		return c, refuse("msg_too_long")
	}
	c.text = text
	c.blocks = []blockkit.Block{{"type": "markdown", "text": text, "block_id": d.blockID()}}
	return c, nil
}

// readBlocks reads, checks and completes the argument "blocks".
func (d *Desk) readBlocks(a args, on blockkit.Surface) ([]blockkit.Block, *apiError) {
	if !a.has("blocks") {
		return nil, nil
	}
	blocks, err := blockkit.Decode(a.raw("blocks"))
	if err != nil {
		return nil, refuse("invalid_blocks_format")
	}
	if problems := blockkit.CheckBlocks(blocks, on, "/blocks"); problems != nil {
		return nil, refuseProblems("invalid_blocks", problems)
	}
	blockkit.AssignIDs(blocks, d.blockID)
	return blocks, nil
}

// readMetadata reads message metadata: an event_type and an event_payload.
func readMetadata(a args) (map[string]any, *apiError) {
	if !a.has("metadata") {
		return nil, nil
	}
	raw := a.raw("metadata")
	var m map[string]any
	if json.Unmarshal(raw, &m) != nil {
		return nil, refuse("invalid_metadata_format")
	}
	kind, _ := m["event_type"].(string)
	payload, isObject := m["event_payload"].(map[string]any)
	switch {
	case kind == "" && m["event_payload"] == nil:
		return nil, nil // empty metadata clears it
	case kind == "" || !isObject:
		return nil, refuse("invalid_metadata_format")
	case len(raw) > metadataLimit:
		return nil, refuse("metadata_too_large")
	}
	return map[string]any{"event_type": kind, "event_payload": payload}, nil
}
