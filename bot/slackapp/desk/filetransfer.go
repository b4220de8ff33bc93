package desk

import (
	"io"
	"net/http"
	"net/url"
	"strings"
)

// serveUpload takes the bytes of a file that the app announced: as they are, or
// as the file of a form.
func (d *Desk) serveUpload(w http.ResponseWriter, r *http.Request) {
	var in io.Reader = http.MaxBytesReader(w, r.Body, fileLimit+bodyLimit)
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		r.Body = io.NopCloser(in)
		part, _, err := r.FormFile("file")
		if err != nil {
			http.Error(w, "no file in the form", http.StatusBadRequest)
			return
		}
		defer part.Close()
		in = part
	}
	body, err := io.ReadAll(in)
	d.mu.Lock()
	key := r.PathValue("key")
	u := d.uploads[key]
	if u != nil && err == nil && len(body) == u.length {
		u.file.body = body
		delete(d.uploads, key)
	} else {
		u = nil
	}
	d.mu.Unlock()
	if u == nil {
		http.Error(w, "the file does not fit what was announced", http.StatusBadRequest)
		return
	}
	_, _ = io.WriteString(w, "OK - "+http.StatusText(http.StatusOK)) // the app has gone when this fails
}

// serveFile gives the app the bytes of a file at its url_private. As in Slack,
// who may not read it is sent to the page on which people sign in.
func (d *Desk) serveFile(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	f := d.files[strings.TrimPrefix(r.PathValue("id"), d.workspace.TeamID+"-")]
	allowed := f != nil && token == d.botToken && d.requireScope("files:read") == nil && d.appMaySee(f)
	var body []byte
	if allowed {
		body = f.body
	}
	d.mu.Unlock()
	if !allowed {
		http.Redirect(w, r, "/?redir="+url.QueryEscape(r.URL.Path), http.StatusFound)
		return
	}
	media, _, _ := kindOf(r.PathValue("name"))
	w.Header().Set("Content-Type", media)
	_, _ = w.Write(body) // the app has gone when this fails
}

// serveUploadOfPerson answers POST /desk/upload: the body is the file.
func (d *Desk) serveUploadOfPerson(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, fileLimit))
	if err != nil {
		writeJSON(w, http.StatusUnprocessableEntity, reply{"error": "the file is larger than 20 MB"})
		return
	}
	if len(body) == 0 {
		writeJSON(w, http.StatusUnprocessableEntity, reply{"error": "the file is empty"})
		return
	}
	id, err := d.Upload(r.URL.Query().Get("as"), r.URL.Query().Get("name"), body)
	if err != nil {
		writeJSON(w, http.StatusUnprocessableEntity, reply{"error": err.Error()})
		return
	}
	writeJSON(w, http.StatusOK, reply{"id": id})
}

// serveFileToPerson answers GET /desk/file/{id}. A page in a file may run its
// own scripts, as an origin of its own: it reaches nothing of the desk.
func (d *Desk) serveFileToPerson(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	f := d.files[r.PathValue("id")]
	if f == nil || !d.maySee(f, r.URL.Query().Get("as")) {
		d.mu.Unlock()
		http.NotFound(w, r)
		return
	}
	name, body := f.name, f.body
	d.mu.Unlock()
	media, _, _ := kindOf(name)
	if strings.HasPrefix(media, "text/") {
		media += "; charset=utf-8"
	} else {
		w.Header().Set("Content-Disposition", "attachment")
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Security-Policy", "sandbox allow-scripts allow-popups allow-downloads allow-modals")
	_, _ = w.Write(body) // the reader has gone when this fails
}
