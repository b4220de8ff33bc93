package page

import (
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// Digest is a digest in words: what it is about, each story, and what could not
// be read. Whoever lays it out may part these.
type Digest struct {
	Opening     []Block
	Stories     []Story
	Also        []Block
	Corrections []Block
	Faults      []Block
	Closing     []Block
	Footer      []string // as of a Page
	First       string
}

// Story is a story of a digest in words.
type Story struct {
	N      int
	Name   string // its headline with how many articles tell it
	Blocks []Block
}

// mostFaults is how many unread sources are named: the rest would only repeat
// that something is wrong with the folder.
const mostFaults = 5

// DigestOf puts a digest into words.
func DigestOf(d answer.Digest, zone *time.Location) Digest {
	out := Digest{Opening: opening(d, zone), Also: also(d), Corrections: corrections(d), Faults: faults(d.Faults), Footer: footer(d.Answer, zone, false)}
	out.First = out.Opening[0].(Heading).Line.String() // it always begins so
	for _, s := range d.Stories {
		out.Stories = append(out.Stories, story(d, s))
	}
	b := &builder{a: d.Answer}
	b.closing()
	out.Closing = b.blocks
	return out
}

// digest is the digest as one page.
func digest(d answer.Digest, zone *time.Location) Page {
	parts := DigestOf(d, zone)
	p := Page{Blocks: parts.Opening, Footer: parts.Footer, First: parts.First}
	for _, s := range parts.Stories {
		p.Blocks = append(p.Blocks, s.Blocks...)
	}
	p.Blocks = append(p.Blocks, parts.Also...)
	p.Blocks = append(p.Blocks, parts.Corrections...)
	p.Blocks = append(p.Blocks, parts.Faults...)
	p.Blocks = append(p.Blocks, parts.Closing...)
	return p
}

// opening says what the digest covers, and in one line when that is nothing.
func opening(d answer.Digest, zone *time.Location) []Block {
	since := moment(d.Since, zone)
	var out []Block
	switch {
	case d.Outcome != answer.NotFound:
		out = append(out, Heading{strong("New since " + since)})
	case d.Blind():
		out = append(out, Heading{Line{{Text: "The articles could not be looked at, so it is not known what is new since " + since + ".", Ink: Alert}}})
	default:
		out = append(out, Heading{strong("Nothing new in the articles since " + since + ".")})
		if at, err := time.Parse(time.RFC3339, d.Searched.Newest); err == nil && d.Day == "" {
			out = append(out, Note{Text: "The newest is of " + Day(d.Searched.Newest) + ": `pullquote digest --since " + at.Format(time.DateOnly) + "` begins there.", Ink: Quiet})
		}
	}
	if d.Due != "" {
		out = append(out, Note{Text: "Late: it was due at " + moment(d.Due, zone) + ".", Ink: Alert})
	}
	if len(d.Missed) > 0 {
		out = append(out, Note{Text: "There was no digest on " + strings.Join(d.Missed, ", ") + ".", Ink: Alert})
	}
	return out
}

// story is one story: the newest quotation, and where articles differ.
func story(d answer.Digest, s answer.Story) Story {
	out := Story{N: s.N, Name: Join(" · ", oneLine(s.Headline), oneLine(s.Behind()), topics(s.Topics))}
	b := &builder{a: d.OfStory(s.N), shown: map[int]bool{}, named: map[string]int{}}
	b.fold()
	b.add(Heading{strong(fmt.Sprintf("%d. %s", s.N, oneLine(s.Headline)))})
	if about := Join(" · ", oneLine(s.Behind()), topics(s.Topics)); about != "" {
		b.add(Note{Text: about, Ink: Quiet})
	}
	if s.Earlier != nil {
		b.add(Note{Text: fmt.Sprintf("Goes on from the digest of %s: %s", s.Earlier.Day, oneLine(s.Earlier.Headline)), Ink: Quiet})
	}
	b.add(Claims(b.a, false)...)
	for _, c := range b.a.Claims {
		b.quotations(citedBy(b.a, c))
		b.superseded(c)
	}
	b.quotations(b.a.Citations)
	b.differences()
	out.Blocks = b.blocks
	return out
}

func topics(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return "topic: " + oneLine(strings.Join(all, ", "))
}

// also names the stories that are not told.
func also(d answer.Digest) []Block {
	if len(d.Also) == 0 {
		return nil
	}
	list := List{Title: strong("Also new")}
	for _, s := range d.Also {
		list.Items = append(list.Items, Line{{Text: Join(" · ", oneLine(s.Headline), oneLine(s.Behind()))}})
	}
	out := []Block{list}
	if d.More > 0 {
		out = append(out, Note{Text: fmt.Sprintf("and %d more %s", d.More, stories(d.More)), Ink: Quiet})
	}
	return out
}

// corrections says what became of articles of earlier digests.
func corrections(d answer.Digest) []Block {
	if len(d.Corrections) == 0 {
		return nil
	}
	b := &builder{a: d.Answer, shown: map[int]bool{}, named: map[string]int{}}
	b.add(Heading{Line{{Text: "Corrections", Ink: Alert}}})
	for _, c := range d.Corrections {
		what := fmt.Sprintf("%s: %s (digest of %s)", Join(" · ", oneLine(c.Headline), oneLine(c.Publisher)), c.Became(), c.Day)
		b.add(List{Items: []Line{{{Text: what}}}})
		b.shown = map[int]bool{}
		b.quotations(d.OfCorrection(c.N).Citations)
	}
	return b.blocks
}

// faults names what could not be read.
func faults(all []answer.Fault) []Block {
	if len(all) == 0 {
		return nil
	}
	list := List{Title: Line{{Text: "Could not be read", Ink: Alert}}}
	for _, f := range all[:min(len(all), mostFaults)] {
		list.Items = append(list.Items, Line{{Text: oneLine(f.Source) + ": " + oneLine(f.Reason)}})
	}
	out := []Block{list}
	if n := len(all) - mostFaults; n > 0 {
		out = append(out, Note{Text: fmt.Sprintf("and %d more", n), Ink: Quiet})
	}
	return out
}

func stories(n int) string {
	if n == 1 {
		return "story"
	}
	return "stories"
}
