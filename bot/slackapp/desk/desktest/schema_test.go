package desktest

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the schema anew")

// The schema is what Slack's types say now, made as its documentation tells.
func TestSchemaIsMade(t *testing.T) {
	modules := Packages(t, "types")
	folder := t.TempDir()
	source, err := os.ReadFile(filepath.Join("types", "slack.ts"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "slack.ts"), source, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(modules, filepath.Join(folder, "node_modules")); err != nil {
		t.Fatal(err)
	}
	made := exec.CommandContext(t.Context(), filepath.Join(modules, ".bin", "ts-json-schema-generator"), "--path", "slack.ts", "--no-type-check", "--jsDoc", "none")
	made.Dir, made.Stderr = folder, os.Stderr
	schema, err := made.Output()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("slack.schema.json", schema, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(schema, slackSchema) {
		t.Error("slack.schema.json is not what the types say: make it anew with -update")
	}
}

// What Slack's types forbid is found, and said in a few words.
func TestShapes(t *testing.T) {
	text := map[string]any{"type": "plain_text", "text": "a"}
	for name, c := range map[string]struct {
		of   shape
		v    any
		want string
	}{
		"known block":       {blocksShape, []any{map[string]any{"type": "divider"}}, ""},
		"unknown block":     {blocksShape, []any{map[string]any{"type": "shout"}}, "/0/type"},
		"unknown member":    {blocksShape, []any{map[string]any{"type": "divider", "text": "a"}}, "/0: additional properties 'text' not allowed"},
		"missing member":    {blocksShape, []any{map[string]any{"type": "header"}}, "/0: missing property 'text'"},
		"member of no type": {blocksShape, []any{map[string]any{"type": "header", "text": "a"}}, "/0/text: got string, want object"},
		"home":              {viewShape, map[string]any{"type": "home", "blocks": []any{}}, ""},
		"modal":             {viewShape, map[string]any{"type": "modal", "title": text, "blocks": []any{}}, ""},
		"modal, untitled":   {viewShape, map[string]any{"type": "modal", "blocks": []any{}}, "missing property 'title'"},
		"chunk":             {chunksShape, []any{map[string]any{"type": "markdown_text", "text": "a"}}, ""},
		"chunk, unknown":    {chunksShape, []any{map[string]any{"type": "markdown"}}, "/0"},
		"metadata":          {metadataShape, map[string]any{"event_type": "a", "event_payload": map[string]any{"b": 1}}, ""},
		"metadata, bare":    {metadataShape, map[string]any{"event_type": "a"}, "missing property 'event_payload'"},
		"app":               {appShape, map[string]any{"display_information": map[string]any{"name": "a"}}, ""},
		"app, unknown":      {appShape, map[string]any{"display_information": map[string]any{"name": "a"}, "colour": "red"}, "'colour' not allowed"},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.of.fits(c.v)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) || err != nil && len(err.Error()) > 3000 {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// Lengths are held in what is sent, whatever the desk made of it.
func TestCheck(t *testing.T) {
	long := strings.Repeat("é", 40_001)
	for name, c := range map[string]struct {
		sent map[string]any
		want string
	}{
		"short":    {map[string]any{"text": long[2:]}, ""},
		"long":     {map[string]any{"text": long}, "text is 40001 characters long, over 40000"},
		"heading":  {map[string]any{"blocks": []any{map[string]any{"type": "header", "text": map[string]any{"type": "plain_text", "text": long}}}}, "blocks: must be less than 151 characters [json-pointer:/0/text/text]"},
		"modal":    {map[string]any{"view": map[string]any{"type": "modal", "blocks": []any{}, "title": map[string]any{"type": "plain_text", "text": long}}}, "must be less than 25 characters"},
		"metadata": {map[string]any{"metadata": map[string]any{"event_type": "", "event_payload": nil}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			seen, faults := check(c.sent)
			if got := strings.Join(faults, " "); seen != 1 || (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("seen %d, %q, want %q", seen, got, c.want)
			}
		})
	}
}
