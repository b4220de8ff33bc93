package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Words that the articles of a world are made of: few, so that what is hidden
// has the people, places, papers and subjects of what is not, and more of each.
var (
	worldPeople  = []string{"Ada Finch", "Ida Finch", "Rolf Kerr", "Ralf Kerr", "Mina Oswald", "Omar Haddad", "Tessa Brook", "Nils Aaberg"}
	worldOffices = []string{"mayor", "harbour master", "head teacher", "treasurer", "surgeon"}
	worldPlaces  = []string{"Arinagour", "Bunessan", "Carsaig", "Dervaig", "Erraid"}
	worldThings  = []string{"pier", "ferry", "school", "library", "lighthouse", "quarry"}
	worldDeeds   = []string{"closed", "reopened", "was sold", "was flooded", "was inspected"}
	worldPapers  = []string{"The Skerry", "Mull Courier", "The Beacon", "Tidewater Post"}
	worldWriters = []string{"Eve Lamont", "Jon Prior", "Una Teale", "Karl Voss", "Ann Lamond"}
	worldGroups  = []string{"staff", "legal", "court"}
)

// worldNow is the instant at which a world is looked at.
var worldNow = time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)

// worldStep is one thing that happened to the archive of a world.
type worldStep struct {
	article  news.Article
	withdraw bool
}

// world is a newsroom's articles in the order in which they came, and the word
// that stands in one revision alone.
type world struct {
	steps []worldStep
	words map[string]int // by word, of which step
}

func pickOf(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// newWorld makes a world at random.
func newWorld(r *rand.Rand) *world {
	w := &world{words: map[string]int{}}
	for range 8 + r.IntN(10) {
		id := news.ArticleID(fmt.Sprintf("a%d", r.IntN(14)))
		if len(w.steps) > 0 && r.IntN(9) == 0 {
			w.steps = append(w.steps, worldStep{article: news.Article{ID: w.steps[r.IntN(len(w.steps))].article.ID}, withdraw: true})
			continue
		}
		w.steps = append(w.steps, worldStep{article: w.article(r, id)})
	}
	return w
}

// article makes an article with a word of its own in all that it states.
func (w *world) article(r *rand.Rand, id news.ArticleID) news.Article {
	own := "zq" + strings.Map(func(c rune) rune { return c - '0' + 'g' }, fmt.Sprintf("%04d", r.IntN(10000))) + "v"
	w.words[own] = len(w.steps)
	thing, place := pickOf(r, worldThings), pickOf(r, worldPlaces)
	a := news.Article{
		ID: id, Headline: fmt.Sprintf("%s of %s %s", strings.ToUpper(thing[:1])+thing[1:], place, own),
		Publisher: pickOf(r, worldPapers), Byline: "By " + pickOf(r, worldWriters), Language: "en",
		Published: worldNow.Add(-time.Duration(r.IntN(20*24)) * time.Hour),
	}
	if r.IntN(6) == 0 {
		a.Byline += " and Zora " + strings.ToUpper(own[:1]) + own[1:]
	}
	for range 2 + r.IntN(4) {
		person := pickOf(r, worldPeople)
		a.Text += fmt.Sprintf("The %s of %s %s on %s at a cost of %d pounds, the %s, %s, said. “It took %d people,” %s said. ",
			thing, place, pickOf(r, worldDeeds), a.Published.Weekday(), 100+r.IntN(9)*100, pickOf(r, worldOffices), person, 2+r.IntN(60), person)
		if r.IntN(2) == 0 {
			a.Text += "\n\n"
		}
	}
	a.Text = strings.TrimSpace(a.Text) + "\n\nThe file has the number " + own + ".\n"
	switch r.IntN(6) {
	case 0, 1:
		a.Collection = pickOf(r, worldGroups)
	case 2:
		a.Embargo = worldNow.Add(time.Duration(r.IntN(72)-48) * time.Hour)
	case 3:
		a.Expires = worldNow.Add(time.Duration(r.IntN(72)-48) * time.Hour)
	}
	return a
}

// mayRead is the rule itself, told anew and on its own: who sees an article as
// it stands at the end, by its last revision.
func (w *world) mayRead(id news.ArticleID, as news.Reader) bool {
	last := worldStep{withdraw: true}
	for _, s := range w.steps {
		switch {
		case s.article.ID != id:
		case s.withdraw:
			last.withdraw = true
		default:
			last = s
		}
	}
	a := last.article
	if last.withdraw || as.At.Before(a.Embargo) {
		return false
	}
	if !a.Expires.IsZero() && (!as.At.Before(a.Expires) || !worldNow.Before(a.Expires)) {
		return false
	}
	for _, group := range as.Collections {
		if group == a.Collection {
			return true
		}
	}
	return a.Collection == ""
}

// without is the world as if what the reader may not see had never been.
func (w *world) without(as news.Reader) *world {
	out := &world{words: w.words}
	for _, s := range w.steps {
		if w.mayRead(s.article.ID, as) {
			out.steps = append(out.steps, s)
		}
	}
	return out
}

// hiddenWords are those of revisions that the reader may not see: of hidden
// articles, and of earlier revisions.
func (w *world) hiddenWords(as news.Reader) (out []string) {
	last := map[news.ArticleID]int{}
	for i, s := range w.steps {
		if !s.withdraw {
			last[s.article.ID] = i
		}
	}
	for word, i := range w.words {
		if id := w.steps[i].article.ID; i != last[id] || !w.mayRead(id, as) {
			out = append(out, word)
		}
	}
	return out
}

// readerOf returns a reader at random, of now or of an earlier instant.
func (w *world) reader(r *rand.Rand) news.Reader {
	as := news.Reader{At: worldNow}
	for _, group := range worldGroups {
		if r.IntN(3) == 0 {
			as.Collections = append(as.Collections, group)
		}
	}
	if r.IntN(4) == 0 {
		as.At = worldNow.Add(-time.Duration(r.IntN(60)) * time.Hour)
	}
	return as
}

// slip changes a letter of a name, or leaves it.
func slip(r *rand.Rand, name string) string {
	if r.IntN(4) > 0 {
		return name
	}
	at := 1 + r.IntN(len(name)-2)
	return name[:at] + string(name[at]) + name[at:]
}

// command returns the arguments of a question or a report at random.
func (w *world) command(r *rand.Rand) []string {
	thing, place, person := pickOf(r, worldThings), slip(r, pickOf(r, worldPlaces)), slip(r, pickOf(r, worldPeople))
	ids := []string{"a" + fmt.Sprint(r.IntN(14)), "a" + fmt.Sprint(r.IntN(14))}
	ask := func(format string, args ...any) []string {
		return []string{"ask", "--json", fmt.Sprintf(format, args...)}
	}
	any := pickOf(r, slices.Sorted(maps.Keys(w.words)))
	all := [][]string{
		ask("How much did the %s of %s cost?", thing, place),
		ask("When was the %s of %s inspected?", thing, place),
		ask("What did %s say?", person),
		ask("Who is the %s?", pickOf(r, worldOffices)),
		ask("What did %s write about the %s?", slip(r, pickOf(r, worldWriters)), thing),
		ask("What happened to the %s, by %s?", thing, pickOf(r, worldWriters)),
		ask("What did %s report about %s in %s?", pickOf(r, worldPapers), place, "November"),
		ask("What happened in %s last week?", place),
		ask("How many people did the %s take, in %s?", thing, pickOf(r, worldPapers)),
		ask("What is new?"),
		ask("%s %s", any, thing),
		{"ask", fmt.Sprintf("Was the %s of %s sold by %s?", thing, place, person)},
		{"search", "--limit", "20", thing + " " + place + " " + person},
		{"search", "--json", any},
		{"summary", "--json", thing},
		{"summary", ids[0]},
		{"summary", place, "--since", "2025-11-10"},
		{"timeline", thing},
		{"timeline", place},
		{"sources", person},
		{"sources", thing},
		{"compare", thing},
		{"compare", ids[0], ids[1]},
		{"digest", "--json", "--since", "2025-11-05"},
		{"digest", "--since", "2025-11-15"},
		{"articles"},
		{"articles", "--json"},
	}
	return all[r.IntN(len(all))]
}
