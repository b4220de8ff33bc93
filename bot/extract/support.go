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
	missingWholly  = 0.3 // more, where not even the rest of the articles hold the name
	// topicWeight is for the share of the question that even the least of
	// amongArticles articles meets: those are the words of the topic, and to hold
	// them is not to answer.
	topicWeight = 0.35
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
	whole := ev.meeting(q.whole())
	met := levelled(max(ev.stated(whole), ev.stated(ev.meeting(c.own()))) + lineWeight*most)
	if c.Kind == HowMany || c.Kind == When {
		met += certainWeight * (2*min(1, nearest/nearEnough) - 1)
	}
	return met + standsOut*(most-ev.usualCover(covers)) + headlineWeight*heads - ev.missing(whole) -
		topicWeight*whole.topic() + ev.agreement(c, vectors, covers)
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

// meeting is how far the evidence meets each term of a clause.
type meeting struct {
	Clause
	// rare is how rare each term is. Here a name counts no more than another
	// word of its rarity.
	rare []float64
	// lines and articles say how far each line does by itself, and how far the
	// lines found of each article do with what is around them.
	lines, articles [][]float64
}

func (ev *evidence) meeting(c Clause) meeting {
	m := meeting{Clause: c, rare: ev.weigh(c), lines: ev.meets(c), articles: make([][]float64, len(ev.articles))}
	for j, t := range c.Terms {
		m.rare[j] /= max(1, t.Weight)
	}
	for k := range ev.articles {
		m.articles[k] = ev.articles[k].aroundMet(c)
	}
	for i, l := range ev.lines {
		widen(m.articles[l.article], m.lines[i])
	}
	return m
}

// widen raises each of held to that of by.
func widen(held, by []float64) {
	for j, x := range by {
		held[j] = max(held[j], x)
	}
}

// topic is the share of the question that each of amongArticles articles meets;
// 0 where there are fewer.
func (m meeting) topic() float64 {
	if len(m.articles) < amongArticles {
		return 0
	}
	var shares []float64
	for _, held := range m.articles {
		shares = append(shares, share(m.rare, held))
	}
	slices.Sort(shares)
	return shares[len(shares)-amongArticles]
}

// missing is what the names that the evidence lacks speak against an answer: by
// the rarity of the rarest that none of the foremost passages holds, nor the
// headline of one, and by that of the rarest that no article holds.
func (ev *evidence) missing(m meeting) float64 {
	first, all := make([]float64, len(m.Terms)), make([]float64, len(m.Terms))
	for i, l := range ev.lines {
		if l.Passage < foremost {
			widen(first, m.lines[i])
			widen(first, ev.articles[l.article].headMet(m.Clause))
		}
	}
	for _, held := range m.articles {
		widen(all, held)
	}
	fromFirst, fromAll := 0.0, 0.0
	for j, t := range m.Terms {
		if t.Name {
			fromFirst, fromAll = max(fromFirst, m.rare[j]*(1-first[j])), max(fromAll, m.rare[j]*(1-all[j]))
		}
	}
	return missingName*fromFirst + missingWholly*fromAll
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
func (ev *evidence) stated(m meeting) float64 {
	return togetherWeight*ev.together(m) + longCredit*float64(min(max(0, len(m.Terms)-usual), unusual))
}

// together is the largest share of a question that one of the foremost passages
// meets with its headline and publisher.
func (ev *evidence) together(m meeting) float64 {
	var passages [foremost][]float64
	for i, l := range ev.lines {
		if l.Passage >= foremost {
			continue
		}
		if passages[l.Passage] == nil {
			passages[l.Passage] = ev.articles[l.article].aroundMet(m.Clause)
		}
		widen(passages[l.Passage], m.lines[i])
	}
	most := 0.0
	for _, p := range passages {
		if p != nil {
			most = max(most, share(m.rare, p))
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
