package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Look-around is bounded so that no text can make it slow.
const (
	// longestAbbreviation bytes are read back from a full stop.
	longestAbbreviation = 24
	// longestSpeaker is how many words are read to find who said what stands
	// in quotation marks: “Stop!” U.S. Secretary of State Ann B. Rowe said.
	longestSpeaker = 9
	// longestOutcry is how many bytes an exclamation inside an open quotation
	// may have to stay with the rest of it: “No! Never!” he said.
	longestOutcry = 12
)

// ends reports whether the sentence in hand ends at the stop.
func (c *cutter) ends(line string, s stop) bool {
	if !c.solid || c.isEnumerator(s) {
		return false
	}
	words := ahead(line[s.next:])
	if startsLower(words[0]) {
		return false
	}
	marks := line[s.mark:s.close]
	closed := strings.ContainsFunc(line[s.close:s.end], isQuote)
	switch {
	case marks == ".":
		return closed || c.endsAtPeriod(line, s, words)
	case closed:
		return !c.attributes(words)
	case strings.HasSuffix(marks, "…") || strings.HasSuffix(marks, "..."):
		spaced := s.mark > c.begin && line[s.mark-1] == ' '
		return !spaced && words[0] != "I"
	case marks == "!" && exclaimed[Fold(lastWord(line[c.begin:s.mark]))]:
		return c.isStarter(words)
	case c.quoted && s.mark-c.opened <= longestOutcry:
		return false
	}
	return true
}

// exclaimed are names that are written with an exclamation mark.
var exclaimed = setOf("yahoo jeopardy")

// isEnumerator reports whether the sentence in hand is only "1" or "a", as in
// "1. Wash the rice".
func (c *cutter) isEnumerator(s stop) bool {
	head := strings.TrimSpace(c.text[c.begin:s.mark])
	return len(head) <= 2 && c.text[s.mark] == '.' && s.end == s.mark+1 && !strings.ContainsFunc(head, unicode.IsSpace) &&
		(utf8.RuneCountInString(head) == 1 || head[0] <= '9')
}

// endsAtPeriod decides for a single full stop without a quotation mark.
func (c *cutter) endsAtPeriod(line string, s stop, words []string) bool {
	word := lastWord(line[c.begin:s.mark])
	next := words[0]
	m := mannerOf(word, c.language)
	dash, _ := decode(line, s.next)
	switch {
	case m == title || m == lead:
		return false
	case (m != 0 || isDotted(word)) && unicode.Is(unicode.Pd, dash): // "RENO, Nev. — The"
		return false
	case m == numbered:
		return !startsDigit(next) && !isRoman(next)
	case m == clock:
		return !timeWords.Has(strings.TrimRight(Fold(next), ".,;:")) && !isAcronym(next)
	case isInitial(word):
		before := lastWord(strings.TrimRightFunc(line[c.begin:s.mark-len(word)], unicode.IsSpace))
		return c.endsAtInitial(word, before, words)
	case isDotted(word):
		return c.isCommonStarter(words)
	case m == inner:
		return c.isStarter(words)
	case m == closing || m == place:
		return c.isStarter(words) || startsUpper(next) && !isAcronym(next) && startsLower(words[1])
	case isOrdinal(word):
		return !dottedOrdinals.Has(c.language) || c.isStarter(words) || !startsDigit(next) && !startsUpper(next)
	}
	return true
}

// endsAtInitial decides after one letter and a full stop: "Donald J. Trump"
// goes on, "So do I. Then" and "vitamin C. The" do not.
func (c *cutter) endsAtInitial(initial, before string, words []string) bool {
	if isInitial(strings.TrimSuffix(before, ".")) { // "z. B. Die"
		return false
	}
	if initial == "I" && startsLower(before) || isRoman(initial) && counters.Has(Fold(before)) {
		return true
	}
	return c.isStarter(words)
}

// counters are the words before a Roman number: "World War I. Then".
var counters = lexicon.Named("numbers", "counter")

// attributes reports whether the words after a closed quotation name its
// speaker: a name and, before any comma, a verb of saying. In a script without
// capitals only the verb itself may come first.
func (c *cutter) attributes(words []string) bool {
	verbs := saying.In(c.language)
	if !startsUpper(words[0]) {
		return verbs[Fold(strings.TrimRight(words[0], ".,:،"))]
	}
	if c.isStarter(words) {
		return false
	}
	for _, w := range words[1:] {
		if verbs[Fold(strings.TrimRight(w, ".,:;"))] {
			return true
		}
		if strings.HasSuffix(w, ",") {
			return false
		}
	}
	return false
}

// isStarter reports whether the first of the words is written like the first
// of a sentence and is common there. "A." before a name and "IS" are not, nor
// is "Security" in "Security Council".
func (c *cutter) isStarter(words []string) bool {
	return c.isCommonStarter(words) ||
		c.language == "en" && startsUpper(words[0]) && starters.Has(startingWord(words)) && !startsUpper(words[1])
}

// isCommonStarter is isStarter without nouns: "the U.S. Food and Drug
// Administration" goes on, "the U.S. The" does not.
func (c *cutter) isCommonStarter(words []string) bool {
	first := words[0]
	if !startsUpper(first) || strings.HasSuffix(first, ".") && len(first) == 2 || isAcronym(first) {
		return false
	}
	return stopWords.In(c.language)[startingWord(words)]
}

func startingWord(words []string) string {
	return strings.TrimRight(Fold(words[0]), ".,:;!?…’'\"”")
}

// ahead returns the next words of the line, as they stand between white
// space but without what opens before them; at least two, "" where there are
// no more.
func ahead(line string) []string {
	words := make([]string, 0, longestSpeaker)
	for at := 0; at < len(line) && len(words) < longestSpeaker; {
		at = skip(line, at, opensWord)
		end := wordEnd(line, at)
		words = append(words, line[at:end])
		at = end
	}
	return append(words, "", "")
}

// wordEnd returns where the word from at ends; a very long one is cut.
func wordEnd(line string, at int) int {
	end := at
	for end < len(line) && end-at < 4*longestAbbreviation {
		r, size := decode(line, end)
		if unicode.IsSpace(r) {
			break
		}
		end += size
	}
	return end
}

// opensWord reports whether the rune may stand before the first letter of a
// sentence: white space, a dash, an opening bracket or quotation mark.
func opensWord(r rune) bool {
	return !isWordRune(r) && (unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.Is(unicode.Cf, r))
}

// lastWord returns the end of s from the last white space, bracket or quote.
func lastWord(s string) string {
	floor := max(0, len(s)-longestAbbreviation)
	at := len(s)
	for at > floor {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if !isWordRune(r) && r != '.' && r != '-' && !unicode.Is(unicode.Mn, r) {
			break
		}
		at -= size
	}
	return s[at:]
}

func isQuote(r rune) bool {
	return r == '"' || r == '\'' || unicode.In(r, unicode.Pf, unicode.Pi)
}

// dottedOrdinals are the languages that write "3." for "third".
var dottedOrdinals = lexicon.Named("languages", "dottedordinal")

// isOrdinal reports whether the word is a number short enough to be one of a
// day, a month or a rank.
func isOrdinal(word string) bool {
	return len(word) > 0 && len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

// isInitial reports whether the word is one capital letter, or one letter of
// a script without capitals.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && size == len(word) && unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isDotted reports whether the word is single letters parted by full stops
// or hyphens, such as "U.S", "J.-C" or "e.g".
func isDotted(word string) bool {
	dots, run := 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			dots, run = dots+1, 0
		case r == '-':
			run = 0
		default:
			run++
		}
		if run > 1 {
			return false
		}
	}
	return dots > 0
}

// isAcronym reports whether the word has two or more letters or digits and
// no small letter.
func isAcronym(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

func isRoman(word string) bool {
	word = strings.TrimRight(word, ".,;:)")
	return word != "" && strings.Trim(word, "IVXLCDM") == ""
}

func startsDigit(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r)
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// startsLower reports whether the word begins with a small letter and is not
// a name that is written so: "iPhone", "al-Sharaa".
func startsLower(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if !unicode.IsLower(r) {
		return false
	}
	if startsUpper(word[size:]) {
		return false
	}
	head, tail, hyphen := strings.Cut(word, "-")
	return !hyphen || !particles.Has(Fold(head)) || !startsUpper(tail)
}
