package lang

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// keep adds the names that the run holds once its first word, its title and
// what stands before the title are told apart.
func (n *namer) keep(r run) {
	if r.headline {
		n.keepKnown(r)
		return
	}
	first := n.pastCommon(r)
	if first > r.last {
		return
	}
	from, to := n.title(first, r.last)
	if to == 0 {
		n.keepPlain(first, r.last, r.weak && first == r.first)
		return
	}
	if from > first {
		n.keepPlain(first, from-1, r.weak && first == r.first)
	}
	if to <= r.last {
		end := n.list[to-1].End
		n.add(to, r.last, Span{n.list[from].Start, end})
	}
}

// pastCommon returns the first token of the run that is not an article or
// another word that is common in front of a name.
func (n *namer) pastCommon(r run) int {
	i := r.first
	for i <= r.last {
		t := n.list[i]
		common := stopWords.In(n.language)[n.fold(i)] || r.weak && i == r.first && n.opensOnly(i)
		tied := hyphened.Has(t.folded) && n.isTied(i)
		if !common || isAcronym(t.raw) || tied || at(n.list, i+1).folded == "." && isInitial(t.raw) {
			break
		}
		i++
	}
	for i <= r.last && !n.list[i].isWord() {
		i++
	}
	return i
}

// opensOnly reports whether the first word of a sentence is one that stands
// before a name without belonging to it: "Today Syria", "Six Israeli",
// "Visiting Damascus", but not "Security Council".
func (n *namer) opensOnly(i int) bool {
	word := n.fold(i)
	if n.language != "en" || n.known[word] {
		return adverbs.Has(word)
	}
	participle := (strings.HasSuffix(word, "ly") || strings.HasSuffix(word, "ing")) && !nameEndings.Has(word)
	return n.numeral(i).sort != 0 || adverbs.Has(word) || participle || starters.Has(word) && isPlural(word)
}

// keepPlain adds the name that is tokens [first, last] without a title, unless
// it is a common word. Weak says that its capital may come from the sentence.
func (n *namer) keepPlain(first, last int, weak bool) {
	for last > first && !n.list[last].isWord() && !n.list[last].isNumeric() {
		last--
	}
	word := n.fold(first)
	single := first == last
	acronym := isAcronym(n.list[first].raw)
	switch {
	case acronym:
	case single && (offices.Has(word) || surnames.Has(word) && weak):
		return
	case single && n.language == "de" && !n.inner[word]:
		return
	case single && weak && !n.known[word] && n.isCommon(word):
		return
	case weak && n.small[word] && !n.known[word] && last > first+1 && !institutions.Has(n.fold(last)) && !n.isTied(first):
		first++ // "Businessman Ryan Binkley"
	}
	n.add(first, last, Span{})
}

// isCommon reports whether something speaks for a common word.
func (n *namer) isCommon(word string) bool {
	if n.small[word] || adverbs.Has(word) {
		return true
	}
	if n.language != "en" {
		return strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ment") || strings.HasSuffix(word, "ion")
	}
	if nameEndings.Has(word) {
		return false
	}
	for _, ending := range commonEndings.Words("en") {
		if strings.HasSuffix(word, strings.TrimPrefix(ending, "-")) {
			return true
		}
	}
	return starters.Has(word)
}

// keepKnown adds the acronyms and the known words of a headline's run.
func (n *namer) keepKnown(r run) {
	shouting := !strings.ContainsFunc(n.text[n.list[r.first].Start:n.list[r.last].End], unicode.IsLower)
	from := -1
	for j := r.first; j <= r.last+1; j++ {
		named := j <= r.last && n.isKnown(j, shouting)
		inside := j <= r.last && from >= 0 && (!n.list[j].isWord() || particles.Has(n.list[j].folded))
		switch {
		case named && from < 0:
			from = j
		case !named && !inside && from >= 0:
			last := j - 1
			for !n.list[last].isWord() {
				last--
			}
			n.add(from, last, Span{})
			from = -1
		}
	}
}

// isKnown reports whether a word of a headline is one of a name in the rest of
// the text, or an acronym. Where everything is in capitals nothing is one.
func (n *namer) isKnown(j int, shouting bool) bool {
	t, word := n.list[j], n.fold(j)
	return t.isWord() && (n.known[word] && !stopWords.In(n.language)[word] || isAcronym(t.raw) && !shouting)
}

// title returns the tokens [from, to) of the title in front of a name, within
// the tokens [first, last]. To is 0 when there is no title; it is past last
// when the title stands alone, as in "the Prime Minister said".
func (n *namer) title(first, last int) (from, to int) {
	end := 0
	for j := first; j <= last; j++ {
		if n.isOffice(j, first) {
			end = j + 1
			if dot := at(n.list, end); dot.folded == "." && end <= last {
				end++
			}
		}
	}
	if end == 0 || end <= last && institutions.Has(n.fold(last)) {
		return 0, 0
	}
	from = end - 1
	end = n.pastDepartment(end, last)
	for from > first && n.belongsToTitle(from-1) {
		from--
	}
	return from, end
}

// pastDepartment returns the token after the "of State" that follows an
// office, or the token itself.
func (n *namer) pastDepartment(i, last int) int {
	if at(n.list, i).folded != "of" || i > last {
		return i
	}
	i++
	if at(n.list, i).folded == "the" {
		i++
	}
	return i + 1
}

// isOffice reports whether the token is an office in front of a name.
func (n *namer) isOffice(j, first int) bool {
	word := n.fold(j)
	dot := at(n.list, j+1)
	if dot.folded == "." && mannerOf(n.list[j].raw, n.language) == title && n.list[j].touches(dot) {
		return true
	}
	if surnames.Has(word) {
		return j == first || n.belongsToTitle(j-1) || isNationality(n.fold(j-1))
	}
	return offices.Has(word)
}

// belongsToTitle reports whether the token is part of a title of several
// words: "Maj." in "Maj. Gen.", "Foreign" in "Foreign Minister".
func (n *namer) belongsToTitle(j int) bool {
	t := n.list[j]
	if t.folded == "." {
		return j > 0 && mannerOf(n.list[j-1].raw, n.language) == title
	}
	word := n.fold(j)
	dotted := at(n.list, j+1).folded == "." && mannerOf(t.raw, n.language) == title
	return dotted || modifiers.Has(word) || offices.Has(word) || surnames.Has(word)
}

// nationalities are endings of words for people of a country.
var nationalities = lexicon.Named("names", "nationality")

// isNationality reports whether the folded word ends like one.
func isNationality(word string) bool {
	for _, ending := range nationalities.Words("en") {
		if strings.HasSuffix(word, strings.TrimPrefix(ending, "-")) {
			return true
		}
	}
	return false
}
