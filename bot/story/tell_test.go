package story

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tellRound takes every article for one of one event, or the first so many.
func tellRound(c storyCase, args []string) string {
	Narrow(c.stories, c.topic)
	most, _ := strconv.Atoi(args[0])
	events := [][]*Story{c.stories}
	if len(args) > 1 {
		first, _ := strconv.Atoi(args[1])
		events = [][]*Story{c.stories[:first], c.stories[first:]}
	}
	var out []string
	for _, told := range Round(events, c.topic, most, nil) {
		line := fmt.Sprintf("%d %s: %s", told.Event, told.First.Article.ID, words(told.Pick))
		if told.Superseded != nil {
			line += " (superseded by " + string(told.Superseded.ID) + ")"
		}
		out = append(out, line)
	}
	return lines(out...)
}

// tellCarry has the sentences of all stories, what carries the topic most first;
// below the line stand those that are too light to be shown.
func tellCarry(c storyCase, _ []string) string {
	Narrow(c.stories, c.topic)
	r := &round{topic: c.topic, stories: c.stories, events: [][]*Story{c.stories}}
	type weighed struct {
		text   string
		weight float64
	}
	var list []weighed
	for range c.stories {
		r.event = append(r.event, 1)
	}
	r.weigh()
	for k, s := range c.stories {
		for i, w := range r.weights[k] {
			list = append(list, weighed{string(s.Article.ID) + ": " + s.sentences[i].text, w})
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.text, b.text))
	})
	var out []string
	light := false
	for _, w := range list {
		if w.weight < r.least && !light {
			light = true
			out = append(out, "--")
		}
		out = append(out, w.text)
	}
	return lines(out...)
}

func tellAlike(c storyCase, _ []string) string {
	var out []string
	for _, g := range Alike(c.stories) {
		var told []string
		for _, p := range g.Picks {
			told = append(told, words(p))
		}
		out = append(out, strings.Join(told, " = "))
	}
	return lines(out...)
}

func tellOnly(c storyCase, args []string) string {
	most, _ := strconv.Atoi(args[0])
	var out []string
	for i, picks := range Only(c.stories, nil, most) {
		for _, p := range picks {
			out = append(out, string(c.stories[i].Article.ID)+": "+words(p))
		}
	}
	return lines(out...)
}

func tellSources(c storyCase, _ []string) string {
	var out []string
	for _, s := range Sources(c.stories, c.topic) {
		line := fmt.Sprintf("%d %s", s.Times, s.Name)
		if s.Affiliation != "" {
			line += " (" + s.Affiliation + ")"
		}
		if s.Anonymous {
			line += " [no name]"
		}
		out = append(out, line+": "+words(s.Pick))
	}
	return lines(out...)
}

func tellAbout(c storyCase, _ []string) string {
	whole := Narrow(c.stories, c.topic)
	var out []string
	for _, s := range c.stories {
		line := string(s.Article.ID)
		for _, is := range []struct {
			name string
			is   bool
		}{{"one story", s.one}, {"about it", slices.Contains(whole, s)}, {"begins with it", s.begins}, {"holds it", c.topic.Holds(s)}, {"near it", c.topic.Nears(s)}} {
			if is.is {
				line += ", " + is.name
			}
		}
		out = append(out, line)
		for _, n := range s.sentences {
			if !n.furniture {
				out = append(out, "  "+n.text)
			}
		}
	}
	return lines(out...)
}
