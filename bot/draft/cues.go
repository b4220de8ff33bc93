package draft

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// cueTime matches the line of a cue that says when it is shown, in both
	// WebVTT and SubRip.
	cueTime = regexp.MustCompile(`^(\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->`)
	voice   = regexp.MustCompile(`^<v(?:\.[^ >]*)? ([^>]+)>`)
	cueTag  = regexp.MustCompile(`<[^>\n]*>|\{\\[^}\n]*\}`)
	// spokenBy matches a speaker's label at the head of a cue.
	spokenBy = regexp.MustCompile(`^(?:- ?)?(\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,4}): `)
)

// readCues reads a recording: the words of its cues as one text, a paragraph for
// each that speaks, with when and by whom each cue is said.
func readCues(text string) (*Draft, []Cue) {
	w := &writer{}
	var cues []Cue
	speaker, at, timed := "", "", false
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		switch {
		case cueTime.MatchString(l):
			at, _, _ = strings.Cut(l, " ")
			timed = true
			continue
		case l == "":
			timed = false
		}
		if !timed {
			continue
		}
		said := speaker
		if m := voice.FindStringSubmatch(l); m != nil {
			said = strings.TrimSpace(m[1])
		}
		l = strings.TrimSpace(html.UnescapeString(cueTag.ReplaceAllString(l, "")))
		if m := spokenBy.FindStringSubmatch(l); m != nil {
			said, l = m[1], l[len(m[0]):]
		}
		if l == "" {
			continue
		}
		switch {
		case said != speaker:
			w.paragraph()
		case w.Len() > 0:
			w.WriteByte(' ')
		}
		speaker = said
		w.begin(1 + i)
		cues = append(cues, Cue{Start: w.Len(), label: w.Len(), Speaker: speaker, Time: at})
		w.WriteString(l)
	}
	return w.draft(), cues
}

// mostly is the share of its paragraphs that begin with a speaker's label for a
// file to be a transcript. An article with an interview in it has fewer, and a
// transcript whose speakers go on over paragraphs is read as an article is.
const mostly = 0.5

// labelled are the cues of a transcript: of a file of which most paragraphs begin
// with a speaker's name and a colon. A label of one word counts where it comes
// again or is all in capitals, since "Price: three pounds" has the form too.
func labelled(text string) (cues []Cue) {
	times, paragraphs := map[string]int{}, 0
	at := 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		if strings.TrimSpace(l) != "" {
			paragraphs++
		}
		if m := spokenBy.FindStringSubmatchIndex(l); m != nil {
			cues = append(cues, Cue{Start: at + m[1], label: at, Speaker: l[m[2]:m[3]]})
			times[l[m[2]:m[3]]]++
		}
		at += len(l)
	}
	cues = slices.DeleteFunc(cues, func(c Cue) bool {
		return times[c.Speaker] < 2 && !strings.Contains(c.Speaker, " ") && strings.ContainsFunc(c.Speaker, unicode.IsLower)
	})
	if float64(len(cues)) < mostly*float64(paragraphs) {
		return nil
	}
	return cues
}
