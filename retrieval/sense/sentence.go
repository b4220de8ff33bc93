package sense

import (
	"slices"
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Sentence is a sentence, or another part of a text, each thing in it read when
// it is first asked for. Spans count from its first byte. What it returns may be
// appended to, which copies it, but not changed.
type Sentence struct {
	text, language string
	known          *lang.Vocabulary

	wordsOnce, valuesOnce, foldedOnce, partsOnce sync.Once

	words  []lang.Word
	values lang.Values
	folded string
	parts  []lang.Span

	mu   sync.Mutex
	kept map[any]func() any
}

func newSentence(text, language string, known *lang.Vocabulary) *Sentence {
	return &Sentence{text: text, language: language, known: known}
}

// Words are its words, as lang.Words finds them.
func (s *Sentence) Words() []lang.Word {
	s.wordsOnce.Do(func() { s.words = slices.Clip(s.known.Words(s.text, s.language)) })
	return s.words
}

// Folded is its text as lang.Fold has it.
func (s *Sentence) Folded() string {
	s.foldedOnce.Do(func() { s.folded = lang.Fold(s.text) })
	return s.folded
}

// Sentences are those of a longer part, as lang.Sentences cuts it.
func (s *Sentence) Sentences() []lang.Span {
	s.partsOnce.Do(func() { s.parts = slices.Clip(lang.Sentences(s.text, s.language)) })
	return s.parts
}

// Keep returns what read returns, and calls it once for a key: for what a package
// above reads of the part and nothing else. The key is of a type of that package.
func (s *Sentence) Keep(key any, read func() any) any {
	s.mu.Lock()
	once, known := s.kept[key]
	if !known {
		if s.kept == nil {
			s.kept = map[any]func() any{}
		}
		once = sync.OnceValue(read)
		s.kept[key] = once
	}
	s.mu.Unlock()
	return once()
}

// Numbers are its quantities, as lang.Numbers finds them.
func (s *Sentence) Numbers() []lang.Number { return s.read().Numbers }

// Dates are its dates, as lang.Dates finds them.
func (s *Sentence) Dates() []lang.Date { return s.read().Dates }

// Names are its proper names, as lang.Names finds them.
func (s *Sentence) Names() []lang.Name { return s.read().Names }

func (s *Sentence) read() lang.Values {
	s.valuesOnce.Do(func() {
		v := lang.Read(s.text, s.language)
		for i, n := range v.Names {
			v.Names[i].Words = slices.Clip(n.Words)
		}
		s.values = lang.Values{Numbers: slices.Clip(v.Numbers), Dates: slices.Clip(v.Dates), Names: slices.Clip(v.Names)}
	})
	return s.values
}
