package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/pullquote/pullquote/retrieval/postgres"
)

const (
	// clockLeeway is by how much the clocks of the database and a machine may
	// differ: digests and embargoes go by the machine's, to the second.
	clockLeeway = 2 * time.Second
	// slowTrip is from what time on a statement takes so long that answers, which
	// take some ten of them, are seen to be late.
	slowTrip = 50 * time.Millisecond
)

// checkDatabase finds out whether the database of DATABASE_URL can be used.
func (p *program) checkDatabase(ctx context.Context, d *diagnosis) {
	const check = "Database"
	if p.config.DatabaseURL == "" {
		d.add(finding{check, checkOff, "DATABASE_URL is not set; DATA_DIR holds everything.", ""})
		return
	}
	if address, err := url.Parse(p.config.DatabaseURL); err == nil && address.Hostname() != "" {
		d.dials(address.Host, "the database of DATABASE_URL: articles, questions and answers")
	}
	db, err := p.openDatabase(ctx, p.config.DatabaseURL)
	if err != nil {
		d.add(failure(check, err))
		return
	}
	defer db.Close()
	state, err := db.State(ctx, p.now)
	if err != nil {
		d.add(failure(check, err))
		return
	}
	d.add(databaseFindings(check, state)...)
}

func databaseFindings(check string, s postgres.State) []finding {
	through := ""
	if s.Pooled {
		through = " through PgBouncer"
	}
	found := finding{check, checkOK, fmt.Sprintf("PostgreSQL %s answers%s in %.1f ms and can be written to.", s.Version, through, float64(s.RoundTrip.Microseconds())/1000), ""}
	if s.RoundTrip > slowTrip {
		found.Result, found.Mend = checkWrong, "Answers take some ten statements: run Pullquote nearer to the database."
	}
	out := []finding{found}
	if ahead := s.Ahead.Abs(); ahead > clockLeeway {
		out = append(out, finding{check, checkWrong, fmt.Sprintf("Its clock and this machine's differ by %.1f s.", ahead.Seconds()), "Set both by a time server (NTP)."})
	}
	return out
}
