package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// on dates stories of read, one each.
func on(stories []*Story, dates ...string) []*Story {
	for i, d := range dates {
		stories[i].Article.Published, _ = time.Parse(time.DateOnly, d)
	}
	return stories
}

// Of a topic the newest article comes first, what a newer one counts otherwise
// is marked, and what is told is not told again.
func TestRound(t *testing.T) {
	stories := on(read(
		"Ferry aground off Marlow\nThe ferry Isle of Arden ran aground off Marlow on Monday and 12 passengers were hurt, the coastguard said.\n\nThe ferry Isle of Arden was built in 1971 for the crossing to Harwell, its owners said.",
		"Ferry towed into Marlow\nThe ferry Isle of Arden was towed into the harbour of Marlow on Wednesday by two tugs.\n\nThe ferry ran aground off Marlow on Monday and 19 passengers were hurt, the coastguard said.",
	), "2026-02-02", "2026-02-04")
	topic := ReadTopic("ferry aground off Marlow")
	Narrow(stories, topic)
	var got []string
	for _, told := range Round([][]*Story{stories}, topic, 9, nil) {
		q, err := told.Quote()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d %t %s", told.Event, told.Superseded != nil, q.Text()))
	}
	want := []string{
		"1 false The ferry Isle of Arden was towed into the harbour of Marlow on Wednesday by two tugs.",
		"1 false The ferry ran aground off Marlow on Monday and 19 passengers were hurt, the coastguard said.",
		"1 true The ferry Isle of Arden ran aground off Marlow on Monday and 12 passengers were hurt, the coastguard said.",
	}
	if len(got) < 3 || !slices.Equal(got[:2], want[:2]) || slices.ContainsFunc(got[2:], func(g string) bool { return strings.Contains(g, "12 passengers") && g != want[2] }) {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
	if old, ok := Superseded([]*Story{read("Toll\nThe blaze in Marlow killed 9 guests of the hotel on Friday, the police said.")[0]}); ok {
		t.Errorf("%v supersedes itself", old)
	}
	if n := len(Round([][]*Story{stories}, topic, 2, nil)); n > 2 {
		t.Errorf("%d runs, want at most 2", n)
	}
}

// The news is the lead, or what tells the headline where the lead only plays
// with words.
func TestNews(t *testing.T) {
	for text, want := range map[string]string{
		"Council sells the pier\nThe council of Marlow sold the pier on Monday to a brewery.\n\nThe brewery will open a hotel on the pier, it said.":                          "The council of Marlow sold",
		"Council sells the pier to a brewery\nSome days are like no other in this town.\n\nThe council of Marlow sold the pier on Monday to a brewery from Harwell.":          "The council of Marlow sold",
		"Boat race put off\nThe boat race of Marlow was put off on Friday.\n\nOfficials of the boat race said that a boat race in such a storm was no race.":                  "The boat race of Marlow was put off",
		"What we know\nHere is a summary of the day in Marlow and around it.\n\nThe bridge over the Thames was closed on Sunday after a crack was found.":                     "The bridge over the Thames",
		"Fire\nTHE ISLANDER has reached out to the owner of the mill for comment on Monday.\n\nThe paper mill in Harwell burned down on Sunday night, the fire service said.": "The paper mill in Harwell",
	} {
		p, ok := read(text)[0].News()
		if got := quoted(t, []Pick{p}); !ok || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The words of a name stand together, with at most one between.
func TestNamesOfTopics(t *testing.T) {
	s := read("Festival\nThousands burned their tickets for the festival in the desert, a man said on Monday.")[0]
	if topic := ReadTopic("Burning Man"); topic.Holds(s) {
		t.Error("words apart are taken for a name")
	} else if loose, had := topic.Loose(); !had || !loose.Holds(s) {
		t.Error("without the name the words are not found")
	}
	if !ReadTopic("Ana Ruiz").Holds(read("Mayor\nThe mayor, Ana Clara Ruiz, opened the bridge in Marlow on Monday.")[0]) {
		t.Error("a second name parts a name")
	}
}

// Names of papers and of days are no dates, a deadline is none, and a day of
// the week that lies far before a page's date stays as it is printed.
func TestDatesThatAreNone(t *testing.T) {
	monday := time.Date(2026, 2, 9, 9, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"The owner told MARLOW TODAY that the pier was sold.":                   "",
		"The owner told the Sunday Herald that the pier was sold.":              "",
		"The senator won three states on Super Tuesday, aides said.":            "",
		"The council had to sell the pier by Friday, its lawyers said.":         "Friday",
		"The council will keep the pier after a meeting Friday of its members.": "2026-02-06",
		"The pier burned down on Tuesday night, the fire service said.":         "Tuesday",
		"The pier burned down on Tuesday night. The fire began on Feb. 3.":      "2026-02-03",
		"The pier burned down on Saturday night, the fire service said.":        "2026-02-07",
		"It is the first fire of the pier since the storm of December 1972.":    "",
		"Ann Carr, the 2016 champion, swam to the pier.":                        "",
		"The agency will send a crew to the pier in November.":                  "November",
		"The pier had been set to open on March 3 but burned down on Feb. 7.":   "2026-02-07",
		"This may be the end of the pier, the mayor said to the council.":       "",
	} {
		s := read("The pier\n" + text)[0]
		s.Article.Published = monday
		got := ""
		if dates := s.datesOf(&s.sentences[0]); len(dates) > 0 {
			got = firmest(dates).String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A timeline has the rows that carry its topic, with few of one day, in order.
func TestForemost(t *testing.T) {
	s := on(read("The pier of Marlow\nThe pier of Marlow burned down on 7 February 2026, the fire service said.\n\nOn 7 February 2026 the harbour cafe closed early and the staff went home.\n\nOn 7 February 2026 a bus broke down near the school in the hills.\n\nThe pier of Marlow was built in March 1890 by prisoners from Harwell."), "2026-02-09")
	rows := Foremost(Events(s, ReadTopic("pier of Marlow")), 2)
	if len(rows) != 2 || rows[0].Date.String() != "1890-03" || !strings.Contains(rows[1].Line.Text(), "burned down") {
		t.Errorf("rows %+v", rows)
	}
}

// A source is a name, a body or a noun for a person; one name is one source.
func TestSourcesAreSomebody(t *testing.T) {
	s := read("The pier\nA nurse said the pier was safe. A coroner said it was not.\n\nThe Marine Safety Board said the pier would stay shut. The MSB said so twice.\n\nIn court papers, the owners said the wood was new.\n\nThe poll shows that one in three said nothing.\n\nAppearing before members, the report said the pier was old.\n\nDistrict Attorney Deb Ryan said on Friday that nobody was charged. Ryan said she would wait.\n\nConcerns rose over claims that the wood was rotten.\n\nThe coastguard said the sea was calm. A spokesman for the fire brigade said nobody was in the water. The ambulance service said it sent two crews.")
	var got []string
	for _, source := range Sources(s, Topic{}) {
		got = append(got, fmt.Sprintf("%s %t %d", source.Name, source.Anonymous, source.Times))
	}
	want := "District Attorney Deb Ryan false 2|Marine Safety Board false 2|A nurse true 1|A coroner true 1|coastguard false 1|A spokesman for the fire brigade true 1|ambulance service false 1"
	slices.Sort(got)
	sorted := strings.Split(want, "|")
	slices.Sort(sorted)
	if !slices.Equal(got, sorted) {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), strings.Join(sorted, "|"))
	}
}
