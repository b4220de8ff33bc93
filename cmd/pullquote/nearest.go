package main

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// suggestions is how many ids are offered for one that is not there.
const suggestions = 3

// nearest returns the ids that were probably meant by one that is not there:
// those that hold it, and those that few changes turn it into, best first.
func nearest(id string, articles []news.Article) []string {
	type candidate struct {
		id       string
		distance int
	}
	var near []candidate
	for _, a := range articles {
		other := string(a.ID)
		switch distance := spell.Distance(strings.ToLower(id), strings.ToLower(other)); {
		case len(id) > 2 && strings.Contains(strings.ToLower(other), strings.ToLower(id)):
			near = append(near, candidate{other, 0})
		case distance <= 1+len(id)/4:
			near = append(near, candidate{other, distance})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return a.distance - b.distance })
	var ids []string
	for _, c := range near[:min(len(near), suggestions)] {
		ids = append(ids, c.id)
	}
	return ids
}
