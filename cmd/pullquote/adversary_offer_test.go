package main

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// offer is what a request to the model offers it: the numbered sentences, and
// the truths of the topic that stand on them.
type offer struct {
	numbers []int // ascending
	text    map[int]string
	truths  []cited
}

// cited is a truth with the numbers of its sentences in one request.
type cited struct {
	truth
	lines []int
}

// readOffer reads the sentences out of the text of a request, and finds which
// of the truths they carry.
func readOffer(request string, truths []truth) (offer, error) {
	_, fenced, _ := strings.Cut(request, "\nBEGIN ")
	_, fenced, _ = strings.Cut(fenced, "\n")
	fenced, _, found := strings.Cut(fenced, "\nEND ")
	if !found {
		return offer{}, errors.New("the request has no articles between BEGIN and END")
	}
	var articles []struct {
		Lines []struct {
			N    int
			Text string
		}
	}
	if err := json.Unmarshal([]byte(fenced), &articles); err != nil {
		return offer{}, err
	}
	o := offer{text: map[int]string{}}
	for _, a := range articles {
		for _, l := range a.Lines {
			o.numbers = append(o.numbers, l.N)
			o.text[l.N] = l.Text
		}
	}
	slices.Sort(o.numbers)
	for _, t := range truths {
		if lines, ok := o.cite(t.from); ok {
			o.truths = append(o.truths, cited{t, lines})
		}
	}
	return o, nil
}

// cite returns the numbers of the sentences that the words name, and whether
// all of them are offered.
func (o offer) cite(from []string) ([]int, bool) {
	var lines []int
	for _, words := range from {
		for _, n := range o.numbers {
			if strings.Contains(o.text[n], words) {
				lines = append(lines, n)
			}
		}
	}
	return lines, len(lines) == len(from)
}

// words returns the sentences with the numbers as one text.
func (o offer) words(lines []int) string {
	var all []string
	for _, n := range lines {
		all = append(all, o.text[n])
	}
	return strings.Join(all, "\n")
}
