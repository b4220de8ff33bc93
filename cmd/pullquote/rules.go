package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// channelID is the form of a Slack channel's id. A rule for "#newsdesk" would
// hold nowhere, and nobody would know.
var channelID = regexp.MustCompile(`^[CGD][A-Z0-9]{2,}$`)

// readWording reads a rule of CLAIMS.
func readWording(text string) (answer.Wording, error) {
	w, ok := answer.ReadWording(strings.ToLower(text))
	if !ok {
		return "", errors.New("must be written, printed or none")
	}
	return w, nil
}

// readWordings reads NAME=RULE,NAME=RULE. The error says what the names are,
// and gives an example. Names that is nil may be any.
func readWordings(value string, names func(string) bool, what, example string) (map[string]answer.Wording, error) {
	rules := map[string]answer.Wording{}
	for _, part := range strings.Split(value, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		name, text, _ := strings.Cut(part, "=")
		name = strings.TrimSpace(name)
		w, err := readWording(strings.TrimSpace(text))
		if err != nil || name == "" || names != nil && !names(name) {
			return nil, fmt.Errorf("must name %s, each with written, printed or none, such as %s", what, example)
		}
		if _, twice := rules[name]; twice {
			return nil, fmt.Errorf("must name each of the %s once", what)
		}
		rules[name] = w
	}
	return rules, nil
}

// channelRules and collectionRules are those of the settings, which were read
// without a fault when the program began.
func (c config) channelRules() map[string]answer.Wording {
	rules, _ := readWordings(c.ClaimsChannels, channelID.MatchString, "", "")
	return rules
}

func (c config) collectionRules() map[string]answer.Wording {
	rules, _ := readWordings(c.ClaimsCollections, nil, "", "")
	return rules
}

// rules are what the settings let a model do, and where.
func (c config) rules() say.Rules {
	channels := c.channelRules()
	return say.Rules{
		Everywhere: c.Claims, Collections: c.collectionRules(),
		Place: func(p say.Place) answer.Wording { return channels[slackapp.ChannelOf(p)] },
	}
}

// unsent are the collections that no embedding model is given.
func (c config) unsent() []string {
	var names []string
	for name, w := range c.collectionRules() {
		if w == answer.NoModel {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// stricter lists the rules of single channels or collections that allow less
// than holds everywhere, as "staff: none".
func (c config) stricter(rules map[string]answer.Wording) []string {
	var out []string
	for name, w := range rules {
		if (say.Rules{Everywhere: c.Claims, Collections: rules}).At("", name) != c.Claims {
			out = append(out, name+": "+string(w))
		}
	}
	slices.Sort(out)
	return out
}

// checkRules says what a model may do, and where it may do less.
func (p *program) checkRules(d *diagnosis) {
	c := p.config
	says := map[answer.Wording]string{
		answer.Written: "CLAIMS is written: a model may word the claims, which are checked.",
		answer.Printed: "CLAIMS is printed: a model may choose among the printed sentences, and none of its words are shown.",
		answer.NoModel: "CLAIMS is none: no model is asked, for claims or for the search.",
	}[c.Claims]
	for _, part := range []struct {
		of    string
		rules map[string]answer.Wording
	}{{"channels", c.channelRules()}, {"collections", c.collectionRules()}} {
		if list := c.stricter(part.rules); len(list) > 0 {
			says += " Stricter in " + part.of + ": " + strings.Join(list, ", ") + "."
		}
	}
	d.add(finding{"Claims", checkOK, says, ""})
}
