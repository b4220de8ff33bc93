package speech

import (
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Words of languages. A language that has none of a list is read by the marks and
// the shape of its lines alone.
var (
	// pronouns are words for a speaker who is named before.
	pronouns = lexicon.Named("speech", "speaker")
	// ones are words by which one person speaks of themselves, many those of
	// several.
	ones = lexicon.Named("speech", "self")
	many = lexicon.Named("speech", "us")
	// leading are words that lead to a name that is not the speaker's, and
	// listened verbs that stand before whom something is said to.
	leading  = lexicon.Named("speech", "notspeaker")
	listened = lexicon.Named("speech", "listener")
	// asking and answering are labels of an interview that names nobody.
	asking    = lexicon.Named("speech", "asks")
	answering = lexicon.Named("speech", "answers")
	// addressed are titles that only a person has, in transcripts of any
	// language; others, such as Dr, open the names of streets too.
	addressed = lexicon.Named("speech", "addressed")
	// letters are words of the heading of a page of letters, and salutations
	// at the beginning of a letter.
	letters = lexicon.Named("speech", "letter")
	// joiners are words at the head of a sentence that tie it to what an
	// article said before and say nothing of their own.
	joiners = lexicon.Named("speech", "joins")
	// pictured are what captions leave in brackets: "(pictured left)".
	pictured = lexicon.Named("speech", "inpicture")
	// seen are those of pictured that one of must be there.
	seen = lexicon.Named("speech", "picture")
)

// of are the words of a language; those of English where none is stated.
func of(list lexicon.List, language string) map[string]bool {
	if language == "" {
		language = "en"
	}
	return list.In(language)
}

// withWords returns an expression in which WORDS stands for any word of a list.
func withWords(form string, list lexicon.List) func() *regexp.Regexp {
	return lexicon.Kept(func() *regexp.Regexp {
		return regexp.MustCompile(strings.ReplaceAll(form, "WORDS", lexicon.Pattern(list.Words("en")...)))
	})
}
