package main

import (
	"context"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// summaries is which share of the questions of TestAdversary
// TestAdversarySummary plays: one in so many.
const summaries = 4

// Whatever a model replies when it is asked for a summary, nothing is shown
// that the articles do not carry.
func TestAdversarySummary(t *testing.T) {
	topics, attacks := readTopics(t), readAttacks(t)
	room := openRoom(t, topics)
	l, tally := room.lane(t), newTally()
	for number := range *replies / summaries {
		r := newRound(topics, attacks, *replySeed, number)
		messages, err := l.summarise(t.Context(), r)
		if err != nil || len(messages) != 1 {
			t.Fatalf("%s, %s: %d messages, %v", r.id, r.topic.name, len(messages), err)
		}
		tally.enter(r, messages[0], room.faultsOf(r, messages[0]))
	}
	for fault, times := range tally.faults {
		t.Errorf("%d times: %s", times, fault)
	}
	tally.judgeEscapes(t, 2)
	kept := rowOf(tally.classes, honest)
	if kept.shown == 0 {
		t.Error("no honest claim was shown")
	}
	t.Logf("%d of %d honest claims shown", kept.shown, kept.sent)
}

// summarise plays the round with a summary of its article, or of its topic
// where it has several articles or one that the reader may not see.
func (l *lane) summarise(ctx context.Context, r *round) ([]answer.Answer, error) {
	l.model.play(r)
	defer l.model.play(nil)
	l.sent.answers = nil
	asked, of := l.patient, r.question
	if r.form.stalls {
		asked = l.hasty
	}
	if r.topic.article != nil {
		of = r.topic.name
	}
	_, err := asked.Summarise(ctx, bot.Request{ID: r.id, Of: []string{of}, Length: bot.Long, Place: "newsroom"})
	return l.sent.answers, err
}
