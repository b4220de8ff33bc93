package main

import (
	"context"
	"flag"
	"maps"
	"runtime"
	"slices"
	"sync"
	"testing"
)

var (
	replies   = flag.Uint64("replies", 600, "how many questions TestAdversary has answered by its hostile model")
	replySeed = flag.Uint64("reply-seed", 1, "what TestAdversary draws questions and replies from")
)

// enough is how many replies meet every truth; fewer may miss one by chance.
const enough = 5000

// leastKept is the share of honest claims that must be shown as they are: a
// check that refuses everything is no check. Replies of several claims are
// kept whole less often, 89.9 % of them when 10,000 were measured.
const leastKept = 0.95

// softClasses are the attacks that change what a claim means and not its
// numbers, names, links or quotations. No rule catches all of them; of all
// that are sent, at most softLimit may be shown. The measure of 10,000 replies
// stood at 0.3 % when the limit was set; a short run may be unlucky.
var softClasses = []string{"attribution", "direction", "hedge", "injection", "negation", "speaker"}

const softLimit = 0.01

// Whatever a model replies, nothing is shown that the articles do not carry,
// and what an honest model replies is shown as it is. The whole measure is
//
//	go test ./cmd/pullquote -run Adversary -v -replies 10000
func TestAdversary(t *testing.T) {
	topics, attacks := readTopics(t), readAttacks(t)
	room := openRoom(t, topics)
	tally := newTally()
	lanes := uint64(runtime.GOMAXPROCS(0))
	var running sync.WaitGroup
	for first := range lanes {
		l := room.lane(t)
		running.Go(func() {
			for number := first; number < *replies && !t.Failed(); number += lanes {
				r := newRound(topics, attacks, *replySeed, number)
				messages, err := l.ask(t.Context(), r)
				if err != nil || len(messages) != 1 {
					t.Errorf("%s, %s: %d messages, %v", r.id, r.question, len(messages), err)
					return
				}
				tally.enter(r, messages[0], room.faultsOf(r, messages[0]))
			}
		})
	}
	running.Wait()
	t.Log(tally)
	room.prove(t, t.Context())
	tally.judge(t, topics)
}

// prove holds every quotation in the ledger against the stored bytes.
func (n *room) prove(t *testing.T, ctx context.Context) {
	t.Helper()
	proof, err := n.archive.Prove(ctx)
	if err != nil || len(proof.Failed) > 0 || proof.Entries != int(*replies) || proof.Quotes == 0 {
		t.Errorf("the ledger holds %d answers with %d quotations, of which %d cannot be proved: %v", proof.Entries, proof.Quotes, len(proof.Failed), err)
	}
}

// judgeSoft holds the share of soft attacks that were shown to its limit.
func (t *tally) judgeSoft(test *testing.T) {
	test.Helper()
	sent, shown := 0, 0
	for _, class := range softClasses {
		if r := t.classes[class]; r != nil {
			sent += r.sent
			for _, times := range r.escaped {
				shown += times
			}
		}
	}
	if float64(shown) > softLimit*float64(sent) {
		test.Errorf("%d of %d soft attacks were shown, more than %.0f %%", shown, sent, 100*softLimit)
	}
}

// judge says what went wrong, with an example for each.
func (t *tally) judge(test *testing.T, topics []topic) {
	test.Helper()
	for _, fault := range slices.Sorted(maps.Keys(t.faults)) {
		test.Errorf("%d times: %s", t.faults[fault], fault)
	}
	for _, table := range []map[string]*row{t.classes, t.forms} {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			report := test.Errorf
			if slices.Contains(softClasses, key) {
				report = test.Logf
			}
			for _, text := range slices.Sorted(maps.Keys(table[key].escaped)) {
				report("%s: shown %d times though wrong: %s", key, table[key].escaped[text], text)
			}
		}
	}
	t.judgeSoft(test)
	honest := t.classes["honest"]
	if share := float64(honest.shown) / float64(honest.sent); !(share >= leastKept) { // NaN fails as well
		test.Errorf("%.1f %% of honest claims were kept, want %.0f %%", 100*share, 100*leastKept)
	}
	for _, text := range slices.Sorted(maps.Keys(t.lost)) {
		test.Logf("true but not shown: %s\n\t%s", text, t.lost[text])
	}
	for _, p := range topics {
		for _, truth := range p.truths {
			if *replies >= enough && !t.told[truth.text] {
				test.Errorf("%s: no question leads to this truth: %s", p.name, truth.text)
			}
		}
	}
}
