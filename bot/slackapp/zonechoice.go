package slackapp

import (
	_ "embed"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

//go:embed zones.txt
var zonesFile string

// membersZone is the value of the choice that is no zone: the one that most of
// the channel's members have.
const membersZone = "members"

// zoneGroup is what the menu of zones shows under one heading.
type zoneGroup struct {
	heading string
	zones   []string
}

// zoneGroups are the zones of zones.txt, in its order. Slack allows a hundred
// options in a group, and a hundred groups.
func zoneGroups() []zoneGroup {
	var all []zoneGroup
	for line := range strings.Lines(zonesFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			all = append(all, zoneGroup{heading: strings.Trim(line, "[]")})
		default:
			all[len(all)-1].zones = append(all[len(all)-1].zones, line)
		}
	}
	return all
}

// zoneChoice is the menu of zones with one of them chosen, or with the members'
// own where now is nil. A zone that the list does not have, as an old name of
// one, stands above it.
func zoneChoice(now *time.Location) slack.BlockElement {
	members := slack.NewOptionBlockObject(membersZone, label("As most members of the channel"), nil)
	first := []*slack.OptionBlockObject{members}
	chosen := members
	groups := zoneGroups()
	if now != nil {
		chosen = zoneOption(now.String())
		if !slices.ContainsFunc(groups, func(g zoneGroup) bool { return slices.Contains(g.zones, now.String()) }) {
			first = append(first, chosen)
		}
	}
	menu := slack.NewOptionsGroupSelectBlockElement(slack.OptTypeStatic, label("Choose a time zone"), fieldZone, slack.NewOptionGroupBlockElement(label("This channel"), first...))
	for _, g := range groups {
		var options []*slack.OptionBlockObject
		for _, name := range g.zones {
			options = append(options, zoneOption(name))
		}
		menu.OptionGroups = append(menu.OptionGroups, slack.NewOptionGroupBlockElement(label(g.heading), options...))
	}
	menu.InitialOption = chosen
	return menu
}

func zoneOption(name string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(name, label(strings.ReplaceAll(shownName(name), "_", " ")), nil)
}
