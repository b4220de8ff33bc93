package blockkit

// Limits that stand in many places of Slack's reference.
const (
	idLength   = 255  // block_id, action_id
	urlLength  = 3000 // button url, image_url
	altLength  = 2000
	tableText  = 10000 // characters in all cells of a table together
	tableRows  = 100
	tableCells = 20
)

// anyBlock are the members that every block may have.
var anyBlock = fields{"block_id": str(1, idLength)}

func block(required, optional fields) rule { return object(required, with(anyBlock, optional)) }

var slackFile = both(untyped(nil, fields{"id": str(1, idLength), "url": address(urlLength)}), someOf("id", "url"))

var imageElement = both(object(fields{"alt_text": str(1, altLength)},
	fields{"image_url": address(urlLength), "slack_file": slackFile, "image_width": number, "image_height": number, "image_bytes": number}),
	someOf("image_url", "slack_file"))

// viewBlocks are allowed in messages, modals and the App Home.
var viewBlocks = map[string]rule{
	"actions": block(fields{"elements": list(1, 25, byType(actionElements))}, nil),
	"context": block(fields{"elements": list(1, 10, byType(map[string]rule{
		"image": imageElement, "plain_text": text(3000), "mrkdwn": text(3000)}))}, nil),
	"divider": block(nil, nil),
	"header":  block(fields{"text": plain(150)}, fields{"level": between(1, 4)}),
	"image": both(block(fields{"alt_text": str(1, altLength)},
		fields{"image_url": address(urlLength), "slack_file": slackFile, "title": plain(2000)}), someOf("image_url", "slack_file")),
	"input": block(fields{"label": plain(2000), "element": byType(inputElements)},
		fields{"hint": plain(2000), "optional": boolean, "dispatch_action": boolean}),
	"rich_text": richText,
	"section": both(block(nil, fields{"text": text(3000), "fields": list(1, 10, text(2000)),
		"accessory": byType(accessories), "expand": boolean}), someOf("text", "fields")),
	"video": block(fields{"video_url": address(urlLength), "thumbnail_url": address(urlLength), "alt_text": str(1, altLength), "title": plain(200)},
		fields{"title_url": address(urlLength), "author_name": str(1, 50), "provider_name": str(1, 50),
			"provider_icon_url": address(urlLength), "description": plain(200)}),
}

// messageBlocks are allowed in messages only.
var messageBlocks = map[string]rule{
	"markdown":        block(fields{"text": str(1, 12000)}, nil),
	"context_actions": block(fields{"elements": list(1, 5, byType(contextActionElements))}, nil),
	"table":           both(block(fields{"rows": list(1, tableRows, list(1, tableCells, byType(tableCell)))}, fields{"column_settings": list(0, tableCells, columnSetting)}), tableLength),
	"task_card":       taskCard,
	"plan":            block(fields{"title": str(1, 200)}, fields{"tasks": list(0, 50, taskCard)}),
	"file":            block(fields{"external_id": str(1, idLength), "source": oneOf("remote")}, nil),
}

// streamBlocks are refused by chat.postMessage as unsupported, but may come in
// the chunks of a stream.
var streamBlocks = map[string]rule{
	"card":     card,
	"carousel": block(fields{"elements": list(1, 10, card)}, nil),
}

var modalBlocks = map[string]rule{"alert": alert}

// surfaces are the blocks that each surface takes.
var surfaces = map[Surface]map[string]rule{
	Message: merge(viewBlocks, messageBlocks),
	Stream:  merge(viewBlocks, messageBlocks, streamBlocks),
	Modal:   merge(viewBlocks, modalBlocks),
	Home:    viewBlocks,
}

func merge(tables ...map[string]rule) map[string]rule {
	all := map[string]rule{}
	for _, table := range tables {
		for name, check := range table {
			all[name] = check
		}
	}
	return all
}

var alert = block(fields{"text": text(3000)}, fields{"level": oneOf("default", "info", "warning", "error", "success")})

var card = block(nil, fields{"hero_image": imageElement, "icon": imageElement, "title": text(150), "subtitle": text(150),
	"body": text(200), "actions": list(1, 5, byType(map[string]rule{"button": actionElements["button"]}))})

var taskStatus = oneOf("pending", "in_progress", "complete", "error")

var taskCard = block(fields{"task_id": str(1, idLength), "title": str(1, 200), "status": taskStatus},
	fields{"details": richText, "output": richText,
		"sources": list(0, 20, object(fields{"type": oneOf("url"), "url": address(urlLength), "text": str(1, 200)}, nil))})

var columnSetting = untyped(nil, fields{"align": oneOf("left", "center", "right"), "is_wrapped": boolean})

var tableCell = map[string]rule{
	"raw_text":   object(fields{"text": str(1, tableText)}, nil),
	"raw_number": object(fields{"value": number, "text": str(1, tableText)}, nil),
	"rich_text":  richText,
}

// tableLength holds the cells of a table together to Slack's limit.
func tableLength(r *report, at string, v any) {
	obj, _ := v.(map[string]any)
	if n := textLength(obj["rows"]); n > tableText {
		r.add(at+"/rows", "must be less than %d characters", tableText+1)
	}
}

// textLength counts the characters of every "text" below v.
func textLength(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			n += textLength(item)
		}
	case map[string]any:
		for name, item := range v {
			if s, ok := item.(string); ok && name == "text" {
				n += runes(s)
			} else {
				n += textLength(item)
			}
		}
	}
	return n
}

var viewFields = fields{"private_metadata": str(0, 3000), "callback_id": str(0, idLength), "external_id": str(0, idLength)}

var modalShape = object(fields{"title": plain(24), "blocks": list(0, maxViewBlocks, anything)},
	with(viewFields, fields{"close": plain(24), "submit": plain(24), "clear_on_close": boolean, "notify_on_close": boolean, "submit_disabled": boolean}))

var homeShape = object(fields{"blocks": list(0, maxViewBlocks, anything)}, viewFields)

var richText = block(fields{"elements": list(1, 1000, byType(richContainers))}, nil)

var border = fields{"border": between(0, 1)}

var richContainers = map[string]rule{
	"rich_text_section":      object(fields{"elements": list(0, 3000, byType(richElements))}, nil),
	"rich_text_quote":        object(fields{"elements": list(0, 3000, byType(richElements))}, border),
	"rich_text_preformatted": object(fields{"elements": list(0, 3000, byType(richElements))}, with(border, fields{"language": str(1, 50)})),
	"rich_text_list": object(fields{"style": oneOf("bullet", "ordered"),
		"elements": list(1, 1000, byType(map[string]rule{"rich_text_section": object(fields{"elements": list(0, 3000, byType(richElements))}, nil)}))},
		with(border, fields{"indent": between(0, 8), "offset": between(0, 100000)})),
}

// looks are how text may look; people and channels that are named may be
// marked besides.
var looks = fields{"bold": boolean, "italic": boolean, "strike": boolean, "code": boolean, "underline": boolean}

var (
	style  = fields{"style": untyped(nil, looks)}
	ofName = fields{"style": untyped(nil, with(looks, fields{"highlight": boolean, "client_highlight": boolean, "unlink": boolean}))}
)

// richElements are the inline elements of rich text. Text is literal here.
var richElements = map[string]rule{
	"text":      object(fields{"text": str(1, 40000)}, style),
	"link":      object(fields{"url": address(urlLength)}, with(style, fields{"text": str(1, 40000), "unsafe": boolean})),
	"user":      object(fields{"user_id": str(1, idLength)}, ofName),
	"usergroup": object(fields{"usergroup_id": str(1, idLength)}, ofName),
	"team":      object(fields{"team_id": str(1, idLength)}, ofName),
	"channel":   object(fields{"channel_id": str(1, idLength)}, ofName),
	"broadcast": object(fields{"range": oneOf("here", "channel", "everyone")}, style),
	"color":     object(fields{"value": str(4, 9)}, style),
	"emoji":     object(fields{"name": str(1, 100)}, with(style, fields{"unicode": str(1, 100), "url": address(urlLength), "skin_tone": between(1, 6)})),
	"date":      object(fields{"timestamp": number, "format": str(1, 300)}, with(style, fields{"url": address(urlLength), "fallback": str(1, 300)})),
}
