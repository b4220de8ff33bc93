package extract

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"
)

// Articles that tell of the same thing bear each other out. An answer needs
// none of this, since an exclusive stands in one article alone. But where all
// the articles are on the topic, it tells best whether they hold an answer.
// The first two weights are for a share of the articles. They were found with
// those of the support.
const (
	sameValueWeight = 0.3 // they give the same value
	sameWordWeight  = 0.5 // more of the best lines bring the same word than usual
	usuallySame     = 0.8 // the share of them that does in articles on one topic
	fewestSame      = 3   // of so many at the least: one article bears nobody out
	// sharedWeight is for the words that fewestSame of the best articles share, by
	// the logarithm of how many: articles about one event share many, those about
	// one topic few. A single one is what sameWordWeight is for.
	sharedWeight   = 0.1
	sameDaysWeight = 0.03 // for each of the best that was published within sameWeek of another
	sameWeek       = 7 * 24 * time.Hour
	// scatteredWeight is for each article beyond amongArticles: passages from
	// many articles are often about what is asked in none of them.
	scatteredWeight = 0.03
)

// agreement is how far the articles bear each other out.
func (ev *evidence) agreement(c Clause, vectors []vector, covers []float64) float64 {
	best := ev.leading(vectors)
	all := float64(max(len(ev.articles), amongArticles))
	values := float64(min(ev.agreeing(c, covers), amongArticles))
	words := float64(ev.sameWord(c, best)) - usuallySame*float64(max(len(best), fewestSame))
	return sameValueWeight*values/all + sameWordWeight*words/all + sharedWeight*math.Log(float64(max(1, ev.shared(c, best)))) +
		sameDaysWeight*float64(ev.sameDays(best)) - scatteredWeight*(all-amongArticles)
}

// leading returns the best line, by index, of each of the best articles: of
// amongArticles at most.
func (ev *evidence) leading(vectors []vector) []int {
	best := map[int]int{} // by article
	for i, v := range vectors {
		at := ev.lines[i].article
		if known, ok := best[at]; !ok || v.score() > vectors[known].score() {
			best[at] = i
		}
	}
	lines := slices.SortedFunc(maps.Values(best), func(a, b int) int {
		return cmp.Or(cmp.Compare(vectors[b].score(), vectors[a].score()), cmp.Compare(a, b))
	})
	return lines[:min(len(lines), amongArticles)]
}

// sameWord is how many of the lines bring the word that most of them bring,
// other than those of the question and those that news is put in.
func (ev *evidence) sameWord(c Clause, lines []int) (most int) {
	bring := map[string]int{}
	for _, i := range lines {
		seen := map[string]bool{}
		for _, w := range ev.lines[i].words {
			if w.Stop || frames[w.Folded] || seen[w.Stem] || c.has(w.Stem) {
				continue
			}
			seen[w.Stem] = true
			bring[w.Stem]++
			most = max(most, bring[w.Stem])
		}
	}
	return most
}

// shared is how many words stand in fewestSame or more of the articles of the
// lines, anywhere in what was found of them, other than those of the question
// and those that news is put in.
func (ev *evidence) shared(c Clause, lines []int) (words int) {
	ours := map[int]bool{}
	for _, i := range lines {
		ours[ev.lines[i].article] = true
	}
	in := map[string]map[int]bool{} // by stem, the articles that hold it
	for _, l := range ev.lines {
		for _, w := range l.words {
			if !ours[l.article] || w.Stop || frames[w.Folded] || c.has(w.Stem) {
				continue
			}
			if in[w.Stem] == nil {
				in[w.Stem] = map[int]bool{}
			}
			in[w.Stem][l.article] = true
		}
	}
	for _, articles := range in {
		if len(articles) >= fewestSame {
			words++
		}
	}
	return words
}

// sameDays is how many of the lines' articles were published within sameWeek
// of one of them; 0 where no date is known.
func (ev *evidence) sameDays(lines []int) (most int) {
	published := func(i int) time.Time { return ev.lines[i].Article.Published }
	for _, i := range lines {
		near := 0
		for _, j := range lines {
			if !published(i).IsZero() && !published(j).IsZero() && published(i).Sub(published(j)).Abs() <= sameWeek {
				near++
			}
		}
		most = max(most, near)
	}
	return most
}

// agreeing counts the articles that give the value with the most backing.
func (ev *evidence) agreeing(c Clause, covers []float64) int {
	most, articles := 0.0, 0
	given := ev.given(c, covers)
	for _, v := range slices.Sorted(maps.Keys(given)) { // in order: of two with the same backing it is always the same
		if b := backing(given[v]); b > most {
			most, articles = b, len(given[v])
		}
	}
	return articles
}
