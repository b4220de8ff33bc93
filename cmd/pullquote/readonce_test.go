package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readers are the packages that read sentences of articles. They do so through
// retrieval/sense, which reads each once.
var readers = []string{"bot/compare", "bot/events", "bot/extract", "bot/speech", "bot/story", "bot/voices"}

// tokenisers are the functions of retrieval/lang that read a text anew.
var tokenisers = []string{"Dates", "Names", "Numbers", "Read", "Sentences", "Words"}

// notOfArticles are the files of readers that read something else than articles.
var notOfArticles = map[string]string{
	"bot/extract/question.go":  "what is asked",
	"bot/extract/indirect.go":  "what is asked",
	"bot/story/topic.go":       "the topic that is asked for",
	"bot/voices/vocabulary.go": "the words of the lexicon",
	"bot/voices/speech.go":     "how long a title is",
}

// No reader of articles cuts their sentences into words itself.
func TestSentencesAreReadOnce(t *testing.T) {
	met := map[string]bool{}
	for folder, files := range goFiles(t) {
		if !slices.Contains(readers, folder) {
			continue
		}
		for _, file := range files {
			name := folder + "/" + filepath.Base(file)
			if strings.HasSuffix(file, "_test.go") || !tokenises(t, file) {
				continue
			}
			met[name] = true
			if notOfArticles[name] == "" {
				t.Errorf("%s reads a text with package lang: a sentence of an article is read through its Sense", name)
			}
		}
	}
	for name := range notOfArticles {
		if !met[name] {
			t.Errorf("%s calls no tokeniser any more: take it off the list", name)
		}
	}
}

// tokenises reports whether the file names one of the tokenisers.
func tokenises(t *testing.T, file string) bool {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			from, named := s.X.(*ast.Ident)
			found = found || named && from.Name == "lang" && slices.Contains(tokenisers, s.Sel.Name)
		}
		return true
	})
	return found
}
