package extract

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pullquote/pullquote/retrieval/meaning"
)

const sacked = `The paper mill in Marlow made 12 dismissals on Monday, its manager said.

The depot in Marlow has 30 members on its rota.`

// A number of something else is no answer, where the word that is asked for
// only sometimes means that.
func TestChooseBySense(t *testing.T) {
	for question, want := range map[string]int{
		"How many fires were there in Marlow?":      0,
		"How many suspects were held in Marlow?":    0,
		"How many dismissals were there in Marlow?": 1,
	} {
		if got := len(Choose(Analyse(question, nil), articles(sacked)).Picks); got != want {
			t.Errorf("%s: %d quotations, want %d", question, got, want)
		}
	}
}

// A verb that looks like the noun and means something else counts nothing of it.
func TestChooseByHomograph(t *testing.T) {
	fired := articles("The paper mill in Skarv fired 15 workers on Monday, the union said.\n\nThe owner said that orders had fallen by a third.", "Twelve workers were dismissed at the paper mill in Skarv on Monday, its owner said.")
	fired.Lines[0].Article.Headline = "Skarv paper mill fires 15 workers"
	fires := articles("Two fires at the depot in Ardlui were put out on Sunday.")
	for question, want := range map[string]int{
		"How many fires were there in Skarv?":   0,
		"How many workers were fired in Skarv?": 1,
		"How many workers did the mill fire?":   1, // its base form is the noun's
		"How many fires were there in Ardlui?":  1,
	} {
		text := fired
		if strings.Contains(question, "Ardlui") {
			text = fires
		}
		if got := len(Choose(Analyse(question, nil), text).Picks); got != want {
			t.Errorf("%s: %d quotations, want %d", question, got, want)
		}
	}
}

// The words of a newsroom, which come with the evidence, stand for each other.
func TestChooseByOwnWords(t *testing.T) {
	words, err := meaning.Read(fstest.MapFS{"en/meanings.txt": {Data: []byte("haar fog")}})
	if err != nil {
		t.Fatal(err)
	}
	e := articles("Fog closed the airport of Skarv for nine hours.")
	c := Analyse("How long did the haar last?", nil).Clauses[0]
	for _, own := range []*meaning.Groups{nil, words} {
		e.Words = own
		ev := read(e)
		c.words = own
		want := own != nil
		if ev.lines[0].holdsStem("haar") != want || ev.articles[0].derives("haar") != want || (c.Cover(ev.lines[0].stems) > 0) != want {
			t.Errorf("with %v: the fog stands for the haar or not at all", own)
		}
	}
	if got := Choose(Analyse("Which airport did the haar close?", nil), e); len(got.Picks) != 1 || got.Picks[0].Cover < 0.7 {
		t.Errorf("%+v", got.Picks)
	}
}
