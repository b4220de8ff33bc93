package voices

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Who speaks in a sentence: as it is printed there, by the name that the
// article gives, with what the article says of them next to it.
func TestSpeeches(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a name and a role before it", "Fire chief Anna Reed said the mill was lost.", "Fire chief Anna Reed = Anna Reed, Fire chief"},
		{"an apposition", "The mill was lost, said Anna Reed, the harbour master of Marlow.", "Anna Reed, the harbour master of Marlow = Anna Reed, the harbour master of Marlow"},
		{"a pronoun", "Anna Reed, the fire chief, came late. She said the mill was lost.", "She = Anna Reed, the fire chief"},
		{"a pronoun for what may be no name", "Fire chief Anna Reed came late. She said the mill was lost.", "She"},
		{"a surname", "Fire chief Anna Reed came late.\n\nReed said the mill was lost.", "Reed = Anna Reed, Fire chief"},
		{"according to", "According to police spokesman Tom Field, the mill was lost.", "police spokesman Tom Field = Tom Field, police spokesman"},
		{"a body", "The Foreign Ministry said the talks had failed.", "The Foreign Ministry = Foreign Ministry"},
		{"a body is not its spokesman", "Foreign Ministry spokesman Tom Field said the talks had failed. The ministry said they would go on.", "Foreign Ministry spokesman Tom Field = Tom Field, Foreign Ministry spokesman; The ministry"},
		{"no name", "Six sources familiar with the plan told Reuters that it was dead.", "Six sources familiar with the plan"},
		{"no name after a name", "Tom Field declined to comment. However, a senior official, speaking on background, said it was dead.", "a senior official, speaking on background"},
		{"a list of places is no source", "Workers will march in Oregon and Washington, union officials said.", "union officials"},
		{"another's office", "Anna Reed, director of the Harbour Coalition, left. The Harbour Coalition said it would go on.", "The Harbour Coalition = Harbour Coalition"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := &news.Article{ID: "a", Language: "en", Text: test.text}
			at := func(s lang.Span) string { return a.Text[s.Start:s.End] }
			var got []string
			for _, s := range Speeches(news.NewEvidence(news.Passages(a, news.Sentences(a)))) {
				for _, by := range s.By {
					one := at(by.Source)
					if by.Named() {
						one += " = " + at(by.Name)
						if by.Affiliation.End > 0 {
							one += ", " + at(by.Affiliation)
						}
					}
					got = append(got, one)
				}
			}
			if g := strings.Join(got, "; "); g != test.want {
				t.Errorf("got %q, want %q", g, test.want)
			}
		})
	}
}

// Spans lie within the article, whatever it holds, and a source that is joined
// to a name is never one of those that stand for nobody in particular.
func FuzzSpeeches(f *testing.F) {
	f.Add("Fire chief Anna Reed said the mill was lost. She added that “it burned”. Sources said so, he said.")
	f.Add("“”said, said said who said. According to to, , the,")
	f.Fuzz(func(t *testing.T, text string) {
		a := &news.Article{ID: "a", Language: "en", Text: strings.ToValidUTF8(text, "")}
		for _, s := range Speeches(news.NewEvidence(news.Passages(a, news.Sentences(a)))) {
			for _, by := range s.By {
				for _, span := range []lang.Span{by.Source, by.Name, by.Affiliation} {
					if span.Start < 0 || span.Start > span.End || span.End > len(a.Text) {
						t.Error(fmt.Sprint("span ", span))
					}
				}
			}
		}
	})
}
