// Package fake is a model endpoint for tests: an HTTP server on this machine
// that speaks the OpenAI chat and embeddings API. It sends the replies that a
// test has queued, whole or broken in all the ways real endpoints break, and
// keeps every request. It stands in for a model wherever the real client
// should run in a test; nothing but tests imports it.
package fake

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
)

// Server is a model endpoint. Its methods are safe for concurrent use. New
// makes one that listens; the zero Server is a handler for another listener.
type Server struct {
	// URL is the base URL for a client, with /v1 at its end.
	URL string

	http *httptest.Server

	mu         sync.Mutex
	chats      []Reply
	embeddings []Reply
	otherwise  Reply
	requests   []Request
}

// Request is one request that the server got.
type Request struct {
	Path   string
	Query  string
	Header http.Header
	// Body is the JSON as it came.
	Body []byte
	// Model, System and User are read out of a chat request; Model and Input
	// out of an embeddings request.
	Model, System, User string
	Input               []string
	// Format is the type of the response format asked for; empty for none.
	Format string

	gone <-chan struct{} // closed when the client has gone
}

// Reply writes one response. Besides the constructors of this package any
// function will do, for instance one that reads the request and obeys it.
type Reply func(w http.ResponseWriter, r Request)

// New starts a server. Close must be called.
func New() *Server {
	s := &Server{}
	s.http = httptest.NewServer(s)
	s.URL = s.http.URL + "/v1"
	return s
}

// Close stops the server; replies that wait end first.
func (s *Server) Close() {
	s.http.CloseClientConnections()
	s.http.Close()
}

// Queue adds replies for the chat requests to come, one each.
func (s *Server) Queue(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats = append(s.chats, replies...)
}

// QueueEmbeddings adds replies for the embeddings requests to come, one each.
// With none queued the server sends the vectors of Vector.
func (s *Server) QueueEmbeddings(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.embeddings = append(s.embeddings, replies...)
}

// Otherwise sets the reply for chat requests that come when none is queued.
// Without it they get status 418, which no client takes for a passing fault.
func (s *Server) Otherwise(r Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.otherwise = r
}

// Requests returns the requests so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// ServeHTTP implements http.Handler, for tests that bring their own listener.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	request := read(r, body)
	s.reply(request)(w, request)
}

// reply records the request and takes the reply to it.
func (s *Server) reply(r Request) Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, r)
	switch {
	case strings.HasSuffix(r.Path, "/chat/completions"):
		return take(&s.chats, s.otherwise)
	case strings.HasSuffix(r.Path, "/embeddings"):
		return take(&s.embeddings, vectors)
	}
	return Status(http.StatusNotFound, "no such page")
}

func take(queue *[]Reply, otherwise Reply) Reply {
	if len(*queue) > 0 {
		r := (*queue)[0]
		*queue = (*queue)[1:]
		return r
	}
	if otherwise != nil {
		return otherwise
	}
	return Status(http.StatusTeapot, `{"error":{"message":"the test has queued no reply","type":"fake"}}`)
}

func read(r *http.Request, body []byte) Request {
	out := Request{Path: r.URL.Path, Query: r.URL.RawQuery, Header: r.Header.Clone(), Body: body, gone: r.Context().Done()}
	var b struct {
		Model    string
		Messages []struct{ Role, Content string }
		Format   struct{ Type string } `json:"response_format"`
		Input    []string
	}
	if json.Unmarshal(body, &b) != nil {
		return out
	}
	out.Model, out.Input, out.Format = b.Model, b.Input, b.Format.Type
	for _, m := range b.Messages {
		switch m.Role {
		case "system":
			out.System = m.Content
		case "user":
			out.User = m.Content
		}
	}
	return out
}
