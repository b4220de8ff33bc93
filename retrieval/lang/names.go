package lang

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Names returns the proper names of the text in order: runs of capitalised
// words with the small words inside them, and acronyms. A title before the
// name, the article "the" and a possessive 's are not part of it; an en dash
// parts two names. Weekdays and months are not names.
//
// The first word of a sentence or a quotation is a name only if it is one
// elsewhere in the text, or if nothing speaks for a common word. In a headline
// that capitalises its words, only acronyms and names known from the rest of
// the text are found. German writes every noun with a capital, so there a
// single word is a name only after a title, as an acronym, or if it is part of
// a longer name. Scripts without capitals have no names that can be told.
func Names(text, language string) []Name {
	r := newReader(text, language)
	return r.names(r.dates())
}

func (r *reader) names(dates []Date) []Name {
	n := &namer{reader: r}
	n.read(dates)
	for _, run := range n.runs {
		n.keep(run)
	}
	return n.names
}

// namer finds the names of one text.
type namer struct {
	*reader
	runs  []run
	known set  // folded words that are capitalised inside a sentence
	small set  // folded words that stand in small letters
	inner set  // folded words of the runs of several words
	alone bool // the text is one sentence
	names []Name
}

// run is a row of tokens that may be a name.
type run struct {
	first, last int  // tokens, both within the run
	weak        bool // its first word has its capital from the sentence
	headline    bool // all its words have their capitals from the headline
}

// read finds the runs and what is known of the text's words.
func (n *namer) read(dates []Date) {
	n.known, n.small, n.inner = set{}, set{}, set{}
	sentences := Sentences(n.text, n.language)
	n.alone = len(sentences) == 1
	i := 0
	for _, s := range sentences {
		first := i
		for i < len(n.list) && n.list[i].Start < s.End {
			if t := n.list[i]; startsSmall(t.raw) {
				n.small[t.folded] = true
			}
			i++
		}
		dates = n.readSentence(first, i, dates)
	}
}

// readSentence finds the runs of the sentence that is tokens [first, end), and
// returns the dates after it.
func (n *namer) readSentence(first, end int, dates []Date) []Date {
	headline := n.isHeadline(first, end)
	weak := true
	for i := first; i < end; {
		t := n.list[i]
		for len(dates) > 0 && dates[0].End <= t.Start {
			dates = dates[1:]
		}
		dated := len(dates) > 0 && dates[0].Start <= t.Start
		if dated || !n.begins(i, end) {
			weak = !dated && (weak && !t.isWord() && !t.isNumeric() || opensSpeech(t))
			i++
			continue
		}
		last := n.extend(i, end)
		n.runs = append(n.runs, run{i, last, weak, headline})
		for j := i; j <= last; j++ {
			if !headline && (j > i || !weak) {
				n.known[n.fold(j)] = true
			}
			if !headline && i < last {
				n.inner[n.fold(j)] = true
			}
		}
		i, weak = last+1, false
	}
	return dates
}

// begins reports whether a name can begin at the token.
func (n *namer) begins(i, end int) bool {
	t, next := n.list[i], at(n.list, i+1)
	if startsUpper(t.raw) {
		counts := n.language == "de" && (n.numeral(i).sort != 0 || units()[t.folded] != "")
		month := months()[n.language][t.folded].number != 0 && !n.isGivenName(i, end)
		return !counts && !month && !calendar.Has(strings.TrimSuffix(t.folded, "'s"))
	}
	if i+2 < end && hyphened.Has(t.folded) && n.isTied(i) {
		return startsUpper(n.list[i+2].raw)
	}
	return n.language == "en" && leading.Has(t.folded) && startsUpper(next.raw) && i+1 < end
}

// isGivenName reports whether a month's short form is a person's name: Jan, right
// before another name and after no word that leads to a date. As a month it has
// a full stop or a number after it.
func (n *namer) isGivenName(i, end int) bool {
	if n.list[i].raw != "Jan" || i+1 >= end || !startsUpper(n.list[i+1].raw) || i > 0 && dateLeads.Has(n.list[i-1].folded) {
		return false
	}
	return months()[n.language][n.list[i+1].folded].number == 0
}

// dateLeads are words before a month.
var dateLeads = lexicon.Named("calendar", "beforemonth")

// isTied reports whether a hyphen ties the token to the next but one.
func (n *namer) isTied(i int) bool {
	hyphen := at(n.list, i+1)
	return hyphen.folded == "-" && n.list[i].touches(hyphen) && hyphen.touches(at(n.list, i+2))
}

// extend returns the last token of the run that begins at the token.
func (n *namer) extend(i, end int) int {
	for {
		next := n.following(i, end)
		if next <= i {
			return i
		}
		i = next
	}
}

// following returns the next token of the run after i, or i when it ends.
func (n *namer) following(i, end int) int {
	t := n.list[i]
	if isPossessive(t.raw) {
		return i
	}
	next := i + 1
	if n.isTied(i) && next+1 < end {
		return n.tied(i, next+1)
	}
	mark := at(n.list, next)
	if mark.folded == "&" || mark.folded == "." && t.touches(mark) {
		next++
	}
	tight := mark.folded == "&" && mark.touches(at(n.list, next)) // "AT&T"
	switch {
	case next >= end || !tight && !n.isSpaced(next-1):
		return i
	case n.begins(next, end):
		return next
	}
	return n.overParticles(i, next, end)
}

// isSpaced reports whether one space parts the token from the next one.
func (n *namer) isSpaced(i int) bool {
	between := n.text[n.list[i].End:n.list[i+1].Start]
	return between == " " || between == "\u00a0"
}

// tied returns the token after a hyphen if it belongs to the name: not in
// "U.S.-Syria" or "Iranian-backed".
func (n *namer) tied(i, next int) int {
	t, after := n.list[i], n.list[next]
	switch {
	case startsUpper(t.raw) && after.isNumeric(), // COVID-19
		hyphened.Has(t.folded) && startsUpper(after.raw),                     // al-Baba
		startsUpper(after.raw) && !isAcronym(t.raw) && !isAcronym(after.raw), // Jean-Luc
		hyphened.Has(after.folded) && n.begins(next, len(n.list)):            // Deir-al-Zor
		return next
	}
	return i
}

// overParticles returns the capitalised token after the particles from next
// on, or i when there is none: "Omar bin Said", "University of the Arts".
func (n *namer) overParticles(i, next, end int) int {
	j := next
	word := n.fold(i)
	if (institutions.Has(word) || offices.Has(word)) && binders.Has(n.list[j].folded) {
		j++
		if j < end && n.list[j].folded == "the" {
			j++
		}
		if offices.Has(word) && j < end && !modifiers.Has(n.list[j].folded) {
			return i
		}
	} else {
		for j < end && j < next+3 && n.isParticle(j) {
			j++
		}
	}
	if j > next && j < end && startsUpper(n.list[j].raw) && n.begins(j, end) {
		return j
	}
	return i
}

// isParticle reports whether the token is a small word inside a name. German
// "der" is one only after another, as in "Ursula von der Leyen".
func (n *namer) isParticle(j int) bool {
	word := n.list[j].folded
	if n.language == "de" && !leading.Has(word) && !hyphened.Has(word) {
		return leading.Has(at(n.list, j-1).folded)
	}
	return particles.Has(word)
}

// isHeadline reports whether the sentence capitalises words that are no
// names: it has no full stop, and only small words and particles in it are in
// small letters. A text of one sentence is a claim or a question and never a
// headline, unless it is all in capitals: there is no rest of the text to know
// its names from.
func (n *namer) isHeadline(first, end int) bool {
	if end-first < shortestHeadline || n.list[end-1].folded == "." {
		return false
	}
	if n.alone && strings.ContainsFunc(n.text, unicode.IsLower) {
		return false
	}
	capitals := 0
	for _, t := range n.list[first:end] {
		switch {
		case startsUpper(t.raw):
			capitals++
		case startsSmall(t.raw) && !stopWords.In(n.language)[t.folded] && !particles.Has(t.folded):
			return false
		}
	}
	return capitals >= shortestHeadline
}

// shortestHeadline is the fewest words that make a headline; a shorter line
// in capitals is most often a name, such as a caption.
const shortestHeadline = 5

// opensSpeech reports whether the next word has a capital for standing first.
func opensSpeech(t token) bool {
	return strings.ContainsAny(t.raw, "“„«\"‘:•")
}

func isPossessive(raw string) bool {
	return strings.HasSuffix(raw, "’s") || strings.HasSuffix(raw, "'s")
}

// startsSmall reports whether the word begins with a small letter.
func startsSmall(raw string) bool {
	for _, r := range raw {
		return unicode.IsLower(r)
	}
	return false
}

// fold returns the folded token as Words gives it.
func (n *namer) fold(i int) string {
	return foldWord(n.list[i].raw, n.language)
}

// add adds the name that is tokens [first, last] with the title before it.
func (n *namer) add(first, last int, title Span) {
	name := Name{Span: Span{n.list[first].Start, n.list[last].End}}
	if raw := n.list[last].raw; isPossessive(raw) {
		name.End -= len(raw) - strings.LastIndexAny(raw, "’'")
	} else if dot := at(n.list, last+1); dot.folded == "." && n.list[last].touches(dot) && (isDotted(raw) || isInitial(raw)) {
		name.End = dot.End
	}
	if title.End > title.Start {
		name.Title = n.text[title.Start:title.End]
	}
	for j := first; j <= last; j++ {
		if n.list[j].isWord() || n.list[j].isNumeric() {
			name.Words = append(name.Words, n.fold(j))
		}
	}
	n.names = append(n.names, name)
}
