package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/connector"
)

// connectorAdd adds a connector to the file.
type connectorAdd struct {
	connectorFlags
	Name         string `arg:"" help:"A name of your own for it: small letters, digits and hyphens."`
	Kind         string `arg:"" help:"Its kind, as 'pullquote connector check --help' lists them."`
	URL          string `arg:"" name:"url" help:"Its address, or the whole path of a folder."`
	Publisher    string `help:"Publisher of articles that state none."`
	Collection   string `help:"Collection of all its articles; otherwise they are open."`
	User         string `help:"An editor's name, to read what is not published too."`
	PasswordEnv  string `placeholder:"NAME" help:"Environment variable that holds the editor's application password."`
	Unpublished  string `placeholder:"COLLECTION" help:"Collection of what is not published."`
	KeyEnv       string `placeholder:"NAME" help:"Environment variable that holds the key."`
	Text         string `placeholder:"WHERE" help:"Where the whole text is: feed or page."`
	PrivateHosts string `placeholder:"HOSTS" help:"Hosts in a private network that it may ask, with commas between."`
}

// Run adds the connector, if the file has no fault with it.
func (c *connectorAdd) Run(p *program) error {
	text, err := os.ReadFile(c.path(p))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return unreadable(c.path(p), err)
	}
	var b strings.Builder
	b.Write(text)
	if len(text) > 0 && !strings.HasSuffix(string(text), "\n") {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s:\n", c.Name)
	for _, field := range []struct{ key, value string }{
		{"kind", c.Kind}, {"url", c.URL}, {"publisher", c.Publisher}, {"collection", c.Collection}, {"user", c.User},
		{"password_env", c.PasswordEnv}, {"unpublished", c.Unpublished}, {"key_env", c.KeyEnv}, {"text", c.Text}, {"private_hosts", c.PrivateHosts},
	} {
		if field.value == "" {
			continue
		}
		quoted, err := json.Marshal(field.value) // a JSON string is one of YAML
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "  %s: %s\n", field.key, quoted)
	}
	if _, faults := connector.Parse([]byte(b.String())); len(faults) > 0 {
		return &mistake{said: faults[0].Said + " Nothing was added.", next: faults[0].Next, status: statusUsage}
	}
	if err := replaceFile(c.path(p), []byte(b.String())); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: added\n", c.Name)
	return err
}

// replaceFile writes the file as a whole or not at all.
func replaceFile(path string, text []byte) error {
	fault := func(err error) error {
		return &mistake{said: path + " cannot be written.", next: "Check that you may write in its folder.", cause: err}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fault(err)
	}
	next, err := os.CreateTemp(filepath.Dir(path), ".connectors-*")
	if err != nil {
		return fault(err)
	}
	_, err = next.Write(text)
	err = errors.Join(err, next.Sync(), next.Close())
	if err == nil {
		err = os.Rename(next.Name(), path)
	}
	if err != nil {
		return fault(errors.Join(err, os.Remove(next.Name())))
	}
	return nil
}

// connectorRemove takes a connector out of the file.
type connectorRemove struct {
	connectorFlags
	Name string `arg:"" help:"Name of the connector."`
}

// Help is shown by --help.
func (connectorRemove) Help() string {
	return `Its articles stay, and are taken back by nobody but you: 'pullquote articles' lists them with the name of the connector before their ids, and 'pullquote withdraw' takes them back.`
}

// Run forgets how far it was read and takes it out of the file, with the lines
// up to the next connector.
func (c *connectorRemove) Run(ctx context.Context, p *program) error {
	all, s, lines, err := c.lines(p, c.Name)
	if err != nil {
		return err
	}
	end := linesEnd(all, s, len(lines))
	changed := strings.Join(append(lines[:s.Line-1:s.Line-1], lines[end:]...), "")
	wanted := slices.DeleteFunc(slices.Clone(all), func(o connector.Settings) bool { return o.Name == s.Name })
	if !lists(changed, wanted) {
		return laidOut(s)
	}
	archive, err := p.openArchive(ctx, lockWait)
	if err != nil {
		return err
	}
	if err := errors.Join(archive.Disconnect(ctx, s.Name), p.close(archive)); err != nil {
		return err
	}
	if err := replaceFile(c.path(p), []byte(changed)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: removed; its articles stay\n", s.Name)
	return err
}

// connectorPause pauses a connector, or ends that.
type connectorPause struct {
	connectorFlags
	Name string `arg:"" help:"Name of the connector."`
	Off  bool   `help:"Pause it no more."`
}

// pausedLine is the line of the file that says so.
var pausedLine = regexp.MustCompile(`^\s+["']?paused["']?\s*:`)

// Run writes into the file whether the connector is paused.
func (c *connectorPause) Run(p *program) error {
	all, s, lines, err := c.lines(p, c.Name)
	if err != nil {
		return err
	}
	end := linesEnd(all, s, len(lines))
	own := slices.DeleteFunc(slices.Clone(lines[s.Line:end]), pausedLine.MatchString)
	said := "paused no more"
	if !c.Off {
		said = "paused"
		at := slices.IndexFunc(own, func(l string) bool {
			return strings.TrimSpace(l) != "" && !strings.HasPrefix(strings.TrimSpace(l), "#")
		})
		if at < 0 {
			return laidOut(s)
		}
		first := own[at]
		own = slices.Insert(own, 0, first[:len(first)-len(strings.TrimLeft(first, " "))]+"paused: true\n")
	}
	changed := strings.Join(slices.Concat(lines[:s.Line], own, lines[end:]), "")
	wanted := slices.Clone(all)
	wanted[slices.IndexFunc(wanted, func(o connector.Settings) bool { return o.Name == s.Name })].Paused = !c.Off
	if !lists(changed, wanted) {
		return laidOut(s)
	}
	if err := replaceFile(c.path(p), []byte(changed)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %s\n", s.Name, said)
	return err
}

// lists reports whether the text lists exactly these connectors, on whichever
// lines: a change by lines fits only a file that has each on lines of its own.
func lists(text string, wanted []connector.Settings) bool {
	all, faults := connector.Parse([]byte(text))
	return len(faults) == 0 && slices.EqualFunc(all, wanted, func(a, b connector.Settings) bool {
		a.Line, b.Line = 0, 0
		return reflect.DeepEqual(a, b)
	})
}

// lines returns the connectors of the file, the one of the name, and the file's
// lines.
func (f connectorFlags) lines(p *program, name string) (all []connector.Settings, s connector.Settings, lines []string, err error) {
	if all, err = f.read(p); err != nil {
		return nil, s, nil, err
	}
	if s, err = named(all, name); err != nil {
		return nil, s, nil, err
	}
	text, err := os.ReadFile(f.path(p))
	if err != nil {
		return nil, s, nil, unreadable(f.path(p), err)
	}
	return all, s, strings.SplitAfter(string(text), "\n"), nil
}

// laidOut says that nothing was changed because the lines do not allow it.
func laidOut(s connector.Settings) error {
	return &mistake{said: "The file is laid out in a way that cannot be changed here.", next: fmt.Sprintf("Edit the file by hand: %s is on line %d.", s.Name, s.Line)}
}

// linesEnd returns how many lines of the file stand before the next connector.
func linesEnd(all []connector.Settings, s connector.Settings, lines int) int {
	for _, other := range all {
		if other.Line > s.Line {
			lines = min(lines, other.Line-1)
		}
	}
	return lines
}
