package story

import (
	"cmp"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Told is a run that a summary of several stories shows.
type Told struct {
	Pick
	// Event counts the events from 1, that with the newest article first.
	Event int
	// Superseded is a newer article of the event that says the same with another
	// count; nil where there is none.
	Superseded *news.Article
}

// Round says in at most so many runs what stories tell of a topic: event by
// event, the one with the newest article first, and of each event the newest
// article first. Events with an article that begins with the topic come before
// those that only touch it. Each article gives its news, as far as it is not told yet;
// then comes what carries the topic most, whichever article has it. Asked are
// runs that are to be shown in any case.
func Round(events [][]*Story, t Topic, most int, asked []Pick) []Told {
	r := &round{topic: t, most: most}
	for _, group := range newestFirst(events) {
		r.stories = append(r.stories, group...)
		for range group {
			r.event = append(r.event, len(r.events)+1)
		}
		r.events = append(r.events, group)
	}
	r.shown = make([]map[int]bool, len(r.stories))
	for i := range r.shown {
		r.shown[i] = map[int]bool{}
	}
	if len(r.stories) == 0 {
		return nil
	}
	r.takeNews(0)
	for _, p := range asked {
		for k, s := range r.stories {
			if s.Article.ID == p.First.Article.ID {
				r.take(k, s.at(p.First))
			}
		}
	}
	for k := 1; k < len(r.stories); k++ {
		r.takeNews(k)
	}
	r.weigh()
	r.takeBest(func(k, i int) bool { return r.stories[k].sentences[i].tellsHarm() && !r.isTold(k, i) })
	r.takeFigures()
	for r.takeBest(func(k, i int) bool { return !r.isTold(k, i) }) {
	}
	return r.told()
}

// newestFirst orders the events and the stories of each by their dates, those
// without one last.
func newestFirst(events [][]*Story) [][]*Story {
	out := make([][]*Story, len(events))
	for i, group := range events {
		out[i] = slices.Clone(group)
		slices.SortStableFunc(out[i], func(a, b *Story) int { return b.when().Compare(a.when()) })
	}
	touches := func(group []*Story) bool {
		return !slices.ContainsFunc(group, func(s *Story) bool { return s.begins })
	}
	slices.SortStableFunc(out, func(a, b []*Story) int {
		return cmp.Or(boolCompare(touches(a), touches(b)), b[0].when().Compare(a[0].when()))
	})
	return out
}

// when is when the article last changed.
func (s *Story) when() time.Time {
	if s.Article.Updated.After(s.Article.Published) {
		return s.Article.Updated
	}
	return s.Article.Published
}

// round is a choice from several stories in the making.
type round struct {
	topic   Topic
	most    int
	events  [][]*Story
	stories []*Story // of all events, in their order
	event   []int    // of each story
	shown   []map[int]bool
	weights []map[int]float64      // of each sentence, once they are reckoned
	figures map[int]map[string]int // of each event, by how many articles give them
	least   float64                // what a sentence has to weigh
	taken   int                    // runs
}

// newsShare is how many of the runs go to the news of articles at most, so that
// something is left for what carries the story.
const newsShare = 0.5

// takeNews takes the news of story k where that is about the topic. The newest
// one gives what it says first of the topic besides.
func (r *round) takeNews(k int) {
	s := r.stories[k]
	i := s.news
	if i >= 0 && !(s.about(r.topic, &s.sentences[i]) && r.held(k, i) > 0) {
		switch {
		case k > 0:
			return // it may say more of the topic further down
		case s.one:
			r.take(k, i) // the newest state, in whatever words
		}
		i = slices.IndexFunc(s.sentences, func(n sentence) bool {
			_, _, ok := s.run(n.at)
			return ok && !n.furniture && !n.speech.OnlyQuotes && s.about(r.topic, &n)
		})
	}
	if i < 0 || k > 0 && (float64(r.taken) >= newsShare*float64(r.most) || r.isTold(k, i)) {
		return
	}
	r.take(k, i)
}

// take shows the run of sentence i of story k, after what supersedes it.
func (r *round) take(k, i int) {
	if i < 0 || r.shown[k][i] || r.taken == r.most {
		return
	}
	s := r.stories[k]
	first, last, ok := s.run(i)
	if !ok {
		first, last = i, i
	}
	if o, j := r.newer(k, first, last); j >= 0 {
		r.take(o, j)
	}
	if r.taken == r.most {
		return
	}
	for j := first; j <= last; j++ {
		r.shown[k][j] = true
	}
	r.taken++
}

// toldShare is how much of the shorter of two sentences has to be in the other
// for one of them to be enough.
const toldShare = 0.4

// isTold reports whether a sentence that is shown says what sentence i of story
// k does.
func (r *round) isTold(k, i int) bool {
	n := &r.stories[k].sentences[i]
	for o, s := range r.stories {
		for j := range r.shown[o] {
			if share, _ := s.alike(n, &s.sentences[j]); share >= toldShare {
				return true
			}
		}
	}
	return false
}

// passingShare is what a sentence weighs of an article that only touches the
// topic: it carries another story.
const passingShare = 0.7

// silentShare is what a sentence weighs that holds nothing of a name that is
// asked for: most often it tells of another.
const silentShare = 0.5

// held is how much of the topic the run of sentence i of story k holds.
func (r *round) held(k, i int) float64 {
	first, last, _ := r.stories[k].run(i)
	return r.topic.cover(r.stories[k].stemsOf(first, last))
}

// leastShare is how much of the heaviest sentence, without what the topic and other
// articles add to it, one has to weigh to be shown: nine is a limit and no target.
const leastShare = 0.45

// toldByOthers is what each further article that tells of the same adds to what
// a sentence weighs.
const toldByOthers = 0.5

// weigh reckons what each sentence that may be shown carries of the topic.
func (r *round) weigh() {
	r.figures = map[int]map[string]int{}
	for i := range r.events {
		r.figures[i+1] = r.given(i + 1)
	}
	r.weights = make([]map[int]float64, len(r.stories))
	for k, s := range r.stories {
		r.weights[k] = map[int]float64{}
		for i := range s.sentences {
			n := &s.sentences[i]
			held := r.held(k, i)
			if !s.one && held < paragraphShare {
				continue // a round of the day's news
			}
			if _, _, ok := s.run(i); ok && !n.furniture && !n.speech.OnlyQuotes && s.about(r.topic, n) {
				share := 1.0
				if !s.begins {
					share *= passingShare
				}
				if held == 0 && len(r.topic.names) > 0 {
					share *= silentShare
				}
				own := share * n.weight
				r.weights[k][i] = own + held + r.figureWeight(k, n)
				r.least = max(r.least, own*leastShare)
			}
		}
	}
	for k, s := range r.stories {
		for i, weight := range r.weights[k] {
			if weight >= r.least { // the others are too light whoever tells them
				r.weights[k][i] += toldByOthers * float64(r.others(k, &s.sentences[i]))
			}
		}
	}
}

// takeBest takes the sentence that carries the topic most among those that may be
// taken. It reports whether there was one.
func (r *round) takeBest(may func(story, sentence int) bool) bool {
	bestStory, best, most := -1, -1, r.least
	for k, s := range r.stories {
		for i := range s.sentences {
			if weight := r.weights[k][i]; weight > most && !r.shown[k][i] && len(r.shown[k]) < r.mostOfOne() && may(k, i) && s.knowsSpeakers(i, r.shown[k]) {
				bestStory, best, most = k, i, weight
			}
		}
	}
	if best < 0 || r.taken == r.most {
		return false
	}
	r.take(bestStory, best)
	return true
}

// mostOfOne is how many sentences one of several articles gives.
func (r *round) mostOfOne() int { return max(sentencesOfOne, r.most/len(r.stories)) }

const sentencesOfOne = 3

// knowsSpeakers reports whether nobody speaks in the sentence, or stands at its
// head, by a surname alone whose full name is not shown.
func (s *Story) knowsSpeakers(i int, shown map[int]bool) bool {
	n := &s.sentences[i]
	for k, name := range n.names {
		if (k == 0 || len(n.speech.By) > 0) && s.introduces(name, i) >= 0 && !s.knows(name, shown) {
			return false
		}
	}
	return true
}

// copied is how much of both of two sentences is the same where one was taken
// from the other: what is printed again and again is background.
const copied = 0.75

// others counts the other stories of the event that tell in their own words what
// a sentence does.
func (r *round) others(k int, n *sentence) int {
	count := 0
	for o, s := range r.stories {
		tells := func(m sentence) bool {
			share, both := s.alike(n, &m)
			return !m.furniture && share >= alikeShare && both >= bothShare && both < copied && !atOdds(n, &m)
		}
		if o != k && r.event[o] == r.event[k] && slices.ContainsFunc(s.sentences, tells) {
			count++
		}
	}
	return count
}

// told are the runs that are shown, in their order.
func (r *round) told() []Told {
	var out []Told
	for k, s := range r.stories {
		for _, p := range s.runs(r.shown[k]) {
			told := Told{Pick: p, Event: r.event[k]}
			if o, _ := r.newer(k, s.at(p.First), s.at(p.Last)); o >= 0 {
				told.Superseded = r.stories[o].Article
			}
			out = append(out, told)
		}
	}
	return out
}

// runs are the sentences that are shown as runs, in their order.
func (s *Story) runs(shown map[int]bool) []Pick {
	var order []int
	for i := range shown {
		order = append(order, i)
	}
	slices.SortFunc(order, cmp.Compare[int])
	var out []Pick
	for k := 0; k < len(order); {
		first := order[k]
		last := first
		for k++; k < len(order) && s.beside(last, order[k]); k++ {
			last = order[k]
		}
		out = append(out, s.pick(first, last))
	}
	return out
}
