package draft

import (
	"cmp"
	"hash/maphash"
	"slices"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Text is a text that a draft is checked against.
type Text struct {
	Article *news.Article
	// Against is the name of the file that it was handed over in; empty for an
	// article of the archive.
	Against string
	// Cues say who speaks from a byte on, and in a recording when.
	Cues []Cue

	bytes     digest // of the file that it was handed over in
	words     []word
	sentences []lang.Span
	spoken    *speech.Text    // who speaks, once asked for
	voices    []voices.Speech // of its sentences, once asked for
	marks     []lang.Span
	blocks    []lang.Span       // block quotes
	held      map[string]bool   // its words, once asked for
	offices   map[int][]holding // of its sentences, once asked for
	figures   map[int]*sentence // its sentences by their first byte, once asked for
}

// Cue is where somebody begins to speak in a recording or a transcript.
type Cue struct {
	Start   int // a byte of the text
	label   int // where the label before it begins; Start where none does
	Speaker string
	Time    string // as the file has it; empty in a transcript
}

// speech reads who speaks in the text, once.
func (t *Text) speech() *speech.Text {
	if t.spoken == nil {
		t.spoken = speech.Read(t.Article)
	}
	return t.spoken
}

// place is a word of a text.
type place struct{ text, word int32 }

// The index holds runs of two and of three words of the draft's quotations,
// and no others. mostPlaces is how many places are kept of one run: more than
// a run of words that tells anything has, and what keeps "one of the" from
// growing with the archive.
const (
	shortRun   = 2
	longRun    = 3
	mostPlaces = 300
)

// index says where runs of words that the draft quotes stand in the texts.
type index struct {
	seed   maphash.Seed
	places map[uint64][]place
	texts  []*Text
	stems  map[string][]place // of sentences: word is the number of the sentence
}

func newIndex() *index {
	return &index{seed: maphash.MakeSeed(), places: map[uint64][]place{}, stems: map[string][]place{}}
}

// run is the hash of n words.
func (x *index) run(words []word) uint64 {
	var h maphash.Hash
	h.SetSeed(x.seed)
	for _, w := range words {
		h.WriteString(w.folded)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// want notes the runs of a quotation.
func (x *index) want(words []word) {
	for n := shortRun; n <= longRun; n++ {
		for i := 0; i+n <= len(words); i++ {
			x.places[x.run(words[i:i+n])] = nil
		}
	}
}

// wantStems notes words by which a figure's sentence is looked for.
func (x *index) wantStems(words []word) {
	for _, w := range words {
		if w.stem != "" {
			x.stems[w.stem] = nil
		}
	}
}

// wantNames notes the last words of names.
func (x *index) wantNames(of []holding, language string) {
	for _, h := range of {
		for _, w := range lang.Words(h.name[len(h.name)-1], language) {
			x.stems[w.Stem] = nil
		}
	}
}

// add reads a text.
func (x *index) add(t *Text) {
	t.words = wordsOf(t.Article.Text, t.Article.Language)
	for _, s := range news.Sentences(t.Article) {
		t.sentences = append(t.sentences, lang.Span(s))
	}
	number := int32(len(x.texts))
	x.texts = append(x.texts, t)
	for n := shortRun; n <= longRun; n++ {
		for i := 0; i+n <= len(t.words); i++ {
			h := x.run(t.words[i : i+n])
			if held, wanted := x.places[h]; wanted && len(held) < mostPlaces {
				x.places[h] = append(held, place{number, int32(i)})
			}
		}
	}
	at := 0
	for _, w := range t.words {
		for at+1 < len(t.sentences) && t.sentences[at].End <= w.Start {
			at++
		}
		held, wanted := x.stems[w.stem]
		here := place{number, int32(at)}
		if wanted && len(held) < mostPlaces && (len(held) == 0 || held[len(held)-1] != here) {
			x.stems[w.stem] = append(held, here)
		}
	}
}

// window is a part of a text that may hold a quotation.
type window struct {
	text     *Text
	from, to int // words
	hits     int
}

// mostWindows is how many parts of texts a quotation is laid beside: the best
// is the right one nearly always, but what stands in an archive several times
// may have its speaker in one place only.
const mostWindows = 6

// slack is how many words a stored passage may have more than the quotation.
const slack = 14

// windows returns the parts of the texts that share the most runs with the
// words, best first.
func (x *index) windows(words []word) []window {
	var hits []place
	for n := shortRun; n <= longRun; n++ {
		for i := 0; i+n <= len(words); i++ {
			hits = append(hits, x.places[x.run(words[i:i+n])]...)
		}
	}
	slices.SortFunc(hits, func(a, b place) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.word, b.word)) })
	wide := int32(len(words) + slack)
	var all []window
	first := 0
	for i, h := range hits {
		for hits[first].text != h.text || h.word-hits[first].word > wide {
			first++
		}
		w := window{x.texts[h.text], int(hits[first].word), int(h.word), i - first + 1}
		if last := len(all) - 1; last >= 0 && all[last].text == w.text && w.from <= all[last].to {
			if w.hits >= all[last].hits {
				all[last] = w
			}
			continue
		}
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b window) int { return cmp.Compare(b.hits, a.hits) })
	all = all[:min(len(all), mostWindows)]
	for i, w := range all {
		all[i].from = max(0, w.from-len(words)/2-slack/2)
		all[i].to = min(len(w.text.words), w.to+len(words)/2+slack/2)
	}
	return all
}
