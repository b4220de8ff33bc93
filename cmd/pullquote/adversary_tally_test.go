package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/pullquote/pullquote/bot/answer"
)

// tally counts what became of the claims of each class and of the replies of
// each form.
type tally struct {
	mu      sync.Mutex
	classes map[string]*row
	forms   map[string]*row
	replies int // that the model was asked for
	// honest counts the replies of truths alone, kept those of them that were
	// shown as they are, every claim of them.
	honest, kept int
	faults       map[string]int
	// printed counts sentences of articles that are shown in place of a claim
	// though they hold a link, a mention or markup of their own.
	printed int
	told    map[string]bool   // the truths that were sent
	lost    map[string]string // those that were not shown, and why
}

// row is what became of the claims of one class, or the replies of one form.
type row struct {
	sent, shown, replaced, dropped int
	escaped                        map[string]int // by text
}

// escapes counts how often a claim of the row was shown though wrong.
func (w *row) escapes() int {
	sum := 0
	for _, n := range w.escaped {
		sum += n
	}
	return sum
}

func newTally() *tally {
	return &tally{
		classes: map[string]*row{}, forms: map[string]*row{},
		faults: map[string]int{}, told: map[string]bool{}, lost: map[string]string{},
	}
}

func rowOf(table map[string]*row, key string) *row {
	if table[key] == nil {
		table[key] = &row{escaped: map[string]int{}}
	}
	return table[key]
}

// enter takes the answer to a round into account.
func (t *tally) enter(r *round, said answer.Answer, faults []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.replies += r.requests
	for _, fault := range faults {
		t.faults[fault]++
	}
	whole := true
	for _, s := range r.sent {
		switch {
		case s.broken, s.again && s.class == honest:
		case s.class == honest:
			whole = t.enterTruth(said, s) && whole
		default:
			t.enterLie(r, said, s)
		}
	}
	if r.honest && len(r.sent) > 0 {
		t.honest++
		if whole {
			t.kept++
		}
	}
	for _, c := range said.Claims {
		if strings.Contains(quotedBy(said, c), c.Text) && unsafe.MatchString(dots.Replace(c.Text)) {
			t.printed++
		}
	}
	t.enterForm(r, said)
}

// enterTruth reports whether the truth is shown.
func (t *tally) enterTruth(said answer.Answer, s sent) bool {
	t.told[s.Text] = true
	if rowOf(t.classes, honest).enter(said, s) {
		return true
	}
	t.lost[s.Text] = reason(said, s.Text)
	return false
}

// enterLie counts a lie. One has escaped when it is shown, unless it is a truth
// with wrong numbers that the model has sent with the right ones as well.
func (t *tally) enterLie(r *round, said answer.Answer, s sent) {
	row := rowOf(t.classes, s.class)
	row.enter(said, s)
	if asserts(said, s.Text) && !r.tells(s.Text) {
		row.escaped[s.Text]++
	}
}

// enter counts a claim and reports whether it is shown.
func (w *row) enter(said answer.Answer, s sent) bool {
	w.sent++
	switch {
	case slices.ContainsFunc(said.Claims, func(c answer.Claim) bool { return c.Text == s.Text }):
		w.shown++
		return true
	case len(said.Claims) > 0 && len(s.Sentences) > 0 && reason(said, s.Text) != "":
		w.replaced++
	default:
		w.dropped++
	}
	return false
}

// enterForm counts the replies by their form. A claim of a broken reply that
// is shown has escaped.
func (t *tally) enterForm(r *round, said answer.Answer) {
	row := rowOf(t.forms, r.form.name)
	row.sent++
	switch {
	case said.Mode == answer.ByModel:
		row.shown++
	case len(said.Claims) > 0:
		row.replaced++
	default:
		row.dropped++
	}
	for _, s := range r.sent {
		again := slices.ContainsFunc(r.sent, func(o sent) bool { return !o.broken && o.Text == s.Text })
		if s.broken && !again && asserts(said, s.Text) {
			row.escaped[s.Text]++
		}
	}
}

// asserts reports whether the text is shown and does not stand in a quotation
// that it is shown with, where it would be the article's word.
func asserts(said answer.Answer, text string) bool {
	return slices.ContainsFunc(said.Claims, func(c answer.Claim) bool {
		return c.Text == text && !strings.Contains(quotedBy(said, c), text)
	})
}

// reason returns why a claim was dropped, or "".
func reason(said answer.Answer, text string) string {
	for _, d := range said.Dropped {
		if d.Text == text {
			return d.Reason
		}
	}
	return ""
}

// String returns the tally as a table.
func (t *tally) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, table := range []struct {
		heading string
		rows    map[string]*row
	}{{"claims", t.classes}, {"replies", t.forms}} {
		fmt.Fprintf(w, "\n%s\tsent\tshown\treplaced\tdropped\tescaped\tdistinct\t\n", table.heading)
		for _, key := range slices.Sorted(maps.Keys(table.rows)) {
			r := table.rows[key]
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", key, r.sent, r.shown, r.replaced, r.dropped, r.escapes(), len(r.escaped))
		}
	}
	w.Flush()
	fmt.Fprintf(&b, "\n%d of %d honest replies kept as they are; %d replies in all; %d sentences of articles with links of their own",
		t.kept, t.honest, t.replies, t.printed)
	return b.String()
}
