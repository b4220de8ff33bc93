package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// read reads one story of each text; the first line is the headline.
func read(texts ...string) []*Story {
	var passages []news.Passage
	for i, text := range texts {
		headline, body, _ := strings.Cut(text, "\n")
		a := &news.Article{ID: news.ArticleID(fmt.Sprint("a", i+1)), Revision: 1, Language: "en", Headline: headline, Text: body}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	return Read(news.NewEvidence(passages))
}

// quoted are the quotations of the runs.
func quoted(t *testing.T, picks []Pick) []string {
	t.Helper()
	var out []string
	for _, p := range picks {
		q, err := p.Quote()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.Text())
	}
	return out
}

// What stands around a story is no part of it.
func TestFurniture(t *testing.T) {
	const real = "The council voted for the new school in Bowmore on Monday."
	for text, want := range map[string]bool{
		real: false,
		"“We will build it,” said Ann Carr, who leads the council.":                      false,
		"Read more: The history of schools in Bowmore and around it.":                    true,
		"Sign up for our newsletter to get the best stories of the day.":                 true,
		"Ann Carr contributed to this report from Port Ellen.":                           true,
		"The pupils of the school in Bowmore (Ann Carr/Getty Images).":                   true,
		"ON THE AGENDA:Council asks again for the school near the harbour.":              true,
		"THE COUNCIL VOTED FOR THE NEW SCHOOL.":                                          true,
		"Council votes for new school":                                                   true,
		"The council votes for a new school.":                                            true,
		"By Ann Carr and Tom Field":                                                      true,
		"For the latest news and updates on the vote, see our live updates page.":        true,
		"You can find a list of all the schools on the island on the council's website.": true,
		"What should parents know about the new school now?":                             true,
		"The schools are:": true,
		"It passed.":       true,
	} {
		s := read("Council votes for new school\n" + real + "\n\n" + text)[0]
		if got := s.sentences[len(s.sentences)-1].furniture; got != want {
			t.Errorf("%q: furniture is %t, want %t", text, got, want)
		}
	}
}

// A sentence that cannot stand alone takes along what it leans on, and speech
// the words that say whose it is.
func TestRuns(t *testing.T) {
	for _, test := range []struct{ name, paragraph, of, want string }{
		{"stands alone", "Ann Carr leads the council. The council met on Monday in Bowmore.", "The council met", "The council met on Monday in Bowmore."},
		{"a pronoun", "Ann Carr leads the council. She was elected in May by a narrow margin.", "She was", "Ann Carr leads the council. She was elected in May by a narrow margin."},
		{"a pronoun later on", "Ann Carr leads the council. Hours after the vote, she resigned from her post.", "Hours after", "Ann Carr leads the council. Hours after the vote, she resigned from her post."},
		{"a pronoun after its name", "The vote was close. After Ann Carr lost, she resigned from her post.", "After Ann", "After Ann Carr lost, she resigned from her post."},
		{"something pointed at", "The council voted for a school. The move came days before the elections.", "The move", "The council voted for a school. The move came days before the elections."},
		{"a contrast", "The council voted for a school. However, the mayor refused to sign the plan.", "However", "The council voted for a school. However, the mayor refused to sign the plan."},
		{"speech that goes on", "“We will build it,” Ann Carr said on Monday. “Nobody will stop us now.”", "“Nobody", "“We will build it,” Ann Carr said on Monday. “Nobody will stop us now.”"},
		{"what is not confirmed", "The council is said to have sold the land. Nobody has confirmed the sale so far.", "Nobody", "The council is said to have sold the land. Nobody has confirmed the sale so far."},
		{"words that only lead to speech", "The alarm was silent all night in the hotel. A guest, Ann Carr, disagreed. “It rang twice at nine,” she said.", "A guest", "A guest, Ann Carr, disagreed. “It rang twice at nine,” she said."},
		{"what was wrong and what is right", "An earlier version of this article said that the school has 200 places. The correct number is 240.", "The correct", "An earlier version of this article said that the school has 200 places. The correct number is 240."},
		{"what was wrong, alone", "An earlier version of this article said that the school has 200 places. The correct number is 240.", "An earlier", "An earlier version of this article said that the school has 200 places. The correct number is 240."},
		{"nothing before it", "She was elected in May by a narrow margin.", "She was", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := read("School for Bowmore\nA new school will be built in Bowmore by the council.\n\n" + test.paragraph)[0]
			for i, n := range s.sentences {
				if !strings.HasPrefix(n.text, test.of) {
					continue
				}
				got := ""
				if first, last, ok := s.run(i); ok {
					got = quoted(t, []Pick{s.pick(first, last)})[0]
				}
				if got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				return
			}
			t.Fatal("no such sentence")
		})
	}
}

// A date is what the text states or the day of publication implies, and as it
// is printed where it could be either of two.
func TestDates(t *testing.T) {
	sunday := time.Date(2026, 1, 4, 18, 0, 0, 0, time.FixedZone("", 2*60*60))
	for text, want := range map[string]string{
		"The bridge opened on 3 May 2024 in Marlow.":            "2024-05-03",
		"The bridge opened in March 2024 in Marlow.":            "2024-03",
		"The bridge fell into the river in 1953.":               "1953",
		"The bridge was closed on Dec. 28 for works.":           "2025-12-28",
		"The bridge will be closed on Jan. 20 for works.":       "2026-01-20",
		"The bridge was closed on July 14 for works.":           "July 14",
		"The bridge was closed in December for works.":          "2025-12",
		"The bridge had been inspected in March for rust.":      "March",
		"The bridge will be inspected in March for rust.":       "2026-03",
		"The bridge may be closed by its owners.":               "",
		"The bridge opened on Saturday, the mayor said.":        "2026-01-03",
		"The bridge opened Sunday, the mayor said.":             "2026-01-04",
		"The bridge will open on Saturday in Marlow.":           "2026-01-10",
		"A ceremony is planned for Tuesday at the bridge.":      "2026-01-06",
		"The council said on Friday that it will open.":         "2026-01-02",
		"The bridge opens Saturday in Marlow.":                  "Saturday",
		"The bridge was closed last Saturday for works.":        "last Saturday",
		"The mayor signed the contract yesterday.":              "2026-01-03",
		"The bridge was bombed last June by rebels.":            "2025-06",
		"The bridge was built last year by prisoners.":          "2025",
		"The bridge will be painted next year.":                 "2027",
		"The visit is expected early next week in Marlow.":      "early next week",
		"“It fell yesterday and I saw it fall,” said Ann Carr.": "yesterday",
		"Nothing is dated here at all by anybody.":              "",
	} {
		s := read("The bridge\n" + text)[0]
		s.Article.Published = sunday
		got := ""
		if dates := s.datesOf(&s.sentences[0]); len(dates) > 0 {
			got = firmest(dates).String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		s.Article.Published = time.Time{}
		for _, d := range s.datesOf(&s.sentences[0]) {
			if !strings.Contains(text, d.String()) && !strings.Contains(text, fmt.Sprint(d.Year)) {
				t.Errorf("%q: %q without a day of publication", text, d)
			}
		}
	}
}

// What one story alone says is nothing that another touches, and nothing that
// leans on what was told.
func TestOnly(t *testing.T) {
	stories := read(
		"Fire in Marlow\nA fire destroyed the old paper mill in Marlow on Tuesday night, the fire service said. Nobody was hurt in Mill Street. It burned for nine hours before rain came.\n\nInsurers put the damage at 30 million euros, the owner said.",
		"Blaze at mill\nThe paper mill in Marlow was destroyed on Tuesday night by a fire, the police said.\n\nMayor Ann Carr will rebuild a school in Harwell with new money from London.",
	)
	nobody := stories[0].sentences[1].Line
	only := Only(stories, []news.Line{nobody}, 5)
	got := strings.Join(append(quoted(t, only[0]), quoted(t, only[1])...), "|")
	want := "Insurers put the damage at 30 million euros, the owner said.|Mayor Ann Carr will rebuild a school in Harwell with new money from London."
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What is near a sentence of another story and does not say the same is not lost.
func TestOnlyNear(t *testing.T) {
	stories := read(
		"Fire in Marlow\nA fire destroyed a barn near Marlow.\n\nThe fire service in Marlow sent forty men and six engines from three towns on Tuesday night.",
		"Blaze at barn\nSheep died in a blaze.\n\nOn Tuesday night the water in the pipes froze, so that engines of the fire service had to be filled from the river in buckets by neighbours.",
	)
	n := &stories[1].sentences[len(stories[1].sentences)-1]
	if stories[1].isNew(n, stories) {
		t.Fatal("the sentences are not near each other")
	}
	if got := strings.Join(quoted(t, Only(stories, nil, 5)[1]), "|"); !strings.Contains(got, "froze") {
		t.Errorf("lost: %q", got)
	}
}

// A sentence that counts the same thing otherwise than another article's goes before
// what is merely new, in both.
func TestCountsOtherwise(t *testing.T) {
	stories := read(
		"Ferry aground\nThe sea off Skarvoy was calm.\n\nThe ferry Solvind ran aground there with 64 passengers on board, the coastguard said.",
		"Captain on telephone\nThe captain was on the telephone, an inquiry heard.\n\nThe ferry Solvind had 71 passengers on board, the judge said.\n\nRepairs will cost a fortune.",
	)
	only := Only(stories, nil, 1)
	if got := strings.Join(quoted(t, only[0]), "|"); !strings.Contains(got, "64 passengers") {
		t.Errorf("the first has %q", got)
	}
	if got := strings.Join(quoted(t, only[1]), "|"); !strings.Contains(got, "71 passengers") {
		t.Errorf("the second has %q", got)
	}
}

// Of an article in which a topic is one item of many, that item is left.
func TestNarrow(t *testing.T) {
	const round = "Morning briefing\nThe council in Marlow votes on a bridge over the Thames today.\n\nA fire destroyed a paper mill in Harwell last night, the police said.\n\nThe schools of Didcot stay closed because of a burst pipe."
	const story = "Fire destroys mill\nA fire destroyed a paper mill in Harwell last night, the police said.\n\nIts owner wants to build it again."
	stories := read(round, story)
	whole := Narrow(stories, ReadTopic("fire at the paper mill in Harwell"))
	if len(whole) != 1 || whole[0] != stories[1] {
		t.Errorf("%d stories are about the topic as a whole, want the second", len(whole))
	}
	if got := strings.Join(quoted(t, stories[0].Choose(Usual)), "|"); got != "A fire destroyed a paper mill in Harwell last night, the police said." {
		t.Errorf("of the round is left %q", got)
	}
	if got := len(Lines(stories)); got != 3 {
		t.Errorf("%d lines are left, want 3", got)
	}
}

// Whatever an article holds, what is chosen of it are quotations in the order
// of its text that do not overlap, within the length asked for.
func FuzzChoose(f *testing.F) {
	f.Add("Fire\nA fire broke out. He said so. “It was bad,” said Ann Carr. “Very bad.” The cause is unclear.")
	f.Add("\n\n”“.?!\n1 2 3\nHe he he he he he.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range read(strings.ToValidUTF8(text, "")) {
			for length, budget := range budgets {
				end, sentences := 0, 0
				for _, p := range s.Choose(length) {
					q, err := p.Quote()
					if err != nil {
						t.Fatal(err)
					}
					if q.Start() < end {
						t.Errorf("%q overlaps what is before it", q.Text())
					}
					end = q.End()
					sentences += s.at(p.Last) - s.at(p.First) + 1
				}
				if sentences > budget+mostNeeds {
					t.Errorf("%d sentences, want at most %d", sentences, budget)
				}
			}
			topic := ReadTopic("fire in Marlow")
			stories := []*Story{s, read("Fire\nA fire broke out in Marlow.")[0]}
			Alike(stories)
			Only(stories, nil, 3)
			for _, e := range Events(stories, topic) {
				if e.Date.String() == "" {
					t.Error("an event without a date")
				}
			}
			for _, source := range Sources(stories, topic) {
				if source.Name == "" || source.Anonymous && len(source.words) > 0 {
					t.Errorf("source %+v", source)
				}
			}
		}
	})
}
