package slackapp

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// shortZones are the places by whose clocks people mean a short name.
var shortZones = lexicon.Kept(func() map[string]string {
	out := map[string]string{}
	for _, e := range lexicon.Entries("zoneplaces", "en") {
		for _, name := range e.Words {
			out[name] = e.Name
		}
	}
	return out
})

// regions are the first parts of the names of zones in the tz database.
var regions = []string{"Europe", "America", "Africa", "Asia", "Australia", "Atlantic", "Pacific", "Indian"}

// zoneCalled returns the zone of a name as people write it: europe/london, EST,
// UTC+1. It is nil for a word that is no such name; the error, for one that
// looks like a zone and is none, is shown.
func zoneCalled(word string) (*time.Location, error) {
	if place, ok := shortZones()[strings.ToLower(word)]; ok {
		return readZone(place)
	}
	if sign := strings.IndexAny(word, "+-"); sign == len("UTC") {
		hours, err := strconv.Atoi(word[sign+1:])
		if err != nil || hours > 12 {
			return nil, errSchedule("I know zones of whole hours only, such as UTC+1; better name a place, such as Europe/London.")
		}
		flipped := map[byte]string{'+': "-", '-': "+"}[word[sign]] // the tz database counts west of Greenwich
		return readZone(fmt.Sprintf("Etc/GMT%s%d", flipped, hours))
	}
	if strings.Contains(word, "/") {
		if zone, err := readZone(word); err == nil {
			return zone, nil
		}
		return readZone(capitals(word))
	}
	return nil, nil
}

// shownZone is the name of a zone for people: UTC+1 for Etc/GMT-1.
func shownZone(zone *time.Location) string { return shownName(zone.String()) }

func shownName(zone string) string {
	if hours, ok := strings.CutPrefix(zone, "Etc/GMT"); ok {
		return "UTC" + strings.NewReplacer("-", "+", "+", "-").Replace(hours)
	}
	return zone
}

// zoneOfCity returns the zone that is named for the city, or nil.
func zoneOfCity(city string) *time.Location {
	name := strings.ReplaceAll(capitals(city), " ", "_")
	for _, region := range regions {
		if zone, err := time.LoadLocation(region + "/" + name); err == nil && name != "" {
			return zone
		}
	}
	return nil
}

// capitals writes each part of a zone's name with a capital: Europe/London,
// America/New_York.
func capitals(name string) string {
	letters, start := []rune(strings.ToLower(name)), true
	for i, r := range letters {
		if start {
			letters[i] = []rune(strings.ToUpper(string(r)))[0]
		}
		start = r == '/' || r == '_' || r == ' ' || r == '-'
	}
	return string(letters)
}

// readZone reads the name of a time zone. Its error is shown.
func readZone(name string) (*time.Location, error) {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, errSchedule("I know no time zone of that name; one is called Europe/London.")
	}
	return zone, nil
}
