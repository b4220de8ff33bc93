package extract

import (
	"cmp"
	"math"
	"slices"
)

// sign is a number that speaks for or against an answer being in the evidence.
type sign struct {
	name  string
	value float64
}

// passagesFirst may carry an answer: those that the search holds for the best.
const passagesFirst = 4

// amongArticles is among how many articles a line stands out.
const amongArticles = 5

// signs are what tells whether the best of the lines answers. best is its
// index, scores are those of all.
func (a *asked) signs(best int, scores []float64) []sign {
	ev := a.ev
	l := &ev.lines[best]
	top, rest := chances(scores, best)
	near := a.neighbourly(best)
	first, anywhere, ahead := a.among()
	typed := a.kinds[best]
	article := a.told(best)
	return []sign{
		{"always", 1},
		{"ahead", top - rest},
		{"chance", top},
		{"score", scores[best]},
		{"around", a.covers[best]},
		{"neighbours", share(a.rare, near)},
		{"own", share(a.rare, a.met[best])},
		{"plain", a.plain(a.kin(best))},
		{"name", a.named(a.headed(best))},
		{"name beside", a.named(near)},
		{"article", share(a.rare, article)},
		{"name in article", a.named(article)},
		{"words missing in article", a.lacks(best, article)},
		{"headline", share(a.rare, a.heads[l.article])},
		{"typed", typed},
		{"asks for a value", truth(a.Kind != Open || a.measure == aName)},
		{"near", a.nears[best]},
		{"near a value", truth(a.Kind != Open) * a.nears[best]},
		{"kind missed", truth(a.Kind != Open) * (1 - typed)},
		{"asked noun", truth(a.Focus == "" || l.holdsStem(a.Focus))},
		{"last word", a.kin(best)[a.lastPlain()]},
		{"last word anywhere", anywhere[a.lastPlain()]},
		{"words missing", a.lacks(best, near)},
		{"opinion", truth(a.opinion)},
		{"kind and last word", typed * a.kin(best)[a.lastPlain()]},
		{"name kind", truth(a.measure == aName) * typed},
		{"asks", truth(a.asking)},
		{"others say so", a.pooled[best]},
		{"stands out", ahead},
		{"same word", a.sameWord(scores)},
		{"shared words", a.sharedWords()},
		{"missing first", missing(a.Clause, a.rare, first)},
		{"missing", missing(a.Clause, a.rare, anywhere)},
		{"deed here", truth(a.deed == "" || ev.does(best, a.deed))},
		{"words", math.Log1p(float64(len(a.Terms)))},
		{"yes or no", truth(a.polar)},
	}
}

// told is what the lines that were found of the article of the line meet, with
// its headline.
func (a *asked) told(i int) []float64 {
	met := a.headed(i)
	for k := range a.ev.lines {
		if a.same(i, k) {
			widen(met, a.met[k])
		}
	}
	return met
}

// among is what the best passages and all of them meet of the question, and how
// much more the line that meets most meets than the best lines of a few articles
// do: words that all of them have are those of the topic. An article that is not
// there has none of them.
func (a *asked) among() (first, anywhere []float64, ahead float64) {
	ev := a.ev
	first, anywhere = make([]float64, len(a.Terms)), make([]float64, len(a.Terms))
	tops := make([]float64, len(ev.articles))
	for i := range ev.lines {
		l := &ev.lines[i]
		if l.Passage < passagesFirst {
			widen(first, a.met[i])
			widen(first, a.heads[l.article])
		}
		widen(anywhere, a.met[i])
		tops[l.article] = max(tops[l.article], a.covers[i])
	}
	slices.Sort(tops)
	few := tops[max(0, len(tops)-amongArticles):]
	ahead = few[len(few)-1]
	for _, t := range few {
		ahead -= t / amongArticles
	}
	return first, anywhere, ahead
}

// fewestSame is how many articles bear each other out. Where fewer than
// amongArticles were found, as in an archive of a few, they tell nothing either way:
// they count as articles on one topic mostly do.
const (
	fewestSame    = 3
	usuallySame   = 0.8
	usuallyShared = 3.0
)

// sameWord is the share of the best lines of amongArticles articles that bring
// the word that most of them bring, other than those of the question and those
// that news is put in: articles that answer tell the same.
func (a *asked) sameWord(scores []float64) float64 {
	ev := a.ev
	if len(ev.articles) < amongArticles {
		return usuallySame
	}
	best := make([]int, len(ev.articles)) // line by article, from 1
	for i := range ev.lines {
		if at := &best[ev.lines[i].article]; *at == 0 || scores[i] > scores[*at-1] {
			*at = i + 1
		}
	}
	slices.SortFunc(best, func(i, j int) int {
		if scores[i-1] != scores[j-1] {
			return cmp.Compare(scores[j-1], scores[i-1])
		}
		return cmp.Compare(i, j)
	})
	best = best[:min(len(best), amongArticles)]
	bring, most := map[string]int{}, 0
	for _, i := range best {
		for stem := range ev.lines[i-1].stems {
			if !a.has(stem) && !frames.Has(stem) {
				bring[stem]++
				most = max(most, bring[stem])
			}
		}
	}
	return float64(most) / float64(max(len(best), fewestSame))
}

// sharedWords is how many words stand in fewestSame articles or more, other
// than those of the question, on a scale of logarithms: articles about one event
// share many, those about one topic few.
func (a *asked) sharedWords() float64 {
	if len(a.ev.articles) < amongArticles {
		return usuallyShared
	}
	last, in := map[string]int{}, map[string]int{} // the lines of an article stand together mostly
	shared := 0
	for i := range a.ev.lines {
		l := &a.ev.lines[i]
		for stem := range l.stems {
			if a.has(stem) || last[stem] == l.article+1 {
				continue
			}
			last[stem] = l.article + 1
			if in[stem]++; in[stem] == fewestSame {
				shared++
			}
		}
	}
	return math.Log1p(float64(shared))
}

// lacks is how much of the plain words the line and those beside it lack, by
// how rare they are in the archive: one that lacks two lacks more than one that
// lacks one.
func (a *asked) lacks(i int, near []float64) (sum float64) {
	for j, t := range a.Terms {
		if t.Weight > frameWeight && !a.ev.lines[i].akin(t.Stem) {
			sum += a.rare[j] * (1 - near[j])
		}
	}
	return sum
}

// missing is the weight of the rarest word that is not met.
func missing(c Clause, rare, met []float64) (most float64) {
	for j, t := range c.Terms {
		if t.Weight > frameWeight {
			most = max(most, rare[j]*(1-met[j]))
		}
	}
	return most
}

// chances are those of the line with the index and of the next best, if one of
// all lines answers.
func chances(scores []float64, best int) (top, next float64) {
	all := 0.0
	for i, s := range scores {
		p := math.Exp(s - scores[best])
		all += p
		if i != best {
			next = max(next, p)
		}
	}
	return 1 / all, next / all
}

// sure is the chance that the signs add up to an answer.
func (t *Table) sure(signs []sign) float64 {
	sum := 0.0
	for _, s := range signs {
		sum += t.Sure[s.name] * s.value
	}
	return chance(sum)
}
