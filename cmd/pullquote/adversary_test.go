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

// leastKept is the share of honest claims that must be shown as the model wrote
// them; the others are shown as their sentences. The claims of this test are
// written more freely than the prompt asks, so that it is no measure of models:
// 53 in 100 were kept when it was set.
const leastKept = 0.50

// mayEscape is the share of the lies about sense that may be shown. No list of
// words decides in every case what a sentence denies, doubts or whose words it
// gives; what code can decide must not escape at all.
const mayEscape = 0.01

var aboutSense = []string{changedNegation, changedHedge, changedDirection, lostAttribution, wrongSpeaker, fromInjection}

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

// judge says what went wrong, with every example.
func (t *tally) judge(test *testing.T, topics []topic) {
	test.Helper()
	for _, fault := range slices.Sorted(maps.Keys(t.faults)) {
		test.Errorf("%d times: %s", t.faults[fault], fault)
	}
	t.judgeEscapes(test, 0)
	if kept := rowOf(t.classes, honest); kept.sent == 0 || float64(kept.shown) < leastKept*float64(kept.sent) {
		test.Errorf("%d of %d honest claims were kept, want %.0f %%", kept.shown, kept.sent, 100*leastKept)
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

// judgeEscapes says which claims were shown though wrong. Of the lies about
// sense, few may be in any case, for a test that sends too few to tell a
// share.
func (t *tally) judgeEscapes(test *testing.T, few float64) {
	test.Helper()
	sent, escaped := 0, 0
	for _, table := range []map[string]*row{t.classes, t.forms} {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			report := test.Errorf
			if slices.Contains(aboutSense, key) {
				report = test.Logf
				sent += table[key].sent
				escaped += table[key].escapes()
			}
			for _, text := range slices.Sorted(maps.Keys(table[key].escaped)) {
				report("%s: shown %d times though wrong: %s", key, table[key].escaped[text], text)
			}
		}
	}
	if float64(escaped) > max(few, mayEscape*float64(sent)) {
		test.Errorf("%d of %d lies about sense were shown, want at most %.0f %%", escaped, sent, 100*mayEscape)
	}
}
