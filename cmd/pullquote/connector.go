package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
)

// connectorCommands are the commands about the places that articles come from.
type connectorCommands struct {
	Check  connectorCheck  `cmd:"" help:"Say what is wrong with a connectors file."`
	List   connectorList   `cmd:"" help:"List the connectors, and when each was last read."`
	Add    connectorAdd    `cmd:"" help:"Add a connector to the file."`
	Remove connectorRemove `cmd:"" help:"Take a connector out of the file; its articles stay."`
	Pause  connectorPause  `cmd:"" help:"Leave a connector alone until it is paused no more."`
	Run    connectorRun    `cmd:"" help:"Take what is new and changed, and take back what is gone."`
}

// connectorsFile lists the connectors, within the data folder.
const connectorsFile = "connectors.yaml"

// connectorFlags say which file lists the connectors.
type connectorFlags struct {
	File string `placeholder:"FILE" help:"File that lists the connectors; otherwise connectors.yaml in the data folder."`
}

func (f connectorFlags) path(p *program) string {
	if f.File != "" {
		return f.File
	}
	return filepath.Join(p.config.DataDir, connectorsFile)
}

// read returns the connectors of the file, none when there is no file.
func (f connectorFlags) read(p *program) ([]connector.Settings, error) {
	text, err := os.ReadFile(f.path(p))
	switch {
	case errors.Is(err, os.ErrNotExist) && f.File == "":
		return nil, nil
	case err != nil:
		return nil, unreadable(f.path(p), err)
	}
	all, faults := connector.Parse(text)
	if len(faults) > 0 {
		return nil, &mistake{
			said: fmt.Sprintf("%s has %s. Line %d: %s", f.path(p), count(len(faults), "fault"), faults[0].Line, faults[0].Said),
			next: faults[0].Next,
		}
	}
	return all, nil
}

func unreadable(path string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return &mistake{said: "There is no file " + path + ".", next: "Check the path.", cause: err}
	}
	return &mistake{said: path + " cannot be read.", next: "Check that it is a file and that you may read it.", cause: err}
}

// connectorCheck says what is wrong with a file.
type connectorCheck struct {
	File string `arg:"" help:"File that lists connectors."`
	JSON bool   `name:"json" help:"Print the faults as JSON."`
}

// Help is shown by --help.
func (connectorCheck) Help() string {
	return `A connectors file is YAML, with the name of each connector and what is known of it below:

    site:
      kind: wordpress
      url: https://example.org
      publisher: The Islander      # for articles that state none
      collection: staff            # leave out for open articles
      user: ann                    # with an editor's application password
      password_env: WP_PASSWORD    # the environment variable that holds it
      unpublished: desk            # collection of drafts and scheduled posts
      private_hosts: wp.internal   # hosts that may be in a private network
      paused: true                 # leave it alone
    blog:
      kind: ghost
      url: https://blog.example.org
      key_env: GHOST_KEY           # the variable that holds the Content API key
    wire:
      kind: feed
      url: https://example.org/feed.xml
      text: page                   # or feed; otherwise whichever is whole
    paper:
      kind: sitemap
      url: https://example.org/news-sitemap.xml
    agency:
      kind: folder
      url: /var/agency             # where the agency's files arrive

Kinds: ` + strings.Join(connector.Kinds(), ", ") + `. Keys stand in environment variables and never in the file.`
}

// Run checks the file. Nothing is asked of any server.
func (c *connectorCheck) Run(p *program) error {
	text, err := os.ReadFile(c.File)
	if err != nil {
		return unreadable(c.File, err)
	}
	all, faults := connector.Parse(text)
	switch {
	case c.JSON:
		if faults == nil {
			faults = []connector.Fault{}
		}
		err = writeJSON(p.stdout, faults)
	case len(faults) == 0:
		_, err = fmt.Fprintf(p.stdout, "%s, no fault\n", count(len(all), "connector"))
	default:
		page := &page{style: p.style()}
		for _, f := range faults {
			page.text(nil, nil, span{text: oneLine(fmt.Sprintf("%s:%d: %s %s", c.File, f.Line, f.Said, f.Next))})
		}
		_, err = io.WriteString(p.stdout, page.String())
	}
	if err == nil && len(faults) > 0 {
		return &mistake{said: c.File + " has " + count(len(faults), "fault") + ".", next: "Mend the lines that are named."}
	}
	return err
}

// connectorState is a connector as `connector list --json` prints it.
type connectorState struct {
	Name   string     `json:"name"`
	Kind   string     `json:"kind"`
	URL    string     `json:"url"`
	Paused bool       `json:"paused"`
	Last   *time.Time `json:"last_success"` // null: never
	Fault  string     `json:"fault"`        // of the last run
	Rest   *time.Time `json:"not_before"`   // null: it may be asked at any time
}

// connectorList lists the connectors.
type connectorList struct {
	connectorFlags
	JSON bool `name:"json" help:"Print the list as JSON."`
}

// Run lists the connectors.
func (c *connectorList) Run(ctx context.Context, p *program) error {
	all, err := c.read(p)
	if err != nil {
		return err
	}
	known := map[string]retrieval.Connection{}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil && !errors.Is(err, retrieval.ErrNoArchive) && !errors.Is(err, retrieval.ErrOlder) {
		return err
	}
	if err == nil {
		known, err = archive.Connections(ctx)
		if err := errors.Join(err, archive.Close()); err != nil {
			return err
		}
	}
	states := []connectorState{}
	for _, s := range all {
		k := known[s.Name]
		states = append(states, connectorState{s.Name, s.Kind, s.URL, s.Paused, timeOrNone(k.Success), k.Fault, timeOrNone(k.Rest)})
	}
	if k, ok := known[connector.PushName]; ok {
		states = append(states, connectorState{Name: k.Name, Kind: connector.PushName, URL: "/articles", Last: timeOrNone(k.Success)})
	}
	if c.JSON {
		return writeJSON(p.stdout, states)
	}
	page := &page{style: p.style()}
	if len(states) == 0 {
		page.text(nil, nil, span{text: "No connector yet; `pullquote connector add` makes one."})
	}
	for _, s := range states {
		page.text(nil, nil, span{s.Name, strong}, span{text: " " + s.Kind + " " + oneLine(s.URL)})
		page.text(line{{text: "  "}}, line{{text: "  "}}, span{text: lastRead(s, p.config.Zone)})
	}
	_, err = io.WriteString(p.stdout, page.String())
	return err
}

func timeOrNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// lastRead says how a connector fares.
func lastRead(s connectorState, zone *time.Location) string {
	said := "never read to the end"
	if s.Last != nil {
		said = "read " + s.Last.In(zone).Format("2 Jan 2006 15:04 MST")
	}
	if s.Paused {
		said += ", paused"
	}
	if s.Fault != "" {
		said += "; then: " + oneLine(s.Fault)
	}
	return said
}

// named returns the connector of the name.
func named(all []connector.Settings, name string) (connector.Settings, error) {
	at := slices.IndexFunc(all, func(s connector.Settings) bool { return s.Name == name })
	if at < 0 {
		return connector.Settings{}, &mistake{said: "There is no connector " + name + ".", next: "pullquote connector list"}
	}
	return all[at], nil
}
