package bot_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A shared answer is the recorded one, said once at its new place under a key
// of its own.
func TestShare(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	answer, err := s.ask(t, out, ledger)
	if err != nil {
		t.Fatal(err)
	}
	b := s.bot(out, ledger)
	sharing := say.Sharing{Key: "answer/q1", Place: "channel"}
	shared, err := b.Share(t.Context(), sharing)
	if err != nil {
		t.Fatal(err)
	}
	if shared.Claims[0].Text != answer.Claims[0].Text || len(shared.Citations) != len(answer.Citations) || shared.Outcome != answer.Outcome {
		t.Errorf("shared %+v\nsaid %+v", shared, answer)
	}
	var record say.Record
	if err := json.Unmarshal(ledger.entries["share/channel/answer/q1"], &record); err != nil {
		t.Fatal(err)
	}
	if record.Of != "answer/q1" || record.Place != "channel" || len(ledger.quotes["share/channel/answer/q1"]) != len(answer.Citations) {
		t.Errorf("the record is %+v", record)
	}
	if _, err := b.Share(t.Context(), sharing); !errors.Is(err, say.ErrAlreadySaid) {
		t.Errorf("shared again: %v, want ErrAlreadySaid", err)
	}
	if len(out.sent) != 2 {
		t.Errorf("%d messages arrived, want 2", len(out.sent))
	}
}

// Only what everybody at the place may read is shared, be it by another
// attempt at a message that did not arrive; what was never said is not.
func TestShareWithinRights(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	if _, err := s.ask(t, out, ledger); err != nil {
		t.Fatal(err)
	}
	b := s.bot(out, ledger)
	out.refuse = true
	if _, err := b.Share(t.Context(), say.Sharing{Key: "answer/q1", Place: "begun"}); !errors.Is(err, errNetwork) {
		t.Fatalf("refused: %v", err)
	}
	out.refuse = false
	s.archive.newer["strike"] = &news.Article{ID: "strike", Revision: 2, Text: s.archive.articles["strike"].Text, Collection: "desk"}
	for _, sharing := range []say.Sharing{{Key: "answer/q1", Place: "fresh"}, {Key: "answer/q1", Place: "begun"}, {Key: "answer/unknown", Place: "fresh"}} {
		if _, err := b.Share(t.Context(), sharing); !errors.Is(err, say.ErrNotShareable) {
			t.Errorf("%+v: %v, want ErrNotShareable", sharing, err)
		}
	}
	if _, err := b.Share(t.Context(), say.Sharing{Key: "answer/q1", Place: "members", Reader: news.Reader{Collections: []string{"desk"}}}); err != nil {
		t.Errorf("members: %v", err)
	}
	if len(out.sent) != 2 {
		t.Errorf("%d messages arrived, want the answer and one share", len(out.sent))
	}
}

// What not everybody may read is left out of a shared answer, with the claims
// that stand on it, and nothing tells that it was there.
func TestSharePart(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	open := s.archive.articles["strike"]
	closed := &news.Article{ID: "closed", Revision: 1, Text: "The source is known.", Collection: "desk"}
	s.archive.articles["closed"] = closed
	record, err := json.Marshal(say.Record{Answer: answer.Answer{
		Question: s.question, Outcome: answer.Answered,
		Claims: []answer.Claim{{Text: "It is known.", Citations: []int{1}}, {Text: "They met.", Citations: []int{2}}},
		Citations: []answer.Citation{
			{N: 1, Article: "closed", Revision: 1, End: len(closed.Text), Quote: closed.Text},
			{N: 2, Article: "strike", Revision: 1, End: len("Bus drivers"), Quote: open.Text[:len("Bus drivers")]},
		},
		Dropped: []answer.Dropped{{Text: "It is a judge.", Reason: "no"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	ledger.entries["answer/q1"] = record
	shared, err := s.bot(out, ledger).Share(t.Context(), say.Sharing{Key: "answer/q1", Place: "channel"})
	if err != nil {
		t.Fatal(err)
	}
	if len(shared.Claims) != 1 || shared.Claims[0].Text != "They met." || shared.Outcome != answer.Partial || len(shared.Dropped) > 0 {
		t.Errorf("shared %+v", shared)
	}
	if stored := string(ledger.entries["share/channel/answer/q1"]); strings.Contains(stored, "known") || strings.Contains(stored, "judge") {
		t.Errorf("the record tells what was left out: %s", stored)
	}
}
