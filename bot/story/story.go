package story

import (
	"math"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Story is an article read for what its sentences are.
type Story struct {
	Article   *news.Article
	sentences []sentence
	// head are the stems of the headline, counts how many sentences hold each
	// stem.
	head   map[string]bool
	counts map[string]int
	// news is the sentence that tells the news of the article, and one says that
	// the article is one story, whatever of it a topic leaves.
	news int
	one  bool
	// begins says that the topic that the stories were narrowed to stands in the
	// headline and the first paragraphs.
	begins bool
	// rarity is that of each stem over all the stories read together.
	rarity map[string]float64
}

// sentence is a sentence of a story.
type sentence struct {
	news.Line
	at        int // index in the story
	text      string
	paragraph int // 0 for the first
	words     []lang.Word
	stems     map[string]bool
	inOrder   []string // the stems: what is added up over them is the same each time
	numbers   []lang.Number
	dates     []lang.Date
	names     []lang.Name
	speech    voices.Speech
	furniture bool
	// spoken says that the speaker of the sentence is known and stands outside
	// of it, partly that it is one of several of a quotation. continues are the speakers of a quotation that the sentence is a
	// part of, named in another.
	spoken, partly bool
	continues      []voices.Attribution
	top            bool // stands in the first paragraphs, which tell the news
	weight         float64
	counts         []string // see figures
}

// Read reads the articles of the evidence, which must hold them whole and may
// hold several. The stories come in the order of the evidence.
func Read(e news.Evidence) []*Story {
	speeches := voices.Speeches(e)
	index := map[news.ArticleID]*Story{}
	var out []*Story
	for i, l := range e.Lines {
		s := index[l.Article.ID]
		if s == nil {
			s = &Story{Article: l.Article, head: map[string]bool{}, counts: map[string]int{}}
			for _, w := range l.Article.Sense().Beside(l.Article.Headline).Words() {
				s.head[w.Stem] = s.head[w.Stem] || !w.Stop
			}
			index[l.Article.ID] = s
			out = append(out, s)
		}
		s.add(l, speeches[i])
	}
	for _, s := range out {
		s.finish()
	}
	weighWords(out)
	return out
}

// weighWords tells each story how rare the stems are over all the stories:
// what all of them repeat tells no two sentences apart.
func weighWords(stories []*Story) {
	held, all := map[string]int{}, 0
	for _, s := range stories {
		all += len(s.sentences)
		for stem, n := range s.counts {
			held[stem] += n
		}
	}
	rarity := make(map[string]float64, len(held))
	for stem, n := range held {
		rarity[stem] = math.Log1p(float64(all) / float64(n))
	}
	for _, s := range stories {
		s.rarity = rarity
	}
}

func (s *Story) add(l news.Line, speech voices.Speech) {
	read := l.Sense()
	n := sentence{
		Line: l, text: l.Text(), stems: map[string]bool{}, speech: speech,
		words: read.Words(), numbers: read.Numbers(), dates: read.Dates(), names: read.Names(),
	}
	for _, w := range n.words {
		if !w.Stop && !n.stems[w.Stem] {
			n.stems[w.Stem] = true
			n.inOrder = append(n.inOrder, w.Stem)
		}
	}
	s.sentences = append(s.sentences, n)
}

// finish puts the sentences in the order of the text and reads what depends
// on the others.
func (s *Story) finish() {
	slices.SortFunc(s.sentences, func(a, b sentence) int { return a.Sentence.Start - b.Sentence.Start })
	s.attribute()
	paragraph := 0
	for i := range s.sentences {
		n := &s.sentences[i]
		if i > 0 && strings.Contains(s.Article.Text[s.sentences[i-1].Sentence.End:n.Sentence.Start], "\n") {
			paragraph++
		}
		n.at, n.paragraph = i, paragraph
		n.furniture = s.isFurniture(n)
	}
	if s.lead() < 0 { // a text of nothing but crossheads is all there is
		for i := range s.sentences {
			s.sentences[i].furniture = false
		}
	}
	s.reckon()
	s.news, s.one = s.findNews(), s.isOneStory()
}

// reckon reads what depends on which sentences are furniture.
func (s *Story) reckon() {
	s.counts = map[string]int{}
	for _, n := range s.sentences {
		if n.furniture {
			continue
		}
		for stem := range n.stems {
			s.counts[stem]++
		}
	}
	s.weigh()
	if lead := s.lead(); lead >= 0 {
		for i := range s.sentences {
			s.sentences[i].top = s.sentences[i].paragraph < s.sentences[lead].paragraph+newsParagraphs
		}
	}
}

// newsParagraphs is how many paragraphs tell the news before an article goes
// on to what others say of it and how it came about.
const newsParagraphs = 2

// lead returns the index of the first sentence that is no furniture, or -1.
func (s *Story) lead() int {
	return slices.IndexFunc(s.sentences, func(n sentence) bool { return !n.furniture })
}

// beside reports whether two sentences follow each other in one paragraph.
func (s *Story) beside(i, j int) bool {
	return i >= 0 && j < len(s.sentences) && j == i+1 && s.sentences[i].paragraph == s.sentences[j].paragraph
}

// first is the folded first word, second the one after it; "" without one.
func (n *sentence) word(i int) string {
	if i >= len(n.words) {
		return ""
	}
	return n.words[i].Folded
}
