package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"path"
	"slices"
	"strings"
	"time"
)

// fileLimit is the largest file in bytes, and keptFiles how many are kept: the
// oldest go first. Slack takes larger ones; this is memory.
const (
	fileLimit = 20 << 20
	keptFiles = 100
)

// ErrNoFile says that a file was never uploaded, or has gone.
var ErrNoFile = errors.New("no such file")

// file is one that a person or the app uploaded.
type file struct {
	id, name, title, user string
	body                  []byte
	at                    time.Time
	shared                []string // ids of the channels that it was posted in
	toApp                 bool     // it was given to the app in a form
}

// Upload is a person choosing a file for a message ([Desk.PostFiles]) or a form.
// It returns the file's id.
func (d *Desk) Upload(user, name string, body []byte) (id string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.workspace.user(user); !ok {
		return "", errNoUser
	}
	return d.keep(&file{name: name, user: user, body: body}).id, nil
}

// keep stores a file. Callers hold the lock.
func (d *Desk) keep(f *file) *file {
	f.id, f.at = d.newID("F", 10), d.now()
	f.name = path.Base(strings.ReplaceAll(f.name, `\`, "/"))
	if f.title == "" {
		f.title = f.name
	}
	d.files[f.id] = f
	d.fileOrder = append(d.fileOrder, f.id)
	for len(d.fileOrder) > keptFiles {
		delete(d.files, d.fileOrder[0])
		d.fileOrder = d.fileOrder[1:]
	}
	return f
}

// shareable finds files that a user uploaded and may post.
func (d *Desk) shareable(user string, ids []string) (out []*file, err error) {
	for _, id := range ids {
		f := d.files[id]
		if f == nil || f.user != user {
			return nil, ErrNoFile
		}
		out = append(out, f)
	}
	return out, nil
}

// attach puts the files into a message of the channel.
func (d *Desk) attach(c *channel, m *Message, files []*file) {
	for _, f := range files {
		if !slices.Contains(f.shared, c.ID) {
			f.shared = append(f.shared, c.ID)
		}
	}
	for _, f := range files {
		m.Files = append(m.Files, d.wireFile(f))
	}
	if len(files) > 0 && m.BotID == "" {
		m.Subtype = "file_share"
	}
}

// appMaySee reports whether the app is where the file was posted, or was given it.
func (d *Desk) appMaySee(f *file) bool {
	return f.toApp || d.maySee(f, d.workspace.App.UserID)
}

// maySee reports whether the user has uploaded the file or is where it was posted.
func (d *Desk) maySee(f *file, user string) bool {
	return f.user == user || slices.ContainsFunc(f.shared, func(id string) bool {
		c := d.channels[id]
		return c != nil && d.visible(c, user) && (user != d.workspace.App.UserID || c.isMember(user))
	})
}

// kindOf returns the media type of a file and Slack's name for its kind, by its
// name (https://docs.slack.dev/reference/objects/file-object#types).
func kindOf(name string) (media, kind, pretty string) {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	switch extension {
	case "", "txt", "srt":
		return "text/plain", "text", "Plain Text"
	case "md":
		return "text/markdown", "markdown", "Markdown (raw)"
	case "html", "htm":
		return "text/html", "html", "HTML"
	case "vtt":
		return "text/vtt", "vtt", "VTT"
	case "docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word Document"
	}
	media, _, _ = mime.ParseMediaType(mime.TypeByExtension("." + extension))
	if media == "" {
		media = "application/octet-stream"
	}
	return media, extension, strings.ToUpper(extension)
}

// wireFile is a file as the Web API and events carry it.
func (d *Desk) wireFile(f *file) map[string]any {
	media, kind, pretty := kindOf(f.name)
	address := d.base() + "/files/" + d.workspace.TeamID + "-" + f.id + "/" + strings.ReplaceAll(strings.ToLower(f.name), " ", "_")
	out := map[string]any{
		"id": f.id, "created": f.at.Unix(), "timestamp": f.at.Unix(), "name": f.name, "title": f.title, "mimetype": media, "filetype": kind,
		"pretty_type": pretty, "user": f.user, "user_team": d.workspace.TeamID, "editable": false, "size": len(f.body), "mode": "hosted", "is_external": false, "external_type": "",
		"is_public": false, "public_url_shared": false, "display_as_bot": false, "username": "", "file_access": "visible",
		"url_private": address, "url_private_download": address, "permalink": d.base() + "/desk/file/" + f.id,
		"channels": []string{}, "groups": []string{}, "ims": []string{},
	}
	for _, id := range f.shared {
		if c := d.channels[id]; c != nil {
			name := c.kind() + "s"
			out[name] = append(out[name].([]string), id)
		}
	}
	out["is_public"] = len(out["channels"].([]string)) > 0
	return asMap(out)
}

func (d *Desk) filesInfo(a args) (reply, *apiError) {
	f := d.files[a.str("file")]
	if f == nil || !d.appMaySee(f) {
		return nil, refuse("file_not_found")
	}
	return reply{"file": d.wireFile(f), "comments": []any{}, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}

func (d *Desk) filesUploadURL(a args) (reply, *apiError) {
	length := a.number("length", 0)
	switch {
	case !a.has("filename"):
		return nil, invalidArgument("missing required field: filename", "/filename")
	case length <= 0 || length > fileLimit:
		return nil, invalidArgument(fmt.Sprintf("must be from 1 to %d", fileLimit), "/length")
	}
	f := &file{name: a.str("filename"), user: d.workspace.App.UserID}
	key := d.newID("", 24)
	d.keep(f)
	d.uploads[key] = &upload{file: f, length: length}
	return reply{"upload_url": a.base + "/upload/" + key, "file_id": f.id}, nil
}

// upload is a file whose bytes the app is about to send.
type upload struct {
	file   *file
	length int
}

func (d *Desk) filesComplete(a args) (reply, *apiError) {
	var named []struct{ ID, Title string }
	if json.Unmarshal(a.raw("files"), &named) != nil || len(named) == 0 {
		return nil, invalidArgument("must provide an array", "/files")
	}
	var files []*file
	for _, n := range named {
		f := d.files[n.ID]
		if f == nil || f.user != d.workspace.App.UserID || len(f.body) == 0 {
			return nil, refuse("file_not_found")
		}
		if n.Title != "" {
			f.title = n.Title
		}
		files = append(files, f)
	}
	if a.has("channel_id") {
		if refusal := d.shareUploads(a, files); refusal != nil {
			return nil, refusal
		}
	}
	var out []any
	for _, f := range files {
		out = append(out, d.wireFile(f))
	}
	return reply{"files": out}, nil
}

// shareUploads posts the app's files. A user's id is no channel here
// (https://docs.slack.dev/reference/methods/files.completeUploadExternal).
func (d *Desk) shareUploads(a args, files []*file) *apiError {
	c := d.channels[a.str("channel_id")]
	if c == nil || !c.isMember(d.workspace.App.UserID) {
		return refuse("channel_not_found")
	}
	thread, refusal := threadArg(a, c)
	if refusal != nil {
		return refusal
	}
	m := d.botMessage(a.str("initial_comment"), nil)
	d.attach(c, m, files)
	d.placeInThread(c, m, thread)
	d.add(c, m)
	d.messageEvent(c, m)
	return nil
}
