package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// notWords are files whose lists are not of words: the elements of XML, the codes of
// languages, the names of the lexicon's own files.
var notWords = map[string]bool{"wirexml.go": true, "stem.go": true, "list.go": true}

// fewestListed is how many words make a list: fewer are the cases of a switch or
// the units of a clock.
const fewestListed = 9

// sayingMore is how many more a text has than a list at least: what the program says
// is in small words too.
const sayingMore = 3

// Lists of words stand in the lexicon, and in no Go file.
func TestWordLists(t *testing.T) {
	for folder, files := range goFiles(t) {
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(folder, "bot/slackapp/desk") || notWords[filepath.Base(file)] {
				continue
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if wordsListed(n) >= fewestListed {
					t.Errorf("%s holds a list of words: it belongs into retrieval/lexicon", file)
				}
				return true
			})
		}
	}
}

var (
	listRead   = regexp.MustCompile(`lexicon\.(?:Named|ExpressionOf)\("([^"]+)", "([^"]+)"\)`)
	listNamed  = regexp.MustCompile(`\{(?:([a-z]+)/)?([a-z]+)\}`)
	tableRead  = regexp.MustCompile(`(?:lexicon\.(?:Entries|Expressions)|lang\.GroupsOf|valued)\("([^"]+)"`)
	lowerWord  = regexp.MustCompile(`^\p{Ll}[\p{Ll}'’-]*$`)
	otherRunes = regexp.MustCompile(`[(){}\[\]?:\\^$*+|]+`) // of a regular expression
)

// A list that the program asks for is in the lexicon in one language at least, and
// one that is there is asked for. A file that somebody reads whole, or by lists
// that are named as they go, counts as asked for.
func TestListsAreRead(t *testing.T) {
	there, read := map[string]bool{}, map[string]bool{}
	names, err := filepath.Glob("../../retrieval/lexicon/*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := lexicon.Parse(name, string(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			for _, m := range listNamed.FindAllStringSubmatch(e.Form, -1) {
				read[cmp.Or(m[1], strings.TrimSuffix(filepath.Base(name), ".txt"))+"/"+m[2]] = true
			}
			there[strings.TrimSuffix(filepath.Base(name), ".txt")+"/"+e.Name] = true
		}
	}
	whole := map[string]bool{lexicon.Meanings: true, lexicon.Forms: true, "courtesy": true}
	for _, files := range goFiles(t) {
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range listRead.FindAllStringSubmatch(string(source), -1) {
				read[m[1]+"/"+m[2]] = true
				if !there[m[1]+"/"+m[2]] {
					t.Errorf("%s asks for the list %q of %s.txt, which is not there", file, m[2], m[1])
				}
			}
			for _, m := range tableRead.FindAllStringSubmatch(string(source), -1) {
				whole[m[1]] = true
			}
		}
	}
	for list := range there {
		if file, _, _ := strings.Cut(list, "/"); !read[list] && !whole[file] {
			t.Errorf("nothing reads the list %s", list)
		}
	}
}

// wordsListed counts the words of a list: the small words of a composite literal, or of
// one string that is handed on and holds nothing else.
func wordsListed(n ast.Node) int {
	switch n := n.(type) {
	case *ast.CompositeLit:
		words := 0
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				e = pair.Key
			}
			if text, ok := stringOf(e); ok && lowerWord.MatchString(text) {
				words++
			}
		}
		return words
	case *ast.ValueSpec:
		most := 0
		for _, e := range n.Values {
			if text, ok := stringOf(e); ok {
				most = max(most, allWords(text))
			}
		}
		return most
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "New" || strings.HasSuffix(f.Sel.Name, "f")) {
			return 0 // what an error says
		}
		most := 0
		for _, e := range n.Args {
			if text, ok := stringOf(e); ok {
				most = max(most, allWords(text))
			}
		}
		return most
	}
	return 0
}

// allWords counts the words of a text that has small words alone.
func allWords(text string) int {
	words := strings.Fields(otherRunes.ReplaceAllString(text, " "))
	for _, w := range words {
		if !lowerWord.MatchString(w) {
			return 0
		}
	}
	return len(words) - sayingMore
}

func stringOf(n ast.Expr) (string, bool) {
	literal, ok := n.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}
