package main

import (
	"context"
	"errors"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// reportFlags are the arguments of the commands that say what articles hold
// on something.
type reportFlags struct {
	Of    []string `arg:"" help:"An article, by its headline, id or web address, or a topic."`
	Since string   `placeholder:"TIME" help:"Leave out articles published before this time: 2025-11-09, yesterday or 7d."`
	outputFlags
	readerFlags
}

// request is what the flags ask for, without its id.
func (f reportFlags) request(p *program) (bot.Request, error) {
	reader, err := f.reader(p)
	if err != nil {
		return bot.Request{}, err
	}
	since, err := sinceTime(f.Since, p.now(), p.config.Zone)
	return bot.Request{Of: f.Of, Since: since, Reader: reader, Place: terminalAddress}, err
}

// report has the bot answer the request and print it. It returns errNotFound
// when the articles hold nothing on it.
func (f reportFlags) report(ctx context.Context, p *program, length bot.Length, write func(*bot.Bot, bot.Request) (bot.Outcome, error)) error {
	request, err := f.request(p)
	if err != nil {
		return err
	}
	request.Length = length
	d, err := p.openDesk(ctx, f.outputFlags)
	if err != nil {
		return err
	}
	if request.ID, err = d.id(); err == nil {
		if d.model {
			p.wait("Reading the articles…")
			defer p.waited()
		}
		err = unlessMissed(write(d.bot, request))
	}
	return errors.Join(err, d.close())
}

// sinceTime reads the time after --since: an instant, "today", "yesterday",
// or a number of days such as 7d. Days begin at midnight in the newsroom's
// zone.
func sinceTime(text string, now time.Time, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	year, month, day := now.In(zone).Date()
	midnight := time.Date(year, month, day, 0, 0, 0, 0, zone)
	switch days, isDays := daysOf(text); {
	case text == "today":
		return midnight, nil
	case text == "yesterday":
		return midnight.AddDate(0, 0, -1), nil
	case isDays:
		return midnight.AddDate(0, 0, -days), nil
	}
	at, err := instant(text, zone)
	if err != nil {
		return time.Time{}, &mistake{
			said:   "The time after --since cannot be read.",
			next:   `Write 2025-11-09, "2025-11-09 18:30", today, yesterday or 7d.`,
			status: statusUsage,
		}
	}
	return at, nil
}

// mostDays is the longest number of days that --since takes: a century.
const mostDays = 36525

// daysOf reads "7d".
func daysOf(text string) (days int, ok bool) {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' && days <= mostDays:
			days, digits = days*10+int(r-'0'), digits+1
		case r == 'd' && digits > 0:
			return days, digits+1 == len(text) && days <= mostDays
		default:
			return 0, false
		}
	}
	return 0, false
}
