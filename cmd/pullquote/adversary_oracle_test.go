package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/pullquote/pullquote/bot/answer"
)

// The oracle knows nothing of bot/ground: it holds what was shown against the
// stored articles by rules that fit on a page.

// faultsOf says what is wrong with the answer to a round.
func (n *room) faultsOf(r *round, said answer.Answer) []string {
	faults := append(slices.Clone(r.faults), n.citationFaults(said)...)
	for _, c := range said.Claims {
		if why := claimFault(c, said, r); why != "" {
			faults = append(faults, fmt.Sprintf("%s: %q", why, c.Text))
		}
	}
	if (len(said.Claims) == 0) != (said.Outcome == answer.NotFound) {
		faults = append(faults, fmt.Sprintf("%d claims make the outcome %s", len(said.Claims), said.Outcome))
	}
	if said.Searched.Articles != n.open {
		faults = append(faults, fmt.Sprintf("%d articles are said to be searched, want %d", said.Searched.Articles, n.open))
	}
	page := answerPage(said, style{}, time.UTC)
	if strings.TrimSpace(page) == "" || strings.ContainsFunc(page, acts) {
		faults = append(faults, fmt.Sprintf("the page is empty or steers a terminal: %q", page))
	}
	said.Dropped = nil // the model's own words, for whoever looks into it
	shown, err := json.Marshal(said)
	if err != nil {
		faults = append(faults, err.Error())
	}
	for _, word := range canaries {
		if strings.Contains(string(shown)+page, word) {
			faults = append(faults, "an article is told of that the reader may not see")
		}
	}
	return faults
}

// citationFaults holds every quotation against the stored bytes.
func (n *room) citationFaults(a answer.Answer) []string {
	var faults []string
	for i, c := range a.Citations {
		stored := n.articles[c.Article]
		switch {
		case c.N != i+1:
			faults = append(faults, fmt.Sprintf("citation %d has number %d", i+1, c.N))
		case stored == nil || !isOpen(stored):
			faults = append(faults, "an article is cited that the reader may not see: "+c.Article)
		case c.Revision != stored.Revision || c.Start < 0 || c.End > len(stored.Text) || c.Start >= c.End:
			faults = append(faults, fmt.Sprintf("a quotation outside the text of %s", c.Article))
		case stored.Text[c.Start:c.End] != c.Quote:
			faults = append(faults, fmt.Sprintf("a quotation that is not in %s: %q", c.Article, c.Quote))
		}
	}
	return faults
}

// claimFault says what is wrong with a shown claim, or "".
func claimFault(c answer.Claim, a answer.Answer, r *round) string {
	quoted := quotedBy(a, c)
	switch {
	case quoted == "":
		return "no citation, or one that is not there"
	case strings.Contains(quoted, c.Text):
		return "" // the article's own words
	case !slices.ContainsFunc(r.sent, func(s sent) bool { return s.Text == c.Text }):
		return "nobody has said so"
	case strings.ContainsFunc(c.Text, acts):
		return "control character"
	case unsafe.MatchString(dots.Replace(c.Text)):
		return "link, mention or markup"
	}
	printed := facts(quoted, true)
	for fact := range facts(c.Text, false) {
		if !printed[fact] {
			return fmt.Sprintf("%q is in no cited sentence", fact)
		}
	}
	for _, words := range between(c.Text) {
		if !strings.Contains(typeset(quoted), typeset(words)) {
			return fmt.Sprintf("nobody has said %q", words)
		}
	}
	return ""
}

// quotedBy returns the quotations of a claim, one a line; nothing when one of
// them is not there.
func quotedBy(a answer.Answer, c answer.Claim) string {
	quoted := ""
	for _, n := range c.Citations {
		if n < 1 || n > len(a.Citations) {
			return ""
		}
		quoted += a.Citations[n-1].Quote + "\n"
	}
	return quoted
}

// acts reports characters that are not seen but may act. The joiners are part
// of how some languages are written.
func acts(r rune) bool {
	return r != '\n' && r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.C, unicode.Zl, unicode.Zp)
}

var (
	dots = strings.NewReplacer("。", ".", "．", ".", "｡", ".", "․", ".", "＠", "@", "＜", "<", "＞", ">", "＊", "*")
	// unsafe finds what a chat program may turn into more than text.
	unsafe = regexp.MustCompile("[<>@*_~`#|{}\\[\\]\\\\]|://|&#?\\w+;|[\\pL\\d]\\.\\pL{2}|:\\w+:")
)

// doubleMarks are quotation marks of any kind. A single one counts only
// where it opens before a word, for it may be an apostrophe.
const doubleMarks = `“”„‟«»"‹›「」『』＂❝❞〝〞`

var marked = regexp.MustCompile(`[` + doubleMarks + `]([^` + doubleMarks + `]*)(?:$|[` + doubleMarks + `])|(?:^|[\s(])['‘]([^'‘’]+)['’](?:$|[\s.,)])`)

// between returns what stands in quotation marks.
func between(text string) []string {
	var out []string
	for _, m := range marked.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// wordOrNumber finds numbers in digits and words.
var wordOrNumber = regexp.MustCompile(`\d+(?:[.,]\d+)*|\pL[\pL’']*`)

// facts returns the numbers of a text, in digits whether or not they are
// spelt so, and its capitalised words but the first, in small letters; with
// every, all words.
func facts(text string, every bool) map[string]bool {
	out := map[string]bool{}
	all := wordOrNumber.FindAllString(text, -1)
	for i := 0; i < len(all); i++ {
		word := strings.ToLower(all[i])
		n, spelt := spelling[word]
		switch {
		case unicode.IsDigit(rune(word[0])):
			out[strings.ReplaceAll(word, ",", "")] = true
		case spelt && n >= 20 && n < 100 && i+1 < len(all) && spelling[strings.ToLower(all[i+1])] > 0 && spelling[strings.ToLower(all[i+1])] < 10:
			out[fmt.Sprint(n+spelling[strings.ToLower(all[i+1])])] = true
			i++
		case spelt:
			out[fmt.Sprint(n)] = true
		case every || i > 0 && unicode.IsUpper([]rune(all[i])[0]):
			out[bareName(word)] = true
		}
	}
	return out
}

// bareName returns a word without its genitive, a month as it is abbreviated.
func bareName(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(word, "’", "'"), "'"), "'s")
	if slices.Contains(months, strings.ToUpper(word[:1])+word[1:]) {
		return word[:3]
	}
	return word
}

// spelling holds the number words, but "one", which is a pronoun as well.
var spelling = func() map[string]int {
	out := map[string]int{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "half": -2, "quarter": -4}
	for n := range 100 {
		out[inWords(n)] = n
	}
	for n, word := range strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth") {
		out[word] = n
	}
	delete(out, "one")
	return out
}()
