package extract

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Questions in other languages over articles of the same language: of 15 that
// have an answer the quotations hold it, and 5 that have none are refused. The
// articles and the questions are our own. The floors are at or
// a little below what is reached.
func TestLanguages(t *testing.T) {
	for language, floor := range map[string]struct{ answered, refused int }{
		"de": {12, 5}, "fr": {13, 4}, "es": {13, 4}, "ar": {11, 4}, "he": {11, 4},
	} {
		t.Run(language, func(t *testing.T) {
			set, err := txtar.ParseFile(filepath.Join("testdata/languages", language+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			evidence, questions := languageSet(set, language)
			answered, refused := 0, 0
			for _, line := range questions {
				question, want, _ := strings.Cut(line, " => ")
				got := quoted(t, Choose(Analyse(question, nil), evidence))
				switch {
				case want == "-" && got == "":
					refused++
				case want != "-" && strings.Contains(got, want):
					answered++
				default:
					t.Logf("%s: got %q, want %q", question, got, want)
				}
			}
			if answered < floor.answered || refused < floor.refused {
				t.Errorf("%d of 15 answered, %d of 5 refused, want %d and %d", answered, refused, floor.answered, floor.refused)
			}
		})
	}
}

// languageSet is the evidence and the lines of questions of a set. The first
// line of an article is its headline.
func languageSet(set *txtar.Archive, language string) (e news.Evidence, questions []string) {
	var passages []news.Passage
	for _, f := range set.Files {
		if f.Name == "questions" {
			questions = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		headline, text, _ := strings.Cut(string(f.Data), "\n\n")
		a := &news.Article{ID: news.ArticleID(f.Name), Revision: 1, Language: language, Headline: headline, Text: text}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	return news.NewEvidence(passages), questions
}

func quoted(t *testing.T, c Choice) string {
	t.Helper()
	var all []string
	for _, p := range c.Picks {
		q, err := p.Quote()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q.Text())
	}
	return strings.Join(all, "\n")
}

// A language without rules of its own is no reason to refuse everything.
func TestOtherLanguages(t *testing.T) {
	for _, test := range []struct{ language, text, question, want string }{
		{"ru", "Пожар на складе в Твери начался в понедельник. Пострадали 14 рабочих завода.", "Сколько рабочих пострадали?", "14 рабочих"},
		{"pl", "Pożar magazynu w Radomiu wybuchł w poniedziałek. Rannych zostało 14 robotników.", "Ilu robotników zostało rannych?", "14 robotników"},
		{"tr", "Bursa'daki depoda pazartesi günü yangın çıktı. Yangında 14 işçi yaralandı.", "Yangında kaç işçi yaralandı?", "14 işçi"},
		{"zh", "星期一，天津一家工厂发生火灾。火灾造成14名工人受伤。", "火灾造成多少工人受伤？", "14名工人"},
		{"ja", "月曜日、川崎市の工場で火災が発生した。火災で14人の作業員が負傷した。", "火災で何人の作業員が負傷したか", "14人"},
	} {
		a := &news.Article{ID: "a", Revision: 1, Language: test.language, Text: test.text}
		got := quoted(t, Choose(Analyse(test.question, nil), news.NewEvidence(news.Passages(a, news.Sentences(a)))))
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: got %q, want %q", fmt.Sprint(test.language, " ", test.question), got, test.want)
		}
	}
}
