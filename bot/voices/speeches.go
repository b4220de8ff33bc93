package voices

import (
	"encoding/binary"
	"slices"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Speeches reads from each line of the evidence, which should hold its
// articles whole, who is speaking. In languages without word lists nobody is
// known to speak.
func Speeches(e news.Evidence) []Speech {
	lines := map[*news.Article][]int{}
	for i, l := range e.Lines {
		lines[l.Article] = append(lines[l.Article], i)
	}
	out := make([]Speech, len(e.Lines))
	for a, own := range lines {
		for i, s := range speechesIn(a, e, own) {
			out[own[i]] = s
		}
	}
	return out
}

// speechesOf is the key of what was read of lines, by where each of them stands.
type speechesOf struct{ lines string }

// speechesIn reads the lines of one article, once as long as its reading is kept:
// no other article has a say in who is speaking.
func speechesIn(a *news.Article, e news.Evidence, own []int) []Speech {
	lines, key := make([]news.Line, len(own)), []byte{}
	for i, at := range own {
		lines[i] = e.Lines[at]
		key = binary.AppendUvarint(binary.AppendUvarint(key, uint64(lines[i].Sentence.Start)), uint64(lines[i].Sentence.End))
	}
	return a.Sense().All().Keep(speechesOf{string(key)}, func() any { return readSpeeches(lines) }).([]Speech)
}

func readSpeeches(lines []news.Line) []Speech {
	checkers := map[*vocabulary]*checker{}
	out := make([]Speech, len(lines))
	for i, l := range lines {
		vocab := vocabularyOf(l.Language())
		if vocab == nil || len(l.Text()) > maxRead {
			continue
		}
		if checkers[vocab] == nil {
			checkers[vocab] = &checker{vocab: vocab, lines: lines, read: map[place]*reading{}}
		}
		out[i] = checkers[vocab].speechOf(sceneOf(l))
		out[i].By = slices.Clip(out[i].By)
	}
	return out
}
