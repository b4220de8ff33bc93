package extract

// Parts of the support for an answer. What is asked must stand together in
// one passage: that counts most. How much one line alone meets counts less,
// and each further article that gives the same value a little. Found by
// logistic regression on one half of some news questions and checked on the
// other; the figures are rounded.
const (
	togetherWeight = 1.0
	lineWeight     = 0.3
	agreeWeight    = 0.03
	// mostAgree is how many articles beside its own speak for a value.
	mostAgree = 4
	// longCredit is for each word of a question beyond the usual number, up to
	// so many: no one passage holds all of a long question about several
	// articles.
	longCredit     = 0.03
	usual, unusual = 8, 13
	// foremost passages may carry an answer: those that the search holds for
	// the best.
	foremost = 4
)

// support says how far the evidence goes to answer the question: from 0 to
// about 1.5. taken are the lines chosen for each clause, best first, vectors
// those of its lines.
func (ev *evidence) support(q Question, chosen []scored, vectors []vector, c Clause) float64 {
	most := 0.0
	for i := range vectors {
		most = max(most, vectors[i][around])
	}
	agreeing := 0
	if len(chosen) > 0 {
		agreeing = ev.agreeing(chosen[0].line, c, vectors)
	}
	return max(ev.stated(q.whole()), ev.stated(c.own())) + lineWeight*most + agreeWeight*float64(min(agreeing, mostAgree))
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

// agreeing counts the articles that give a value of the line near words of
// the question, for the value that most give.
func (ev *evidence) agreeing(i int, c Clause, vectors []vector) int {
	most := 0
	for _, v := range ev.lines[i].values(c) {
		holders := map[int]bool{}
		for k := range ev.lines {
			if vectors[k][near] > 0 && ev.lines[k].gives(v, c) {
				holders[ev.lines[k].article] = true
			}
		}
		most = max(most, len(holders))
	}
	return most
}

func (l *line) gives(value string, c Clause) bool {
	for _, v := range l.values(c) {
		if v == value {
			return true
		}
	}
	return false
}
