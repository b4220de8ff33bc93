package answer

import (
	"fmt"
	"slices"
	"time"
)

// OfStory is what the digest says of its story n, as an answer. Citations keep
// their numbers, and a disagreement with an earlier digest says that it is one.
func (d Digest) OfStory(n int) Answer {
	var part Answer
	for _, c := range d.Claims {
		if c.Story == n {
			part.Claims = append(part.Claims, c)
		}
	}
	for _, about := range d.Disagreements {
		if about.Story == n {
			if about.Change {
				about.About, about.Change = about.About+", changed since an earlier digest", false
			}
			part.Disagreements = append(part.Disagreements, about)
		}
	}
	for _, about := range d.Agreements {
		if about.Story == n {
			part.Agreements = append(part.Agreements, about)
		}
	}
	part.Citations = d.citedBy(part)
	return part
}

// OfCorrection is what the digest quotes for its correction n.
func (d Digest) OfCorrection(n int) Answer {
	var part Answer
	for _, c := range d.Claims {
		if c.Correction == n {
			part.Claims = append(part.Claims, c)
		}
	}
	part.Citations = d.citedBy(part)
	return part
}

// citedBy are the citations that the part refers to, in their order.
func (d Digest) citedBy(part Answer) []Citation {
	numbers := map[int]bool{}
	note := func(all []int) {
		for _, n := range all {
			numbers[n] = true
		}
	}
	for _, c := range part.Claims {
		note(c.Citations)
	}
	for _, about := range slices.Concat(part.Disagreements, part.Agreements) {
		for _, position := range about.Positions {
			note(position.Citations)
		}
	}
	var out []Citation
	for _, c := range d.Citations {
		if numbers[c.N] {
			out = append(out, c)
		}
	}
	return out
}

// Behind says how many articles tell the story and how many reports they go
// back to; of one article, its publisher, which may be empty.
func (s Story) Behind() string {
	if len(s.Articles) == 1 {
		return s.Publisher
	}
	origins := "origins"
	if s.Origins == 1 {
		origins = "origin"
	}
	return fmt.Sprintf("%d articles, %d independent %s", len(s.Articles), s.Origins, origins)
}

// Became says what became of the article.
func (c Correction) Became() string {
	switch c.What {
	case WasCorrected:
		return "what was quoted from it reads differently now"
	case WasWithdrawn:
		return "it was withdrawn"
	}
	return "it was updated; what was quoted from it stands"
}

// SupersededNote says since when a newer count stands, or nothing.
func (c Claim) SupersededNote() string {
	at, err := time.Parse(time.RFC3339, c.Superseded)
	switch {
	case err != nil:
		return ""
	case at.Hour() == 0 && at.Minute() == 0: // a date without an hour
		return "Superseded on " + at.Format("2 Jan 2006") + "."
	}
	return "Superseded on " + at.Format("2 Jan 2006 at 15:04 MST") + "."
}
