package blockkit

import (
	"embed"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark"
)

//go:embed templates/*.gohtml
var templateFiles embed.FS

// Names are the people and channels that mentions and menus show, by id.
type Names struct {
	Users    map[string]string
	Channels map[string]string
	Archived map[string]bool // ids of channels that are shown, and that no menu offers
	Me       string          // id of the user who reads: mentions of them stand out
}

// Renderer draws Block Kit as HTML. Interactive elements carry their ids in
// data attributes (data-block, data-act, data-kind, data-value); what happens
// when they are used is up to the page. It may be used by several goroutines,
// which take turns.
type Renderer struct {
	templates *template.Template
	markdown  goldmark.Markdown
	zone      *time.Location

	mu    sync.Mutex
	names Names // of the reader for whom is being drawn: the template functions look here
}

// NewRenderer reads the templates. Dates are drawn in zone.
func NewRenderer(zone *time.Location) (*Renderer, error) {
	r := &Renderer{markdown: newMarkdown(), zone: zone}
	parsed, err := template.New("blockkit").Funcs(r.funcs()).ParseFS(templateFiles, "templates/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("parse Block Kit templates: %w", err)
	}
	r.templates = parsed
	return r, nil
}

// Blocks draws blocks for the reader that names says.
func (r *Renderer) Blocks(blocks []Block, names Names) (template.HTML, error) {
	return r.draw("blocks", blocks, names)
}

// Mrkdwn draws text in Slack's mrkdwn.
func (r *Renderer) Mrkdwn(s string, names Names) (template.HTML, error) {
	return r.draw("blocks", []Block{ParseMrkdwn(s)}, names)
}

func (r *Renderer) draw(name string, data any, names Names) (template.HTML, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.names = names
	var out strings.Builder
	if err := r.templates.ExecuteTemplate(&out, name, data); err != nil {
		return "", fmt.Errorf("draw blocks: %w", err)
	}
	return template.HTML(out.String()), nil
}

func (r *Renderer) funcs() template.FuncMap {
	return template.FuncMap{
		"get":      get,
		"href":     href,
		"emoji":    Emoji,
		"markdown": func(s any) template.HTML { text, _ := s.(string); return renderMarkdown(r.markdown, text) },
		"mrkdwn":   func(s any) []any { text, _ := s.(string); return ParseMrkdwn(text)["elements"].([]any) },
		"user":     func(id any) string { return named(r.names.Users, id) },
		"channel":  func(id any) string { return named(r.names.Channels, id) },
		"isMe":     func(id any) bool { return id == r.names.Me && r.names.Me != "" },
		"date":     func(element Block) string { return r.date(element) },
		"choices":  func(element Block) []choice { return choices(element, r.names) },
		"control":  func(block, element any) Block { return Block{"block": block, "element": element} },
		"inputKind": func(kind any) string {
			s, _ := kind.(string)
			return htmlInputs[s]
		},
		"accepts": accepts,
		"multi":   func(kind any) bool { s, _ := kind.(string); return strings.HasPrefix(s, "multi_") },
		"int":     func(n any) int { f, _ := n.(float64); return int(f) },
		"align":   func(block Block, column int) string { return columnAlign(block, column) },
		"next":    func(n any) int { f, _ := n.(float64); return int(f) + 1 },
		"wall": func(n any) string {
			f, _ := n.(float64)
			return time.Unix(int64(f), 0).In(r.zone).Format("2006-01-02T15:04")
		},
	}
}

// accepts are the endings of file names that a file input takes, as HTML lists them.
func accepts(filetypes any) string {
	items, _ := filetypes.([]any)
	var all []string
	for _, item := range items {
		if s, ok := item.(string); ok {
			all = append(all, "."+s)
		}
	}
	return strings.Join(all, ",")
}

// htmlInputs are the <input type> of each Block Kit element that is one.
var htmlInputs = map[string]string{
	"plain_text_input": "text", "email_text_input": "email", "url_text_input": "url", "number_input": "number",
	"datepicker": "date", "timepicker": "time", "datetimepicker": "datetime-local",
}

// href is address when it leads to http or https, else "".
func href(address any) string {
	s, _ := address.(string)
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ""
	}
	return s
}

// get walks down the members of nested objects; a missing one is nil.
func get(node any, path ...string) any {
	for _, name := range path {
		obj, ok := node.(map[string]any)
		if !ok {
			return nil
		}
		node = obj[name]
	}
	return node
}

func named(table map[string]string, id any) string {
	s, _ := id.(string)
	if name := table[s]; name != "" {
		return name
	}
	return s
}

// choice is one line of a menu.
type choice struct {
	Value, Label, Note string
	Picked             bool
}

// choices are the options of a select, checkbox or radio element.
func choices(element Block, names Names) []choice {
	kind, _ := element["type"].(string)
	switch {
	case strings.Contains(kind, "users_"):
		return fromNames(names.Users, "", element["initial_user"], element["initial_users"])
	case strings.Contains(kind, "channels_"), strings.Contains(kind, "conversations_"):
		return fromNames(names.open(), "#", firstOf(element["initial_channel"], element["initial_conversation"]),
			firstOf(element["initial_channels"], element["initial_conversations"]))
	}
	picked := map[string]bool{}
	initial, _ := element["initial_options"].([]any)
	for _, option := range append(initial, element["initial_option"]) {
		value, _ := get(option, "value").(string)
		picked[value] = value != ""
	}
	options, _ := element["options"].([]any)
	groups, _ := element["option_groups"].([]any)
	for _, group := range groups {
		more, _ := get(group, "options").([]any)
		options = append(options, more...)
	}
	var all []choice
	for _, option := range options {
		value, _ := get(option, "value").(string)
		label, _ := get(option, "text", "text").(string)
		note, _ := get(option, "description", "text").(string)
		all = append(all, choice{Value: value, Label: label, Note: note, Picked: picked[value]})
	}
	return all
}

// open are the channels that somebody may still write in.
func (n Names) open() map[string]string {
	open := maps.Clone(n.Channels)
	maps.DeleteFunc(open, func(id, _ string) bool { return n.Archived[id] })
	return open
}

func firstOf(values ...any) any {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

func fromNames(table map[string]string, prefix string, one, many any) []choice {
	list, _ := many.([]any)
	var all []choice
	for id, name := range table {
		c := choice{Value: id, Label: prefix + name, Picked: one == id}
		for _, picked := range list {
			c.Picked = c.Picked || picked == id
		}
		all = append(all, c)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Label < all[j].Label })
	return all
}

// columnAlign is the class for a table column's alignment.
func columnAlign(block Block, column int) string {
	settings, _ := block["column_settings"].([]any)
	if column >= len(settings) {
		return ""
	}
	switch get(settings[column], "align") {
	case "right":
		return "bk-right"
	case "center":
		return "bk-center"
	}
	return ""
}

// date draws a date element: the tokens of Slack's date formatting.
func (r *Renderer) date(element Block) string {
	seconds, _ := element["timestamp"].(float64)
	format, _ := element["format"].(string)
	at := time.Unix(int64(seconds), 0).In(r.zone)
	for token, layout := range map[string]string{
		"{date_num}": "2006-01-02", "{date_slash}": "02/01/2006", "{date_long}": "Monday, 2 January 2006",
		"{date_short}": "2 Jan 2006", "{date}": "2 January 2006", "{time_secs}": "15:04:05", "{time}": "15:04",
		"{date_pretty}": "2 January 2006", "{date_short_pretty}": "2 Jan 2006", "{date_long_pretty}": "Monday, 2 January 2006",
		"{day_divider_pretty}": "Monday, 2 January", "{ago}": "2 Jan 2006 15:04",
	} {
		format = strings.ReplaceAll(format, token, at.Format(layout))
	}
	return format
}
