package desk

import (
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

const (
	// streamLife is when Slack ends a stream even while it is written to: about
	// five minutes, as measured in slackapi/python-slack-sdk issue 1859.
	streamLife = 5 * time.Minute
	// streamLimit is what one streamed message holds in characters: 11,977 were
	// accepted and more refused in CopilotKit issue 6064.
	streamLimit = 12_000
)

// stream is a message that is being written piece by piece.
type stream struct {
	started time.Time
	stopped bool // by a user
	length  int  // characters so far
}

// streaming says whether m is still being written.
func (d *Desk) streaming(channelID string, m *Message) bool {
	s := d.streams[place{channelID, m.TS}]
	if s != nil && d.now().Sub(s.started) >= streamLife {
		d.cutStream(place{channelID, m.TS})
	}
	return m.StreamState == "in_progress"
}

// cutStream ends a stream from the server's side.
func (d *Desk) cutStream(p place) {
	c := d.channels[p.channel]
	if c == nil || d.streams[p] == nil {
		return
	}
	if m := c.find(p.thread); m != nil {
		m.StreamState = "completed"
		d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	}
	delete(d.streams, p)
}

func (d *Desk) streamStart(a args) (reply, *apiError) {
	c, refusal := d.writable(a)
	if refusal != nil {
		return nil, refusal
	}
	if !a.has("thread_ts") {
		return nil, invalidArgument("missing required field: thread_ts", "/thread_ts")
	}
	thread, refusal := threadArg(a, c)
	if refusal != nil {
		return nil, refusal
	}
	if c.im == "" && !a.has("recipient_team_id") {
		return nil, refuse("missing_recipient_team_id")
	}
	if c.im == "" && !a.has("recipient_user_id") {
		return nil, refuse("missing_recipient_user_id")
	}
	m := d.botMessage("", nil)
	m.StreamState = "in_progress"
	s := &stream{started: d.now()}
	if refusal := d.appendChunks(a, m, s); refusal != nil {
		return nil, refusal
	}
	d.placeInThread(c, m, thread)
	d.add(c, m)
	d.streams[place{c.ID, m.TS}] = s
	session := d.session(place{c.ID, thread})
	session.status, session.changed, session.line = "processing", d.now(), ""
	d.changed(change{kind: changeStatus, channel: c.ID, thread: thread})
	d.messageEvent(c, m)
	return reply{"channel": c.ID, "ts": m.TS}, nil
}

// openStream finds a message that is being streamed.
func (d *Desk) openStream(a args) (*channel, *Message, *stream, *apiError) {
	c, m, refusal := d.ownMessage(a, "message_not_owned_by_app")
	if refusal != nil {
		return nil, nil, nil, refusal
	}
	s := d.streams[place{c.ID, m.TS}]
	if s != nil && s.stopped {
		return nil, nil, nil, refuse("stopped_by_user")
	}
	if !d.streaming(c.ID, m) || s == nil {
		return nil, nil, nil, refuse("message_not_in_streaming_state")
	}
	return c, m, s, nil
}

func (d *Desk) streamAppend(a args) (reply, *apiError) {
	c, m, s, refusal := d.openStream(a)
	if refusal != nil {
		return nil, refusal
	}
	if !a.has("markdown_text") && !a.has("chunks") {
		return nil, refuse("no_text")
	}
	if refusal := d.appendChunks(a, m, s); refusal != nil {
		return nil, refusal
	}
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	return reply{"channel": c.ID, "ts": m.TS}, nil
}

func (d *Desk) streamStop(a args) (reply, *apiError) {
	c, m, s, refusal := d.openStream(a)
	if refusal != nil {
		return nil, refusal
	}
	blocks, refusal := d.readBlocks(a, blockkit.Message)
	if refusal != nil {
		return nil, refusal
	}
	metadata, refusal := readMetadata(a)
	if refusal != nil {
		return nil, refusal
	}
	if refusal := d.appendChunks(a, m, s); refusal != nil {
		return nil, refusal
	}
	status := "active"
	if a.has("session_status") {
		if status = a.str("session_status"); !sessionStatus(status) {
			return nil, invalidArgument("must be one of: active, processing, suspended, closed", "/session_status")
		}
	}
	before := m.copy()
	m.Blocks = append(m.Blocks, blocks...)
	m.StreamState = "completed"
	if metadata != nil {
		m.Metadata = metadata
	}
	delete(d.streams, place{c.ID, m.TS})
	d.setStatus(place{c.ID, m.ThreadTS}, status)
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	d.changedEvent(c, m, before)
	return reply{"channel": c.ID, "ts": m.TS, "message": m.copy()}, nil
}

// appendChunks adds markdown_text and chunks to m, or nothing when one of them
// is refused.
func (d *Desk) appendChunks(a args, m *Message, s *stream) *apiError {
	var chunks []map[string]any
	if a.has("markdown_text") {
		chunks = append(chunks, map[string]any{"type": "markdown_text", "text": a.str("markdown_text")})
	}
	if a.has("chunks") {
		var more []map[string]any
		if json.Unmarshal(a.raw("chunks"), &more) != nil {
			return invalidArgument("must provide an array", "/chunks")
		}
		chunks = append(chunks, more...)
	}
	added, refusal := checkChunks(chunks)
	if refusal != nil {
		return refusal
	}
	if s.length+added > streamLimit {
		return refuse("msg_too_long")
	}
	s.length += added
	for _, chunk := range chunks {
		d.appendChunk(m, chunk)
	}
	return nil
}

// checkChunks counts the characters of the chunks, or refuses them.
func checkChunks(chunks []map[string]any) (int, *apiError) {
	added := 0
	for i, chunk := range chunks {
		at := fmt.Sprintf("/chunks/%d", i)
		text, _ := chunk["text"].(string)
		switch chunk["type"] {
		case "markdown_text":
			added += utf8.RuneCountInString(text)
		case "task_update":
			for _, name := range []string{"id", "title", "status"} {
				if chunk[name] == nil {
					return 0, invalidArgument("missing required field: "+name, at)
				}
			}
		case "plan_update":
			if chunk["title"] == nil {
				return 0, invalidArgument("missing required field: title", at)
			}
		case "blocks":
			if problems := blockkit.CheckBlocks(chunkBlocks(chunk), blockkit.Stream, at+"/blocks"); problems != nil {
				return 0, refuseProblems("invalid_blocks", problems)
			}
		default:
			return 0, invalidArgument(fmt.Sprintf("unsupported type: %v", chunk["type"]), at+"/type")
		}
	}
	return added, nil
}

func chunkBlocks(chunk map[string]any) []blockkit.Block {
	items, _ := chunk["blocks"].([]any)
	blocks := make([]blockkit.Block, 0, len(items))
	for _, item := range items {
		block, _ := item.(map[string]any) // nil is refused as a block without type
		blocks = append(blocks, block)
	}
	return blocks
}

// appendChunk adds one checked chunk to m: text joins the last markdown block,
// a task with a known id is replaced.
func (d *Desk) appendChunk(m *Message, chunk map[string]any) {
	switch chunk["type"] {
	case "markdown_text":
		text, _ := chunk["text"].(string)
		m.Text += text
		if n := len(m.Blocks); n > 0 && m.Blocks[n-1]["type"] == "markdown" {
			before, _ := m.Blocks[n-1]["text"].(string)
			m.Blocks[n-1]["text"] = before + text
			return
		}
		m.Blocks = append(m.Blocks, blockkit.Block{"type": "markdown", "text": text, "block_id": d.blockID()})
	case "task_update":
		d.appendTask(m, chunk)
	case "plan_update":
		m.Blocks = append(m.Blocks, blockkit.Block{"type": "plan", "title": chunk["title"], "block_id": d.blockID()})
	case "blocks":
		blocks := chunkBlocks(chunk)
		blockkit.AssignIDs(blocks, d.blockID)
		m.Blocks = append(m.Blocks, blocks...)
	}
}

func (d *Desk) appendTask(m *Message, chunk map[string]any) {
	task := blockkit.Block{"type": "task_card", "task_id": chunk["id"], "title": chunk["title"], "block_id": d.blockID()}
	for _, name := range []string{"status", "sources"} {
		if chunk[name] != nil {
			task[name] = chunk[name]
		}
	}
	for _, name := range []string{"details", "output"} {
		if text, _ := chunk[name].(string); text != "" {
			task[name] = blockkit.ParseMrkdwn(blockkit.Escape(text))
		}
	}
	for i, block := range m.Blocks {
		if block["type"] == "task_card" && block["task_id"] == chunk["id"] {
			m.Blocks[i] = task
			return
		}
	}
	m.Blocks = append(m.Blocks, task)
}
