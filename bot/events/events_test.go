package events

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

func article(headline, text string) *news.Article {
	return &news.Article{ID: news.ArticleID(headline), Headline: headline, Language: "en", Text: text}
}

const harbour = `The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said. Ferries to the mainland will run four times a day until the end of the month.

Divers had found a cracked pile under the eastern quay on 13 October, and engineers closed it to all ships the same evening. Repairs cost 410,000 pounds, of which the council pays half.

"We lost the best part of the season," said Morag Currie, who owns two fishing boats. The council promised to hear the owners in December.`

const harbourOwn = `Ships are calling at Port Ellen again. The eastern quay, shut since a diver spotted damage below the waterline in the middle of October, was opened to ferries this week, and the first boat from the mainland docked with 60 passengers on board.

Owners of fishing boats want the council to make good what the closure of the harbour cost them.`

const election = `Voters in the northern district will elect a new assembly on Sunday. Polls put the Reform party at 31 per cent, ahead of the Greens.

The electoral commission said it had registered 240,000 people, more than ever before, and that counting would take until Tuesday.`

// Reports of one event are one story, its copies are one origin, and another
// event is another story.
func TestStoriesAndOrigins(t *testing.T) {
	paragraphs := strings.Split(harbour, "\n\n")
	pile := Read([]*news.Article{
		article("Harbour reopens after three weeks", harbour),
		article("District votes on Sunday", election),
		article("Port Ellen harbour open again", strings.Replace(harbour, "said Morag Currie", "Morag Currie told reporters", 1)),
		article("Port Ellen: ships call again", harbourOwn),
		article("Harbour reopens", "Port Ellen is open to ships again, officials said.\n\n"+paragraphs[0]+"\n\n"+paragraphs[1]),
	})
	stories := pile.Stories(5)
	if len(stories) != 2 {
		t.Fatalf("stories: %+v", stories)
	}
	if got := stories[0]; !slices.Equal(got.Articles, []int{0, 2, 3, 4}) || fmt.Sprint(got.Reports) != "[[0 2 4] [3]]" || got.Origins != 2 {
		t.Errorf("the harbour: %+v", got)
	}
	if got := stories[1]; !slices.Equal(got.Articles, []int{1}) || got.Origins != 1 || got.Lead != 1 {
		t.Errorf("the election: %+v", got)
	}
	if pile.Alike([]int{0}, []int{3}) <= pile.Alike([]int{1}, []int{3}) {
		t.Error("the two harbour reports are not more alike than the harbour and the election")
	}
	if !pile.Continues([]int{0, 2}, []int{3}) || pile.Continues([]int{0, 2}, []int{1}) || pile.Continues(nil, []int{1}) {
		t.Error("what continues what is wrong")
	}
}

// What stands under one headline day after day is a story each; a report sent
// again under its headline is one.
func TestRubrics(t *testing.T) {
	pile := Read([]*news.Article{
		article("Evening notes, town and county", "The pool in Thurso opens on Saturday."),
		article("Evening notes, town and county", "A lorry lost 40 sheep near Wick."),
		article("Evening notes, town and county", "The pool in Thurso opens on Saturday at noon."),
	})
	stories := pile.Stories(3)
	if len(stories) != 2 || !slices.Equal(stories[0].Articles, []int{0, 2}) || !slices.Equal(stories[1].Articles, []int{1}) {
		t.Errorf("stories: %+v", stories)
	}
}

// Two reports that credit one agency are one origin, whatever their words, and
// so are two of one publisher.
func TestAgencies(t *testing.T) {
	one, two, own := article("Harbour reopens", harbour), article("Ships call again", harbourOwn), article("Harbour of Port Ellen", harbourOwn[:240])
	one.Byline, two.Text = "Ann Carr, Associated Press", "PORT ELLEN (AP) - "+two.Text
	own.Text = "Quiet returned to the harbour of Port Ellen when ferries docked at the eastern quay, where repairs have ended. The owners of boats wait for the council."
	stories := Read([]*news.Article{one, two, own}).Stories(3)
	if len(stories) != 1 || len(stories[0].Reports) != 3 || stories[0].Origins != 2 {
		t.Errorf("stories: %+v", stories)
	}
	for publishers, want := range map[[2]string]int{{"", ""}: 2, {"A", "B"}: 2, {"A", ""}: 2, {"A", "A"}: 1} {
		one.Publisher, own.Publisher = publishers[0], publishers[1]
		if got := Read([]*news.Article{one, two, own}).Stories(3)[0].Origins; got != want {
			t.Errorf("publishers %q: %d origins, want %d", publishers, got, want)
		}
	}
	for byline, want := range map[string]string{
		"By Ann Carr, AP": "AP", "Reuters": "Reuters", "Ann Apple": "", "APEX News": "", "Staff and AFP": "AFP", "dpa/ac": "dpa", "": "",
	} {
		if got := agencyOf(&news.Article{Byline: byline}); got != want {
			t.Errorf("%q credits %q, want %q", byline, got, want)
		}
	}
	late := article("Late", strings.Repeat("Words of a text. ", 20)+"(AP)")
	if agencyOf(late) != "" || agencyOf(article("Photo", "A wall. (STRINGER/AFP via Getty Images)")) != "" {
		t.Error("a credit that is no dateline counts")
	}
}

// How copies are found when words were changed or paragraphs cut, and reports
// of their own are not taken for copies.
func TestCopies(t *testing.T) {
	long := ""
	for i := range 40 {
		long += fmt.Sprintf("Sentence %d of the report names place %d and the %d people who were there that day. ", i, i*7, i*i)
	}
	changed := func(every int) string {
		words := strings.Fields(long)
		for i := range words {
			if i%every == 0 {
				words[i] = fmt.Sprintf("other%d", i)
			}
		}
		return strings.Join(words, " ")
	}
	for name, test := range map[string]struct {
		text string
		copy bool
	}{
		"the same":              {long, true},
		"each 50th word":        {changed(50), true},
		"each 10th word":        {changed(10), true},
		"each third word":       {changed(3), false},
		"its first third":       {long[:len(long)/3], true},
		"a new first paragraph": {"Officials spoke late on Monday about what they had seen. " + long[len(long)/4:], true},
		"another report":        {harbour, false},
		"a caption":             {long[:60], false},
		"nothing":               {"", false},
	} {
		got := copies([]*news.Article{article("a", long), article("b", test.text)})
		if (got.first(1) == 0) != test.copy {
			t.Errorf("%s: copy is %v, want %v", name, !test.copy, test.copy)
		}
	}
}

// Every article is in one story, whatever the articles are.
func TestEveryArticleHasAStory(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for n := range 40 {
		var pile []*news.Article
		for i := range n {
			var words []string
			for range random.IntN(60) {
				words = append(words, fmt.Sprintf("word%c%c", 'a'+random.IntN(6), 'a'+random.IntN(6)))
			}
			pile = append(pile, article(fmt.Sprint(i), strings.Join(words, " ")))
		}
		var all []int
		for _, s := range Read(pile).Stories(n) {
			inside := slices.Concat(s.Reports...)
			slices.Sort(inside)
			if !slices.Equal(inside, s.Articles) || !slices.Contains(s.Articles, s.Lead) {
				t.Fatalf("story %+v", s)
			}
			all = append(all, s.Articles...)
		}
		slices.Sort(all)
		if len(all) != n || len(slices.Compact(all)) != n {
			t.Fatalf("%d articles, in stories: %v", n, all)
		}
	}
}

// The same pile gives the same stories.
func TestStoriesAreStable(t *testing.T) {
	var pile []*news.Article
	for i := range 30 {
		pile = append(pile, article(fmt.Sprint("Report ", i%7), harbour[i:]+election[i%5*20:]))
	}
	first := fmt.Sprint(Read(pile).Stories(len(pile)))
	for range 5 {
		if again := fmt.Sprint(Read(pile).Stories(len(pile))); again != first {
			t.Fatalf("first %s\nthen %s", first, again)
		}
	}
}
