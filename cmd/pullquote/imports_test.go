package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/pullquote/pullquote"

// mayImport says which packages of the project each package may import. A
// package without a line fails the test.
var mayImport = map[string][]string{
	"cmd/pullquote":                   {"bot", "bot/answer", "bot/bodies", "bot/compare", "bot/compose", "bot/daily", "bot/digest", "bot/draft", "bot/eval", "bot/extract", "bot/fit", "bot/llm", "bot/mcp", "bot/measure", "bot/page", "bot/review", "bot/say", "bot/slackapp", "bot/slackapp/desk", "bot/write", "prompts", "retrieval", "retrieval/books", "retrieval/connector", "retrieval/feed", "retrieval/fetch", "retrieval/lang", "retrieval/lexicon", "retrieval/meaning", "retrieval/news", "retrieval/postgres", "retrieval/postgres/postgrestest", "retrieval/question", "retrieval/spell", "retrieval/when", "seeds"},
	"bot":                             {"bot/answer", "bot/compare", "bot/compose", "bot/daily", "bot/digest", "bot/events", "bot/extract", "bot/ground", "bot/say", "bot/story", "bot/voices", "bot/write", "prompts", "retrieval/lang", "retrieval/news", "retrieval/question"},
	"bot/answer":                      {"retrieval/news"},
	"bot/compose":                     {"bot/answer", "bot/compare", "bot/events", "bot/extract", "bot/ground", "bot/speech", "bot/story", "prompts", "retrieval/correction", "retrieval/lang", "retrieval/news"},
	"bot/say":                         {"bot/answer", "bot/compose", "retrieval/news"},
	"bot/write":                       {"bot/answer", "bot/compose", "bot/extract", "bot/ground", "bot/say", "prompts", "retrieval/news"},
	"bot/digest":                      {"bot", "bot/answer", "bot/compare", "bot/compose", "bot/daily", "bot/events", "bot/extract", "bot/say", "bot/story", "bot/write", "prompts", "retrieval/lang", "retrieval/news"},
	"bot/compare":                     {"bot/extract", "retrieval/correction", "retrieval/lang", "retrieval/lexicon", "retrieval/news", "retrieval/spell"},
	"bot/draft":                       {"bot/extract", "bot/speech", "bot/voices", "retrieval/correction", "retrieval/lang", "retrieval/lexicon", "retrieval/news"},
	"bot/extract":                     {"bot/speech", "bot/voices", "retrieval/correction", "retrieval/lang", "retrieval/lexicon", "retrieval/meaning", "retrieval/news", "retrieval/spell"},
	"bot/ground":                      {"retrieval/lang", "retrieval/lexicon", "retrieval/news"},
	"bot/speech":                      {"retrieval/lang", "retrieval/lexicon", "retrieval/news", "retrieval/sense"},
	"bot/story":                       {"bot/extract", "bot/speech", "bot/voices", "retrieval/correction", "retrieval/lang", "retrieval/lexicon", "retrieval/news", "retrieval/spell", "retrieval/when"},
	"bot/voices":                      {"bot/speech", "retrieval/lang", "retrieval/lexicon", "retrieval/news", "retrieval/sense"},
	"bot/llm":                         {"prompts"},
	"bot/mcp":                         {"bot", "bot/answer", "bot/draft", "bot/page", "bot/say", "retrieval/news"},
	"bot/llm/fake":                    {"prompts"}, // for tests
	"bot/fit":                         {"bot/extract", "retrieval/news"},
	"bot/eval":                        {"bot", "bot/answer", "bot/measure", "bot/say", "retrieval/news"},
	"bot/bodies":                      {},
	"bot/casefile":                    {},
	"bot/measure":                     {},
	"bot/daily":                       {},
	"bot/events":                      {"retrieval/lang", "retrieval/news"},
	"bot/page":                        {"bot/answer", "bot/extract"},
	"bot/review":                      {"bot/answer", "bot/compare", "bot/draft", "bot/page", "retrieval/news"},
	"bot/slackapp":                    {"bot", "bot/answer", "bot/bodies", "bot/compare", "bot/daily", "bot/digest", "bot/draft", "bot/page", "bot/review", "bot/say", "retrieval/lexicon", "retrieval/news", "retrieval/spell", "retrieval/when"},
	"bot/slackapp/desk":               {"bot/slackapp/desk/blockkit"},
	"bot/slackapp/desk/blockkit":      {},
	"bot/slackapp/desk/desktest":      {"bot/slackapp/desk", "bot/slackapp/desk/blockkit"}, // for tests
	"prompts":                         {"retrieval/news"},
	"retrieval":                       {"retrieval/books", "retrieval/lang", "retrieval/lexicon", "retrieval/meaning", "retrieval/news", "retrieval/postgres", "retrieval/postgres/postgrestest", "retrieval/sense", "retrieval/spell", "retrieval/when"},
	"retrieval/books":                 {"retrieval", "retrieval/news", "retrieval/postgres", "retrieval/postgres/postgrestest"}, // all but news: its tests
	"retrieval/postgres":              {"retrieval/books", "retrieval/postgres/postgrestest"},
	"retrieval/postgres/postgrestest": {"retrieval/books", "retrieval/postgres"}, // for tests
	"retrieval/feed/nodates":          {},                                        // a module of its own, see its doc
	"retrieval/feed":                  {"retrieval/lang", "retrieval/lexicon", "retrieval/news", "retrieval/spell"},
	"retrieval/connector":             {"retrieval/feed", "retrieval/fetch", "retrieval/news"},
	"retrieval/fetch":                 {},
	"retrieval/lexicon":               {},
	"retrieval/meaning":               {"retrieval/lang", "retrieval/lexicon"},
	"retrieval/correction":            {"retrieval/lang", "retrieval/lexicon", "retrieval/news"},
	"retrieval/news":                  {"retrieval/lang", "retrieval/meaning", "retrieval/sense"},
	"retrieval/sense":                 {"retrieval/lang"},
	"retrieval/spell":                 {"retrieval/lang", "retrieval/lexicon"},
	"retrieval/question":              {"retrieval/lang", "retrieval/lexicon"},
	"retrieval/when":                  {"retrieval/lang", "retrieval/lexicon"},
	"retrieval/lang":                  {"retrieval/lexicon"},
	"seeds":                           {},
}

// owners says which packages may import third-party code, by the beginning of
// its path. A path without a line fails the test.
var owners = map[string][]string{
	"github.com/alecthomas/kong":               {"cmd/pullquote"},
	"github.com/jdkato/prose":                  {"bot/ground"},
	"github.com/joho/godotenv":                 {"cmd/pullquote"},
	"github.com/rivo/uniseg":                   {"cmd/pullquote"},
	"github.com/schollz/progressbar/v3":        {"cmd/pullquote"},
	"golang.org/x/term":                        {"cmd/pullquote"},
	"github.com/sashabaranov/go-openai":        {"bot/llm"},
	"github.com/slack-go/slack":                {"bot/slackapp"},
	"github.com/modelcontextprotocol/go-sdk":   {"bot/mcp"},
	"github.com/google/jsonschema-go":          {"bot/mcp"},
	"github.com/VictoriaMetrics/metrics":       {"bot/slackapp", "cmd/pullquote"},
	"github.com/gorilla/websocket":             {"bot/slackapp", "bot/slackapp/desk", "bot/slackapp/desk/desktest"},
	"github.com/santhosh-tekuri/jsonschema/v6": {"bot/slackapp/desk/desktest", "cmd/pullquote", "retrieval/connector"}, // for tests
	"github.com/philippgille/chromem-go":       {"retrieval"},
	"github.com/gofrs/flock":                   {"retrieval"},
	"modernc.org/sqlite":                       {"retrieval"},
	"github.com/jackc/pgx/v5":                  {"retrieval/postgres"},
	"github.com/pressly/goose/v3":              {"retrieval/postgres"},
	"github.com/blevesearch/snowballstem":      {"retrieval/lang"},
	"github.com/clipperhouse/uax29/v2":         {"retrieval/lang"},
	"github.com/goccy/go-yaml":                 {"retrieval/connector", "retrieval/feed"},
	"github.com/gogs/chardet":                  {"retrieval/feed"},
	"github.com/markusmobius/go-trafilatura":   {"retrieval/feed"},
	"github.com/yuin/goldmark":                 {"bot/slackapp/desk/blockkit", "retrieval/feed"},
	"github.com/mmcdole/gofeed":                {"retrieval/connector"},
	"github.com/temoto/robotstxt":              {"retrieval/connector"},
	"golang.org/x/tools/txtar":                 {"bot/casefile"}, // for tests
	"golang.org/x/net":                         {"bot/draft", "retrieval/connector", "retrieval/feed"},
	"golang.org/x/text":                        {"bot/ground", "bot/slackapp/desk/desktest", "retrieval/feed", "retrieval/lang", "retrieval/news"},
}

// testOnly is what tests of any package may import besides.
var testOnly = []string{
	module + "/bot/casefile", module + "/bot/llm/fake", module + "/bot/slackapp/desk", // with desktest
	module + "/seeds", "github.com/slack-go/slack", "github.com/modelcontextprotocol/go-sdk",
	"github.com/rogpeppe/go-internal", "golang.org/x/tools/txtar",
}

// Imports go one way, as the two tables say, and third-party code is met in
// one package.
func TestImports(t *testing.T) {
	for folder, files := range goFiles(t) {
		if _, known := mayImport[folder]; !known {
			t.Errorf("package %s has no line in mayImport", folder)
		}
		for _, file := range files {
			for _, imported := range importsOf(t, file) {
				if !allowed(folder, imported, strings.HasSuffix(file, "_test.go")) {
					t.Errorf("%s may not import %s", file, imported)
				}
			}
		}
	}
}

// Every line of the tables is about code that is there.
func TestImportTablesAreCurrent(t *testing.T) {
	files := goFiles(t)
	used := map[string]bool{}
	for folder := range files {
		for _, file := range files[folder] {
			for _, imported := range importsOf(t, file) {
				used[imported] = true
			}
		}
	}
	for folder := range mayImport {
		if files[folder] == nil {
			t.Errorf("mayImport has a line for %s, which is no package", folder)
		}
	}
	for library := range owners {
		if !slices.ContainsFunc(keys(used), func(imported string) bool { return within(imported, library) }) {
			t.Errorf("owners has a line for %s, which nothing imports", library)
		}
	}
}

func allowed(folder, imported string, test bool) bool {
	if test && slices.ContainsFunc(testOnly, func(library string) bool { return within(imported, library) }) {
		return true
	}
	if own, ok := strings.CutPrefix(imported, module+"/"); ok {
		return own == folder || slices.Contains(mayImport[folder], own)
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return true // the standard library
	}
	for library, folders := range owners {
		if within(imported, library) {
			return slices.Contains(folders, folder)
		}
	}
	return false
}

// within reports whether the import path is the library or lies under it.
func within(imported, library string) bool {
	return imported == library || strings.HasPrefix(imported, library+"/")
}

// goFiles returns the project's Go files by the folder they are in.
func goFiles(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(name) == ".go" {
			relative, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			folder := path.Dir(filepath.ToSlash(relative))
			files[folder] = append(files[folder], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// importsOf returns the import paths of a Go file.
func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}

func keys(set map[string]bool) []string {
	var all []string
	for key := range set {
		all = append(all, key)
	}
	return all
}
