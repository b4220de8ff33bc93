package main

import (
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// readerFlags say on whose behalf a command reads.
type readerFlags struct {
	Collection []string `sep:"none" placeholder:"NAME" help:"Also use the articles of this collection. May be given several times."`
	At         string   `placeholder:"TIME" help:"Leave out articles that were under embargo at this time; it cannot be in the future."`
}

// reader returns the reader of the flags, whose instant is now unless an
// earlier one was given: a later one would open what is under embargo.
func (f readerFlags) reader(p *program) (news.Reader, error) {
	at := p.now().In(p.config.Zone)
	if f.At != "" {
		var err error
		if at, err = instant(f.At, p.config.Zone); err != nil {
			return news.Reader{}, err
		}
	}
	if at.After(p.now()) {
		return news.Reader{}, &mistake{
			said:   "The time after --at lies in the future.",
			next:   "Embargoes are held against the real time; leave --at out, or give a time that has passed.",
			status: statusUsage,
		}
	}
	// What is typed at the terminal is said in no channel.
	noModel := p.config.rules().At(terminalAddress, f.Collection...) == answer.NoModel
	return news.Reader{Collections: f.Collection, At: at, NoModel: noModel}, nil
}

// instantForms are the ways in which a time may be written on the command
// line, the newsroom's zone standing in for a missing one.
var instantForms = []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"}

// instant reads a time of the command line.
func instant(text string, zone *time.Location) (time.Time, error) {
	for _, form := range instantForms {
		if at, err := time.ParseInLocation(form, text, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, &mistake{
		said:   "The time after --at cannot be read.",
		next:   `Write 2025-11-09, "2025-11-09 18:30" or 2025-11-09T18:30:00Z.`,
		status: statusUsage,
	}
}
