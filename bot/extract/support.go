package extract

import "slices"

// Parts of the support for an answer. What is asked must stand together in
// one passage: that counts most. How much one line meets counts less, and more
// where it stands out among the articles: words that all of them have are those
// of the topic. A headline that says what is asked about speaks for an answer
// too; a name that stands nowhere speaks against one. A number or a time is told
// for certain: one close to the words of the question speaks for an answer,
// none against. Found by trial on three sets of news questions, answerable and
// not, each varied around its value; the figures are rounded.
const (
	togetherWeight = 1.0
	lineWeight     = 0.3
	// Up to enough, what the passages meet of a question tells whether it is
	// answered. Beyond it, it tells little: all of them are on the topic then.
	enough         = 0.85
	beyondEnough   = 0.3
	standsOut      = 0.8
	headlineWeight = 0.2
	certainWeight  = 0.15
	nearEnough     = 0.3 // of a question stands close to the number that answers it
	missingName    = 0.2
	// amongArticles is among how many articles a line stands out: those of the
	// best lines. Where there are fewer, those missing meet nothing.
	amongArticles = 5
	// longCredit is for each word of a question beyond the usual number, up to
	// so many: no one passage holds all of a long question about several
	// articles.
	longCredit     = 0.03
	usual, unusual = 8, 13
	// foremost passages may carry an answer: those that the search holds for
	// the best.
	foremost = 4
)

// support says how far the evidence goes to answer the question: from about -1
// to about 3. vectors are those of its lines for the clause.
func (ev *evidence) support(q Question, vectors []vector, c Clause) float64 {
	covers := make([]float64, len(vectors))
	most, heads, nearest := 0.0, 0.0, 0.0
	for i, v := range vectors {
		covers[i] = v[around]
		most, heads, nearest = max(most, v[around]), max(heads, v[headline]), max(nearest, v[near])
	}
	met := levelled(max(ev.stated(q.whole()), ev.stated(c.own())) + lineWeight*most)
	if c.Kind == HowMany || c.Kind == When {
		met += certainWeight * (2*min(1, nearest/nearEnough) - 1)
	}
	return met + standsOut*(most-ev.usualCover(covers)) + headlineWeight*heads - missingName*ev.missing(q.whole()) +
		ev.agreement(c, vectors, covers)
}

// levelled counts less of what is met beyond enough.
func levelled(met float64) float64 {
	return min(met, enough) + beyondEnough*max(0, met-enough)
}

// usualCover is the mean of what the best lines of amongArticles articles meet.
func (ev *evidence) usualCover(covers []float64) float64 {
	tops := make([]float64, max(len(ev.articles), amongArticles))
	for i, cover := range covers {
		at := ev.lines[i].article
		tops[at] = max(tops[at], cover)
	}
	slices.Sort(tops)
	sum := 0.0
	for _, top := range tops[len(tops)-amongArticles:] {
		sum += top
	}
	return sum / amongArticles
}

// missing is the rarity of the rarest name of the question that none of the
// foremost passages holds, nor the headline of one; 0 where they hold all.
func (ev *evidence) missing(whole Clause) float64 {
	terms, met := ev.weigh(whole), ev.meets(whole)
	heads := make([][]float64, len(ev.articles))
	for k := range ev.articles {
		heads[k] = ev.articles[k].headMet(whole)
	}
	most := 0.0
	for j, t := range whole.Terms {
		if !t.Name {
			continue
		}
		held := 0.0
		for i, l := range ev.lines {
			if l.Passage < foremost {
				held = max(held, met[i][j], heads[l.article][j])
			}
		}
		most = max(most, terms[j]/max(1, t.Weight)*(1-held))
	}
	return most
}

// elsewhereCredit is for a word of the question that stands elsewhere in a
// short article than in the passage. An article of up to shortArticle words is
// about one thing.
const (
	elsewhereCredit = 0.5
	shortArticle    = 250
)

// aroundMet says of each term how far what is around a passage meets it, the headline and
// the publisher in full.
func (a *article) aroundMet(c Clause) []float64 {
	met := a.headMet(c)
	if a.length > shortArticle {
		return met
	}
	for j, t := range c.Terms {
		if a.stems[t.Stem] || a.folded[t.Folded] {
			met[j] = max(met[j], elsewhereCredit)
		}
	}
	return met
}

// stated is how far one passage states what is asked, with regard to how much
// that is.
func (ev *evidence) stated(c Clause) float64 {
	return togetherWeight*ev.together(c) + longCredit*float64(min(max(0, len(c.Terms)-usual), unusual))
}

// together is the largest share of a question that one of the foremost passages meets with its headline and publisher. Here
// a name counts no more than another word of its rarity.
func (ev *evidence) together(whole Clause) float64 {
	terms := ev.weigh(whole)
	for j, t := range whole.Terms {
		terms[j] /= max(1, t.Weight)
	}
	met := ev.meets(whole)
	var passages [foremost][]float64
	for i, l := range ev.lines {
		if l.Passage >= foremost {
			continue
		}
		if passages[l.Passage] == nil {
			passages[l.Passage] = ev.articles[l.article].aroundMet(whole)
		}
		for j, m := range met[i] {
			passages[l.Passage][j] = max(passages[l.Passage][j], m)
		}
	}
	most := 0.0
	for _, p := range passages {
		if p != nil {
			most = max(most, share(terms, p))
		}
	}
	return most
}

// own is the clause without the words that others lent it.
func (c Clause) own() Clause { return Question{Clauses: []Clause{c}}.whole() }

// whole is one clause with the terms of all that say what it is about.
func (q Question) whole() Clause {
	var all Clause
	for _, c := range q.Clauses {
		for _, t := range c.Terms {
			if t.Weight > frameWeight && !all.has(t.Stem) {
				all.Terms = append(all.Terms, t)
			}
		}
	}
	return all
}
