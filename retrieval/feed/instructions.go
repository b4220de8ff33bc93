package feed

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// ErrHeld: it seems to be meant for some readers or for a later time, and that
// cannot be read. The file gives no article, and what an earlier form of it
// gave must not be shown either.
var ErrHeld = errors.New("held back")

// Kill is the error of a file that is no article: a notice by which an agency
// or a desk takes back another one.
type Kill struct {
	// Headline is that of the story to be taken back; empty when the notice
	// does not say it in a form that can be read.
	Headline string
	// Article is its id, where an agency's file says so of its own story, and
	// Why what it says.
	Article news.ArticleID
	Why     string
}

func (k *Kill) Error() string {
	if k.Article != "" {
		return fmt.Sprintf("%s: %s", k.Article, k.Why)
	}
	if k.Headline == "" {
		return "a notice to take back a story that it does not name by its headline; withdraw that story by its id"
	}
	return fmt.Sprintf("a notice to take back the story %q", k.Headline)
}

// Kinds of instructions of desk.txt: one says when copy may be read, one that
// another story is to be taken back, one that the copy is not for readers.
const (
	embargoes = "embargo"
	kills     = "kill"
	closed    = "closed"
)

// closedLine matches a line of nothing but phrases which say that the copy is
// not for readers: "Confidential: the memo that sank a mayor" is a headline.
var closedLine = lexicon.Kept(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\P{L}*(?:` + lexicon.Pattern(phrases(closed)...) + `\P{L}*)+$`)
})

func isClosed(line string) bool {
	return len(line) <= instructionBytes && closedLine().MatchString(line)
}

// phrases are those of a kind of instruction, in all languages.
func phrases(kind string) (out []string) {
	for _, language := range readDates {
		for _, e := range lexicon.Entries("desk", language) {
			if e.Name == kind {
				out = append(out, e.Words...)
			}
		}
	}
	return out
}

// startingWith matches a line that begins with a phrase of that kind, and what
// follows it. Brackets, stars and "strictly" may stand before it.
func startingWith(kind string) func() *regexp.Regexp {
	return lexicon.Kept(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^[\s*#>\[(_!–—-]*(?:(?:strictly|note|advisory|urgent)[:,]?\s+)?` + lexicon.Pattern(phrases(kind)...))
	})
}

var (
	embargoLine = startingWith(embargoes)
	killLine    = startingWith(kills)
)

const (
	// instructionBytes bounds a line that can be an instruction and no
	// paragraph; the longest of agencies that we know has 120.
	instructionBytes = 200
	// edgeLines is how many lines at the beginning and at the end of the copy
	// are looked at.
	edgeLines = 6
)

// deskText is desk for plain text.
func deskText(text string, zone *time.Location) (time.Time, string, error) {
	lines := strings.Split(text, "\n")
	var body []block
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			body = append(body, block{line})
		}
	}
	embargo, kept, err := desk("", body, zone)
	if err != nil || len(kept) == len(body) {
		return embargo, text, err
	}
	left := map[string]bool{"": true}
	for _, b := range kept {
		left[b[0]] = true
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) != "" && !left[line] })
	return embargo, strings.Join(lines, "\n"), nil
}

// desk takes the instructions of a desk out of the copy. It returns when the
// copy may be read, which is zero for at once, and the copy without those
// lines. The error wraps ErrHeld, or is a *Kill.
func desk(headline string, body []block, zone *time.Location) (time.Time, []block, error) {
	lines := edges(headline, body)
	if err := overlooked(lines); err != nil {
		return time.Time{}, nil, err
	}
	for _, line := range lines {
		if killLine().MatchString(line) {
			return time.Time{}, nil, killOf(lines)
		}
	}
	var embargo time.Time
	for _, line := range lines {
		if !isEmbargo(line) {
			continue
		}
		at, ok := instantIn(line, zone)
		if !ok {
			return time.Time{}, nil, fmt.Errorf("%w: %q gives no day, month and year with a known clock; state it as embargo: 2031-05-03 10:00 between lines of ---", ErrHeld, oneLine(line))
		}
		if at.After(embargo) {
			embargo = at
		}
	}
	if embargo.IsZero() {
		return embargo, body, nil
	}
	return embargo, keepLines(body, func(line string) bool { return !slices.Contains(lines, line) || !isEmbargo(line) }), nil
}

// isEmbargo reports whether the line says when the copy may be read. "Embargoed
// goods were found." begins like one, and is a sentence: it holds no time.
func isEmbargo(line string) bool {
	found := embargoLine().FindString(line)
	if found == "" || len(line) > instructionBytes {
		return false
	}
	rest := line[len(found):]
	bare := strings.HasSuffix(strings.ToLower(found), "embargoed") || strings.HasSuffix(strings.ToLower(found), "until")
	return !bare || strings.ContainsAny(rest, "0123456789") || strings.HasPrefix(rest, ":") || rest == "" || strings.ToUpper(line) == line
}

// edges are the lines at which instructions stand.
func edges(headline string, body []block) []string {
	var all []string
	for _, b := range body {
		all = append(all, b...)
	}
	out := []string{headline}
	out = append(out, all[:min(edgeLines, len(all))]...)
	return append(out, all[max(0, len(all)-edgeLines):]...)
}

// headlined finds the headline that a kill notice names.
var headlined = lexicon.ExpressionOf("print", "headlined")

func killOf(lines []string) *Kill {
	for _, line := range lines {
		if m := headlined().FindStringSubmatch(line); m != nil {
			return &Kill{Headline: strings.TrimSpace(m[1] + m[2])}
		}
	}
	return &Kill{}
}

// clockZones are the zones that agencies write behind a time, in hours east of
// Greenwich. Any other word in capitals there makes the time unreadable.
var clockZones = lexicon.Kept(func() map[string]int {
	zones := map[string]int{}
	for _, e := range lexicon.Entries("zones", "en") {
		hours, err := strconv.Atoi(strings.TrimPrefix(e.Name, "gmt"))
		if err != nil {
			continue // a newsroom's, which no hours are known of
		}
		for _, zone := range e.Words {
			zones[zone] = hours
		}
	}
	return zones
})

// clock matches a time of day: 00:01, 10.30pm, 6 a.m., 10 Uhr, 10h30, 2230 hrs,
// noon, midnight; and the word behind it, which may be its zone.
var clock = lexicon.ExpressionOf("print", "clock")

// likeZone is how zones are written, and notZone are words that follow a time
// and are none.
var (
	likeZone = regexp.MustCompile(`^[A-Z]{2,4}$`)
	notZone  = lexicon.Named("print", "notzone")
)

// placeZone is a zone by its name in the tz database, such as Europe/London.
var placeZone = regexp.MustCompile(`\b[A-Z][a-z]+/[A-Z][A-Za-z_]+`)

// readDates are the languages whose dates are looked for.
var readDates = []string{"en", "de", "fr", "es", "pt", "it"}

// instantIn reads the one instant that the line names: a whole date, and a time
// of day if there is one. ok is false when the date lacks its year, or more
// than one time stands there, or its zone is not known.
func instantIn(line string, zone *time.Location) (at time.Time, ok bool) {
	var day lang.Date
	for _, language := range readDates {
		for _, d := range lang.Dates(line, language) {
			written := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
			// "10/11/2025" is another day on either side of the Atlantic.
			if d.Year > 0 && d.Month > 0 && written.Day() == d.Day && !strings.Contains(line[d.Start:d.End], "/") {
				day, ok = d, true
			}
		}
		if ok {
			break
		}
	}
	if !ok {
		return time.Time{}, false
	}
	rest := line[:day.Start] + " . " + line[day.End:]
	times := clock().FindAllStringSubmatch(rest, -1)
	if len(times) > 1 {
		return time.Time{}, false
	}
	if place := placeZone.FindString(rest); place != "" {
		at, err := time.LoadLocation(place)
		if err != nil {
			return time.Time{}, false
		}
		zone = at
	}
	hour, minute := 0, 0
	if len(times) == 1 {
		if hour, minute, ok = hourOf(times[0]); !ok {
			return time.Time{}, false
		}
		word := times[0][11]
		if offset, known := clockZones()[strings.ToUpper(word)]; known {
			zone = time.FixedZone(word, offset*3600)
		} else if likeZone.MatchString(word) && !notZone.Has(word) {
			return time.Time{}, false // one that we do not know
		}
	}
	return onClock(time.Date(day.Year, time.Month(day.Month), day.Day, hour, minute, 0, 0, time.UTC), zone, later), true
}

// hourOf reads the match of a time of day.
func hourOf(m []string) (hour, minute int, ok bool) {
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 0
		}
		return n
	}
	switch {
	case m[3] != "":
		hour, minute = number(m[1]), number(m[2])
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if m[3][0] == 'p' || m[3][0] == 'P' {
			hour += 12
		}
	case m[9] != "":
		hour = 12
	case m[10] != "":
		hour = 0
	default:
		hour, minute = number(m[4]+m[6]+m[7]), number(m[5]+m[8])
	}
	return hour, minute, hour < 24 && minute < 60
}
