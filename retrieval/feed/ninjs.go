package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
)

// members returns the members of a JSON object by their names in small letters,
// and the names that stand there more than once, of which it has the last: each
// reader of JSON takes another one.
func members(raw []byte) (values map[string]json.RawMessage, twice []string, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return nil, nil, errors.New("no object")
	}
	values = map[string]json.RawMessage{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		name := strings.ToLower(fmt.Sprint(token))
		if _, known := values[name]; known {
			twice = append(twice, name)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, nil, err
		}
		values[name] = value
	}
	_, err = d.Token()
	return values, twice, err
}

// ninjs is an object of ninjs: 1.x, where bodies and headlines are texts, 2.x
// and 3.x, where they are lists.
type ninjs struct {
	*copyMaker
	values map[string]json.RawMessage
}

// ninjsMarks are the fields of which a ninjs object has some.
var ninjsMarks = []string{"pubstatus", "versioncreated", "firstcreated", "standard", "bodies", "headlines"}

// readNinjs reads ninjs. Any other JSON is none of ours.
func readNinjs(text string, o Options) (pieces []Wire, ok bool, err error) {
	values, twice, err := members([]byte(text))
	if err != nil {
		return nil, false, nil
	}
	n := &ninjs{&copyMaker{o: o}, values}
	n.GUID = cmp.Or(n.text("guid"), n.text("uri"))
	marks := slices.DeleteFunc(slices.Clone(ninjsMarks), func(name string) bool { return values[name] == nil })
	if n.GUID == "" || len(marks) == 0 {
		return nil, false, nil
	}
	for _, name := range twice {
		n.fail(fmt.Errorf("%w: %s stands there twice", ErrHeld, name))
	}
	n.status(n.limit("pubstatus"))
	n.note(n.text("ednote"))
	a := &n.Stated
	a.Embargo = latest(a.Embargo, n.time("embargo", n.limit("embargoed"), true))
	for name := range values {
		if Publishing(name) {
			a.Embargo = latest(a.Embargo, n.time("time of publishing", n.limit(name), true))
		}
	}
	a.Expires = n.time("expiry", n.limit("expires"), true)
	a.Updated = n.time("version", n.text("versioncreated"), false)
	a.Published = n.time("creation", cmp.Or(n.text("firstpublished"), n.text("firstcreated"), n.text("contentcreated")), false)
	n.version(a.Updated, n.text("version"))
	a.Headline = oneLine(html.UnescapeString(cmp.Or(n.text("headline"), n.listed("headlines", "main"), n.text("title"))))
	a.Byline = cmp.Or(n.text("byline"), n.text("by"), n.listed("authors", ""))
	a.Publisher = cmp.Or(n.text("source"), n.listed("infosource", ""), n.listed("infosources", ""), n.text("copyrightholder"))
	a.Language = tag(n.text("language"))
	if kind := n.text("type"); kind == "" || kind == "text" || kind == "composite" {
		n.Body = n.body()
	}
	w, err := n.finished()
	return []Wire{w}, true, err
}

// text returns a field that is a text, or a number.
func (n *ninjs) text(name string) string {
	var value string
	raw := n.values[name]
	if json.Unmarshal(raw, &value) != nil && len(raw) > 0 && raw[0] != '{' && raw[0] != '[' {
		return string(raw)
	}
	return strings.TrimSpace(value)
}

// limit is text for a field that limits who may see the piece, or when.
func (n *ninjs) limit(name string) string {
	raw := bytes.TrimSpace(n.values[name])
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	said := n.text(name)
	if raw[0] != '"' {
		n.fail(fmt.Errorf("%w: its %s is not a text", ErrHeld, name))
	}
	return said
}

// listed returns the value or the name of an entry of a list: that of the role,
// else the first.
func (n *ninjs) listed(name, role string) string {
	type entry struct {
		Role        string `json:"role"`
		ContentType string `json:"contenttype"`
		Value       string `json:"value"`
		Name        string `json:"name"`
	}
	var all []entry
	if json.Unmarshal(n.values[name], &all) != nil || len(all) == 0 {
		return ""
	}
	chosen := all[0]
	for _, e := range all {
		if role != "" && e.Role == role {
			chosen = e
			break
		}
	}
	return strings.TrimSpace(cmp.Or(chosen.Value, chosen.Name))
}

// body returns the text as HTML: marked up if it comes so.
func (n *ninjs) body() string {
	for _, name := range []string{"body_xhtml", "body_html", "body_text", "body"} {
		if text := n.text(name); text != "" {
			return asHTML(text, name == "body_text")
		}
	}
	var all []struct {
		ContentType string `json:"contenttype"`
		Value       string `json:"value"`
	}
	if json.Unmarshal(n.values["bodies"], &all) != nil {
		return ""
	}
	for _, wanted := range []string{"html", ""} {
		for _, b := range all {
			if strings.Contains(strings.ToLower(b.ContentType), wanted) && strings.TrimSpace(b.Value) != "" {
				return asHTML(b.Value, strings.Contains(b.ContentType, "plain"))
			}
		}
	}
	return ""
}

func asHTML(text string, plain bool) string {
	if plain || !strings.Contains(text, "<") {
		return Paragraphs(html.UnescapeString(text))
	}
	return text
}
