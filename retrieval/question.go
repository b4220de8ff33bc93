package retrieval

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// question is what was asked, cut into the words that are looked for.
type question struct {
	text  string
	own   string // its language
	terms []term
	pairs []pair
	// clauses are the terms of each part of the question, when it has more
	// than one.
	clauses []terms
	filters []news.Filter // that it sets
	met     []string      // what sets or lifts them
	newest  bool          // it asks for the articles that they leave, and for nothing in them
	names   terms         // printed with a capital
	unheld  terms         // stand in no visible passage as they were typed
	days    []lang.Date   // named in full, the year may be left out
	outlets []string      // of the archive, that it names
	// outletWords are the terms that name them: of each, and of all.
	outletWords []terms
	namesOutlet terms
	at          map[string]int // which term a folded word is
	// byMeaning says that vectors stand for meaning, not for letters.
	byMeaning bool
	// stems are the stems of the terms in each language of the archive.
	stems map[string]map[string]int
	// respelled counts the stems that stand for a term in another spelling.
	respelled [maxTerms]int
	kin       map[string]kinship // the same for words of one kin
}

// term is one word that is looked for.
type term struct {
	weight float64 // how much the word tells the visible passages apart
	worth  float64 // the same to the re-scorer
	rarity float64 // the same on a scale from 0 to 1, for a word that stands in none
	known  bool    // it stands in a visible passage
}

// pair is two terms that follow each other in the question.
type pair struct{ first, second int }

// terms is a set of terms of a question, by index.
type terms uint64

// maxTerms is how many different words of a question are looked for: as many
// as a set of terms can hold. A question has some 20; a pasted article is cut.
const maxTerms = 64

func (t terms) has(i int) bool { return t&(1<<i) != 0 }

// readQuestion cuts the question. The languages are those of the archive, the
// commonest first; it is the question's own when that cannot be told.
func readQuestion(text string, languages []string) *question {
	q := &question{text: text, own: languageOf(text, languages), stems: map[string]map[string]int{}, kin: map[string]kinship{}}
	words := lang.Words(text, q.own)
	q.readTerms(words)
	q.readPairs(words)
	q.readClauses(words)
	q.readDays(q.own)
	for _, language := range append([]string{q.own}, languages...) {
		if q.stems[language] == nil {
			q.stems[language] = q.stemsIn(language)
			q.kin[language] = kinshipOf(q.stems[language])
		}
	}
	return q
}

// languageOf is the language of a question: where the text does not tell, that
// of the archive's whose small words it has most of, the commonest first.
func languageOf(text string, languages []string) string {
	if own := lang.Detect(text); own != "" || len(languages) == 0 {
		return own
	}
	best, most := languages[0], 0
	for _, language := range languages {
		met := 0
		for _, w := range lang.Words(text, language) {
			if w.Stop {
				met++
			}
		}
		if met > most {
			best, most = language, met
		}
	}
	return best
}

// rarity returns the rarity of each word of the question.
func (q *question) rarity() map[string]float64 {
	out := map[string]float64{}
	for folded, i := range q.at {
		out[folded] = q.terms[i].rarity
	}
	return out
}

// readTerms notes each word once, whatever its ending.
func (q *question) readTerms(words []lang.Word) {
	q.at = map[string]int{}
	stems := map[string]int{}
	for _, w := range words {
		if w.Stop {
			continue
		}
		i, ok := stems[w.Stem]
		if !ok {
			if len(q.terms) == maxTerms {
				continue
			}
			i = len(q.terms)
			stems[w.Stem] = i
			q.terms = append(q.terms, term{})
		}
		q.at[w.Folded] = i
		if capitalised(q.text[w.Start:]) {
			q.names |= 1 << i
		}
	}
}

// readDays notes the days that the question names.
func (q *question) readDays(language string) {
	for _, d := range lang.Dates(q.text, language) {
		if d.Day > 0 && d.Month > 0 {
			q.days = append(q.days, d)
		}
	}
}

func (q *question) readPairs(words []lang.Word) {
	for i := 1; i < len(words); i++ {
		first, ok1 := q.at[words[i-1].Folded]
		second, ok2 := q.at[words[i].Folded]
		if p := (pair{first, second}); ok1 && ok2 && first != second && !slices.Contains(q.pairs, p) {
			q.pairs = append(q.pairs, p)
		}
	}
}

// stemsIn returns the term that each stem stands for in a language.
func (q *question) stemsIn(language string) map[string]int {
	out := map[string]int{}
	for _, w := range lang.Words(q.text, language) {
		if i, ok := q.at[w.Folded]; ok {
			if _, taken := out[w.Stem]; !taken {
				out[w.Stem] = i
			}
		}
	}
	return out
}
