package sense

import (
	"sync"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Text is a text as far as it was read. The zero Text is not ready: see New and
// Shelf.
type Text struct {
	text, language string
	words          *lang.Vocabulary // nil remembers none

	mu    sync.Mutex
	parts map[lang.Span]*Sentence // nil keeps none
}

// New returns a text of which nothing was read. The language is a BCP 47 tag.
func New(text, language string) *Text {
	return &Text{text: text, language: language, parts: map[lang.Span]*Sentence{}}
}

// Is reports whether it is a reading of the text in the language; the nil Text is
// one of none.
func (t *Text) Is(text, language string) bool {
	return t != nil && t.text == text && t.language == language
}

// String is the text as it was given.
func (t *Text) String() string { return t.text }

// All returns the whole text as one part.
func (t *Text) All() *Sentence { return t.At(0, len(t.text)) }

// At returns bytes [start, end) as they are read on their own: what they mean does
// not hang on what stands around them.
func (t *Text) At(start, end int) *Sentence {
	if t.parts == nil {
		return newSentence(t.text[start:end], t.language, t.words)
	}
	at := lang.Span{Start: start, End: end}
	t.mu.Lock()
	defer t.mu.Unlock()
	s, known := t.parts[at]
	if !known {
		s = newSentence(t.text[start:end], t.language, t.words)
		t.parts[at] = s
	}
	return s
}

// Beside returns what belongs to the text and stands outside of it, such as its
// headline, as it is read. It is not kept.
func (t *Text) Beside(text string) *Sentence { return newSentence(text, t.language, t.words) }
