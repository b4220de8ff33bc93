package connector

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/pullquote/pullquote/retrieval/fetch"
)

// The kinds of places.
const (
	kindWordPress = "wordpress"
	kindGhost     = "ghost"
	kindFeed      = "feed"
	kindFolder    = "folder"
	kindSitemap   = "sitemap"
)

// kind is what the file and the program need to know of one kind of place.
type kind struct {
	// keys are its settings besides those of all.
	keys []string
	// local says that its url is a folder of this machine.
	local bool
	open  func(s Settings, c *fetch.Client, key string) Source
}

// kinds are all of them: a further one is a file of its own and a line here.
func kinds() map[string]kind {
	return map[string]kind{
		kindWordPress: {keys: []string{"user", "password_env", "unpublished"}, open: openWordPress},
		kindGhost:     {keys: []string{"key_env"}, open: openGhost},
		kindFeed:      {keys: []string{"text"}, open: openSyndication},
		kindSitemap:   {open: openSitemap},
		kindFolder:    {local: true, open: openFolder},
	}
}

// Kinds returns the names of the kinds.
func Kinds() []string {
	var names []string
	for name := range kinds() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Settings are those of one connector.
type Settings struct {
	Name string
	Line int // on which it begins
	Kind string
	URL  string
	// Publisher is stated for articles that state none.
	Publisher string
	// Collection is that of all its articles; empty: they are open.
	Collection string
	// Paused says that it is left alone for now.
	Paused bool
	// PrivateHosts may be in a private network.
	PrivateHosts []string

	// User and PasswordEnv are an editor's; the environment variable of that
	// name holds the password. Unpublished is the collection of what is not
	// published.
	User, PasswordEnv, Unpublished string
	// KeyEnv names the environment variable that holds the key.
	KeyEnv string
	// Zone is the clock of times that name none; it does not stand in the file.
	Zone *time.Location
	// Text says where the whole text is: "feed", "page", or empty for the feed
	// where it has it and the page otherwise.
	Text string
}

// mark stands for the settings that an article takes on: with others it is
// another form of it.
func (s Settings) mark() string {
	sum := sha256.Sum256([]byte(s.Publisher + "\x00" + s.Collection + "\x00" + s.Unpublished + "\x00" + s.Text))
	return hex.EncodeToString(sum[:4])
}

// Open returns the place. secret returns the value of an environment variable,
// empty when it is not set.
func (s Settings) Open(secret func(name string) string) (Source, error) {
	client := fetch.New(fetch.Options{PrivateHosts: s.PrivateHosts})
	key := ""
	for _, name := range []string{s.PasswordEnv, s.KeyEnv} {
		if name == "" {
			continue
		}
		if key = secret(name); key == "" {
			return nil, fmt.Errorf("the environment variable %s, which holds its key, is not set", name)
		}
	}
	if k, ok := kinds()[s.Kind]; ok {
		return k.open(s, client, key), nil
	}
	return nil, fmt.Errorf("there is no kind %q", s.Kind)
}

// Fault is what is wrong with the file, and what to do.
type Fault struct {
	Line int    `json:"line"`
	Said string `json:"said"`
	Next string `json:"next"`
}

// maxFile bounds the file; a connector takes about 200 bytes.
const maxFile = 1 << 20

var nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// Parse reads the file that lists the connectors. With faults, what it returns
// is not to be used.
func Parse(text []byte) ([]Settings, []Fault) {
	if len(text) > maxFile {
		return nil, []Fault{{1, "The file is larger than 1 MB.", "Leave only connectors in it."}}
	}
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	var broken yaml.Error
	if errors.As(err, &broken) && broken.GetToken() != nil {
		return nil, []Fault{{broken.GetToken().Position.Line, "This is not YAML: " + broken.GetMessage() + ".", "Put values with a colon or a quotation mark in them between quotation marks, and set lines in with spaces."}}
	}
	if err != nil {
		return nil, []Fault{{1, "This is not YAML.", "Write it as `pullquote connector check --help` shows."}}
	}
	r := &reader{}
	for _, doc := range file.Docs {
		r.document(doc.Body)
	}
	return r.all, r.faults
}

// reader collects connectors and faults.
type reader struct {
	all    []Settings
	faults []Fault
}

func (r *reader) fault(line int, next, said string, args ...any) {
	r.faults = append(r.faults, Fault{Line: line, Said: fmt.Sprintf(said, args...), Next: next})
}

func (r *reader) document(body ast.Node) {
	entries, ok := fields(body)
	if body != nil && body.Type() != ast.NullType && body.Type() != ast.CommentType && !ok {
		r.fault(body.GetToken().Position.Line, "Begin with the name of a connector and a colon.", "Here should be the name of a connector.")
	}
	for _, e := range entries {
		name, line := e.Key.String(), e.Key.GetToken().Position.Line
		inner, ok := fields(e.Value)
		switch {
		case !nameForm.MatchString(name):
			r.fault(line, "Use up to 40 small letters, digits and hyphens.", "%q cannot be the name of a connector.", name)
		case name == PushName:
			r.fault(line, "Give it another name.", "%s is the name of what systems send to POST /articles.", name)
		case slices.ContainsFunc(r.all, func(s Settings) bool { return s.Name == name }):
			r.fault(line, "Give one of them another name.", "There are two connectors with the name %s.", name)
		case !ok:
			r.fault(line, "Write kind: and url: below it, set in by two spaces.", "Nothing stands below %s.", name)
		default:
			r.connector(Settings{Name: name, Line: line}, inner)
		}
	}
}

// fields returns the entries of a mapping.
func fields(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// connector reads the settings of one.
func (r *reader) connector(s Settings, entries []*ast.MappingValueNode) {
	own := map[string]*string{
		"kind": &s.Kind, "url": &s.URL, "publisher": &s.Publisher, "collection": &s.Collection, "user": &s.User,
		"password_env": &s.PasswordEnv, "unpublished": &s.Unpublished, "key_env": &s.KeyEnv, "text": &s.Text,
	}
	lines := map[string]int{}
	for _, e := range entries {
		key, line := e.Key.String(), e.Key.GetToken().Position.Line
		if lines[key] > 0 {
			r.fault(line, "Leave one of them.", "%s stands there twice.", key)
		}
		lines[key] = line
		if key == "private_hosts" {
			s.PrivateHosts = values(e.Value)
			continue
		}
		value, ok := scalar(e.Value)
		if key == "paused" {
			if s.Paused = value == "true"; value != "true" && value != "false" {
				r.fault(line, "Write true, or take it out.", "paused is neither true nor false.")
			}
			continue
		}
		to, known := own[key]
		switch {
		case !known:
			r.fault(line, "Take it out, or see `pullquote connector check --help` for the keys.", "%s is not a key.", key)
		case !ok || value == "":
			r.fault(line, "Write one value after the colon, or take the key out.", "%s has no value.", key)
		default:
			*to = value
		}
	}
	before := len(r.faults)
	r.check(s, lines)
	if len(r.faults) == before {
		r.all = append(r.all, s)
	}
}

// check looks whether the settings go together.
func (r *reader) check(s Settings, lines map[string]int) {
	of, known := kinds()[s.Kind]
	if !known {
		r.fault(max(lines["kind"], s.Line), "Write kind: and one of "+strings.Join(Kinds(), ", ")+".", "%s has no kind that is known.", s.Name)
		return
	}
	for _, key := range []string{"user", "password_env", "unpublished", "key_env", "text"} {
		if lines[key] > 0 && !slices.Contains(of.keys, key) {
			r.fault(lines[key], "Take it out.", "%s has no meaning for the kind %s.", key, s.Kind)
		}
	}
	r.address(s, of, lines)
	for _, key := range []string{"password_env", "key_env"} {
		if value := map[string]string{"password_env": s.PasswordEnv, "key_env": s.KeyEnv}[key]; value != "" && !variable.MatchString(value) {
			r.fault(lines[key], "Write the name of an environment variable that holds it, such as WP_PASSWORD.", "%s is to be a name and not the key itself.", key)
		}
	}
	if count := len(slices.DeleteFunc([]string{s.User, s.PasswordEnv, s.Unpublished}, func(v string) bool { return v == "" })); count == 1 || count == 2 {
		r.fault(s.Line, "Write all three, or none.", "Of user, password_env and unpublished some are missing: what is not published needs a collection.")
	}
	if s.Kind == kindGhost && s.KeyEnv == "" {
		r.fault(s.Line, "Write key_env: and the name of the environment variable that holds the Content API key.", "%s has no key.", s.Name)
	}
	if s.Text != "" && s.Text != "feed" && s.Text != "page" {
		r.fault(lines["text"], "Write feed or page, or take it out.", "text is %q.", s.Text)
	}
}

// address looks whether the place can be asked.
func (r *reader) address(s Settings, of kind, lines map[string]int) {
	if of.local {
		if !filepath.IsAbs(s.URL) {
			r.fault(max(lines["url"], s.Line), "Write the whole path of a folder, such as url: /var/wire.", "%s has no folder that can be read.", s.Name)
		}
		return
	}
	at, err := url.Parse(s.URL)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Hostname() == "" || at.User != nil {
		r.fault(max(lines["url"], s.Line), "Write a whole address, such as https://example.org.", "%s has no address that can be asked.", s.Name)
	} else if s.PasswordEnv+s.KeyEnv != "" && at.Scheme == "http" && !slices.Contains(s.PrivateHosts, at.Hostname()) {
		r.fault(lines["url"], "Write https://.", "The key would be sent in the open.")
	}
}

var variable = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// scalar returns a single value as text.
func scalar(n ast.Node) (string, bool) {
	s, ok := n.(ast.ScalarNode)
	if !ok || n.Type() == ast.NullType {
		return "", false
	}
	if text, ok := n.(*ast.StringNode); ok {
		return strings.TrimSpace(text.Value), true
	}
	return strings.TrimSpace(s.GetToken().Value), true
}

// values returns a list, written as one of YAML or with commas.
func values(n ast.Node) (out []string) {
	if list, ok := n.(*ast.SequenceNode); ok {
		for _, v := range list.Values {
			if text, ok := scalar(v); ok {
				out = append(out, text)
			}
		}
		return out
	}
	text, _ := scalar(n)
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
