package bot_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// sharedCases are awkward articles with what is right for them. They are not
// part of the project.
const sharedCases = "../../shared/cases"

// TestSharedQuotationCases holds that no half of a quotation, no answer and no
// letter of the shared cases stands without whose words they are.
func TestSharedQuotationCases(t *testing.T) {
	if _, err := os.Stat(sharedCases); err != nil {
		t.Skip("../shared is not here: no cases to run")
	}
	for _, c := range []struct{ article, question, shown, not string }{
		{"mid-quote-alone/articles/a.txt", "Were the engines sound?", "“The runway was iced over. The engines were sound. Nobody was in danger,” said its director, Lars Holm.", ""},
		{"mid-quote-alone/articles/a.txt", "Was an engine on fire?", "A passenger, Ida Munro, disagreed. “The left engine was on fire. I saw it. So did my son,” she said.", ""},
		{"multi-sentence-quote-en/articles/a.txt", "What did Tom Reid ask?", "‘It is a mess. Who pays?’ asked Tom Reid, of the ferry union.", ""},
		{"multi-sentence-quote-en/articles/b.txt", "What did Grace Oduya say about Leila?", "Head teacher Grace Oduya said: “Leila is brave. She ran back twice. Nobody asked her to.”", ""},
		{"multi-sentence-quote-en/articles/b.txt", "What did Leila Haddad say?", "“Did I think about it? No,” Leila Haddad, 14, said.", ""},
		{"quote-spanning-paragraphs/articles/span.txt", "How much did the department lose a year?", "said the rector, John Oakes.", ""},
		{"speaker-lines/articles/court.txt", "What did Ms Pratt say about the log?", "MS PRATT: The log is wrong.", "The log says ten"},
		{"speaker-lines/articles/pod.md", "How much does the firm lose a week?", "Dana Wolfe, chief executive: We will never pay that. We lose 2 million", ""},
		{"interview-qa/articles/qa2.txt", "Will the fees go up?", "John Oakes: Not this year.", ""},
		{"letters-signoff/articles/l.txt", "How long did Jean Muir wait at Kennacraig?", "five hours at Kennacraig.\n\nJean Muir, Bowmore", "ten minutes"},
		{"letters-signoff/articles/l.txt", "How long did Alan Tait wait at Kennacraig?", "ten minutes at Kennacraig.\n\nAlan Tait, Portnahaven", "five hours"},
	} {
		raw, err := os.ReadFile(filepath.Join(sharedCases, c.article))
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(raw), "---\n", 3)
		a := &news.Article{ID: "a", Revision: 1, Publisher: "The Islander", Language: "en", Text: strings.TrimSpace(strings.ReplaceAll(parts[2], "**", ""))}
		s := story{archive: &shelf{articles: map[news.ArticleID]*news.Article{"a": a}, order: []news.ArticleID{"a"}}}
		answer, err := s.bot(&outbox{}, newBook()).Ask(t.Context(), bot.Question{ID: "q1", Text: c.question, Place: "test"})
		if err != nil {
			t.Fatal(err)
		}
		checkBytes(t, s.archive, answer)
		shown := ""
		for _, q := range answer.Citations {
			shown += q.Before() + q.Quote + "\n"
		}
		if !strings.Contains(shown, c.shown) || c.not != "" && strings.Contains(shown, c.not) {
			t.Errorf("%s %s\n%s", c.article, c.question, shown)
		}
	}
}

// TestSpeakerIsProved holds that the words before a quotation are written to
// the ledger for proof like the quotation, and read anew when it is said.
func TestSpeakerIsProved(t *testing.T) {
	const text = "Dora Lane has kept the light since 1988.\n\nQ: Did the board ask you to stay?\n\nA: No. They sent a card.\n\nQ: Do you mind the cold?\n\nA: No. I knit."
	old := &news.Article{ID: "a", Revision: 1, Language: "en", Text: text}
	changed := &news.Article{ID: "a", Revision: 2, Language: "en", Text: strings.Replace(text, "Dora Lane", "Nora Lane", 1)}
	s := story{archive: &shelf{articles: map[news.ArticleID]*news.Article{"a": old}, newer: map[news.ArticleID]*news.Article{"a": changed}, order: []news.ArticleID{"a"}}}
	ledger := newBook()
	said, err := s.bot(&outbox{}, ledger).Ask(t.Context(), bot.Question{ID: "q1", Text: "Did the board ask for a stay?", Place: "test"})
	if err != nil || len(said.Citations) == 0 {
		t.Fatal(said, err)
	}
	before := 0
	for _, c := range said.Citations {
		for _, e := range []*answer.Excerpt{c.Asked, c.Speaker} {
			if e != nil {
				before++
			}
		}
	}
	if got := len(ledger.quotes["answer/q1"]); before < 2 || got != len(said.Citations)+before {
		t.Errorf("the ledger has %d runs of bytes, the answer %d and %d before them", got, len(said.Citations), before)
	}
	if c := said.Citations[0]; c.Speaker == nil || c.Speaker.Text != "Nora Lane" || c.Revision != 2 {
		t.Errorf("said with the speaker of an older revision: %+v", c.Speaker)
	}
}
