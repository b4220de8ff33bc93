package sense

import (
	"container/list"
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Shelf keeps the texts that were asked for last.
type Shelf struct {
	words *lang.Vocabulary

	mu     sync.Mutex
	texts  map[key]*list.Element // of *Text
	recent *list.List            // the last asked for first
	bytes  int                   // of the texts kept
}

type key struct{ text, language string }

// mostText is how many bytes of text are kept read: some 160 articles. One that was
// read for a summary takes forty times its own bytes, as measured on 250 articles:
// 40 MB in all at most.
const mostText = 1 << 20

// NewShelf returns an empty shelf.
func NewShelf() *Shelf {
	return &Shelf{words: lang.NewVocabulary(), texts: map[key]*list.Element{}, recent: list.New()}
}

// Of returns the text as far as it was read.
func (s *Shelf) Of(text, language string) *Text {
	k := key{text, language}
	s.mu.Lock()
	defer s.mu.Unlock()
	if at, known := s.texts[k]; known {
		s.recent.MoveToFront(at)
		return at.Value.(*Text)
	}
	t := New(text, language)
	t.words = s.words
	s.texts[k] = s.recent.PushFront(t)
	for s.bytes += len(text); s.bytes > mostText && s.recent.Len() > 1; {
		last := s.recent.Remove(s.recent.Back()).(*Text)
		delete(s.texts, key{last.text, last.language})
		s.bytes -= len(last.text)
	}
	return t
}

// Skimmed returns a text that keeps nothing of what is read of it.
func (s *Shelf) Skimmed(text, language string) *Text {
	return &Text{text: text, language: language, words: s.words}
}

// Forget forgets all texts and their words: of what is erased nothing may stay.
func (s *Shelf) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.texts)
	s.recent.Init()
	s.bytes = 0
	s.words.Forget()
}
