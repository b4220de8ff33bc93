package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// round is one question with what the model replies to it. All chance in it
// comes from the seed and the round's number, so that each can be played
// again alone.
type round struct {
	id       string
	topic    *topic
	question string
	topics   []topic
	attacks  []attack
	chance   *rand.Rand
	form     form // of the reply
	// honest: the reply holds truths alone, in a sound form.
	honest bool
	// passing: a broken reply comes once, and a sound one when the bot asks
	// again.
	passing bool

	requests int
	sent     []sent
	faults   []string // what is wrong with a request itself
}

// sent is a claim that the model has sent.
type sent struct {
	prompts.Claim
	class  string
	broken bool // in a broken reply
	// again: in a reply to the request to write claims again. It takes the
	// place of any of those; a truth that nobody asked for need not be shown.
	again bool
}

// Shares of the rounds: enough honest ones to tell a share of 95 % from one of
// 94 % over the whole run, enough broken ones to meet each form often.
const (
	shareHonest = 0.35
	shareBroken = 0.25
	sharePasses = 0.30 // of the broken ones
)

func newRound(topics []topic, attacks []attack, seed, number uint64) *round {
	x := rand.New(rand.NewPCG(seed, number))
	r := &round{id: fmt.Sprintf("round-%d", number), topics: topics, attacks: attacks, chance: x}
	for r.topic == nil || len(r.topic.questions) == 0 {
		r.topic = &topics[x.IntN(len(topics))]
	}
	r.question = one(x, r.topic.questions)
	switch share := x.Float64(); {
	case share < shareHonest:
		r.form, r.honest = one(x, soundForms), true
	case share < shareHonest+shareBroken:
		r.form = one(x, brokenForms)
		r.form.broken = true
		r.passing = x.Float64() < sharePasses
	default:
		r.form = one(x, soundForms)
	}
	return r
}

// canaries stand in every sentence of the hidden articles and nowhere else.
var canaries = []string{"Quillon", "Vernoway"}

// reply writes the reply to a request.
func (r *round) reply(request fake.Request) fake.Reply {
	r.requests++
	shown, own, _ := strings.Cut(request.User, "\nEND ") // what follows in a second request are the model's own claims
	again := strings.Contains(own, "\nBEGIN ")
	for _, word := range canaries {
		if strings.Contains(request.System+shown, word) {
			r.faults = append(r.faults, "the model was shown an article that the reader may not see")
		}
	}
	o, err := readOffer(request.User, r.topic.truths)
	if err != nil {
		r.faults = append(r.faults, err.Error())
	}
	form := r.form
	if r.passing && r.requests > 1 {
		form = soundForms[0]
	}
	var claims []prompts.Claim
	for i, s := range r.compose(o) {
		s.broken, s.again = form.broken, again
		if again {
			s.Repairs = i % 3 // 0 names none
		}
		r.sent = append(r.sent, s)
		claims = append(claims, s.Claim)
	}
	return form.write(r.chance, claims)
}

// compose picks the claims of a reply to what is offered.
func (r *round) compose(o offer) []sent {
	if len(o.truths) == 0 {
		return nil
	}
	x := r.chance
	var out []sent
	for _, i := range x.Perm(len(o.truths))[:min(len(o.truths), 1+x.IntN(4))] {
		t := o.truths[i]
		out = append(out, sent{Claim: prompts.Claim{Text: t.text, Sentences: t.lines}, class: honest})
	}
	if r.honest {
		return out
	}
	for range 1 + x.IntN(4) {
		out = append(out, r.attack(one(x, o.truths), o)...)
	}
	out = append(out, out[x.IntN(len(out))]) // said twice
	x.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// attack spoils a truth, by hand, by a rule, or by what no truth is needed
// for. It returns nothing where that did not come off.
func (r *round) attack(c cited, o offer) []sent {
	x := r.chance
	switch x.IntN(8) {
	case 0, 1:
		if len(c.lies) > 0 {
			l := one(x, c.lies)
			return []sent{{Claim: prompts.Claim{Text: l.text, Sentences: c.lines}, class: l.class}}
		}
	case 2:
		return r.foreign(o)
	}
	for range 20 {
		a := one(x, r.attacks)
		if claim, ok := a.spoil(x, c, o); ok {
			return []sent{{Claim: claim, class: a.class}}
		}
	}
	return nil
}

// tells reports whether the text is one of the truths that the model has sent
// in a reply that was not broken.
func (r *round) tells(text string) bool {
	return slices.ContainsFunc(r.sent, func(s sent) bool { return s.class == honest && !s.broken && s.Text == text })
}

// foreign is a claim that somebody has smuggled into an article, or one of an
// article that the reader may not see.
func (r *round) foreign(o offer) []sent {
	x := r.chance
	smuggled := slices.Concat(r.topic.injected, r.topic.planted)
	unseen := one(x, r.topics).hidden
	switch {
	case len(smuggled) > 0 && x.IntN(2) == 0:
		i := x.IntN(len(smuggled))
		t := smuggled[i]
		own, offered := o.cite(t.from)
		if offered && i < len(r.topic.injected) && x.IntN(2) == 0 {
			return []sent{{Claim: prompts.Claim{Text: t.text, Sentences: own}, class: fromInjection}}
		}
		if other := one(x, o.numbers); !slices.Contains(own, other) {
			return []sent{{Claim: prompts.Claim{Text: t.text, Sentences: []int{other}}, class: fromInjection}}
		}
	case len(unseen) > 0:
		lines := slices.Compact([]int{one(x, o.numbers), one(x, o.numbers)})
		return []sent{{Claim: prompts.Claim{Text: one(x, unseen).text, Sentences: lines}, class: fromHidden}}
	}
	return nil
}
