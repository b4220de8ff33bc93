package llm

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

const raids = `{"about":"raids","positions":[{"value":"61 raids","sentences":[3]},{"value":"71 raids","sentences":[9]}]}`

// withDifferences is a reply of one claim with what stands where differences
// should.
func withDifferences(differences string) string {
	return strings.TrimSuffix(fake.JSON(claimOne), "}") + `,"differences":` + differences
}

// Differences come with a whole reply; that they are unsound or cut off costs
// no claim and no attempt.
func TestReplyReturnsDifferences(t *testing.T) {
	want := []prompts.Difference{{About: "raids", Positions: []prompts.Position{{Value: "61 raids", Sentences: []int{3}}, {Value: "71 raids", Sentences: []int{9}}}}}
	for name, test := range map[string]struct {
		reply fake.Reply
		want  []prompts.Difference
	}{
		"sound":           {fake.Text(withDifferences(`[` + raids + `]}`)), want},
		"unsound":         {fake.Text(withDifferences(`["raids"]}`)), nil},
		"out of tokens":   {fake.Finish(withDifferences(`[`+raids+`,{"ab`), "length"), want},
		"ended too early": {fake.Text(withDifferences(`[` + raids)), want},
		"none":            {fake.Claims(claimOne), nil},
	} {
		c := ask(t, Options{BaseURL: serve(t, test.reply).URL})
		if c.err != nil || len(c.waits) != 0 || !reflect.DeepEqual(c.claims, []prompts.Claim{claimOne}) || !reflect.DeepEqual(c.differences, test.want) {
			t.Errorf("%s: %+v, want %+v", name, c, test.want)
		}
	}
}

// A reply that is not whole has no differences: those of an attempt that
// failed are not those of the next.
func TestFailedReplyHasNoDifferences(t *testing.T) {
	c := ask(t, Options{BaseURL: serve(t, fake.Raw(fake.Pieces(withDifferences(`[`+raids+`]}`))+`data: {"error":{"message":"boom","code":503}}`+"\n\n")).URL})
	if c.kind() != prompts.Unavailable || c.differences != nil {
		t.Errorf("%+v", c)
	}
}

// A prompt that is meant for one attempt is not sent again.
func TestSentOnce(t *testing.T) {
	s := serve(t, fake.Status(503, ""), fake.Claims(claimOne))
	var c call
	chat, _ := newChat(t, Options{BaseURL: s.URL}, &c)
	once := prompt
	once.Once = true
	if _, err := chat.Reply(context.Background(), once, ignore); err == nil || len(s.Requests()) != 1 {
		t.Errorf("%v after %d requests, want a fault after one", err, len(s.Requests()))
	}
}
