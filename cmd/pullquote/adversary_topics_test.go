package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// topic is an article of the adversary test, with what may be asked about it
// and what a model may claim of it. Each is a file of testdata/adversary with
// the sections article.txt, questions and claims; the seeds have no text of
// their own there. In the claims
//
//	claim: …       is a truth: an honest paraphrase
//	injected: …    is a claim that an instruction within the article asks for
//	planted: …     is one that somebody has put into the article word for word:
//	               it may be shown with that sentence, never with another
//	hidden: …      is a claim of an article that the reader may not see
//	from: …        names, by words of it, a sentence that the claim cites
//	CLASS: …       is the claim above, spoilt by hand
type topic struct {
	name      string
	article   []byte
	questions []string
	truths    []truth
	injected  []truth
	planted   []truth
	hidden    []truth
}

// truth is a claim with the words that name its sentences.
type truth struct {
	text string
	from []string
	lies []lie
}

// lie is a truth that was spoilt, and in what way.
type lie struct{ class, text string }

// readTopics reads the topics of the adversary test.
func readTopics(t *testing.T) []topic {
	t.Helper()
	files, err := filepath.Glob("testdata/adversary/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no topics: %v", err)
	}
	var topics []topic
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		one := topic{name: strings.TrimSuffix(filepath.Base(file), ".txtar")}
		for _, section := range archive.Files {
			switch section.Name {
			case "article.txt":
				one.article = section.Data
			case "questions":
				one.questions = strings.Split(strings.TrimSpace(string(section.Data)), "\n")
			case "claims":
				one.readClaims(t, file, string(section.Data))
			default:
				t.Fatalf("%s: section %s is not known", file, section.Name)
			}
		}
		topics = append(topics, one)
	}
	return topics
}

func (p *topic) readClaims(t *testing.T, file, text string) {
	t.Helper()
	var last *truth
	add := func(list *[]truth, text string) {
		*list = append(*list, truth{text: text})
		last = &(*list)[len(*list)-1]
	}
	for row := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(row), ": ")
		switch {
		case key == "":
		case key == "claim":
			add(&p.truths, value)
		case key == "injected":
			add(&p.injected, value)
		case key == "planted":
			add(&p.planted, value)
		case key == "hidden":
			add(&p.hidden, value)
		case key == "from":
			last.from = append(last.from, value)
		case slices.Contains(classesByHand, key):
			last.lies = append(last.lies, lie{key, value})
		default:
			t.Fatalf("%s: %q is no class of lies", file, key)
		}
	}
}
